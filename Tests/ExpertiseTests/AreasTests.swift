import GitRead
import History
import Testing

@testable import Expertise

@Suite struct AreasTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_700_000_000

  @Test func foldersOfMostWorkComeFirst() throws {
    var history = try SmallHistory()
    for number in 0..<3 { history.add("Ada", ["old/\(number).swift"], at: Self.now - Self.day * 1_500) }
    history.add("Ada", ["new/a.swift", "new/b.swift"], at: Self.now - Self.day * 3)
    history.add("Ada", ["root.swift"], at: Self.now - Self.day * 500)
    history.add("Bea", ["web/a.swift"], at: Self.now - Self.day)
    history.add("Ada", ["later/a.swift"], at: Self.now + Self.day)
    let index = WorkIndex(try history.read())
    let experts = Experts(index, people: Array(index.history.people.indices), cut: Self.now)
    let ada = try #require(index.history.people.firstIndex { $0.name == "Ada" })
    let areas = experts.areas(of: ada, limit: 5)
    #expect(areas.map { String(decoding: $0.folder, as: UTF8.self) } == ["new", "", "old"])
    #expect(areas.map(\.changes) == [1, 1, 3])
    #expect(areas[0].lastChange == Self.now - Self.day * 3)
    #expect(experts.areas(of: ada, limit: 1).count == 1)
    #expect(experts.areas(of: 99, limit: 5).isEmpty)
  }
}
