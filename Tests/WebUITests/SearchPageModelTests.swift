import QueryLanguage
import SearchModel
import Services
import Testing

@testable import WebUI

@Suite struct SearchPageModelTests {
  private func model(_ type: ResultType? = nil, _ change: (inout SearchAnswer) -> Void = { _ in }) -> SearchPageModel {
    var totals = SearchAnswer.Totals()
    (totals.lines, totals.files, totals.repositories, totals.projects, totals.documents) = (1483, 96, 1, 5, 27)
    var answer = SearchAnswer(
      query: "q", type: type, files: SampleOrganization.hits, totals: totals, hiddenForks: 0, hiddenArchived: 0,
      elapsed: .milliseconds(3))
    change(&answer)
    return SearchPageModel(answer, query: "q", type: type, isFirstPage: true)
  }

  @Test func summaryCountsWhatWasAskedFor() {
    #expect(model().summary == ["1,483 lines in 96 files", "complete", "3 ms"])
    #expect(model(.document).summary == ["27 documents", "complete", "3 ms"])
    #expect(model(.repository).summary == ["1 repository", "complete", "3 ms"])
    #expect(
      model { $0.incomplete = [.deadline] }.summary == ["at least 1,483 lines in 96 files", "not complete", "3 ms"])
    let stale = model { $0.incomplete = [SampleOrganization.staleRepository] }
    #expect(stale.summary == ["1,483 lines in 96 files", "all that is indexed", "3 ms"])
    #expect(stale.tabs.filter(\.isBound).isEmpty && stale.incomplete.isEmpty && stale.lacks.count == 1)
    #expect(
      model { $0.facets = SampleOrganization.facets }.summary[0] == "1,483 lines in 96 files of 2 repositories")
  }

  @Test func tabsCountWhatWasSearched() {
    #expect(model().tabs.map(\.count) == [nil, 1483, nil, nil, 1, 5, 27, 0, 0, 0, 0])
    #expect(model(.document).tabs.map(\.count) == [nil, nil, nil, nil, nil, nil, 27, nil, nil, nil, nil])
    #expect(model(.symbol).tabs.filter(\.isCurrent).map(\.title) == ["Symbols"])
  }

  @Test func boundedCountsSaySo() {
    let bounded = model { $0.incomplete = [.matchLimit, .deadline] }
    #expect(bounded.tabs.filter(\.isBound).map(\.title) == ["Code"])
    #expect(bounded.queryCountingAll == "q count:all")
    #expect(bounded.incomplete == [Incompleteness.deadline.sentence])
    #expect(model().tabs.filter(\.isBound).isEmpty && model().queryCountingAll == nil)
  }

  @Test func hiddenRepositoriesCanBeShown() {
    #expect(model().hidden == nil)
    #expect(model { $0.hiddenForks = 1 }.hidden == .init(text: "1 fork hidden", query: "q fork:yes"))
    let both = model { ($0.hiddenForks, $0.hiddenArchived) = (2, 1) }.hidden
    #expect(both == .init(text: "2 forks and 1 archived repository hidden", query: "q fork:yes archived:yes"))
  }

  @Test func filesAreGroupedInTheOrderOfTheBest() {
    let groups = model().groups
    #expect(groups.map(\.repository) == ["apple/swift-nio", SampleOrganization.hostileName])
    #expect(groups[0].files.map(\.place.path) == ["Sources/NIOCore/ByteBuffer-core.swift", "Package.swift"])
    #expect(groups[0].files.map(\.moreLines) == [9, 0])
    #expect(
      groups[0].files.map(\.queryForAll) == [
        #"q repo:^apple/swift-nio$ file:^Sources/NIOCore/ByteBuffer-core\.swift$"#, nil,
      ])
    #expect(model { $0.totals.files = 1 }.groups[0].files[0].queryForAll == nil)
    #expect(groups[0].files.map(\.definesMatch) == [true, false])
    // Only on another branch than the default one.
    #expect(groups[1].files[0].place.branch == SampleOrganization.hostileBranch)
    #expect(groups[0].files[0].place.branch == nil)
  }
}

@Suite struct QueryTroubleTests {
  private func trouble(_ query: String, _ range: Range<Int>?) -> [String] {
    let trouble = QueryTrouble(UserFacingError(.badQuery, "m", hint: "h", range: range), in: query)
    return [trouble.before, trouble.blamed, trouble.after]
  }

  @Test func thePlaceIsMarked() {
    #expect(trouble("foo lang:xyz bar", 4..<12) == ["foo ", "lang:xyz", " bar"])
    #expect(trouble("foo (", 4..<5) == ["foo ", "(", ""])
    #expect(trouble("foo (", 5..<5) == ["foo (", "", ""])
    #expect(trouble("foo", nil) == ["foo", "", ""])
    #expect(trouble("", 0..<0) == ["", "", ""])
  }

  /// Ranges come from elsewhere: none may cut a character or lead out of the query.
  @Test func anyRangeIsFitted() {
    #expect(trouble("aäb", 2..<3) == ["a", "ä", "b"])
    #expect(trouble("aäb", 2..<2) == ["a", "ä", "b"])
    #expect(trouble("ab", 1..<99) == ["a", "b", ""])
    #expect(trouble("ab", 50..<99) == ["ab", "", ""])
    #expect(trouble("ab", -5..<1) == ["", "a", "b"])
  }

  @Test func longQueriesAreShownInPart() {
    let query = String(repeating: "ä", count: 1000)
    let shown = trouble(query, 1000..<1002)
    #expect(shown[0].hasPrefix("…") && shown[2].hasSuffix("…"))
    #expect(shown.joined().utf8.count < 300)
    #expect(!shown.joined().unicodeScalars.contains("\u{FFFD}"))
  }
}
