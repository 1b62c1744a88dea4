import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct BlobReaderTests {
  private func blobs(_ repository: TestRepository, count: Int) throws -> [ObjectID] {
    for number in 0..<count { try repository.write("content \(number)\n", to: "f/\(number)") }
    try repository.git(["add", "-A"])
    return try (0..<count).map { number in
      try #require(ObjectID(try repository.git(["hash-object", "-w", "f/\(number)"])))
    }
  }

  @Test func readsManyInOrderAndMayBeUsedAgain() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let some = try blobs(source, count: 30)
    // More than two rounds, with repetitions.
    let ids = (0..<1000).map { some[$0 * 7 % 30] }
    let reader = BlobReader(shop.reading(source), maximumSize: 1000)
    for _ in 0..<2 {
      var seen: [Int] = []
      try reader.read(ids) { index, blob in
        guard case .bytes(let bytes) = blob else {
          Issue.record("\(index)")
          return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "content \(index * 7 % 30)\n")
        seen.append(index)
      }
      #expect(seen == Array(0..<1000))
    }
    #expect(try reader.read(some[3]) == Array("content 3\n".utf8))
    try reader.read([]) { _, _ in Issue.record("nothing was asked") }
  }

  @Test func saysWhatIsMissingTooLargeOrNoBlob() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["small": "1", "large": String(repeating: "x", count: 5000), "empty": ""])
    let ids =
      try ["HEAD:small", "HEAD:large", "HEAD:empty", "HEAD^{tree}"].map {
        try #require(ObjectID(try source.git(["rev-parse", $0])))
      } + [try #require(ObjectID(commit)), try #require(ObjectID(String(repeating: "1", count: 40)))]
    var answers: [String] = []
    try BlobReader(shop.reading(source), maximumSize: 4999).read(ids) { _, blob in
      switch blob {
      case .bytes(let bytes): answers.append("\(bytes.count) bytes")
      case .tooLarge(let size): answers.append("too large \(size)")
      case .missing: answers.append("missing")
      case .damaged: answers.append("damaged")
      }
    }
    #expect(answers == ["1 bytes", "too large 5000", "0 bytes", "missing", "missing", "missing"])
  }

  @Test func damagedBlobsAreNamedAndTheOthersRead() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let ids = try blobs(source, count: 200)
    let bad = [5, 100, 101, 190]
    for index in bad {
      let file = source.gitFolder + "/objects/" + ids[index].hex.prefix(2) + "/" + ids[index].hex.dropFirst(2)
      // A whole header, then rubbish: the size is known and the content is not.
      var content = try Data(contentsOf: URL(fileURLWithPath: file))
      content.replaceSubrange(
        (content.count - 6)..<content.count, with: Data(content.suffix(6).map { $0 ^ 0xFF }))
      try FileManager.default.removeItem(atPath: file)
      try content.write(to: URL(fileURLWithPath: file))
    }
    let repository = shop.reading(source)
    var unreadable: [Int] = []
    try BlobReader(repository, maximumSize: 1000).read(ids) { index, blob in
      guard case .bytes(let bytes) = blob else { return unreadable.append(index) }
      #expect(String(decoding: bytes, as: UTF8.self) == "content \(index)\n")
    }
    #expect(unreadable == bad)
    #expect(repository.isDamageReported)
  }

  @Test func theCallersErrorEndsTheReadingAndNotTheReader() throws {
    struct Enough: Error {}
    let shop = try Workshop()
    let source = try shop.source()
    let ids = try blobs(source, count: 10)
    let reader = BlobReader(shop.reading(source), maximumSize: 1000)
    #expect(throws: Enough.self) { try reader.read(ids) { index, _ in if index == 4 { throw Enough() } } }
    #expect(try reader.read(ids[9]) == Array("content 9\n".utf8))
  }

  @Test func cancellationAndSilence() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let ids = try blobs(source, count: 3)
    let cancellation = Cancellation()
    let reader = BlobReader(shop.reading(source), maximumSize: 10, cancellation: cancellation)
    _ = try reader.read(ids[0])
    cancellation.cancel()
    #expect(try failure { _ = try reader.read(ids[1]) }.kind == .cancelled)

    // A pipe where git looks for its settings: it waits for a writer that never comes.
    try FileManager.default.removeItem(atPath: source.gitFolder + "/config")
    mkfifo(source.gitFolder + "/config", 0o600)
    let silent = BlobReader(shop.reading(source), maximumSize: 10, patience: .milliseconds(200))
    #expect(try failure { _ = try silent.read(ids[0]) }.kind == .deadline)
  }

  @Test func aRepositoryThatIsNoneIsAnError() throws {
    let shop = try Workshop()
    let nothing = GitRepository(name: "team/gone", directory: shop.path("gone"), git: shop.git)
    let id = try #require(ObjectID(String(repeating: "1", count: 40)))
    let error = try failure { _ = try BlobReader(nothing, maximumSize: 10).read(id) }
    #expect(error.kind == .notFound && error.message.contains("team/gone"))
  }
}
