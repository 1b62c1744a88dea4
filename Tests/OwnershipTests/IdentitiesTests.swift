import Ownership
import Testing

@Suite struct IdentitiesTests {
  private func commits(
    _ repository: String, team: String? = nil, _ authors: [(String, String, Int)], mailmap: String = ""
  ) -> Identities.Commits {
    Identities.Commits(
      repository: repository, team: team, authors: authors.map { (name: $0.0, email: $0.1, count: $0.2) },
      mailmap: Mailmap(content: Array(mailmap.utf8)))
  }

  private func summary(_ identities: Identities) -> [String] {
    identities.people.map { person in
      "\(person.name): \(person.identities.map(\.email).sorted().joined(separator: " ")) (\(person.commits))"
    }
  }

  @Test func mergesConfiguredPeople() throws {
    let ada = Identities.Configured(
      name: "Ada Wire", emails: ["Ada@corp.example", "ada@home.example"], logins: ["adaw"], teams: ["Net"],
      place: "guildhall.yaml, line 12")
    let identities = Identities(
      commits: [
        commits("a", [("ada", "ada@corp.example", 5), ("Ada W", "ADA@home.example", 2)]),
        commits("b", [("x", "77+AdaW@users.noreply.github.com", 3), ("Bo", "bo@x.example", 1)]),
      ], configured: [ada])
    #expect(
      summary(identities) == [
        "Ada Wire: 77+adaw@users.noreply.github.com ada@corp.example ada@home.example (10)", "Bo: bo@x.example (1)",
      ])
    let person = try #require(identities.people.first)
    #expect(
      person.id == "ada@corp.example" && person.isConfigured && person.logins == ["adaw"] && person.teams == ["Net"])
    #expect(person.merges.map(\.reason) == [.configured, .hostLogin])
    #expect(person.merges[0].evidence == "guildhall.yaml, line 12 names both addresses for Ada Wire.")
    #expect(identities.person(name: "q", email: "ADA@HOME.example", repository: "z")?.id == "ada@corp.example")
  }

  @Test func mergesHostAddresses() {
    let identities = Identities(commits: [
      commits(
        "a",
        [
          ("Cy", "cy@users.noreply.github.com", 1), ("Cy", "123+CY@users.noreply.github.com", 2),
          ("Cy", "cy@users.noreply.gitlab.com", 1), ("Di", "9-di@users.noreply.gitlab.com", 1),
          ("Di", "di@users.noreply.gitlab.com", 1), ("Ed", "ed@noreply.git.example", 1),
        ])
    ])
    #expect(
      summary(identities) == [
        "Cy: 123+cy@users.noreply.github.com cy@users.noreply.github.com (3)",
        "Di: 9-di@users.noreply.gitlab.com di@users.noreply.gitlab.com (2)", "Cy: cy@users.noreply.gitlab.com (1)",
        "Ed: ed@noreply.git.example (1)",
      ])
    #expect(identities.people.last?.logins == ["ed"])
  }

  @Test func believesMailmapsWithProofEverywhere() {
    let identities = Identities(commits: [
      commits("a", [("Flo Grey", "old@x.example", 4)], mailmap: "Flo Grey <new@x.example> <old@x.example>"),
      commits("b", [("Flo Grey", "new@x.example", 1), ("flo", "old@x.example", 1)]),
    ])
    #expect(summary(identities) == ["Flo Grey: new@x.example old@x.example (6)"])
    #expect(identities.people[0].merges[0].evidence.contains(".mailmap of a, line 1"))
  }

  @Test func believesMailmapsWithoutProofInTheirRepository() {
    let identities = Identities(commits: [
      commits("a", [("lukas", "l@x.example", 4)], mailmap: "<cory@x.example> <l@x.example>"),
      commits("b", [("Cory", "cory@x.example", 1), ("lukas", "l@x.example", 2)]),
    ])
    #expect(summary(identities) == ["Cory: cory@x.example l@x.example (5)", "lukas: l@x.example (2)"])
    #expect(identities.person(name: "lukas", email: "l@x.example", repository: "a")?.id == "cory@x.example")
    #expect(identities.person(name: "lukas", email: "l@x.example", repository: "b")?.id == "l@x.example")
    let alone = Identities(commits: [
      commits("a", [("lukas", "l@x.example", 4)], mailmap: "<cory@x.example> <l@x.example>")
    ])
    #expect(alone.people.count == 1 && alone.people[0].id == "cory@x.example")
    let undone = Identities(
      commits: [commits("a", [("lukas", "l@x.example", 4)], mailmap: "<cory@x.example> <l@x.example>")],
      forbidden: [.init("L@x.example", "cory@x.example")])
    #expect(!undone.people.contains { $0.identities.count > 1 } && undone.refused.count == 1)
  }

  @Test func refusesAMailmapThatFoldsEverybody() {
    let authors = (0..<30).map { ("Same Name", "p\($0)@x.example", 1) }
    let map = (0..<30).map { "Same Name <one@x.example> <p\($0)@x.example>" }.joined(separator: "\n")
    let identities = Identities(commits: [commits("evil", authors, mailmap: map)])
    #expect(identities.people.count == 30)
    #expect(identities.refused.count == 30)
    #expect(identities.refused[0].evidence.contains("more than 20 addresses"))
  }

  @Test func mergesFullNamesWithinATeam() {
    let gil = Identities.Configured(name: "Gil Moss", emails: ["gil@corp.example"], teams: ["Net"], place: "line 1")
    let authors = [("Gil  moss", "gil@home.example", 2), ("Gil", "gil@else.example", 1)]
    let net = Identities(commits: [commits("a", team: "Net", authors)], configured: [gil])
    #expect(summary(net)[0] == "Gil Moss: gil@corp.example gil@home.example (2)")
    #expect(net.people[0].merges[0].reason == .sameNameInTeam)
    #expect(Identities(commits: [commits("a", team: "Web", authors)], configured: [gil]).people.count == 3)
    let two = [
      gil, Identities.Configured(name: "Gil Moss", emails: ["gm@corp.example"], teams: ["Net"], place: "line 2"),
    ]
    #expect(Identities(commits: [commits("a", team: "Net", authors)], configured: two).people.count == 4)
    let undone = Identities(
      commits: [commits("a", team: "Net", authors)], configured: [gil],
      forbidden: [.init("gil@home.example", "gil@corp.example")])
    #expect(undone.people.count == 3 && undone.refused.map(\.reason) == [.sameNameInTeam])
  }

  @Test func leavesBotsOut() {
    let identities = Identities(commits: [
      commits(
        "a",
        [
          ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", 9),
          ("GitHub", "noreply@github.com", 9),
          ("release-bot", "r@x.example", 1), ("Renovate", "x@y.example", 1), ("Ann Abbot", "abbot@x.example", 1),
          ("web-flow", "ann@x.example", 1),
        ],
        mailmap: "Ann Abbot <abbot@x.example> dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>")
    ])
    #expect(summary(identities) == ["Ann Abbot: abbot@x.example (1)"])
    #expect(identities.bots.count == 5)
    #expect(identities.person(name: "GitHub", email: "noreply@github.com", repository: "a") == nil)
  }

  @Test func forbidsChainsAndIgnoresOrder() {
    let people = [
      Identities.Configured(name: "A", emails: ["a@x.example", "b@x.example", "c@x.example"], place: "line 1")
    ]
    let forbidden: [Identities.Forbidden] = [.init("b@x.example", "c@x.example")]
    let identities = Identities(commits: [], configured: people, forbidden: forbidden)
    #expect(identities.people.map(\.identities.count).sorted() == [1, 2])
    let authors = [
      ("A B", "q@x.example", 1), ("A B", "r@x.example", 1), ("C", "", 1), ("C", "", 2), ("D", "d@x.example", 1),
    ]
    let one = Identities(commits: [commits("a", team: "T", authors), commits("b", team: "T", authors)])
    let other = Identities(commits: [commits("b", team: "T", authors.reversed()), commits("a", team: "T", authors)])
    #expect(one.people == other.people)
    #expect(one.person(name: "c", email: "", repository: "a")?.commits == 6)
    #expect(
      Identities(commits: [commits("a", [("x", "x@y", .max), ("x", "x@y", .max), ("x", "x@y", -5)])]).people.count == 1)
  }
}
