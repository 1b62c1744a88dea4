import Catalog
import Foundation
import QueryLanguage

/// Tells from a line of a file which practice it links to: by the chapter's address on any Guildhall (`/book/SLUG/`),
/// by the document's or file's (`/docs/REPOSITORY/-/PATH`, `/repos/REPOSITORY/-/blob/PATH`), or by the file's on its
/// host.
struct PracticeLinks {
  private let handbook: Handbook
  private let book = "/book/"
  /// What stands before the path of a file.
  private let files: [String]

  init(_ handbook: Handbook, record: RepositoryRecord) {
    self.handbook = handbook
    let name = HostAddress.encoded(record.name)
    var files = ["/docs/\(name)/-/", "/repos/\(name)/-/blob/"]
    if let host = HostAddress(sourceURL: record.sourceURL) {
      // Without the scheme: people write either.
      files += Set([record.branches.first ?? "main", "HEAD"]).sorted().map { branch in
        let address = host.files(on: branch)
        return address.firstRange(of: "://").map { String(address[$0.upperBound...]) } ?? address
      }
    }
    self.files = files
  }

  /// Lines that link to some practice, or more.
  var query: Query { .or(([book] + files).map { .content(Pattern($0)) }) }

  /// Lines that link to this practice, or more.
  func query(for path: String) -> Query {
    let addresses = files.map { $0 + HostAddress.encoded(path) }
    let slug = handbook.slug(of: path).map { [book + HostAddress.encoded($0)] } ?? []
    return .or((slug + addresses).map { .content(Pattern($0)) })
  }

  /// Paths of the practices that a line links to.
  func practices(in line: String) -> Set<String> {
    var found: Set<String> = []
    for rest in Self.targets(of: book, in: line) {
      if let path = handbook.path(of: rest) { found.insert(path) }
    }
    for prefix in files {
      for rest in Self.targets(of: prefix, in: line) where handbook.slug(of: rest) != nil { found.insert(rest) }
    }
    return found
  }

  /// What follows each occurrence of a prefix, up to where an address ends; decoded, without the slash or full stop at
  /// its end.
  private static func targets(of prefix: String, in line: String) -> [String] {
    line.ranges(of: prefix).compactMap { range in
      let rest = line[range.upperBound...].prefix { !" \t\"'`<>()[]{}|#?,;\\".contains($0) }
      let end = rest.lastIndex { $0 != "/" && $0 != "." }
      return end.flatMap { String(rest[...$0]).removingPercentEncoding }
    }
  }
}
