import Catalog
import Foundation
import Metadata
import Ownership
import SearchModel
import Testing

@testable import Services

/// Who is who, through the whole step.
@Suite struct PeopleTests {
  @Test func onePersonWithFiveAddresses() async throws {
    let organization = try SyntheticOrganization(
      """
      teams: [{ name: Net, repositories: ["net/*"] }]
      people: [{ name: "Ada Wire", emails: [ada@corp.example, ada@old.example], logins: [adaw] }]
      """)
    try organization.publish(
      "net/a",
      authors: [
        ("Ada Wire", "ada@corp.example", 40), ("A. Wire", "ada@old.example", 3),
        ("adaw", "12345+adaw@users.noreply.github.com", 5), ("Ada Wire", "ada@home.example", 2),
        ("Ada Wire", "ada@laptop.local", 1), ("release-bot", "bot@corp.example", 90),
      ], mailmap: "Ada Wire <ada@corp.example> <ada@laptop.local>\n")
    try organization.publish("other/b", authors: [("Somebody Else", "else@corp.example", 4)])
    try organization.run()
    #expect(try await organization.names() == ["Ada Wire", "Somebody Else"], "no page for programs")
    let ada = try await organization.person("Ada Wire")
    #expect(ada.person.key.hasPrefix("ada-wire-") && !ada.person.key.contains("@"))
    #expect(ada.emails.count == 5 && ada.logins == ["adaw"])
    #expect(Set(ada.merges.map(\.reason)) == ["configured", "mailmap", "host-login", "same-name-in-team"])
    #expect(ada.merges.allSatisfy { $0.evidence != nil })
    #expect(ada.merges.filter { $0.reason == "configured" }.allSatisfy { $0.undo == nil }, "the file says so itself")
    #expect(ada.contributions == [PersonDetail.Contribution(repository: "net/a", commits: 51, integrations: 51)])
    // A link that was made from another address stays good.
    let former = PersonKey.key(name: "Ada Wire", id: "ada@home.example")
    #expect(former != ada.person.key)
    #expect(try await organization.person(former).person == ada.person)
  }

  @Test func whatAPageOffersUndoesTheMerge() async throws {
    let organization = try SyntheticOrganization("teams: [{ name: Net, repositories: [\"net/*\"] }]\n")
    for name in ["net/a", "net/b"] {
      try organization.publish(
        name, authors: [("Gil Moss", "gil@corp.example", 5), ("Gil Moss", "gm@home.example", 4)])
    }
    try organization.run()
    let together = try await organization.person("Gil Moss")
    #expect(together.emails == ["gil@corp.example", "gm@home.example"])
    let undo = try #require(together.merges.first?.undo)
    organization.settings = try SyntheticOrganization.settings(
      "teams: [{ name: Net, repositories: [\"net/*\"] }]\n\(undo)\n")
    try organization.run()
    #expect(try await organization.names() == ["Gil Moss", "Gil Moss"])
    let error = await #expect(throws: UserFacingError.self) { try await organization.person("gil moss") }
    #expect(error?.message == "There are 2 people called gil moss.")
    #expect(error?.hint.contains(together.person.key) == true)
  }

  /// Two people of one name stay two, unless they share a team.
  @Test func aNameIsNoProof() async throws {
    let organization = try SyntheticOrganization(
      """
      teams:
        - { name: Net, repositories: ["net/*"], members: [{ name: "Kim Lee", emails: [kim@net.example] }] }
        - { name: Data, repositories: ["data/*"], members: [{ name: "Kim Lee", emails: [kim@data.example] }] }
      """)
    try organization.publish("net/a", authors: [("Kim Lee", "kim@net.example", 5)])
    try organization.publish("data/a", authors: [("Kim Lee", "kim@data.example", 5)])
    try organization.run()
    let people = try await organization.directory.people(matching: "KIM", skip: 0, limit: 9, viewer: .operator).people
    #expect(people.map(\.teams) == [["Data"], ["Net"]] || people.map(\.teams) == [["Net"], ["Data"]])
    #expect(Set(people.map(\.person.key)).count == 2)
  }

  @Test func membershipHasDates() async throws {
    let organization = try SyntheticOrganization(
      """
      teams:
        - name: Net
          members:
            - { name: "Ada Wire", emails: [ada@corp.example], role: "trusted committer", from: 2024-01-01 }
            - { name: "Ben Moss", emails: [ben@corp.example], to: 2025-12-31 }
            - { name: "Cy Field", emails: [cy@corp.example], from: 2026-04-01 }
        - { name: Data, members: [{ name: "Ben Moss", emails: [BEN@corp.example], from: 2026-01-01, to: 2026-03-14 }] }
      """)
    try organization.run()
    let net = try await organization.directory.team("net", viewer: .anonymous)
    #expect(net.members.map(\.person.name) == ["Ada Wire"])
    #expect(net.members.first?.role == "trusted committer" && net.members.first?.since == "2024-01-01")
    #expect(net.members.first?.origin == "guildhall.yaml, line 6")
    #expect(Set(net.otherMembers.map(\.person.name)) == ["Ben Moss", "Cy Field"])
    let ben = try await organization.person("ben moss", .anonymous)
    #expect(ben.memberships.map(\.team) == ["Data", "Net"], "today's first; the last day counts")
    #expect(ben.memberships.map(\.isCurrent) == [true, false])
    #expect(ben.emails.isEmpty, "an address that is in no history is the operator's to see")
    #expect(try await organization.person("ben moss").emails == ["ben@corp.example"])
  }

  @Test func namesCannotBreakOut() async throws {
    let organization = try SyntheticOrganization()
    try organization.publish(
      "a",
      authors: [
        ("<script>alert(1)</script>", "x@y", 1), ("../../etc", "d@y", 1), ("", "nameless@y", 1), ("名前", "kanji@y", 1),
        ("a\u{202E}b\u{1B}[31m", "c@y", 1), (String(repeating: "x", count: 5_000), "long@y", 1), ("", "", 3),
        ("Zoë \"Quote\\\" Ünal", "z\"o\\e@y", 1),
      ])
    try organization.run()
    let people = try await organization.directory.people(matching: "", skip: 0, limit: 99, viewer: .anonymous).people
    #expect(people.count == 8)
    for person in people {
      #expect(person.person.key.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8.contains($0) })
      #expect(!person.person.name.isEmpty && person.person.name.count <= 200)
      #expect(try await organization.person(person.person.key).person == person.person)
    }
    #expect(people.contains { $0.person.key.hasPrefix("zoe-quote-unal-") && $0.person.name.contains("Zoë") })
    #expect(people.contains { $0.person.key.hasPrefix("person-") && $0.person.name == "名前" })
  }

  /// The same again changes nothing.
  @Test func aSecondRunIsSilent() async throws {
    let organization = try SyntheticOrganization("teams: [{ name: Net, repositories: [\"net/*\"] }]\n")
    for name in ["net/a", "b"] {
      try organization.publish(
        name, authors: [("Gil Moss", "gil@corp.example", 5), ("G. Moss", "gm@home.example", 4)],
        claims: name == "b" ? [SyntheticOrganization.claim(.team, "b/unknown")] : [])
    }
    try organization.run()
    let generation = try organization.catalog.generation()
    try organization.run(now: SyntheticOrganization.now + 60)
    #expect(try organization.catalog.generation() == generation)
    #expect(try await organization.catalog.problems().count { $0.step == "organization" } == 1)
    organization.settings = try SyntheticOrganization.settings("")
    try organization.run()
    #expect(try organization.catalog.generation() > generation)
  }
}
