import Foundation
import Records
import SearchModel
import TestSupport
import Testing

/// What is kept of people who look for something.
@Suite struct SignalTests {
  private let folder: TemporaryFolder
  private let store: RecordStore
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws {
    folder = try TemporaryFolder()
    store = try RecordStore(path: folder.file("records.sqlite").path)
  }

  private func note(_ need: String, by person: String?, daysAgo: Double = 0) async throws -> Int64 {
    try await store.note(
      DemandSignal(
        kind: .search, need: need, team: "Payments", person: person, date: now - daysAgo * 86_400, results: 3))
  }

  private func people() async throws -> [String?] { try await store.signals(since: .distantPast).map(\.person) }

  @Test func afterThePeriodOnlyTheTeamIsKnown() async throws {
    // `now` is the 17th day of its period.
    for (need, person, days) in [
      ("old", "ann", 31.0), ("older", "ann", 33.0), ("other", "ben", 31.0), ("new", "ann", 10.0),
    ] {
      _ = try await note(need, by: person, daysAgo: days)
    }
    try await store.forgetPeople(now: now)
    let kept = try await store.signals(since: .distantPast)
    #expect(kept.map(\.need) == ["older", "old", "other", "new"])
    #expect(kept.map(\.person) == [nil, nil, nil, "ann"])
    #expect(kept.allSatisfy { $0.team == "Payments" })
    // One mark for one person of a period, and none for those who are known.
    #expect(kept[0].mark == kept[1].mark && kept[0].mark != kept[2].mark && kept[0].mark != nil && kept[3].mark == nil)
    #expect(try await store.signals(since: now - 30 * 86_400).map(\.need) == ["new"])
  }

  @Test func nobodyIsKnownForLongerThanAPeriod() {
    for day in stride(from: 0.0, to: 70, by: 0.5) {
      let then = now + day * 86_400
      #expect(then.timeIntervalSince(SignalPeriod(of: then).start) < SignalPeriod.days * 86_400)
    }
    #expect(SignalPeriod.days <= 30)
  }

  /// Whoever has both periods' signals cannot tell that they are of one person.
  @Test func marksOfTwoPeriodsAreNotAlike() async throws {
    _ = try await note("one", by: "ann", daysAgo: 31)
    _ = try await note("two", by: "ann", daysAgo: 70)
    try await store.forgetPeople(now: now)
    let marks = try await store.signals(since: .distantPast).map(\.mark)
    #expect(marks.count == 2 && marks[0] != nil && marks[0] != marks[1])
  }

  @Test func signalsLearnWhichResearchTheyBecame() async throws {
    let id = try await store.note(
      DemandSignal(kind: .research, need: "retry calls", team: "A", person: "ann", date: now - 60, results: 3))
    let record = try await store.record(.init(need: "Retry calls", team: "a"), at: now)
    _ = try await store.record(.init(need: "Retry calls", team: "B"), at: now - 30)
    try await store.forgetPeople(now: now)
    #expect(try await store.signals(since: .distantPast).first { $0.id == id }?.research == record.id)
  }

  @Test func theSameSaidTwiceCountsOnce() async throws {
    let first = try await note("Retry calls", by: "ann")
    #expect(try await note("retry CALLS", by: "ann") == first)
    #expect(try await note("retry calls", by: "ben") != first)
    #expect(try await note("retry calls", by: "ann", daysAgo: 1) != first)
    #expect(try await store.signals(since: .distantPast).count == 3)
  }

  @Test func whatIsOpenedBelongsToTheAskersNewestSignal() async throws {
    let ann = try await note("retry calls", by: "ann")
    _ = try await note("retry calls", by: "ben")
    try await store.note(opened: "acme/tools", after: "Retry calls", .search, by: "ann", of: "Payments", at: now + 60)
    try await store.note(opened: "late", after: "retry calls", .search, by: "ann", of: "Payments", at: now + 9_000)
    try await store.note(opened: "other", after: "retry calls", .research, by: "ann", of: "Payments", at: now)
    let opened = try await store.signals(since: .distantPast)
    #expect(opened.first { $0.id == ann }?.opened == ["acme/tools"])
    #expect(opened.filter { $0.id != ann }.map(\.opened) == [[]])
  }

  @Test func whoOptsOutByOneNameIsNotKeptByAnother() async throws {
    try await store.setOptOut(true, ofNames: ["ann lee", "ann-lee-0abc"])
    _ = try await store.note(
      DemandSignal(kind: .search, need: "x", team: "A", person: "ann-lee-1xyz", date: now, results: 1),
      knownAs: ["ann lee"])
    #expect(try await people() == [nil])
    #expect(try await store.isOptedOut(["ann lee"]))
    #expect(try await store.isOptedOut(["ben"]) == false)
  }

  @Test func aDigestIsTakenOnce() async throws {
    #expect(try await store.claimDigest(of: "2026-W47", at: now))
    #expect(try await store.claimDigest(of: "2026-W47", at: now) == false)
    try await store.releaseDigest(of: "2026-W47")
    #expect(try await store.claimDigest(of: "2026-W47", at: now))
    try await store.finishDigest(of: "2026-W47", at: now)
    try await store.releaseDigest(of: "2026-W47")
    #expect(try await store.claimDigest(of: "2026-W47", at: now) == false)
  }

  @Test func researchIsReadWhole() async throws {
    for need in ["old", "new"] {
      let record = try await store.record(
        .init(need: need, team: "A", candidates: [.init(identifier: "x:#x", title: "x")]),
        at: need == "old" ? now - 1e6 : now)
      _ = try await store.decide(record.id, [Verdict(candidate: "x:#x", kind: .adopt, date: now)])
    }
    let version = try await store.demandVersion()
    let found = try await store.research(since: now - 10, limit: 10)
    #expect(found.map(\.need) == ["new"])
    let whole = try await store.research(2)
    #expect(found.first == whole)
    #expect(try await store.research(since: .distantPast, limit: 10).map(\.need) == ["old", "new"])
    _ = try await note("x", by: nil)
    #expect(try await store.demandVersion() != version)
  }

  @Test func whoeverOptsOutIsForgottenAtOnce() async throws {
    _ = try await note("one", by: "ann")
    _ = try await note("two", by: "ben")
    try await store.setOptOut(true, ofNames: ["ann"])
    _ = try await note("three", by: "ann")
    #expect(try await people() == [nil, "ben", nil])
    try await store.setOptOut(false, ofNames: ["ann"])
    _ = try await note("four", by: "ann")
    #expect(try await people().last == "ann")
  }

  @Test func whatWasOpenedIsAddedOnce() async throws {
    _ = try await note("x", by: nil)
    let signal = try #require(try await store.signals(since: .distantPast).first)
    for name in ["a", "b", "a"] {
      try await store.note(
        opened: name, after: "x", signal.kind, by: nil, of: signal.team, at: signal.date.addingTimeInterval(1))
    }
    #expect(try await store.signals(since: .distantPast).map(\.opened) == [["a", "b"]])
  }
}
