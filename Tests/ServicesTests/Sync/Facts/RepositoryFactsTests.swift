import Catalog
import Foundation
import Metadata
import Ownership
import Readiness
import TestSupport
import Testing

@testable import Services

@Suite struct RepositoryFactsTests {
  @Test func ownersAreClaimedWithTheirLine() async throws {
    let profile = try #require(try await DescribedOrganization().repositoryProfile("acme/shop"))
    let claims = profile.claims.map { claim in
      "\(claim.folder)/ \(claim.owner.key) \(claim.place.path):\(claim.place.line) \(claim.evidence)"
    }
    #expect(
      claims == [
        "/ team:acme/sales CODEOWNERS:2 *  @acme/sales ada@example.org",
        "/ email:ada@example.org CODEOWNERS:2 *  @acme/sales ada@example.org",
        "web/ user:bea CODEOWNERS:3 /web/ @bea",
        "/ team:sales catalog-info.yaml:8 owner: group:sales",
      ])
  }

  @Test func theProfileKeepsWhatLaterStepsRead() async throws {
    let profile = try #require(try await DescribedOrganization().repositoryProfile("acme/shop"))
    #expect(profile.mailmap == "Ada Lovelace <ada@example.org>\n")
    #expect(
      profile.entities.map(\.reference.description) == [
        "component:default/shop", "location:default/rest", "group:default/sales",
      ])
    #expect(profile.navigations.contains { $0.origin == .mkDocs && $0.pages == ["docs/guide.md"] })
    #expect(profile.organizationFiles.map(\.path) == ["org-data.json"])
  }

  /// Commits by week and by person: bots commit and are nobody, dates that cannot be true count nowhere.
  @Test func historyIsCounted() async throws {
    let organization = try await DescribedOrganization()
    let record = try #require(try organization.record("acme/shop"))
    let catalog = try organization.catalog()
    let weeks = try await catalog.weeks(ofRepository: record.id, since: 0)
    #expect(weeks.map { "\($0.week) \($0.commits) \($0.authors)" } == ["19674 3 2", "19681 6 2"])
    let people = try await catalog.contributors(ofRepository: record.id)
    #expect(
      people.map { "\($0.name) \($0.email) \($0.commits) \($0.integrations) \($0.merges)" } == [
        "Ada ADA@example.org 3 3 3", "Carl carl@example.org 3 0 0", "Ada ada@example.org 1 1 0",
        "Bea bea@example.org 1 1 0", "Zoe zoe@example.org 1 0 0",
      ])
  }

  /// A new tag, another owner or channel: each is read at the next sync; nothing else is read again.
  @Test func whatFactsRestOnIsWatched() async throws {
    let organization = try await DescribedOrganization()
    #expect(try await organization.guildhall.sync().indexed == 0)
    try organization.shop.git(["tag", "v2.0.0"])
    #expect(try await organization.guildhall.sync().indexed == 1)
    #expect(try await organization.project("acme/shop").profile.releases.first?.version.text == "2.0.0")
    let team = "  - { name: Quiet, repositories: [\"acme/silent\"], channel: \"#quiet\" }"
    try DescribedOrganization.configure(organization.folder, teams: team)
    #expect(try await organization.guildhall.sync().indexed == 1)
    let silent = try await organization.project("acme/silent")
    #expect(
      silent.owners.map { "\($0.kind) \($0.name) \($0.basis) \($0.channels)" } == ["team Quiet declared [\"#quiet\"]"])
    #expect(silent.profile.readiness?[.owners]?.evidence.first?.path == "guildhall.yaml")
    #expect(silent.profile.readiness?[.channel]?.outcome == .passed)
    let id = try #require(try organization.record("acme/silent")?.id)
    #expect(try await organization.catalog().projects(ofRepository: id).map(\.team) == ["Quiet"])
  }
}
