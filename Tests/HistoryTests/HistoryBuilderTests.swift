import GitRead
import History
import Testing

@Suite struct HistoryBuilderTests {
  private static func commit(_ digit: Character, length: Int) throws -> CommitFacts {
    let person = Contribution.Person(name: "Ann", email: "ann@example.org")
    return CommitFacts(
      id: try #require(ObjectID(hex: String(repeating: digit, count: length).utf8)), parents: [], author: person,
      committer: person, authorDate: 1, committerDate: 1)
  }

  /// Found by fuzzing: one id of 64 digits among those of 40 made a history that could not be read.
  @Test func anIDOfAnotherLengthIsPassedOver() throws {
    var builder = HistoryBuilder()
    for (digit, length) in [("a", 40), ("b", 64), ("c", 40)] as [(Character, Int)] {
      builder.add(try Self.commit(digit, length: length))
    }
    let history = try builder.history()
    #expect(history.commits.map(\.id.byteCount) == [20, 20])
    builder = HistoryBuilder(continuing: history)
    builder.add(try Self.commit("d", length: 64))
    #expect(builder.count == 0)
  }
}
