import Catalog
import Foundation
import QueryLanguage
import SearchModel
import Settings
import TestSupport
import Testing

@testable import Services

@Suite struct SearchServiceTests {
  @Test func oneQueryFindsEveryKind() async throws {
    let organization = try await SmallOrganization()
    let answer = try await organization.search("tools")
    #expect(answer.repositories.first?.repository.facts.name == "acme/tools")
    #expect(answer.documents.map(\.title) == ["Tools"])
    let project = try await organization.search("retry kit")
    #expect(project.projects.map(\.project.name) == ["retry-kit"])
    let symbol = try await organization.search("type:symbol Backoff")
    #expect(symbol.files.map(\.match.path) == ["Sources/Retry.swift"])
    #expect(symbol.files.first?.match.lines.map(\.line) == [2])
    #expect(try await organization.search("type:file retry").files.map(\.match.path) == ["Sources/Retry.swift"])
  }

  @Test func aMisspeltProjectIsGuessedWhereNothingIsFound() async throws {
    let organization = try await SmallOrganization()
    for query in ["type:project rtery-kit", "retrykti", "type:project retry ktis"] {
      let answer = try await organization.search(query)
      #expect(answer.projects.isEmpty && answer.totals.projects == 0, "\(query)")
      #expect(answer.guesses.map(\.project.name) == ["retry-kit"], "\(query)")
    }
    #expect(try await organization.search("type:project retry").guesses.isEmpty)
    #expect(try await organization.search("retryLater").guesses.isEmpty, "code was found")
    #expect(try await organization.search("type:project zzzzzzz").guesses.isEmpty)
    #expect(try await organization.search("type:project secert", viewer: .anonymous).guesses.isEmpty)
    #expect(try await organization.search("type:project secert").guesses.map(\.project.name) == ["secret"])
  }

  @Test func aMistypedNameIsPutRightWhereNothingIsFound() async throws {
    let organization = try await SmallOrganization()
    let data = DataFolder(organization.folder.file("data"))
    var search = SearchService(
      live: LiveIndex(folder: data, catalog: try Catalog(path: data.catalog.path)),
      access: AccessPolicy(try Settings.read(organization.folder.file("guildhall.yaml"))))
    // The machine may have much else to do.
    (search.deadline, search.patience) = (.seconds(120), .seconds(120))
    func meant(_ query: String, viewer: Viewer = .operator) async throws -> String? {
      try await search.search(SearchRequest(query: query, viewer: viewer)).suggestions
        .first { $0.reason == "Did you mean" }?.query
    }
    for (query, wanted) in [
      ("sym:Bakoff", "sym:Backoff"), ("sym:Backofff", "sym:Backoff"), ("sym:Bcakoff", "sym:Backoff"),
      ("sym:Bockoff", "sym:Backoff"), ("sym:Bakcoff", "sym:Backoff"),
      ("sym:Backfof", "sym:Backoff"), ("type:symbol Bakoff", "type:symbol Backoff"), ("retryLatr", "retryLater"),
      ("retryLatr lang:c", "retryLater lang:c"), ("repo:tolls retryLater", "repo:tools retryLater"),
      ("owner:Platfrom Backoff", "owner:Platform Backoff"), ("repo:tolls sym:Bakoff", "repo:tools sym:Backoff"),
    ] { #expect(try await meant(query) == wanted, "\(query)") }
    for query in ["retryLater", "zzzzzzzz", "/Bak+off/", "-Bakoff", "retryLatr lang:go", "repo:^tolls$ Backoff"] {
      #expect(try await meant(query) == nil, "\(query)")
    }
    #expect(try await meant("repo:secrte retryLater") == "repo:secret retryLater")
    #expect(try await meant("repo:secrte retryLater", viewer: .anonymous) == nil)
    #expect(try await meant("sym:hiden", viewer: .anonymous) == nil)
  }

  @Test func teamsAndPeopleAreFoundByName() async throws {
    let organization = try await SmallOrganization()
    let catalog = try Catalog(path: organization.folder.file("data/catalog.sqlite").path)
    _ = try catalog.publish(
      OrganizationRecords(
        teams: [TeamRecord(name: "Retry Guild", department: "Server", origin: "o")],
        people: [
          PersonRecord(key: "ann", name: "Ann Example", isConfigured: true),
          PersonRecord(key: "eve", name: "Eve Elsewhere"),
        ],
        memberships: [MembershipRecord(team: "Retry Guild", person: "ann", origin: "o")]))
    try await Task.sleep(for: .milliseconds(250))
    for (query, teams, people) in [
      ("type:team guild", ["Retry Guild"], []), ("type:team gulid", ["Retry Guild"], []),
      ("guild", ["Retry Guild"], []),
      ("gulid", [], []), ("type:person exmaple", [], ["ann"]), ("ann", [], ["ann"]), ("type:person eve", [], []),
      ("type:team guild repo:tools", [], []), ("type:team", [], []),
    ] as [(String, [String], [String])] {
      let answer = try await organization.search(query, viewer: .anonymous)
      #expect(answer.teams.map(\.name) == teams, "\(query)")
      #expect(answer.people.map(\.name) == people, "\(query)")
      #expect(answer.totals.teams == teams.count && answer.totals.people == people.count)
    }
    let offered = try await organization.guildhall.useCases.searching.complete("guil", viewer: .anonymous, limit: 9)
    #expect(offered.contains { $0.kind == "team" && $0.query == "Retry Guild" })
  }

  @Test func projectsOfForksAreHiddenAndCounted() async throws {
    let organization = try await SmallOrganization()
    let hidden = try await organization.search("type:project copy")
    #expect(hidden.projects.isEmpty && hidden.hiddenProjects == 1)
    #expect(try await organization.search("type:project copy fork:yes").projects.map(\.project.name) == ["copy"])
    #expect(try await organization.search("type:project copy fork:only").hiddenProjects == 0)
  }

  @Test func aPackageNameFindsItsProject() async throws {
    let organization = try await DependentOrganization()
    // Others name it by its address; its manifest calls it BaseKit.
    let found = try await organization.guildhall.useCases.searching.search(
      SearchRequest(query: "base", type: .project, viewer: .anonymous))
    #expect(found.projects.first?.project.name == "BaseKit")
    #expect(
      try await organization.guildhall.useCases.searching.search(
        SearchRequest(query: "secret", type: .project, viewer: .anonymous)
      ).projects.isEmpty)
  }

  @Test func namesAreCompletedInSpiteOfMistakes() async throws {
    let organization = try await SmallOrganization()
    let searching = organization.guildhall.useCases.searching
    for typed in ["retry-k", "retyr", "rtery-kit"] {
      let offered = try await searching.complete(typed, viewer: .anonymous, limit: 8)
      #expect(offered.contains { $0.kind == "project" && $0.title == "retry-kit" }, "\(typed)")
    }
  }

  @Test func alternativesFindOnlyWhatOneOfThemNames() async throws {
    let organization = try await SmallOrganization()
    let answer = try await organization.search("type:repo other or nothingLikeIt")
    #expect(answer.repositories.map(\.repository.facts.name) == ["acme/other"])
    let expression = try await organization.search("type:repo /^acme.t..ls$/")
    #expect(expression.repositories.map(\.repository.facts.name) == ["acme/tools"])
    let negated = try await organization.search("type:repo acme -tools")
    #expect(Set(negated.repositories.map(\.repository.facts.name)) == ["acme/other", "acme/secret"])
  }

  @Test func forksAreHiddenAndCounted() async throws {
    let organization = try await SmallOrganization()
    let hidden = try await organization.search("forked")
    #expect(hidden.files.isEmpty && hidden.hiddenForks == 1)
    #expect(hidden.suggestions.contains { $0.query.contains("fork:yes") })
    let shown = try await organization.search("forked fork:yes")
    #expect(shown.files.map(\.repository.name) == ["copy"] && shown.hiddenForks == 0)
  }

  @Test func pagesFollowOneAnother() async throws {
    let organization = try await SmallOrganization()
    var seen: [String] = []
    var cursor: String?
    repeat {
      let page = try await organization.search("type:code retryLater", limit: 1, cursor: cursor)
      #expect(page.files.count == 1)
      seen += page.files.map(\.repository.name)
      cursor = page.next
    } while cursor != nil && seen.count < 10
    #expect(seen.count == 3 && Set(seen).count == 3)
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.search("retryLater", cursor: "no cursor of ours")
    }
  }

  @Test func aBadQuerySaysWhereAndWhatElse() async throws {
    let organization = try await SmallOrganization()
    do {
      _ = try await organization.search("retry lang:swfit")
      Issue.record("the query was accepted")
    } catch let error as UserFacingError {
      #expect(error.code == .badQuery)
      #expect(error.range == 6..<16)
      #expect(error.suggestion?.lowercased() == "retry lang:swift")
      #expect(!error.hint.isEmpty)
    }
  }

  @Test func halfAQueryIsAnsweredWhenAsked() async throws {
    let organization = try await SmallOrganization()
    var request = SearchRequest(query: "retryLater lang:", viewer: .operator)
    request.lenient = true
    let answer = try await organization.guildhall.useCases.searching.search(request)
    #expect(answer.totals.files == 3)
  }

  @Test func completionsNameRepositoriesSymbolsAndFiles() async throws {
    let organization = try await SmallOrganization()
    var searching = try #require(
      (organization.guildhall.useCases.searching as? SignallingSearch)?.base as? SearchService)
    searching.patience = .seconds(60)
    let found = try await searching.complete("retr", viewer: .operator, limit: 10)
    #expect(found.contains { $0.kind == "symbol" && $0.title == "retryLater" })
    #expect(found.contains { $0.kind == "file" && $0.title == "Retry.swift" })
    #expect(found.contains { $0.kind == "project" && $0.title == "retry-kit" })
    #expect(try await searching.complete("r", viewer: .operator, limit: 10).isEmpty)
    // A name in small letters needs no word on case, and the query finds what was offered.
    let symbol = try #require(found.first { $0.kind == "symbol" })
    #expect(symbol.query == "sym:retryLater")
    #expect(try await organization.search(symbol.query).files.isEmpty == false)
    let backoff = try await searching.complete("backoff", viewer: .operator, limit: 10)
    #expect(backoff.first { $0.kind == "symbol" }?.query == "sym:Backoff")
    let file = try await searching.complete("main", viewer: .operator, limit: 10).first { $0.kind == "file" }
    #expect(file?.query == "file:main.c" && file?.place == .init("acme/other", "main.c"))
  }

  @Test func theNameItselfIsOfferedFirst() async throws {
    let organization = try await SmallOrganization()
    try organization.tools.commit(["Sources/Names.swift": "struct _Bytes {}\nstruct BytesView {}\nstruct Bytes {}\n"])
    try await organization.guildhall.sync()
    var searching = try #require(
      (organization.guildhall.useCases.searching as? SignallingSearch)?.base as? SearchService)
    searching.patience = .seconds(60)
    let found = try await searching.complete("bytes", viewer: .operator, limit: 10)
    #expect(found.filter { $0.kind == "symbol" }.map(\.title) == ["Bytes", "BytesView", "_Bytes"])
  }

  @Test func anOnlyFileShowsAllItsLines() async throws {
    let organization = try await SmallOrganization()
    let lines = (0..<40).map { "let needle\($0) = 1\n" }.joined()
    try organization.tools.commit(["Sources/Many.swift": lines])
    try await organization.guildhall.sync()
    var request = SearchRequest(query: "type:code needle", viewer: .operator)
    #expect(try await organization.guildhall.useCases.searching.search(request).files.map(\.match.lines.count) == [5])
    request.expandsOnlyFile = true
    #expect(try await organization.guildhall.useCases.searching.search(request).files.map(\.match.lines.count) == [40])
  }

  @Test func damagedShardsMakeTheAnswerIncomplete() async throws {
    let organization = try await SmallOrganization()
    let shards = try organization.folder.file("data/shards").contents()
    for shard in shards { try organization.folder.write("not a shard", to: "data/shards/" + shard) }
    let reopened = try Guildhall(
      data: DataFolder(organization.folder.file("data")), settingsFile: organization.folder.file("guildhall.yaml"),
      logger: .silent)
    let answer = try await reopened.useCases.searching.search(SearchRequest(query: "retryLater", viewer: .operator))
    #expect(!answer.isComplete && answer.incomplete.count == shards.count)
    let report = try await reopened.sync()
    #expect(report.indexed == 4)
    #expect(
      try await reopened.useCases.searching.search(SearchRequest(query: "retryLater", viewer: .operator)).isComplete)
  }
}
