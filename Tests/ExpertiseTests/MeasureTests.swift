import GitRead
import History
import Testing

@testable import Expertise

/// The measure against numbers of the program that its constants were fitted with (numpy, the same formula), so that what
/// was measured there is what runs here.
@Suite struct MeasureTests {
  private static let now: Int64 = 1_700_000_000
  private static let files = ["src/a.swift", "src/b.swift", "src/deep/c.swift", "docs/d.md", "e.txt"]

  /// Ninety commits of seven people, one every six days, the last two hours ago; P6 came once.
  private func experts() throws -> Experts {
    var history = try SmallHistory()
    for number in 0..<90 {
      let person = number == 70 ? 6 : (number * number * 7 + number / 9) % 6
      let before = number < 89 ? (540 - 6 * number) * 86_400 + number * 7_919 % 86_400 + 3_600 : 7_200
      var touched: Set<String> = [Self.files[number * 3 % 5]]
      if number % 3 == 0 { touched.insert(Self.files[(number * 7 + 2) % 5]) }
      history.add("P\(person)", touched.sorted(), at: Self.now - Int64(before))
    }
    let index = WorkIndex(try history.read())
    return Experts(index, people: index.history.people.map { Int($0.name.dropFirst()) }, cut: Self.now)
  }

  private func expect(_ chances: [(person: Int, chance: Double)], for place: WorkIndex.Place) throws {
    let found = try experts().ranking(of: [(place, 1)])
    #expect(found.map(\.person) == chances.map(\.person))
    for (expert, expected) in zip(found, chances) { #expect(abs(expert.score - expected.chance) < 2e-6) }
  }

  @Test func aFileIsMeasuredAsWhereTheConstantsWereLearnt() throws {
    try expect(
      [
        (4, 0.365268), (0, 0.194864), (3, 0.164458), (1, 0.131107), (2, 0.07045), (5, 0.067867), (6, 0.005987),
      ], for: .file(Array("src/a.swift".utf8)))
    try expect(
      [
        (1, 0.249936), (4, 0.249751), (0, 0.221292), (2, 0.146114), (3, 0.081394), (5, 0.049208), (6, 0.002305),
      ], for: .file(Array("docs/d.md".utf8)))
  }

  @Test func aFolderIsMeasuredAsWhereTheConstantsWereLearnt() throws {
    try expect(
      [
        (4, 0.59153), (0, 0.121637), (1, 0.105125), (3, 0.088661), (2, 0.050652), (5, 0.037153), (6, 0.005241),
      ], for: .folder(Array("src".utf8)))
  }
}
