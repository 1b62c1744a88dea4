import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// Each way in which an index file can be wrong is named by a sentence of its own.
@Suite struct ShardDamageTests {
  private static func index() throws -> TestIndex {
    try TestIndex(
      (0..<30).map { number in
        .text(
          "folder/file\(number).swift",
          String(repeating: "func name\(number)() { return \(number) }\n", count: 60 + number * 20), language: "Swift"
        ).defining("name\(number)")
      })
  }

  private static func opened(_ bytes: [UInt8], verify: Bool = true) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.shard"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let shard = try Shard(path: path)
    if verify { try shard.verify() }
  }

  private static func sentence(_ bytes: [UInt8]) -> String {
    do {
      try opened(bytes)
      return "sound"
    } catch {
      return "\(error)"
    }
  }

  /// Offset and length of a section, by its place in the table of contents.
  private static func section(_ number: Int, of bytes: [UInt8]) -> (offset: Int, length: Int) {
    let word = { (at: Int) in (0..<8).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    return (word(24 + number * 24), word(24 + number * 24 + 8))
  }

  @Test func namesTheDamage() throws {
    let index = try Self.index()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: index.path(of: index.summaries[0]))))
    #expect(Self.sentence(bytes) == "sound")
    #expect(Self.sentence([]) == "It does not begin like an index file.")
    #expect(Self.sentence(Array("#!/bin/sh\n".utf8)) == "It does not begin like an index file.")
    #expect(Self.sentence(Array(bytes.prefix(20))) == "It should have 416 bytes but has 20.")
    #expect(
      Self.sentence(Array(bytes.dropLast(5)))
        == "It should have \(bytes.count) bytes but has \(bytes.count - 5).")
    var other = bytes
    other[8] = 77
    #expect(Self.sentence(other) == "It has format version 77, but this program reads version 3.")
    other = bytes
    other[100] ^= 1
    #expect(Self.sentence(other) == "The table of contents does not match its checksum.")
  }

  @Test func namesTheDamagedSection() throws {
    let index = try Self.index()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: index.path(of: index.summaries[0]))))
    let names = [
      "summary", "repositories", "languages", "page checksums", "documents", "paths", "object ids",
      "path blocks", "symbol pages", "symbols", "blocks", "dictionary", "key pages", "keys", "postings", "text",
    ]
    for (number, name) in names.enumerated() {
      let (offset, length) = Self.section(number, of: bytes)
      #expect(length > 0, "\(name)")
      var damaged = bytes
      damaged[offset + length / 2] ^= 0x40
      #expect(Self.sentence(damaged) == "The section `\(name)` does not match its checksum.")
    }
  }

  @Test func namesWhatTheSystemRefuses() throws {
    let folder = try TemporaryFolder()
    let (snapshot, damaged) = IndexSnapshot.open(["none.shard"], in: URL(fileURLWithPath: folder.path), reusing: nil)
    #expect(snapshot.shards.isEmpty)
    #expect(damaged.map(\.file) == ["none.shard"])
    #expect(damaged[0].cause == "The system cannot open \(folder.path)/none.shard: No such file or directory.")
  }

  /// In the dictionary, the symbols or the text: `sym:` reads all of them.
  @Test(arguments: [9, 11, 15])
  func aSearchNamesDamagedShardsAndAnswersFromTheOthers(damaged section: Int) async throws {
    let index = try Self.index()
    let path = index.path(of: index.summaries[0])
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let (offset, length) = Self.section(section, of: bytes)
    for place in stride(from: offset + 20, to: offset + length, by: 900) { bytes[place] ^= 0xFF }
    let folder = try TemporaryFolder()
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/bad.shard"))
    let (snapshot, damaged) = IndexSnapshot.open(["bad.shard"], in: URL(fileURLWithPath: folder.path), reusing: nil)
    #expect(damaged.isEmpty)
    let query = ParsedQuery(root: .symbol(Pattern("name"), kind: nil))
    let result = try await snapshot.search(query, scope: index.scope, limits: SearchLimits())
    #expect(result.incomplete.contains(.damagedShards(["bad.shard"])))
  }

  private static func smallDocument(_ number: Int) -> ShardDocument {
    let name = "name\(number * 31 % 17)"
    let text = (0..<30).map { "func \(name)() { return call\($0 * number) }\n" }.joined()
    return ShardDocument.text(
      number % 2 == 0 ? "folder/file\(number).swift" : "name\(number).c", text, repository: number < 11 ? 1 : 2,
      language: number % 3 == 0 ? "C" : "Swift", rank: Double(number) / 14
    ).defining(name)
  }

  /// Whatever byte changes in an open shard, each answer is right or names the
  /// shard, and what a sound shard beside it has to say is always there.
  @Test func noFlippedByteGivesAWrongAnswer() async throws {
    let index = try TestIndex(
      (0..<14).map(Self.smallDocument),
      in: [RepositoryFacts(id: 1, name: "o/first"), RepositoryFacts(id: 2, name: "o/second")])
    let files: [String] = index.summaries.map { $0.fileName }
    let path = index.path(of: index.summaries[0])
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let queries = try [
      "return call12", "file:FILE1", "sym:name", "/na[a-m]e1[0-9]/", "7(", "-lang:swift -return", "/[a-z]{6}/ f:c$",
    ].map { try QueryParser.parse($0, languages: { $0.lowercased() }).query }
    var sound: [CodeResult] = []
    for query in queries { sound.append(try await index.search(query, limits: SearchLimits(matchedLines: .max))) }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let folder = URL(fileURLWithPath: index.folder.path)
    let step = max(1, 11 / Fuzzing.rounds(1))
    for place in stride(from: Self.section(0, of: bytes).offset, to: bytes.count, by: step) {
      let snapshot = IndexSnapshot.open(files, in: folder, reusing: nil).0
      try file.write([bytes[place] ^ UInt8(1 << (place / step % 8))], at: place)
      for (query, sound) in zip(queries, sound) {
        let limits = SearchLimits(matchedLines: .max, deadline: .now + .seconds(20))
        let result = try await snapshot.search(query, scope: index.scope, limits: limits)
        let note: Comment = "byte \(place) of \(bytes.count), \(query)"
        if result.incomplete.isEmpty {
          #expect(result.files == sound.files && result.lineCount == sound.lineCount, note)
          #expect(result.filesByLanguage == sound.filesByLanguage, note)
        } else {
          #expect(result.incomplete == [Incompleteness.damagedShards([files[0]])], note)
          #expect(result.files.filter { $0.repository == 2 } == sound.files.filter { $0.repository == 2 }, note)
          let whole = sound.files.map(\.uncrowded)
          for file in result.files { #expect(whole.contains(file.uncrowded), note) }
        }
      }
      let stored = try? snapshot.document(repository: 1, path: "name3.c", branch: "main")
      if let stored { #expect(stored.content == index.documents[3].content, "byte \(place)") }
      try file.write([bytes[place]], at: place)
    }
  }

  /// Mutated files neither crash nor hang, whether or not the damage is noticed.
  @Test func survivesMutations() async throws {
    let index = try Self.index()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: index.path(of: index.summaries[0]))))
    let folder = try TemporaryFolder()
    let sections = (0..<16).map { Self.section($0, of: bytes) }
    let queries = ["return name3", "f:file1", "sym:name", "/na[a-m]e[0-9]+/", "na", "-lang:swift or x", "/[a-z]{20}/"]
    var random = Seeded(Fuzzing.seed(7))
    for round in 0..<Fuzzing.rounds(25) {
      var mutated = bytes
      // The four small sections are checked at once.
      let (offset, length) = sections[Int.random(in: 4...15, using: &random)]
      for _ in 0..<Int.random(in: 1...30, using: &random) where length > 0 {
        mutated[offset + Int.random(in: 0..<length, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let name = "m\(round).shard"
      try Data(mutated).write(to: URL(fileURLWithPath: folder.path + "/" + name))
      let (snapshot, _) = IndexSnapshot.open([name], in: URL(fileURLWithPath: folder.path), reusing: nil)
      for text in queries {
        let query = try QueryParser.parse(text, languages: { $0.lowercased() }).query
        let limits = SearchLimits(matchedLines: .max, deadline: .now + .seconds(20))
        let result = try await snapshot.search(query, scope: index.scope, limits: limits)
        #expect(!result.incomplete.contains(.deadline), "round \(round) \(text)")
      }
      _ = try? snapshot.document(repository: 1, path: "folder/file3.swift", branch: "main")
    }
  }
}

extension FileHandle {
  fileprivate func write(_ bytes: [UInt8], at offset: Int) throws {
    try seek(toOffset: UInt64(offset))
    try write(contentsOf: Data(bytes))
  }
}

extension FileMatch {
  /// As it would be without better files of its repository: some of those may be damaged.
  fileprivate var uncrowded: FileMatch {
    var file = self
    file.why.removeAll { $0.points < 0 }
    file.score = file.why.reduce(0) { $0 + $1.points }
    return file
  }
}
