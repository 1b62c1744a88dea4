import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

/// People, practices, code and verdicts beside the candidates.
@Suite struct ResearchContactTests {
  private func candidate(
    _ name: String, _ fit: ResearchCandidate.Fit = .good, owners: [RepositoryOwner] = [], channels: [String] = [],
    contacts: [String] = []
  ) -> ResearchCandidate {
    var summary = ProjectSummary(
      id: 1, name: name, description: "", repository: "acme/\(name)", folder: "", ecosystem: "")
    summary.owners = owners
    return ResearchCandidate(
      offer: ProjectOffer(summary: summary, channels: channels, contacts: contacts), score: 1, fit: fit)
  }

  @Test func placesComeBeforeOwnersAndGuessesLast() {
    let nio = RepositoryOwner(kind: .team, key: "NIO")
    let guess = RepositoryOwner(kind: .person, key: "ada", title: "Ada", isGuess: true)
    let contacts = ResearchContact.all(for: [
      candidate("one", owners: [guess], channels: ["#one", "#more"]),
      candidate("two", .partial, owners: [nio], channels: ["#one"], contacts: ["Grace <g@example.org>"]),
      candidate("three", owners: [nio]),
      candidate("four", .weak, owners: [RepositoryOwner(kind: .team, key: "Other")], channels: ["#other"]),
    ])
    #expect(contacts.map(\.title) == ["#one", "NIO", "Grace <g@example.org>", "Ada"])
    #expect(
      contacts.map(\.why) == [
        "takes questions about one and two", "owns two and three", "is named as contact of two",
        "integrates changes of one",
      ])
    #expect(contacts[1].key == "NIO" && contacts[0].key == nil)
  }

  @Test func thereAreAFewAtMost() {
    let owners = (0..<9).map { RepositoryOwner(kind: .team, key: "team \($0)") }
    let contacts = ResearchContact.all(for: [candidate("one", owners: owners, channels: ["#one"])])
    #expect(contacts.count == 5 && contacts[0].kind == .channel)
    #expect(ResearchContact.all(for: []).isEmpty)
  }
}

@Suite struct VerdictFeedbackTests {
  private func imported(_ organization: SmallOrganization) async throws -> [ResearchCandidate] {
    try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "retry failing calls", viewer: .operator)
    ).candidates.filter { $0.offer.summary.origin != nil }
  }

  @Test func verdictsMoveCandidatesAlike() async throws {
    let organization = try await SmallOrganization()
    try organization.folder.write(
      (1...2).map { #"{"name": "kit\#($0)", "identifier": "k\#($0)", "description": "Retry failing calls"}"# }
        .joined(separator: "\n"), to: "catalog.jsonl")
    _ = try await organization.guildhall.importCatalog(
      CatalogInput(path: organization.folder.file("catalog.jsonl").path), source: "up")
    let before = try await imported(organization)
    let first = try #require(before.first?.offer.summary.identifier)
    let second = try #require(before.dropFirst().first?.offer.summary.identifier)
    let records = organization.guildhall.useCases.recording
    for team in ["A", "B"] {
      let dossier = try await records.record(
        RecordRequest(need: "retry calls", asker: Asker(team: team), candidates: [first, second], viewer: .operator))
      _ = try await records.decide(
        DecideRequest(
          label: dossier.label,
          opinions: [
            .init(candidate: first, kind: .dismiss, reason: .quality, words: "slow"),
            .init(candidate: second, kind: .adopt),
          ], viewer: .operator))
    }
    let after = try await imported(organization)
    #expect(after.first?.offer.summary.identifier == second)
    #expect(after.first?.terms.contains { $0.reason == "verdicts" && $0.points > 0 } == true)
    #expect(
      after.first { $0.offer.summary.identifier == first }?.terms
        .contains { $0.reason == "verdicts" && $0.points < 0 } == true)
  }

  @Test func recordsThatCannotBeReadStopNoAnswer() async throws {
    let organization = try await SmallOrganization()
    try Data("rubbish, and no database at all".utf8).write(to: organization.folder.file("data/records.sqlite"))
    let answer = try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "calls that fail", viewer: .operator))
    #expect(answer.candidates.first?.offer.summary.name == "retry-kit")
    #expect(answer.lacks.contains { $0.hasPrefix("What was decided") })
  }
}

/// With the sentence model, where `make model` put it.
@Suite(.enabled(if: SentenceModelFolder.url != nil)) struct ResearchAsideTests {
  private func organization() async throws -> SmallOrganization {
    let organization = try await SmallOrganization()
    try organization.installModel()
    try organization.secret.commit([
      "Sources/Ledger.swift": """
      /// Books an amount twice, once on each side of the ledger.
      public func bookTwice(amount: Int) {}

      /// Sums up the ledger of a month, for accountants.
      public struct MonthlyLedger {}

      """,
      "docs/ledger.md": "# Ledger\n\nEvery amount is booked twice in the ledger, by two accountants.\n",
    ])
    try organization.tools.commit([
      "Sources/Retry.swift": """
      /// Waits longer after each failed attempt, with some jitter.
      public struct Backoff {
        /// Calls the body again until it does not fail any more.
        public func retrying(_ body: () throws -> Void) {}
        private func hidden() {}
      }

      """,
      "Tests/RetryTests.swift": "/// Waits longer after each failed attempt.\npublic func testWaiting() {}\n",
    ])
    var settings = try String(contentsOf: organization.folder.file("guildhall.yaml"), encoding: .utf8)
    settings += "\npractices: { repository: acme/secret, folder: docs }\n"
    try organization.folder.write(settings, to: "guildhall.yaml")
    try await organization.guildhall.sync()
    try await organization.guildhall.readProjects(threads: 2)
    return organization
  }

  private func research(
    _ need: String, _ organization: SmallOrganization, viewer: Viewer
  ) async throws -> ResearchAnswer {
    try await organization.guildhall.useCases.researching.research(ResearchRequest(need: need, viewer: viewer))
  }

  private let security = Viewer.member(teams: ["Security"])

  @Test func theFunctionThatDoesItIsNamed() async throws {
    let organization = try await organization()
    let answer = try await research("wait longer after each failed attempt", organization, viewer: .anonymous)
    let best = try #require(answer.candidates.first)
    let symbol = try #require(best.why.first { $0.kind == .symbol })
    #expect(best.offer.summary.name == "retry-kit" && symbol.heading == "Backoff" && symbol.line == 2)
    #expect(symbol.path == "Sources/Retry.swift" && symbol.text.hasPrefix("Waits longer"))
    let again = try await research("call the body again until it does not fail", organization, viewer: .anonymous)
    let all = again.candidates.flatMap(\.why).filter { $0.kind == .symbol }.map(\.heading) + again.code.map(\.name)
    #expect(all.contains("Backoff.retrying") && !all.contains { $0.contains("test") || $0.contains("hidden") })
    #expect(Set(all).count == all.count, "what speaks for a candidate is not named twice")
  }

  @Test func whatIsHiddenIsNoCodeAndNoPractice() async throws {
    let organization = try await organization()
    let need = "book an amount twice in the ledger"
    let known = try await research(need, organization, viewer: security)
    #expect((known.candidates.flatMap(\.why).map(\.heading) + known.code.map(\.name)).contains("bookTwice"))
    #expect(known.practices.map(\.slug) == ["ledger"] && known.practices[0].text.hasPrefix("Every amount"))
    for viewer in [Viewer.anonymous, .member(teams: ["Platform"])] {
      let answer = try await research(need, organization, viewer: viewer)
      #expect(answer.practices.isEmpty)
      #expect(!answer.code.contains { $0.repository == "acme/secret" })
      #expect(!answer.candidates.contains { $0.offer.summary.repository == "acme/secret" })
      #expect(!answer.people.contains { $0.title == "Security" })
    }
    #expect(known.people.contains { $0.title == "Security" })
  }

  @Test func chaptersThatChangeAreReadAgain() async throws {
    let organization = try await organization()
    try organization.secret.commit(["docs/ledger.md": "# Ledger\n\nWhales are counted from ships every spring.\n"])
    try await organization.guildhall.sync()
    try await organization.guildhall.readProjects(threads: 1)
    #expect(try await research("book an amount twice", organization, viewer: security).practices.isEmpty)
    let answer = try await research("counting whales from a ship", organization, viewer: security)
    #expect(answer.practices.map(\.title) == ["Ledger"])
  }
}

extension SmallOrganization {
  /// Lets its Guildhall find the sentence model of the tests.
  func installModel() throws {
    let models = folder.file("data/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: models.appendingPathComponent("all-MiniLM-L6-v2"),
      withDestinationURL: try #require(SentenceModelFolder.url))
  }
}
