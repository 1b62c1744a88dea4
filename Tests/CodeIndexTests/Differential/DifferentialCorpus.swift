import CodeIndex
import Foundation
import SearchModel
import TestSupport

/// Documents that stand in a shard and, for ripgrep, in a folder.
struct DifferentialCorpus {
  private(set) var documents: [ShardDocument] = []
  let repository = RepositoryFacts(id: 1, name: "owner/name")

  mutating func add(_ path: String, _ content: [UInt8]) {
    let languages = ["c": "C", "h": "C", "swift": "Swift", "md": "Markdown"]
    documents.append(
      ShardDocument(
        repository: 1, path: path, content: content,
        language: languages[String(path.split(separator: ".").last ?? "")] ?? "",
        branches: 1, blob: [1, 2, 3], symbols: [], flags: [], rank: 0.5))
  }

  /// Writes the documents as ripgrep can read them alike: CR LF, a line break for us, becomes LF. No match can tell,
  /// since none that is asked for holds CR or the end of such a line but by `$`.
  func write(to folder: TemporaryFolder) throws {
    for document in documents {
      let file = folder.file(document.path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.withoutCarriageReturns(document.content)).write(to: file)
    }
  }

  /// The text with LF for each CR LF.
  static func withoutCarriageReturns(_ content: [UInt8]) -> [UInt8] {
    guard content.contains(13) else { return content }
    return content.indices.filter { content[$0] != 13 || $0 + 1 == content.count || content[$0 + 1] != 10 }
      .map { content[$0] }
  }
}

// MARK: - Made up

extension DifferentialCorpus {
  static let words = [
    "kmalloc", "kfree", "GFP_KERNEL", "return", "struct", "int", "foo", "bar", "Foo", "FOO", "x", "zq", "über", "ÜBER",
    "Straße", "STRASSE", "\u{212A}elvin", "Kelvin", "mi\u{17F}\u{17F}", "miss", "0123456789abcdef0123456789abcdef",
    "//", "{", "}", ";", "(", ")", "日本語", "TODO", "αβγ", "ΑΒΓ", "e\u{301}", "\u{1F600}", "\t", "\t\t", "  ", "->",
    "[0]", "*p", "a+b", "x?y:z", "\\n", "\"%s\"", "$HOME", "^", "|", "42", "0x7fff", "\u{2028}", "\u{A0}", "a_b", "aaa",
  ]

  /// A hundred files with everything in them that has ever been trouble.
  static func nasty(_ random: inout Seeded) -> DifferentialCorpus {
    var corpus = DifferentialCorpus()
    for number in 0..<50 {
      let end = ["c", "h", "swift", "md", "txt"].randomElement(using: &random) ?? "c"
      let folder = ["src", "src/über", "Tests/a b", "x"].randomElement(using: &random) ?? "x"
      corpus.add("\(folder)/f\(number).\(end)", text(&random))
    }
    let odd: [String: [UInt8]] = [
      "empty.c": [], "feed.c": [10], "feeds.c": [10, 10, 10], "break.c": [13, 10], "breaks.c": [13, 10, 13, 10],
      "return.c": [13], "lone.c": Array("foo\rbar\rkfree\n\rfoo\r".utf8), "x.c": Array("x".utf8),
      "open.c": Array("foo\nbar".utf8), "openbreak.c": Array("foo\r\nbar\r".utf8),
      "mark.c": [0xEF, 0xBB, 0xBF] + Array("foo bar\n".utf8), "zero.c": Array("foo\0bar\n\0\nkmalloc\n".utf8),
      "wide.c": [0xFF, 0xFE] + Array("f\0o\0o\0\n\0".utf8),
      "invalid.c": Array("foo ".utf8) + [0xFF, 0xC3] + Array(" bar\n".utf8) + [0x80, 0x80, 10, 0xE6, 0x97]
        + Array("foo\n".utf8),
      "long.c": [UInt8](repeating: 97, count: 40_000) + Array(" zq kfree end\nfoo".utf8),
      "many.c": Array(String(repeating: "foo bar;", count: 60).utf8) + [10],
      "widths.md": Array(String(repeating: "日本語 über \u{212A} ", count: 90).utf8) + Array("kfree\n".utf8),
    ]
    for (path, content) in odd.sorted(by: { $0.key < $1.key }) { corpus.add("odd/" + path, content) }
    return corpus
  }

  private static func line(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 0...8, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: [" ", "", "_", ".", ", "].randomElement(using: &random) ?? " ")
  }

  private static func text(_ random: inout Seeded) -> [UInt8] {
    let size = [1, 3, 10, 30, 60].randomElement(using: &random) ?? 0
    let isMixed = Int.random(in: 0..<8, using: &random) == 0
    let usual = Int.random(in: 0..<5, using: &random) == 0 ? "\r\n" : "\n"
    var text = ""
    for _ in 0..<size { text += line(&random) + (isMixed && Bool.random(using: &random) ? "\r\n" : usual) }
    if Bool.random(using: &random) { text += line(&random) }
    var bytes = Array(text.utf8)
    if !bytes.isEmpty, Int.random(in: 0..<8, using: &random) == 0 {
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &random)] = [0, 0xFF, 0x80].randomElement(using: &random) ?? 0
      }
    }
    return bytes
  }
}

// MARK: - From elsewhere

extension DifferentialCorpus {
  /// Sources of the packages that this one is built with, as far as they are there.
  ///
  /// `most`: files; they are taken from all over.
  static func checkouts(most: Int) -> DifferentialCorpus {
    let folder = ".build/checkouts"
    let paths = SourceTree.files(under: folder).filter { path in
      [".swift", ".c", ".h", ".md", ".cc", ".py", ".sh", ".yml", ".txt"].contains { path.hasSuffix($0) }
        && !path.contains("/.git/")
    }
    var corpus = DifferentialCorpus()
    let step = max(1, paths.count / max(1, most))
    for index in stride(from: 0, to: paths.count, by: step) {
      guard let content = try? Data(contentsOf: SourceTree.root.appendingPathComponent(paths[index])),
        content.count < 100_000
      else { continue }
      corpus.add(String(paths[index].dropFirst(folder.count + 1)), [UInt8](content))
    }
    return corpus
  }
}
