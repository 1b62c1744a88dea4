import Catalog
import Foundation
import Metadata
import Ownership
import Readiness
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct ProjectFactsTests {
  /// Each fact with its value, its place, and why it goes before what else is said.
  @Test func beliefsNameTheirPlaceAndReason() async throws {
    let shop = try await DescribedOrganization().project("acme/shop")
    func told(_ fact: MetadataFact) -> String {
      guard let belief = shop.profile[fact], let place = belief.believed.first?.place else { return "nothing" }
      return "\(belief.values.joined(separator: ", ")) at \(place.path):\(place.line)"
    }
    #expect(told(.license) == "Apache-2.0 at LICENSE:1")
    #expect(shop.profile[.license]?.others.map(\.value) == ["MIT"])
    #expect(
      shop.profile[.license]?.reason == "LICENSE is the text of the licence itself, so it goes before package.json.")
    #expect(told(.description) == "A shop. at package.json:5")
    #expect(shop.profile[.description]?.others.map(\.place) == [MetadataPlace(path: "README.md", line: 3)])
    #expect(told(.version) == "1.2.0 at package.json:3")
    #expect(told(.topic) == "sales, trade at innersource.json:1")
    #expect(told(.title) == "The Shop at innersource.json:1")
    #expect(told(.lifecycle) == "active at catalog-info.yaml:7")
    #expect(told(.type) == "service at catalog-info.yaml:6")
    #expect(told(.owner) == "group:default/sales at catalog-info.yaml:8")
    #expect(shop.profile.beliefs.map(\.fact) == MetadataFact.allCases.filter { shop.profile[$0] != nil })
  }

  @Test func columnsFollowTheBeliefs() async throws {
    let organization = try await DescribedOrganization()
    let record = try #require(try organization.record("acme/shop"))
    let projects = try await organization.catalog().projects(ofRepository: record.id)
    #expect(Set(projects.map(\.name)) == ["shop", "web"])
    let shop = try #require(projects.first { $0.name == "shop" })
    #expect([shop.kind, shop.language, shop.lifecycle, shop.version] == ["service", "JavaScript", "active", "1.2.0"])
    #expect(shop.license == "Apache-2.0" && shop.topics == ["sales", "trade"] && shop.description == "A shop.")
    #expect(shop.seeksContributors && !shop.isHidden)
    #expect(shop.created == 1_700_000_000 && shop.documented == 1_700_000_000)
    #expect(shop.readiness > 0 && shop.readiness < 1 && (1...4).contains(shop.readinessLevel))
    #expect(shop.activity > 0 && shop.activity <= 1)
    #expect(record.license == "Apache-2.0" && record.topics == ["sales", "trade"] && record.readmePath == "README.md")
    let web = try #require(projects.first { $0.name == "web" })
    #expect(web.license == "Apache-2.0" && web.language == "TypeScript" && web.version == "0.3.0")
    #expect(!web.seeksContributors)
  }

  @Test func aProjectInAFolderSaysWhatItInherits() async throws {
    let web = try await DescribedOrganization().project("web")
    #expect(web.profile[.license]?.reason.hasPrefix("It is said of the whole repository.") == true)
    #expect(web.profile[.license]?.believed.first?.place.path == "LICENSE")
    #expect(web.profile[.description]?.value == "The site.")
    #expect(web.profile[.title] == nil && web.profile[.contributionWanted] == nil)
    #expect(web.profile.documents.map(\.path) == ["web/README.md"])
    #expect(web.profile.releases.map(\.version.text) == ["0.3.0"])
    #expect(web.profile.apis.map(\.name) == ["shop.Events"])
    let readiness = try #require(web.profile.readiness)
    #expect(readiness[.mission]?.evidence.first?.path == "web/README.md")
    #expect(readiness[.submit]?.evidence.first?.path == "CONTRIBUTING.md")
    #expect(
      readiness[.owners]?.evidence.first.map { "\($0.path):\($0.line ?? 0) \($0.text)" } == "CODEOWNERS:3 /web/ @bea")
  }

  @Test func theProfileHoldsWhatPagesShow() async throws {
    let shop = try await DescribedOrganization().project("acme/shop")
    #expect(shop.profile.commands.contains { $0.command == "make test" })
    #expect(
      shop.profile.apis.map { "\($0.kind) \($0.name) \($0.path):\($0.line)" } == ["openapi Orders api/openapi.yaml:3"])
    #expect(shop.profile.releases.map(\.version.text) == ["1.1.0", "1.0.0"] || shop.profile.releases.count == 3)
    let newest = shop.profile.releases.first { $0.version.text == "1.1.0" }
    #expect(newest?.tag?.time == 1_700_950_000 && newest?.day == "2023-11-20")
    #expect(shop.profile.documents.contains { $0.path == "docs/guide.md" })
    #expect(shop.profile.firstCommit == 1_700_000_000 && shop.profile.lastCommit == 1_700_900_000)
    #expect(shop.repository?.facts.name == "acme/shop" && shop.weeks.count == 52)
    #expect(shop.activity?.terms.contains { $0.name == "contribution guide" && $0.change == 100 } == true)
    #expect(shop.profile.readiness?[.licence]?.outcome == .passed)
  }

  /// What cannot be read is told to the project it concerns, and takes nothing from the rest.
  @Test func brokenFilesAreProblemsOfTheirProject() async throws {
    let organization = try await DescribedOrganization()
    let problems = try await organization.project("acme/shop").profile.problems
    for path in ["publiccode.yml", "codemeta.json", "bomb/catalog-info.yaml", "CODEOWNERS"] {
      #expect(problems.contains { $0.path == path && !$0.cause.isEmpty }, "\(path)")
    }
    #expect(problems.contains { $0.cause.contains("aliases are not taken") })
    #expect(!problems.contains { $0.path.hasPrefix("node_modules") })
    let listed = try await organization.catalog().problems().filter { $0.subject == "acme/shop" }
    #expect(listed.contains { $0.message.contains("bomb/catalog-info.yaml, line 2") && $0.severity == "warning" })
  }

  @Test func aSilentRepositoryIsAProjectToo() async throws {
    let silent = try await DescribedOrganization().project("acme/silent")
    #expect(silent.summary.name == "silent" && silent.profile.beliefs.isEmpty && silent.owners.isEmpty)
    #expect(silent.profile.readiness?.passed == 0 && silent.profile.commands.isEmpty)
    #expect(silent.profile.releases.isEmpty && silent.profile.problems.isEmpty)
  }

  @Test func aHiddenRepositoryShowsNowhere() async throws {
    let organization = try await DescribedOrganization()
    for name in ["hidden", "acme/secret", "secret", "acme/secret:#hidden", "acme/secret:#secret"] {
      await #expect(throws: UserFacingError.self, "\(name)") {
        _ = try await organization.project(name, viewer: .member(teams: []))
      }
    }
    let own = try await organization.project("acme/secret", viewer: .member(teams: ["Security"]))
    #expect(own.profile.apis.map(\.name) == ["Hidden"])
    #expect(own.owners.map(\.name) == ["Security"])
  }
}
