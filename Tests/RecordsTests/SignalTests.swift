import Foundation
import Records
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

  @Test func afterAMonthOnlyTheTeamIsKnown() async throws {
    _ = try await note("old", by: "ann", daysAgo: 31)
    _ = try await note("new", by: "ann", daysAgo: 29)
    try await store.forgetPeople(now: now)
    #expect(try await people() == [nil, "ann"])
    #expect(try await store.signals(since: .distantPast).map(\.team) == ["Payments", "Payments"])
    #expect(try await store.signals(since: now - 30 * 86_400).map(\.need) == ["new"])
  }

  @Test func whoeverOptsOutIsForgottenAtOnce() async throws {
    _ = try await note("one", by: "ann")
    _ = try await note("two", by: "ben")
    try await store.setOptOut(true, of: "ann")
    _ = try await note("three", by: "ann")
    #expect(try await people() == [nil, "ben", nil])
    try await store.setOptOut(false, of: "ann")
    _ = try await note("four", by: "ann")
    #expect(try await people().last == "ann")
  }

  @Test func whatWasOpenedIsAddedOnce() async throws {
    let id = try await note("x", by: nil)
    for name in ["a", "b", "a"] { try await store.note(opened: name, of: id) }
    try await store.note(opened: "c", of: 999)
    #expect(try await store.signals(since: .distantPast).map(\.opened) == [["a", "b"]])
  }
}
