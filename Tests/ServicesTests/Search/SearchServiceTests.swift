import Foundation
import QueryLanguage
import SearchModel
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
    let answer = try await organization.guildhall.searching.search(request)
    #expect(answer.totals.files == 3)
  }

  @Test func completionsNameRepositoriesSymbolsAndFiles() async throws {
    let organization = try await SmallOrganization()
    let found = try await organization.guildhall.searching.complete("retr", viewer: .operator, limit: 10)
    #expect(found.contains { $0.kind == "symbol" && $0.title == "retryLater" })
    #expect(found.contains { $0.kind == "file" && $0.title == "Retry.swift" })
    #expect(found.contains { $0.kind == "project" && $0.title == "retry-kit" })
    #expect(try await organization.guildhall.searching.complete("r", viewer: .operator, limit: 10).isEmpty)
  }

  @Test func damagedShardsMakeTheAnswerIncomplete() async throws {
    let organization = try await SmallOrganization()
    let shards = try organization.folder.file("data/shards").contents()
    for shard in shards { try organization.folder.write("not a shard", to: "data/shards/" + shard) }
    let reopened = try Guildhall(
      data: DataFolder(organization.folder.file("data")), settingsFile: organization.folder.file("guildhall.yaml"),
      logger: .silent)
    let answer = try await reopened.searching.search(SearchRequest(query: "retryLater", viewer: .operator))
    #expect(!answer.isComplete && answer.incomplete.count == shards.count)
    let report = try await reopened.sync()
    #expect(report.indexed == 4)
    #expect(try await reopened.searching.search(SearchRequest(query: "retryLater", viewer: .operator)).isComplete)
  }
}
