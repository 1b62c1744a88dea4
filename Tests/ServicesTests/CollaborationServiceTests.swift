import Collaboration
import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct CollaborationServiceTests {
  /// Three teams of three people with a repository each, one that only Vault sees, and a monorepo with two owners.
  private final class Organization {
    let folder: TemporaryFolder
    let guildhall: Guildhall
    private(set) var repositories: [String: TestRepository] = [:]

    init() async throws {
      folder = try TemporaryFolder()
      for name in ["shop", "pay", "vault", "mono"] {
        repositories[name] = try TestRepository(folder.path + "/src/" + name)
      }
      try folder.write(Self.settings, to: "guildhall.yaml")
      let data = DataFolder(folder.file("data"))
      try data.create()
      guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
      try commit("pay", "pay1", "2024-01-10", ["package.json": Self.manifest("pay")])
      try commit("shop", "shop1", "2024-01-10", ["package.json": Self.manifest("shop", needs: ["pay", "vault"])])
      try commit("vault", "vault1", "2024-01-10", ["package.json": Self.manifest("vault")])
      // Pay to Shop: three people, five changes. Person shop3 moved to Pay on 1 June.
      for (person, day) in [
        ("pay1", "02-01"), ("pay2", "02-02"), ("pay3", "02-03"), ("pay1", "03-01"), ("pay2", "03-09"),
      ] {
        try commit("shop", person, "2024-\(day)", ["cart.js": "// \(person) \(day)\n"])
      }
      try commit("shop", "shop3", "2024-05-31", ["cart.js": "// inside\n"])
      try commit("shop", "shop3", "2024-06-01", ["cart.js": "// outside\n"])
      try commit("shop", "stranger", "2024-06-02", ["cart.js": "// unknown\n"])
      try commit("shop", "release-bot", "2024-06-03", ["cart.js": "// bot\n"])
      // Only Vault sees what it does with Shop's people.
      for day in 1...4 { try commit("vault", "shop2", "2024-04-0\(day)", ["key.js": "// \(day)\n"]) }
      try commit(
        "mono", "pay1", "2024-04-01",
        [
          "pay/package.json": Self.manifest("mono-pay"), "shop/src/package.json": Self.manifest("mono-shop"),
          "shop/src/b.js": "1\n", ".github/CODEOWNERS": Self.owners,
        ])
      try await guildhall.sync()
    }

    private static let owners = "/pay/ @acme/pay\n/shop/ @acme/shop\n"

    private static func manifest(_ name: String, needs: [String] = []) -> String {
      let lines = needs.map { "    \"\($0)\": \"^1.0.0\"" }.joined(separator: ",\n")
      return "{\n  \"name\": \"\(name)\",\n  \"version\": \"1.0.0\",\n  \"dependencies\": {\n\(lines)\n  }\n}\n"
    }

    private static let settings = """
      organization: { name: Acme }
      sources: [{ folder: src }]
      teams:
        - name: Pay
          department: Money
          channel: "#pay"
          aliases: ["@acme/pay"]
          repositories: [pay]
          members: [\(people("pay", 1...3)), { name: shop3, emails: [shop3@acme.example], from: 2024-06-01 }]
        - name: Shop
          department: Sales
          aliases: ["@acme/shop"]
          repositories: [shop]
          members: [\(people("shop", 1...2)), \(people("shop", 4...4)), { name: shop3, emails: [shop3@acme.example], to: 2024-05-31 }]
        - { name: Vault, department: Money, repositories: [vault], members: [\(people("vault", 1...3))] }
      visibility: { vault: [Vault] }
      """

    private static func people(_ team: String, _ numbers: ClosedRange<Int>) -> String {
      numbers.map { "{ name: \(team)\($0), emails: [\(team)\($0)@acme.example] }" }.joined(separator: ", ")
    }

    func commit(_ repository: String, _ person: String, _ day: String, _ files: [String: String]) throws {
      guard let repository = repositories[repository] else { return }
      for (path, text) in files { try repository.write(text, to: path) }
      try repository.git(["add", "-A"])
      try repository.git(
        ["commit", "-q", "-m", "Work"],
        variables: [
          "GIT_AUTHOR_NAME": person, "GIT_AUTHOR_EMAIL": "\(person)@acme.example",
          "GIT_AUTHOR_DATE": "\(day)T12:00:00Z",
        ])
    }

    var collaborating: any Collaborating { guildhall.useCases.collaborating }

    func contributions(_ viewer: Viewer = .anonymous, _ unit: FlowUnit = .team) async throws -> ContributionReport {
      try await collaborating.contributions(
        ContributionQuestion(
          viewer: viewer, unit: unit, period: AskedPeriod(from: Quarter("2024-Q1"), to: Quarter("2024-Q4"))))
    }
  }

  @Test func contributionsAreThoseOfTheTeamOfTheDay() async throws {
    let organization = try await Organization()
    let report = try await organization.contributions()
    let shop = try #require(report.units.first { $0.name == "Shop" })
    // Inside: the first commit and that of 31 May; outside: five of Pay, that of 1 June, and the one to the monorepo.
    #expect(shop.inside == 2 && shop.fromOutside == 7 && shop.fromUnknown == 1)
    #expect(shop.outsiders.value == 4 && shop.newcomers.value == 3)
    #expect(shop.distance == 2)
    let pay = try #require(report.units.first { $0.name == "Pay" })
    #expect(pay.inside == 2 && pay.fromOutside == 0 && pay.toOutside == 7)
    #expect(report.flows.contains(Flow(from: .unit("Pay"), to: "Shop", contributions: 7, people: PeopleCount(4))))
    #expect(report.lacks.isEmpty && report.repositories == 3)
    let money = try #require(
      try await organization.contributions(.anonymous, .department).units.first { $0.name == "Sales" })
    #expect(money.fromOutside == 7)
  }

  /// A folder belongs to whom its repository's CODEOWNERS gives it, whether or not it is a project.
  @Test func foldersOfOthersAreOutside() async throws {
    let organization = try await Organization()
    let owners = "* @acme/shop\n/infra/billing/ @acme/pay\n/infra/billing/web/ @acme/shop\n"
    // One to each team, whose files it changes.
    try organization.commit(
      "shop", "shop1", "2024-07-01",
      [
        ".github/CODEOWNERS": owners, "infra/x.tf": "1\n", "infra/billing/rates.yaml": "1\n",
        "infra/billing/sql/a.sql": "1\n", "infra/billing/web/page.html": "1\n",
      ])
    try organization.commit("shop", "shop1", "2024-07-02", ["infra/billing/rates.yaml": "2\n"])
    try organization.commit("shop", "pay1", "2024-07-03", ["infra/billing/sql/a.sql": "2\n"])
    try organization.commit("shop", "pay1", "2024-07-04", ["infra/billing/web/page.html": "2\n"])
    try organization.commit("shop", "pay2", "2024-07-05", ["infra/x.tf": "2\n"])
    try await organization.guildhall.sync()
    try await Task.sleep(for: .milliseconds(250))
    let report = try await organization.contributions()
    let shop = try #require(report.units.first { $0.name == "Shop" })
    #expect(shop.inside == 3 && shop.fromOutside == 9 && shop.toOutside == 2)
    let pay = try #require(report.units.first { $0.name == "Pay" })
    #expect(pay.inside == 3 && pay.fromOutside == 2 && pay.toOutside == 9)
    // Who knows asks the folder's owners too: the first places to ask are theirs.
    let live = try await organization.guildhall.useCases.knowing.who(
      WhoQuestion(subject: "shop:infra/billing/sql/a.sql", viewer: .operator))
    #expect(live.channels == ["#pay"])
    let root = try await organization.guildhall.useCases.knowing.who(
      WhoQuestion(subject: "shop:infra/x.tf", viewer: .operator))
    #expect(root.channels.isEmpty)
  }

  /// What a fork shares with its upstream counts there, though nobody says which of both is the fork.
  @Test func sharedCommitsCountOnce() async throws {
    let organization = try await Organization()
    let source = try #require(organization.repositories["shop"])
    try source.git(["clone", "-q", source.path, organization.folder.path + "/src/a-fork"])
    let settings = organization.folder.file("guildhall.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
      .replacing("repositories: [vault]", with: "repositories: [vault, a-fork]")
    try Data(text.utf8).write(to: settings)
    let before = try await organization.contributions()
    try await organization.guildhall.sync()
    try await Task.sleep(for: .milliseconds(250))
    let after = try await organization.contributions()
    #expect(after.repositories == before.repositories + 1)
    #expect(after.units == before.units && after.flows == before.flows)
  }

  /// Whoever may not see a repository sees none of its contributions, and no team's tie to it.
  @Test func whatIsHiddenCountsNowhere() async throws {
    let organization = try await Organization()
    let outside = try await organization.contributions()
    #expect(!outside.units.contains { $0.name == "Vault" })
    #expect(!outside.flows.contains { $0.to == "Vault" })
    let inside = try await organization.contributions(.member(teams: ["Vault"]))
    #expect(inside.units.first { $0.name == "Vault" }?.fromOutside == 4)
    #expect(inside.units.first { $0.name == "Shop" }?.toOutside == 4)
    #expect(outside.units.first { $0.name == "Shop" }?.toOutside == 0)
    let trends = (
      outside: try await organization.collaborating.trend(viewer: .anonymous),
      inside: try await organization.collaborating.trend(viewer: .operator)
    )
    #expect(trends.inside.quarters.reduce(0) { $0 + $1.outside } == 11)
    #expect(trends.outside.quarters.reduce(0) { $0 + $1.outside } == 7)
    let map = try await organization.collaborating.conway(ConwayQuestion(viewer: .anonymous))
    #expect(!map.pairs.contains { $0.first.name == "Vault" || $0.second.name == "Vault" })
    #expect(!map.teams.contains { $0.name == "Vault" })
  }

  @Test func coupledTeamsAreFoundWithTheirEvidence() async throws {
    let organization = try await Organization()
    let map = try await organization.collaborating.conway(
      ConwayQuestion(viewer: .operator, period: AskedPeriod(from: Quarter("2024-Q1"), to: Quarter("2024-Q2"))))
    let pair = try #require(map.pairs.first { Set([$0.first.name, $0.second.name]) == ["Pay", "Shop"] })
    #expect(pair.kind == .congruent && pair.given + pair.taken == 7)
    let dependency = try #require(pair.dependencies.first)
    #expect(dependency.consumer.repository == "shop" && dependency.provider.repository == "pay")
    #expect(dependency.manifest == "package.json" && dependency.changes == 1)
    let vault = try #require(map.pairs.first { $0.first.name == "Vault" || $0.second.name == "Vault" })
    #expect(vault.kind == .congruent && vault.links == 1)
    // Later in the year nobody of Shop came to Vault any more.
    let later = try await organization.collaborating.conway(
      ConwayQuestion(viewer: .operator, period: AskedPeriod(from: Quarter("2024-Q3"), to: Quarter("2024-Q4"))))
    #expect(later.pairs.map(\.kind) == [.silent, .silent] && later.congruence == 0)
    #expect(later.teams.count == 3)
    let one = try await organization.collaborating.conway(
      ConwayQuestion(
        viewer: .operator, period: AskedPeriod(from: Quarter("2024-Q3"), to: Quarter("2024-Q4")), team: "vault"))
    #expect(one.pairs.count == 1)
  }

  @Test func questionsAreTalk() async throws {
    let organization = try await Organization()
    var service = try #require(organization.collaborating as? CollaborationService)
    service.questions = { _, _ in
      (0..<3).map { _ in
        TeamQuestion(from: "Shop", to: "Vault", date: Date(timeIntervalSince1970: 1_720_000_000))
      } + [TeamQuestion(from: "Shop", to: "Nobody", date: Date(timeIntervalSince1970: 1_720_000_000))]
    }
    let map = try await service.conway(
      ConwayQuestion(viewer: .operator, period: AskedPeriod(from: Quarter("2024-Q3"), to: Quarter("2024-Q4"))))
    let vault = try #require(map.pairs.first { $0.first.name == "Vault" || $0.second.name == "Vault" })
    #expect(vault.kind == .congruent && vault.questions == 3)
  }

  @Test func badQuestionsSaySo() async throws {
    let organization = try await Organization()
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.collaborating.contributions(
        ContributionQuestion(viewer: .operator, period: AskedPeriod(from: Quarter("2024-Q2"), to: Quarter("2024-Q1"))))
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.collaborating.contributions(ContributionQuestion(viewer: .operator, name: "Nobody"))
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await organization.collaborating.conway(ConwayQuestion(viewer: .operator, team: "Nobody"))
    }
    #expect(throws: UserFacingError.self) { try AskedPeriod(from: "2024", to: nil) }
    #expect(try AskedPeriod(from: "", to: "2024-q3") == AskedPeriod(to: Quarter("2024-Q3")))
  }

  /// A sync adds what is new, and a history that is missing is told.
  @Test func newWorkCounts() async throws {
    let organization = try await Organization()
    let before = try await organization.contributions()
    try organization.commit("pay", "shop1", "2024-07-01", ["new.js": "1\n"])
    try await organization.guildhall.sync()
    try await Task.sleep(for: .milliseconds(250))
    let after = try await organization.contributions()
    #expect(before.units.first { $0.name == "Pay" }?.fromOutside == 0)
    #expect(after.units.first { $0.name == "Pay" }?.fromOutside == 1)
    try FileManager.default.removeItem(at: organization.folder.file("data/history"))
    let without = try await organization.contributions()
    #expect(without.units.isEmpty && without.lacks.count == 1)
  }
}
