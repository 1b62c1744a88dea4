import Bytes
import Foundation
import GitRead
import TestSupport
import Testing

@testable import History

@Suite struct HistoryStoreTests {
  @Test func onlyNewCommitsAreRead() throws {
    let corpus = try HistoryCorpus()
    let whole = try #require(try corpus.update())
    #expect(whole.isWhole && whole.commits > 10)
    #expect(try corpus.update() == nil)
    try corpus.source.commit(["src/new.txt": "1\n"])
    try corpus.source.commit(["src/new.txt": "2\n"])
    #expect(try corpus.update() == HistoryStore.Update(commits: 2, isWhole: false))
    // The same as when all is read at once.
    let appended = try corpus.updated()
    try FileManager.default.removeItem(atPath: corpus.store.path)
    let fresh = try corpus.updated()
    #expect(appended.commits.map(\.id.hex) == fresh.commits.map(\.id.hex))
    #expect(appended.commits == fresh.commits)
    #expect(appended.changes == fresh.changes)
    #expect(appended.paths == fresh.paths && appended.people == fresh.people)
    #expect(appended.parents == fresh.parents && appended.helpers == fresh.helpers)
  }

  @Test func aForcePushIsReadAnew() throws {
    let corpus = try HistoryCorpus()
    try corpus.update()
    try corpus.source.git(["reset", "-q", "--hard", "main~2"])
    try corpus.source.commit(["other.txt": "1\n"])
    #expect(try corpus.update()?.isWhole == true)
    let history = try corpus.updated()
    let ids = try corpus.source.git(["rev-list", "main"]).split(separator: "\n").map(String.init)
    #expect(Set(history.commits.map(\.id.hex)) == Set(ids))
  }

  @Test func limitsKeepTheNewest() throws {
    let corpus = try HistoryCorpus()
    try corpus.source.commit(["x/1": "1", "x/2": "2", "x/3": "3"])
    let history = try corpus.updated(limits: ChangeLimits(commits: 2, filesPerCommit: 2))
    #expect(history.commits.count == 2)
    #expect(history.tip == history.commits.last?.id)
    #expect(history.parents[history.commits[0].parents].allSatisfy { $0 == nil })
    let last = try #require(history.commits.last)
    #expect(
      history.changes[last.changes].map { String(decoding: history.paths[Int($0.path)], as: UTF8.self) }
        == ["x/1", "x/2"])
    #expect(last.omittedChanges == 1)
  }

  /// Whatever becomes of a file's bytes: it is refused or read, and the next update makes it good.
  @Test func damageIsFoundAndRepaired() throws {
    let corpus = try HistoryCorpus()
    let history = try corpus.updated()
    let url = URL(fileURLWithPath: corpus.store.path)
    let sound = Array(try Data(contentsOf: url))
    for place in stride(from: 0, to: sound.count, by: max(1, sound.count / 150)) {
      var bytes = sound
      bytes[place] ^= 0x55
      try Data(bytes).write(to: url)
      #expect(throws: HistoryError.self) { _ = try corpus.store.read() }
      try Data(sound.prefix(place)).write(to: url)
      let cut = try? corpus.store.read()
      #expect((cut ?? nil)?.commits.isEmpty ?? true)
    }
    try Data(sound.dropLast(9)).write(to: url)
    #expect(try corpus.update()?.isWhole == true)
    #expect(try corpus.store.read()?.commits == history.commits)
    let foreign = HistoryStore(path: corpus.store.path, source: "https://example.org/other")
    #expect(foreign.tip() == nil)
    #expect(throws: HistoryError.foreign) { _ = try foreign.read() }
  }

  /// A payload of any bytes under a right checksum ends as damage, never as a trap.
  /// The tip says that all is there, whatever became of the rest; the sound tip does not.
  @Test func aDamagedBlockHasNoSoundTip() throws {
    let corpus = try HistoryCorpus()
    try corpus.update()
    #expect(corpus.store.soundTip() == corpus.store.tip())
    let url = URL(fileURLWithPath: corpus.store.path)
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: url)
    #expect(corpus.store.tip() != nil && corpus.store.soundTip() == nil)
    #expect(throws: HistoryError.self) { try corpus.store.read() }
    #expect(try corpus.update()?.isWhole == true)
    #expect(corpus.store.soundTip() != nil)
  }

  @Test func anyPayloadIsReadOrRefused() throws {
    let corpus = try HistoryCorpus()
    try corpus.update()
    let sound = Array(try Data(contentsOf: URL(fileURLWithPath: corpus.store.path)))
    let start = HistoryFormat.fileHeader(source: corpus.store.source).count + HistoryFormat.blockHeader
    let payload = Array(sound[start...])
    for place in stride(from: 0, to: payload.count, by: max(1, payload.count / 400)) {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var bytes = payload
        bytes[place] = value
        bytes.withUnsafeBytes { buffer in
          let view = ByteView(buffer)
          _ = try? HistoryReader([(view, Checksum.of(view))])
        }
      }
    }
  }

  /// Long histories are read in two halves at a time, to the same end.
  @Test func halvesMakeOneHistory() throws {
    let corpus = try HistoryCorpus()
    var script = ""
    for number in 1...700 {
      script +=
        "commit refs/heads/main\ncommitter P\(number % 7) <p\(number % 7)@example.org> \(1_700_000_000 + number) +0000\n"
      script += "data 1\nx\n" + (number == 1 ? "from refs/heads/main^0\n" : "")
      script += "M 100644 inline f\(number % 40)\ndata \(String(number).count)\n\(number)\n"
    }
    try corpus.source.git(["fast-import", "--quiet", "--force"], input: Data(script.utf8))
    let history = try corpus.updated()
    let ids = try corpus.source.git(["rev-list", "--topo-order", "--reverse", "main"]).split(separator: "\n")
    #expect(history.commits.map(\.id.hex) == ids.map(String.init))
    let last = try corpus.updated(limits: ChangeLimits(commits: 600))
    #expect(last.commits.count == ids.count)
    try FileManager.default.removeItem(atPath: corpus.store.path)
    let cut = try corpus.updated(limits: ChangeLimits(commits: 600))
    #expect(cut.commits.map(\.id.hex) == ids.suffix(600).map(String.init))
    #expect(cut.commits.dropFirst().allSatisfy { cut.parents[$0.parents].allSatisfy { $0 != nil } })
  }

  /// A queue that is full holds its reader back; one that nobody wants ends it.
  @Test func queuesAreBounded() throws {
    let corpus = try HistoryCorpus()
    let (repository, head) = (corpus.repository, try #require(ObjectID(try corpus.source.head())))
    var all: [ObjectID] = []
    let narrow = FactsQueue(room: 1)
    narrow.fill { take in try repository.forEachCommitFacts(of: head, take) }
    try narrow.drain { all.append($0.id) }
    #expect(all.count == Set(all).count && all.last == head)
    let unwanted = FactsQueue(room: 1)
    unwanted.fill { take in try repository.forEachCommitFacts(of: head, take) }
    unwanted.abandon()
    #expect(throws: FactsQueue.Abandoned.self) { try unwanted.drain { _ in } }
  }

  /// As in a partial clone: who changed what is known, and how many lines is not.
  @Test func missingFilesLeaveTheirHistory() throws {
    let corpus = try HistoryCorpus()
    let whole = try corpus.updated()
    try FileManager.default.removeItem(atPath: corpus.store.path)
    let blob = try corpus.source.git(["rev-parse", "main:one/:file.txt"])
    try FileManager.default.removeItem(
      atPath: corpus.source.gitFolder + "/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let update = try #require(try corpus.update())
    #expect(!update.hasLines && update.isWhole)
    let history = try #require(try corpus.store.read())
    #expect(history.commits.map(\.id) == whole.commits.map(\.id))
    #expect(history.paths.count == whole.paths.count)
    #expect(history.changes.allSatisfy { $0.addedLines == nil })
  }

  @Test func anAbsentFileIsNoHistory() throws {
    let corpus = try HistoryCorpus()
    #expect(corpus.store.tip() == nil)
    #expect(try corpus.store.read() == nil)
    let nowhere = HistoryStore(path: corpus.folder.path + "/none/x", source: "s")
    let head = try #require(ObjectID(try corpus.source.git(["rev-parse", "main"])))
    #expect(throws: HistoryError.self) { try nowhere.update(from: corpus.repository, to: head) }
  }
}
