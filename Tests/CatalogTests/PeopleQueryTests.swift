import Catalog
import Testing

/// Teams and people by what somebody typed of their name.
@Suite struct PeopleQueryTests {
  @Test func namesAreFoundNearlyRight() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let open = try fixture.publish("open").id
    let secret = try fixture.publish("secret").id
    let names = ["Ada Wire", "Adam Stone", "Zoë Ünal", "Benedikt Moss", "Wire \"W\" Ada"]
    try catalog.publish(
      OrganizationRecords(
        teams: [
          TeamRecord(name: "network", title: "Network People", origin: "o"),
          TeamRecord(name: "shadows", origin: "o", repositoryId: secret),
        ],
        people: names.enumerated().map { PersonRecord(key: "p\($0.offset)", name: $0.element) },
        contributions: names.indices.map {
          ContributionRecord(person: "p\($0)", repositoryId: $0 == 3 ? secret : open, commits: 1)
        }))
    func found(_ text: String, in repositories: [Int64]? = nil) async throws -> [String] {
      try await catalog.people(matching: text, in: repositories, limit: 9).map(\.person.name)
    }
    #expect(try await found("ada") == ["Ada Wire", "Adam Stone", "Wire \"W\" Ada"])
    #expect(try await found("ada wire").first == "Ada Wire")
    #expect(try await found("wire").contains("Ada Wire"))
    #expect(try await found("benedict") == ["Benedikt Moss"], "a letter is wrong")
    #expect(try await found("mos") == ["Benedikt Moss"])
    #expect(try await found("zoë") == ["Zoë Ünal"])
    #expect(try await found("benedikt", in: [open]).isEmpty)
    for text in ["", "\"", "' OR 1", "%", "*", "\"\"\" OR", "\u{0}abc", String(repeating: "x", count: 9_999)] {
      #expect(try await found(text).count <= 5, "\(text)")
      #expect(try await catalog.people(matching: text, mistakes: false, limit: 9).count <= 5, "\(text)")
    }
    let asTyped = try await catalog.people(matching: "Wire", mistakes: false, limit: 9)
    #expect(asTyped.map(\.person.name) == ["Wire \"W\" Ada", "Ada Wire"])
    #expect(try await catalog.people(matching: "benedict", mistakes: false, limit: 9).isEmpty)
    #expect(try await catalog.people(matching: "benedikt", mistakes: false, in: [open], limit: 9).isEmpty)
    #expect(try await catalog.teams().matching("netwrok", limit: 9).map(\.team.name) == ["network"])
    #expect(try await catalog.teams().matching("people", limit: 9).map(\.team.name) == ["network"])
    #expect(try await catalog.teams().matching("shad", limit: 9).count == 1)
    #expect(try await catalog.teams(in: [open]).matching("shad", limit: 9).isEmpty)
  }

  @Test func theListIsCutIntoPages() async throws {
    let fixture = try Fixture()
    let open = try fixture.publish("open").id
    try fixture.catalog.publish(
      OrganizationRecords(
        people: (0..<25).map { PersonRecord(key: "p\($0)", name: "Name \($0 + 10)", isConfigured: $0 < 20) },
        contributions: [ContributionRecord(person: "p24", repositoryId: open)]))
    let page = try await fixture.catalog.people(holding: "NAME", skip: 20, limit: 10, in: [open])
    #expect(page.people.map(\.name) == ["Name 34"] && page.total == 21)
    #expect(try await fixture.catalog.people(limit: 100).total == 25)
  }
}
