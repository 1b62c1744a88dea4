import Ownership
import Testing

@Suite struct OwnerGuessTests {
  private static let now = 1_700_000_000
  private static let day = 86_400

  private func guess(_ rows: [(String, Int, Int, Int)]) -> OwnerGuess? {
    OwnerGuess.from(
      integrators: rows.map { .init(person: $0.0, commits: $0.1, merges: $0.2, last: Self.now - $0.3 * Self.day) },
      now: Self.now)
  }

  @Test func namesThoseWhoMerge() throws {
    let result = try #require(guess([("a", 90, 1, 3), ("b", 10, 12, 5), ("c", 5, 7, 5), ("old", 900, 900, 400)]))
    #expect(result.candidates.map(\.person) == ["b"])
    #expect(result.candidates[0].share == 0.6)
    #expect(result.candidates[0].evidence == "12 of 20 merges of the last year (60 %).")
  }

  @Test func namesCommittersWhereNobodyMerges() throws {
    let result = try #require(guess([("a", 2, 0, 3), ("b", 2, 0, 1), ("c", 1, 0, 1), ("d", 1, 0, 1), ("a", 1, 0, 90)]))
    #expect(result.candidates.map(\.person) == ["a", "b"])
    #expect(result.candidates[0].evidence == "3 of 7 commits of the last year (43 %).")
  }

  @Test func staysSilentOnTooLittle() {
    #expect(guess([]) == nil)
    #expect(guess([("a", 2, 0, 3)]) == nil)
    #expect(guess([("a", 50, 50, 366)]) == nil)
    #expect(guess([("a", -5, .min, 1)]) == nil)
    #expect(guess((0..<20).map { ("p\($0)", 1, 0, 1) }) == nil)
    #expect(OwnerGuess.from(integrators: [.init(person: "a", commits: .max, merges: 0, last: .max)], now: .min) == nil)
  }
}
