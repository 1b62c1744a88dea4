import Catalog
import Languages

/// What the code of a repository's own is written in, by folder.
struct OwnCode {
  /// Paths and sizes by language.
  private var programming: [String: [(path: String, bytes: Int)]] = [:]
  private var markup: [String: [(path: String, bytes: Int)]] = [:]

  init(_ files: [FileRecord]) {
    for file in files where file.branchMask & 1 != 0 && file.isOwn && file.skipped == nil {
      switch Language.named(file.language)?.category {
      case .programming: programming[file.language, default: []].append((file.path, file.size))
      case .markup: markup[file.language, default: []].append((file.path, file.size))
      case .data, .prose, nil: break
      }
    }
  }

  /// The language with the most bytes below a folder; one of markup, which documents are often generated in, only where
  /// nothing is programmed; empty where there is no code.
  func language(in folder: String) -> String {
    let prefix = folder.isEmpty ? "" : folder + "/"
    return Self.largest(programming, below: prefix) ?? Self.largest(markup, below: prefix) ?? ""
  }

  private static func largest(_ files: [String: [(path: String, bytes: Int)]], below prefix: String) -> String? {
    let sums = files.map { language, files in
      (language, files.reduce(0) { $1.path.hasPrefix(prefix) ? $0 + $1.bytes : $0 })
    }.filter { $0.1 > 0 }
    return sums.min { ($1.1, $0.0) < ($0.1, $1.0) }?.0
  }
}
