import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@Suite struct RecordStoreTests {
  private let folder: TemporaryFolder
  private let store: RecordStore
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws {
    folder = try TemporaryFolder()
    store = try RecordStore(path: folder.file("records.sqlite").path)
  }

  private func research(_ need: String = "retry calls", token: String? = nil) async throws -> ResearchRecord {
    try await store.record(
      .init(
        need: need, team: "Payments", person: "ann",
        candidates: [.init(identifier: "a:#retry", title: "retry"), .init(identifier: "b:#again", title: "again")],
        token: token), at: now)
  }

  /// As processes that are started at the same time do.
  @Test func severalMakeRecordsAtOnce() async throws {
    for round in 0..<4 {
      let path = folder.file("new\(round).sqlite").path
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try RecordStore(path: path) } }
        try await group.waitForAll()
      }
    }
  }

  @Test func aNeedIsRecordedWithItsCandidates() async throws {
    let record = try await research("  retry\n calls ")
    #expect(record.label == "R-1")
    #expect(record.need == "retry calls")
    #expect(record.candidates.map(\.title) == ["retry", "again"])
    #expect(record.standing.isEmpty)
    #expect(try await store.research(1) == record)
    #expect(try await store.research(2) == nil)
    #expect(try await research().label == "R-2")
    #expect(try await store.research(limit: 1).research.map(\.id) == [2])
  }

  @Test func theLastVerdictCountsAndAllAreKept() async throws {
    let id = try await research().id
    _ = try await store.decide(
      id,
      [
        Verdict(candidate: "a:#retry", kind: .dismiss, reason: .missingFeature, words: "no streaming", date: now),
        Verdict(candidate: "b:#again", kind: .adopt, date: now),
      ])
    let changed = try await store.decide(id, [Verdict(candidate: "a:#retry", kind: .wrap, date: now + 1)])
    #expect(changed.verdicts.count == 3)
    #expect(changed.standing.map(\.kind) == [.wrap, .adopt])
    #expect(try await store.research(decidingAbout: ["b:#again", "x"], limit: 9).map(\.id) == [id])
  }

  @Test func newCandidatesJoin() async throws {
    let id = try await research().id
    let record = try await store.decide(
      id, [Verdict(candidate: "c:#new", kind: .extend, date: now)], titles: ["c:#new": "new"])
    #expect(record.candidates.map(\.title) == ["retry", "again", "new"])
  }

  @Test func whatDoesNotFitIsRefused() async throws {
    let id = try await research().id
    for verdict in [
      Verdict(candidate: nil, kind: .adopt, date: now), Verdict(candidate: "a:#retry", kind: .build, date: now),
      Verdict(candidate: "a:#retry", kind: .dismiss, date: now),
      Verdict(candidate: nil, kind: .build, words: String(repeating: "x", count: 5_000), date: now),
    ] {
      await #expect(throws: UserFacingError.self) {
        try await store.decide(id, [Verdict(candidate: "b:#again", kind: .adopt, date: now), verdict])
      }
    }
    #expect(try await store.research(id)?.verdicts.isEmpty == true, "all or nothing")
    await #expect(throws: UserFacingError.self) {
      try await store.decide(99, [Verdict(candidate: nil, kind: .build, date: now)])
    }
    await #expect(throws: UserFacingError.self) { try await research(" \n ") }
  }

  @Test func repeatedRequestsAreRecordedOnce() async throws {
    let first = try await research(token: "t1")
    #expect(try await research(" retry calls", token: "t1") == first)
    // Somebody else's key would lose what this one says.
    await #expect(throws: UserFacingError.self) { try await research("other words", token: "t1") }
    let verdicts = [Verdict(candidate: "a:#retry", kind: .adopt, date: now)]
    _ = try await store.decide(first.id, verdicts, token: "v1")
    #expect(try await store.decide(first.id, verdicts, token: "v1").verdicts.count == 1)
    let second = try await research(token: "t2")
    await #expect(throws: UserFacingError.self) { try await store.decide(second.id, verdicts, token: "v1") }
    await #expect(throws: UserFacingError.self) { try await store.decide(second.id, verdicts + verdicts) }
  }

  @Test func whatIsHiddenIsNeitherListedNorDecides() async throws {
    let secret = try await store.record(.init(need: "hide", project: "acme/secret"), at: now)
    let open = try await research()
    _ = try await store.decide(open.id, [Verdict(candidate: "a:#retry", kind: .adopt, date: now)])
    #expect(try await store.research(isOpen: true, limit: 9).research.map(\.id) == [secret.id])
    let hidden = RecordStore.Hidden(projects: ["acme/secret"], candidates: ["a:#retry"])
    let (seen, total) = try await store.research(isOpen: true, hidden: hidden, limit: 9)
    #expect(seen.map(\.id) == [open.id] && total == 1)
    #expect(try await store.named().projects == ["acme/secret"])
    #expect(Set(try await store.named().candidates) == ["a:#retry", "b:#again"])
  }

  @Test func aResearchHasBounds() async throws {
    let id = try await research().id
    let many = (0..<99).map { Verdict(candidate: "p\($0)", kind: .adopt, date: now) }
    await #expect(throws: UserFacingError.self) { try await store.decide(id, many) }
    let again = (0..<1_000).map { _ in Verdict(candidate: "a:#retry", kind: .adopt, date: now) }
    for verdict in again { _ = try await store.decide(id, [verdict]) }
    await #expect(throws: UserFacingError.self) { try await store.decide(id, [again[0]]) }
  }

  @Test func aHundredClientsLoseAndDoubleNothing() async throws {
    let store = store
    let now = now
    let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
      for client in 0..<100 {
        group.addTask {
          let record = try await store.record(
            .init(need: "need \(client)", candidates: [.init(identifier: "p", title: "p")], token: "n\(client)"),
            at: now)
          _ = try await store.decide(record.id, [Verdict(candidate: "p", kind: .adopt, date: now)], token: "d\(client)")
          return record.id
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(ids.count == 100)
    let all = try await store.research(limit: 1_000).research
    #expect(all.count == 100 && all.allSatisfy { $0.verdicts.count == 1 })
  }

  @Test func labels() {
    #expect(ResearchRecord.number("R-12") == 12 && ResearchRecord.number("r-7") == 7 && ResearchRecord.number("3") == 3)
    #expect(ResearchRecord.number("R-") == nil && ResearchRecord.number("R-1x") == nil)
    #expect(ResearchRecord.number("99999999999999999999") == nil)
  }
}
