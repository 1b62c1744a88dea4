import GitRead
import History
import TestSupport
import Testing

@testable import Expertise

@Suite struct ExpertsTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_700_000_000

  private func ranking(
    _ history: SmallHistory, of places: [WorkIndex.Place], leavingOut: Set<String> = [], at cut: Int64 = now
  ) throws -> [(name: String, expert: Expert)] {
    let index = WorkIndex(try history.read())
    var names: [String] = []
    let people = index.history.people.map { person -> Int? in
      guard !leavingOut.contains(person.name) else { return nil }
      if let known = names.firstIndex(of: person.name) { return known }
      names.append(person.name)
      return names.count - 1
    }
    return Experts(index, people: people, cut: cut).ranking(of: places.map { ($0, 1) }).map {
      (names[$0.person], $0)
    }
  }

  @Test func whoWorksOnItNowComesBeforeWhoDidMore() throws {
    var history = try SmallHistory()
    for age in 0..<20 { history.add("Ada", ["src/a.swift"], at: Self.now - Self.day * Int64(900 + age)) }
    for age in 1..<6 { history.add("Bea", ["src/a.swift"], at: Self.now - Self.day * Int64(age * 9)) }
    history.add("Carl", ["docs/b.md"], at: Self.now - Self.day * 3)
    let found = try ranking(history, of: [.file(Array("src/a.swift".utf8))])
    #expect(found.map(\.name) == ["Bea", "Carl", "Ada"] || found.map(\.name) == ["Bea", "Ada", "Carl"])
    let ada = try #require(found.first { $0.name == "Ada" }?.expert)
    #expect(ada.evidence.changes == 20 && ada.evidence.isFirst)
    #expect(ada.evidence.lastChange == Self.now - Self.day * 900)
    #expect(abs(found.reduce(0) { $0 + $1.expert.score } - 1) < 1e-9)
    // Who never touched the file is ranked for what they do around it, and has nothing to show.
    #expect(found.first { $0.name == "Carl" }?.expert.evidence == Expert.Evidence())
  }

  @Test func nothingLaterThanTheMomentCounts() throws {
    var history = try SmallHistory()
    for age in 1..<4 { history.add("Ada", ["a"], at: Self.now - Self.day * Int64(100 * age)) }
    history.add("Bea", ["a"], at: Self.now)
    history.add("Bea", ["a"], at: Self.now + Self.day)
    #expect(try ranking(history, of: [.file(Array("a".utf8))]).map(\.name) == ["Ada"])
    let later = try ranking(history, of: [.file(Array("a".utf8))], at: Self.now + 1)
    #expect(later.map(\.name).contains("Bea"))
    #expect(later.first { $0.name == "Bea" }?.expert.evidence.changes == 1)
  }

  @Test func whoIsLeftOutIsNotThere() throws {
    var history = try SmallHistory()
    history.add("Ada", ["a"], at: Self.now - Self.day)
    history.add("robot", ["a"], at: Self.now - Self.day)
    #expect(try ranking(history, of: [.file(Array("a".utf8))], leavingOut: ["robot"]).map(\.name) == ["Ada"])
  }

  @Test func aFolderIsItsFilesAndARenameKeepsTheWork() throws {
    var history = try SmallHistory()
    history.add("Ada", ["old/a.md"], at: Self.now - Self.day * 50)
    history.add("Ada", ["old/a.md"], at: Self.now - Self.day * 49)
    history.move("Bea", "old/a.md", to: "new/b.md", at: Self.now - Self.day * 40)
    history.add("Carl", ["other/x"], at: Self.now - Self.day * 45)
    let file = try ranking(history, of: [.file(Array("new/b.md".utf8))])
    #expect(file.first { $0.name == "Ada" }?.expert.evidence.changes == 2)
    #expect(file.first { $0.name == "Ada" }?.expert.evidence.isFirst == true)
    let folder = try ranking(history, of: [.folder(Array("old".utf8))])
    #expect(folder.first { $0.name == "Ada" }?.expert.evidence.documents == 2)
    #expect(folder.first { $0.name == "Carl" }?.expert.evidence.changes == 0)
    let whole = try ranking(history, of: [.folder([])])
    #expect(whole.map(\.expert.evidence.changes).reduce(0, +) == 4)
  }

  /// A commit that touches several of the places is one change.
  @Test func changesOfSeveralPlacesCountOnce() throws {
    var history = try SmallHistory()
    history.add("Ada", ["a", "b"], at: Self.now - Self.day)
    history.add("Ada", ["a"], at: Self.now - Self.day)
    let found = try ranking(history, of: [.file(Array("a".utf8)), .file(Array("b".utf8))])
    #expect(found.map(\.expert.evidence.changes) == [2])
  }

  @Test func helpersAndIntegratorsShow() throws {
    var history = try SmallHistory()
    history.add("Ada", ["a"], at: Self.now - Self.day, committer: "Ivo", helpers: ["Dee"], reviewers: ["Rob"])
    let found = try ranking(history, of: [.file(Array("a".utf8))])
    // They wrote nothing themselves, so that only what they did for others shows.
    #expect(found.map(\.name) == ["Ada"])
    history.add("Ivo", ["b"], at: Self.now - Self.day * 2)
    history.add("Dee", ["b"], at: Self.now - Self.day * 2)
    history.add("Rob", ["b"], at: Self.now - Self.day * 2)
    let more = Dictionary(
      uniqueKeysWithValues: try ranking(history, of: [.file(Array("a".utf8))]).map { ($0.name, $0.expert.evidence) })
    #expect(more["Ivo"]?.integrated == 1 && more["Dee"]?.helped == 1 && more["Rob"]?.reviewed == 1)
  }

  @Test func placesAreFound() throws {
    var history = try SmallHistory()
    history.add("Ada", ["src/deep/a"], at: Self.now)
    let index = WorkIndex(try history.read())
    #expect(index.place(Array("src/deep/a".utf8)) == .file(Array("src/deep/a".utf8)))
    #expect(index.place(Array("src/".utf8)) == .folder(Array("src".utf8)))
    #expect(index.place([]) == .folder([]))
    #expect(index.place(Array("sr".utf8)) == nil)
  }
}
