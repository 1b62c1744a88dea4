import CodeIndex
import Foundation
import Harness
import SearchModel

/// Sound shards to be damaged: one with little of everything, one with enough text for a dictionary.
enum SampleShard {
  static let repositories = [
    RepositoryFacts(id: RepositoryID(1), name: "o/first"),
    RepositoryFacts(id: RepositoryID(2), name: "o/second", branches: ["main", "next"]),
  ]

  static func small(in folder: ScratchFolder) throws -> [UInt8] {
    try file(
      of: (0..<12).map { document($0, lines: 4 + $0 * 6) } + [
        ShardDocument(
          repository: RepositoryID(1), path: "odd\nname", content: Array("K\u{212A}k \u{17F} caf\u{E9}\r\nlast".utf8),
          language: "", branches: 1, blob: [1, 2, 3], symbols: [], flags: [], rank: 0),
        ShardDocument(
          repository: RepositoryID(2), path: "empty", content: [], language: "", branches: 3, blob: [], symbols: [],
          flags: .test, rank: 1),
      ], in: folder)
  }

  static func large(in folder: ScratchFolder) throws -> [UInt8] {
    try file(of: (0..<16).map { document($0, lines: 90 + $0) }, in: folder)
  }

  private static func document(_ number: Int, lines: Int) -> ShardDocument {
    var content: [UInt8] = []
    var symbols: [SymbolSpan] = []
    for line in 0..<lines {
      let name = "name\(number * 31 % 17)_\(line % 40)"
      if line % 3 == 0 {
        symbols.append(
          SymbolSpan(
            start: UInt32(content.count + 5), length: UInt16(name.utf8.count), kind: .function,
            depth: UInt8(line % 4)))
      }
      content += Array("func \(name)() { return call\(line * number) }\n".utf8)
    }
    return ShardDocument(
      repository: RepositoryID(number < 8 ? 1 : 2),
      path: number % 2 == 0 ? "folder/file\(number).swift" : "name\(number).c", content: content,
      language: number % 3 == 0 ? "C" : "Swift", branches: 1, blob: [UInt8](repeating: UInt8(number), count: 20),
      symbols: symbols, flags: [], rank: Double(number) / 16)
  }

  private static func file(of documents: [ShardDocument], in folder: ScratchFolder) throws -> [UInt8] {
    let writer = ShardWriter(folder: folder.path, name: "sample")
    for repository in repositories {
      try writer.addRepository(repository.id, name: repository.name, branches: repository.branches)
    }
    for document in documents { try writer.add(document) }
    let summary = try writer.finish()[0]
    defer { folder.remove(summary.fileName) }
    return [UInt8](try Data(contentsOf: folder.url.appendingPathComponent(summary.fileName)))
  }
}
