import GitRead
import History
import Testing

@testable import Expertise

@Suite struct TruckFactorTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_700_000_000

  private func factor(
    _ history: SmallHistory, of folder: String = ""
  ) throws -> (factor: TruckFactor?, names: [String]) {
    let index = WorkIndex(try history.read())
    let experts = Experts(index, people: Array(index.history.people.indices), cut: Self.now)
    return (experts.truckFactor(of: Array(folder.utf8)), index.history.people.map(\.name))
  }

  @Test func countsWhoWouldBeMissed() throws {
    var history = try SmallHistory()
    for number in 0..<6 { history.add("Ada", ["core/\(number)"], at: Self.now - Self.day * 30) }
    for number in 0..<3 { history.add("Bea", ["web/\(number)"], at: Self.now - Self.day * 20) }
    history.add("Bea", ["core/0"], at: Self.now - Self.day * 10)
    let (found, names) = try factor(history)
    let factor = try #require(found)
    #expect(factor.files == 9 && factor.orphaned == 0 && factor.factor == 1)
    #expect(factor.keepers.map { names[$0.person] } == ["Ada"])
    #expect(factor.keepers.first?.files == 6)
    let lesson = try #require(factor.lessons.first)
    #expect(String(decoding: lesson.folder, as: UTF8.self) == "core" && names[lesson.keeper] == "Ada")
    #expect(lesson.learner.map { names[$0] } == "Bea")
    // Of a folder alone.
    let web = try #require(try self.factor(history, of: "web").factor)
    #expect(web.files == 3 && web.keepers.count == 1)
    #expect(try self.factor(history, of: "absent").factor == nil)
  }

  @Test func whoLeftKnowsNothingHereAnyMore() throws {
    var history = try SmallHistory()
    for number in 0..<4 { history.add("Gone", ["a/\(number)"], at: Self.now - Self.day * 800) }
    history.add("Ada", ["b"], at: Self.now - Self.day)
    let factor = try #require(try factor(history).factor)
    #expect(factor.files == 5 && factor.orphaned == 4 && factor.factor == 0 && factor.keepers.isEmpty)
  }

  /// One large import tells nothing of anybody.
  @Test func anImportIsNoKnowledge() throws {
    var history = try SmallHistory()
    history.add("Ada", (0..<60).map { "file\($0)" }, at: Self.now - Self.day)
    #expect(try factor(history).factor == nil)
  }

  @Test func deletedFilesNeedNobody() throws {
    var history = try SmallHistory()
    history.add("Ada", ["a", "b"], at: Self.now - Self.day * 3)
    history.delete("Ada", "a", at: Self.now - Self.day * 2)
    history.move("Ada", "b", to: "c", at: Self.now - Self.day)
    #expect(try factor(history).factor?.files == 1)
  }
}
