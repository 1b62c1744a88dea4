import Foundation
import SearchModel
import Testing

@Suite struct RepositoryLackTests {
  private static let matched = Date(timeIntervalSince1970: 1_777_716_000)
  private static let since = Date(timeIntervalSince1970: 1_777_719_659)

  @Test func aSentenceNamesThreeAtMost() {
    func lack(_ cause: RepositoryLack.Cause, _ names: String...) -> String {
      RepositoryLack(
        cause, names.map { .init(name: $0, matched: Self.matched, failingSince: Self.since, count: $0.count) }
      ).sentence
    }
    let table: [(String, String)] = [
      (
        lack(.stale, "a"),
        "a is searched as it was on 2026-05-02 10:00 UTC: its source could not be read since 2026-05-02 11:00 UTC."
      ),
      (
        lack(.stale, "a", "b"),
        "a (as of 2026-05-02 10:00 UTC) and b (as of 2026-05-02 10:00 UTC) are searched as they were: their sources could "
          + "not be read since."
      ),
      (
        lack(.unreadable, "a"),
        "Nothing of a is searched, since its source never could be read: tried since 2026-05-02 11:00 UTC."
      ),
      (lack(.unread, "a"), "Nothing of a is searched as yet: no sync has read it."),
      (lack(.unread, "a", "b", "c"), "Nothing of a, b and c is searched as yet: no sync has read them."),
      (
        lack(.unread, "a", "b", "c", "d", "e"),
        "Nothing of a, b, c and 2 more is searched as yet: no sync has read them."
      ),
      (lack(.files, "a"), "1 file of a could not be read: not searched."),
      (lack(.files, "aa", "b"), "Some files of aa (2) and b (1) could not be read and are not searched."),
      (lack(.branches, "aa"), "2 branches of aa cannot be indexed beside the others: not searched."),
      (lack(.symbols, "aa"), "What 2 files of aa define could not be found out."),
    ]
    for (sentence, expected) in table { #expect(sentence == expected) }
  }

  @Test func eachReasonHasASentenceAndAWord() {
    let lacks = RepositoryLack.Cause.allCases.map {
      Incompleteness.repositories(RepositoryLack($0, [.init(name: "a")]))
    }
    let others: [Incompleteness] = [
      .matchLimit, .deadline, .damagedShards(["s"]), .unaskedRevision, .unreadableQuestions("Why."),
    ]
    let all = lacks + others
    #expect(Set(all.map(\.reason)) == Set(Incompleteness.Reason.allCases))
    #expect(lacks.allSatisfy { $0.sentence.contains("/status") } && !lacks.areBounds)
    #expect(others.allSatisfy { $0.lack == nil && $0.sentence.hasSuffix(".") } && all.areBounds)
  }
}
