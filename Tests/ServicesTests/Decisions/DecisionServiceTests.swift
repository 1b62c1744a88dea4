import Decisions
import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct DecisionServiceTests {
  private let member = Viewer.member(teams: ["Security"])

  @Test func decisionsOfAllRepositoriesAreListedTheNewestFirst() async throws {
    let organization = try await DecidedOrganization()
    let page = try await organization.list()
    #expect(
      page.decisions.map(\.title) == [
        "Keep jobs in Postgres", "Keep jobs in memory", "Broken matter", "Take the clock",
      ])
    #expect(page.total == 4 && page.byStatus == [.accepted: 1, .superseded: 1])
    let newest = try #require(page.decisions.first)
    #expect((newest.repository, newest.number, newest.date) == ("acme/queue", 2, "2024-03-05"))
    #expect((newest.status, newest.research) == (.accepted, "R-12"))
    #expect(
      page.decisions[1].successor == .init(path: newest.path, number: 2, title: "Keep jobs in Postgres"))
    #expect(page.decisions[1].statusWords == "superseded")
  }

  @Test func theListIsNarrowedAndPaged() async throws {
    let organization = try await DecidedOrganization()
    #expect(try await organization.list("jobs postg").decisions.map(\.number) == [2])
    #expect(try await organization.list("?!").total == 0)
    #expect(try await organization.list { $0.status = .superseded }.decisions.map(\.number) == [1])
    #expect(try await organization.list { $0.repository = "acme/tools" }.decisions.map(\.title) == ["Take the clock"])
    let second = try await organization.list { ($0.skip, $0.limit) = (1, 2) }
    #expect(second.decisions.map(\.title) == ["Keep jobs in memory", "Broken matter"] && second.total == 4)
    // A fork's are those of its original, unless it is asked for.
    #expect(try await organization.list { $0.repository = "copy" }.total == 1)
  }

  @Test func oneIsReadWhole() async throws {
    let organization = try await DecidedOrganization()
    let detail = try await organization.decisions.decision(
      "acme/queue", path: "docs/decisions/0002-jobs-in-postgres.md", viewer: .anonymous)
    #expect(detail.record.people.deciders == ["Ada Wire", "Ben Birch"])
    #expect(detail.record.chosen == "Postgres" && detail.record.options.map(\.title) == ["Postgres", "retry-kit"])
    #expect(detail.record.options[1].drawbacks == ["it forgets jobs when the process ends"])
    let document = try await organization.guildhall.useCases.documents.document(
      "acme/queue", path: "docs/decisions/0002-jobs-in-postgres.md", viewer: .anonymous)
    #expect(document.decision == detail)
    let plain = try await organization.guildhall.useCases.documents.document(
      "acme/queue", path: "README.md", viewer: .anonymous)
    #expect(plain.decision == nil)
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.decisions.decision("acme/queue", path: "README.md", viewer: .anonymous)
    }
  }

  @Test func brokenFilesAreProblemsOfTheirRepository() async throws {
    let organization = try await DecidedOrganization()
    let problems = try await organization.guildhall.useCases.browsing.repository("acme/queue", viewer: .anonymous)
      .problems.map(\.message)
    #expect(
      problems.contains {
        $0.hasPrefix("acme/queue: docs/decisions/0004-broken.md, line ") && $0.contains("front matter cannot be read")
      }, "\(problems)")
    #expect(
      problems.contains(
        "acme/queue: docs/decisions/0003-notes.md, line 1: it stands among the decision records and tells no decision."
      ), "\(problems)")
    #expect(problems.count == 2)
  }

  @Test func pagesCountThem() async throws {
    let organization = try await DecidedOrganization()
    let useCases = organization.guildhall.useCases
    #expect(try await useCases.browsing.repository("acme/queue", viewer: .anonymous).decisions == 3)
    #expect(try await useCases.browsing.repository("acme/tools", viewer: .anonymous).decisions == 1)
    #expect(try await useCases.cataloguing.project("retry-kit", viewer: .anonymous).decisions == 1)
    #expect(try await useCases.cataloguing.project("inner", viewer: .anonymous).decisions == 1)
  }

  @Test func whatIsHiddenDoesNotExist() async throws {
    let organization = try await DecidedOrganization()
    let hidden = "Hide jobs in Postgres"
    #expect(try await organization.list("jobs").decisions.allSatisfy { $0.title != hidden })
    #expect(try await organization.list("jobs").total == 2)
    #expect(try await organization.list("jobs").byStatus == [.accepted: 1, .superseded: 1])
    #expect(try await organization.list("jobs", viewer: member).decisions.contains { $0.title == hidden })
    let absent = await #expect(throws: UserFacingError.self) {
      _ = try await organization.list { $0.repository = "acme/nothing" }
    }
    let secret = await #expect(throws: UserFacingError.self) {
      _ = try await organization.list { $0.repository = "acme/secret" }
    }
    #expect(secret?.message == absent?.message.replacing("acme/nothing", with: "acme/secret"))
    let path = "docs/adr/0001-hidden.md"
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.decisions.decision("acme/secret", path: path, viewer: .anonymous)
    }
    #expect(
      try await organization.decisions.decision("acme/secret", path: path, viewer: member).summary.title == hidden)
    for query in ["postgres", "type:decision postgres", "type:decision"] {
      let seen = try await organization.search(query)
      #expect(!seen.decisions.contains { $0.decision.title == hidden }, "\(query)")
      #expect(seen.totals.decisions == seen.decisions.count)
      #expect(try await organization.search(query, viewer: member).totals.decisions == seen.totals.decisions + 1)
    }
  }

  @Test func aRepositoryThatChangesHasItsNewOnes() async throws {
    let organization = try await DecidedOrganization()
    try organization.queue.commit(["docs/decisions/0005-otters.md": "# Otters\n\n## Decision\n\nWe keep otters.\n"])
    try await organization.guildhall.sync()
    #expect(try await organization.list("otters").total == 1)
    #expect(try await organization.list { $0.repository = "acme/queue" }.total == 4)
  }
}
