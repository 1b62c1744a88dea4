import Demand
import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@testable import Services

/// Every rule of what is shown, and to whom.
@Suite struct DemandServiceTests {
  private let organization: SmallOrganization
  private let store: RecordStore
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  init() async throws {
    organization = try await SmallOrganization()
    store = try RecordStore(path: organization.folder.file("data/records.sqlite").path)
  }

  private func ask(
    _ need: String, by person: String?, of team: String = "", daysAgo: Double = 0.1, results: Int = 3
  ) async throws {
    _ = try await store.note(
      DemandSignal(
        kind: .search, need: need, team: team, person: person, date: Date() - daysAgo * 86_400, results: results))
  }

  private func threeAsk(_ need: String, daysAgo: Double = 0.1) async throws {
    for (person, team) in [("ann", "A"), ("ben", "B"), ("eva", "B")] {
      try await ask(need, by: person, of: team, daysAgo: daysAgo)
    }
  }

  private func demand(
    viewer: Viewer = .anonymous, kind: DemandKind? = nil, window: DemandWindow = .quarter
  ) async throws -> [DemandGroup] {
    try await organization.guildhall.useCases.demanding.demand(
      DemandRequest(window: window, kind: kind, viewer: viewer, waits: true)
    ).groups
  }

  private func decide(
    _ need: String, team: String, person: String = "", project: String = "", _ verdicts: Verdict...
  ) async throws {
    let record = try await store.record(
      .init(need: need, team: team, person: person, project: project), at: Date() - 3_600)
    if !verdicts.isEmpty { _ = try await store.decide(record.id, verdicts) }
  }

  @Test func whoOnlyLooksMakesNoRecords() async throws {
    let other = try await SmallOrganization()
    let services = other.guildhall.useCases
    _ = try await services.demanding.demand(DemandRequest(viewer: .anonymous, waits: true))
    #expect(try await !services.signalling.isOptedOut("ann@example.org"))
    try await other.guildhall.forgetPeople()
    let records = other.folder.file("data/records.sqlite").path
    #expect(!FileManager.default.fileExists(atPath: records))
  }

  /// One team that people call by another name than the org chart does.
  private struct TitledTeams: Directory {
    func teams(viewer: Viewer) async throws -> [TeamSummary] {
      [TeamSummary(name: "search-people", title: "Search People", members: 4)]
    }

    func team(_ name: String, viewer: Viewer) async throws -> TeamDetail { throw UserFacingError.absent(name) }

    func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
      PeoplePage(people: [], total: 0)
    }

    func person(_ key: String, viewer: Viewer) async throws -> PersonDetail { throw UserFacingError.absent(key) }
  }

  @Test func aTeamThatWasSaidByItsTitleIsTheSame() async throws {
    for (person, team) in [("ann", "search-people"), ("ben", "Search People"), ("eva", "SEARCH PEOPLE")] {
      try await decide("zebra stripes", team: team, person: person)
    }
    let own = organization.guildhall.demand
    let service = DemandService(
      records: own.records, access: own.access, live: own.live, directory: TitledTeams(), researching: own.researching,
      recording: own.recording, grouping: own.grouping, book: own.book, now: own.now)
    let id = try #require(try await service.ledger(waits: true).groups.first?.id)
    let group = try await service.demandGroup(id, viewer: .anonymous)
    #expect(group.teams.map(\.title) == ["Search People"] && !group.kinds.contains(.unmet))
  }

  @Test func whatFewerThanThreePeopleNeedShowsNowhere() async throws {
    try await ask("zebra stripes", by: "ann", of: "A")
    try await ask("zebra stripes", by: "ann", of: "A", daysAgo: 1)
    try await ask("zebra stripes", by: "ben", of: "B")
    // Whoever is not known counts nothing.
    for day in 0..<5 { try await ask("zebra stripes", by: nil, of: "C", daysAgo: Double(day)) }
    #expect(try await demand().isEmpty)
    let ledger = try await organization.guildhall.demand.ledger(waits: true)
    let id = try #require(ledger.groups.first?.id)
    let demanding = organization.guildhall.useCases.demanding
    func refusal(_ id: String) async -> UserFacingError? {
      await #expect(throws: UserFacingError.self) { _ = try await demanding.demandGroup(id, viewer: .operator) }
    }
    let (hidden, absent) = (await refusal(id), await refusal("x"))
    #expect(hidden == absent && hidden?.code == .notFound)
    #expect(try await demanding.digest(of: Week(containing: Date()), isBrief: true, viewer: .operator).items.isEmpty)

    try await ask("zebra stripes", by: "eva", of: "B")
    let group = try #require(try await demand().first)
    #expect(group.id == id && group.people == 3 && group.kinds.contains(.unmet))
    #expect(group.teams.map(\.name) == ["A", "B", "C"])
    #expect(try await demanding.demandGroup(id, viewer: stranger).need == "zebra stripes")
  }

  @Test func peopleAreCountedAlsoWhenTheyAreForgotten() async throws {
    try await threeAsk("zebra stripes", daysAgo: 40)
    try await store.forgetPeople(now: Date())
    #expect(try await store.signals(since: .distantPast).allSatisfy { $0.person == nil })
    #expect(try await demand().map(\.people) == [3])
    #expect(try await demand(window: .month).isEmpty)
  }

  @Test func needsThatMeanTheSameAreOne() async throws {
    try await ask("retry http calls", by: "ann", of: "A")
    try await ask("retrying an http call", by: "ben", of: "B")
    try await ask("HTTP call retry", by: "eva", of: "C")
    try await ask("HTTP call retry", by: "ann", of: "A")
    let groups = try await demand()
    #expect(groups.count == 1 && groups.first?.need == "HTTP call retry" && groups.first?.wordings.count == 2)
    #expect(groups.first?.requests == 4 && groups.first?.people == 3)
  }

  @Test func demandIsUnmetUntilSomebodyTakesAnAnswer() async throws {
    try await threeAsk("retry calls")
    let kit = "acme/tools:#retry-kit"
    try await decide("retry calls", team: "A", Verdict(candidate: kit, kind: .dismiss, reason: .quality, date: .now))
    let group = try #require(try await demand(kind: .unmet).first)
    let candidate = try #require(group.candidates.first { $0.summary.name == "retry-kit" })
    #expect(candidate.opinions?.dismissals.map(\.reason) == [.quality])
    #expect(group.research == ["R-1"])
    try await decide("retry calls", team: "B", Verdict(candidate: kit, kind: .adopt, date: .now))
    #expect(try await demand(kind: .unmet).isEmpty)
  }

  /// An answer that somebody may not see is none to them; nor is it a candidate.
  @Test func hiddenAnswersDoNotExist() async throws {
    try await threeAsk("secret backoff")
    try await decide("secret backoff", team: "A", Verdict(candidate: "acme/secret:#secret", kind: .adopt, date: .now))
    let seen = try #require(try await demand(viewer: stranger, kind: .unmet).first)
    #expect(!seen.candidates.contains { $0.summary.name == "secret" })
    #expect(try await demand(viewer: member, kind: .unmet).isEmpty)
    let ledger = try await organization.guildhall.demand.ledger(waits: true)
    let all = try await organization.guildhall.useCases.demanding.demandGroup(ledger.groups[0].id, viewer: member)
    #expect(all.candidates.contains { $0.summary.name == "secret" })
  }

  @Test func researchForHiddenProjectsDoesNotExist() async throws {
    for (person, project) in [("ann", "acme/tools"), ("ben", "acme/secret"), ("eva", "acme/secret:#secret")] {
      try await decide("zebra stripes", team: "", person: person, project: project)
    }
    #expect(try await demand(viewer: stranger).isEmpty)
    let ledger = try await organization.guildhall.demand.ledger(waits: true)
    let all = try await organization.guildhall.useCases.demanding.demandGroup(ledger.groups[0].id, viewer: member)
    #expect(all.people == 3 && all.research == ["R-3", "R-2", "R-1"])
  }

  @Test func threeTeamsThatBuildMakeAHomemadeNeed() async throws {
    for team in ["A", "B"] {
      let verdict = Verdict(candidate: nil, kind: .build, words: "Small.", date: .now)
      try await decide("zebra stripes", team: team, person: "of \(team)", verdict)
    }
    try await decide("zebra stripes", team: "B", person: "x", Verdict(candidate: nil, kind: .build, date: .now))
    #expect(try await demand(kind: .homemade).isEmpty)
    try await decide("zebra stripes", team: "C", person: "y", Verdict(candidate: nil, kind: .build, date: .now))
    let group = try #require(try await demand(kind: .homemade).first)
    #expect(group.solutions.map(\.label) == ["R-1", "R-2", "R-3", "R-4"] && group.solutions[0].words == "Small.")
  }

  @Test func searchesFailWhenThreePeopleFindNothing() async throws {
    for person in ["ann", "ben"] { try await ask("zebra stripes", by: person, of: "A", results: 0) }
    try await ask("zebra stripes", by: "eva", of: "A", results: 9)
    #expect(try await demand(kind: .failed).isEmpty)
    try await ask("zebra stripes", by: "eva", of: "A", daysAgo: 2, results: 0)
    let group = try #require(try await demand(kind: .failed).first)
    // One team alone is no unmet demand.
    #expect(group.kinds == [.failed])
  }

  @Test func smallTeamsAreCountedAndNotNamed() async throws {
    try await configure(teams: ["Duo": ["ann", "ben"], "Trio": ["eva", "joe", "kim"]])
    for (person, team) in [("ann", "Duo"), ("eva", "Trio"), ("joe", "trio")] {
      try await ask("zebra stripes", by: person, of: team)
    }
    let group = try #require(try await demand(kind: .unmet).first)
    #expect(group.teams.map(\.name) == ["Trio"] && group.smallTeams == 1)
  }

  @Test func teamsThatAreHiddenAreNotNamed() async throws {
    try organization.secret.commit([
      "catalog-info.yaml": """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: { name: shadows }
      spec: { type: team, children: [] }
      """
    ])
    try await organization.guildhall.sync()
    for (person, team) in [("ann", "shadows"), ("ben", "Platform"), ("eva", "Else")] {
      try await ask("zebra stripes", by: person, of: team)
    }
    let seen = try #require(try await demand(viewer: stranger).first)
    #expect(seen.teams.map(\.name) == ["Else", "Platform"] && seen.smallTeams == 0)
    let all = try #require(try await demand(viewer: member).first)
    #expect(all.teams.map(\.name).contains("shadows"))
  }

  @Test func digestsSayWhatIsNew() async throws {
    let week = Week(containing: Date()).advanced(by: -1)
    let inWeek = Date().timeIntervalSince(week.start) / 86_400 - 2
    try await threeAsk("zebra stripes", daysAgo: inWeek + 10)
    try await threeAsk("lion manes", daysAgo: inWeek)
    try await threeAsk("tiger tails", daysAgo: inWeek + 10)
    try await ask("tiger tails", by: "ann", of: "A", daysAgo: inWeek)
    let demanding = organization.guildhall.useCases.demanding
    let digest = try await demanding.digest(of: week, isBrief: true, viewer: stranger)
    #expect(digest.organization == "Acme")
    #expect(digest.items.map(\.group.need) == ["lion manes", "tiger tails"])
    #expect(digest.items.map(\.isNew) == [true, false])
    let error = await #expect(throws: UserFacingError.self) {
      _ = try await demanding.digest(of: week.advanced(by: 2), isBrief: true, viewer: stranger)
    }
    #expect(error?.code == .badRequest)
  }

  @Test func aDigestIsTakenOnce() async throws {
    let guildhall = organization.guildhall
    let digest = try #require(try await guildhall.takeDigest(now: Date()))
    #expect(try await guildhall.takeDigest(now: Date()) == nil)
    try await guildhall.releaseDigest(digest)
    let again = try #require(try await guildhall.takeDigest(now: Date()))
    try await guildhall.finishDigest(again)
    #expect(try await guildhall.takeDigest(now: Date()) == nil)
  }

  private func configure(teams: [String: [String]]) async throws {
    let yaml = try String(contentsOf: organization.folder.file("guildhall.yaml"), encoding: .utf8)
    let entries = teams.sorted { $0.key < $1.key }.map { name, members in
      let people = members.map { "{ name: \($0), emails: [\($0)@example.org] }" }.joined(separator: ", ")
      return "  - { name: \(name), members: [\(people)] }\n"
    }
    try organization.folder.write(
      yaml.replacing("teams:\n", with: "teams:\n" + entries.joined()), to: "guildhall.yaml")
    try await organization.guildhall.sync()
  }
}

/// What is kept when people look for something.
@Suite struct SignalKeeperTests {
  private let organization: SmallOrganization
  private var guildhall: Guildhall { organization.guildhall }

  init() async throws { organization = try await SmallOrganization() }

  private func signals() async throws -> [DemandSignal] {
    await guildhall.flushSignals()
    let store = try RecordStore(path: organization.folder.file("data/records.sqlite").path)
    return try await store.signals(since: .distantPast)
  }

  private func search(_ query: String, _ asker: Asker?, cursor: String? = nil) async throws {
    _ = try await guildhall.useCases.searching.search(
      SearchRequest(query: query, viewer: .anonymous, limit: 1, cursor: cursor, asker: asker))
  }

  @Test func searchesAndResearchAreKept() async throws {
    let ann = Asker(person: "Ann", team: "platform")
    try await search("retryLater lang:swift -file:Tests", ann)
    _ = try await guildhall.useCases.researching.research(
      ResearchRequest(need: "retry  calls", viewer: .anonymous, asker: ann))
    let kept = try await signals()
    #expect(kept.map(\.need) == ["retryLater", "retry calls"] && kept.map(\.kind) == [.search, .research])
    #expect(kept.allSatisfy { $0.person == "ann" && $0.team == "Platform" } && kept[0].results > 0)
  }

  @Test func whatIsNoNeedIsNotKept() async throws {
    let ann = Asker(person: "ann")
    try await search("retryLater", nil)
    for query in [
      "file:Retry.swift", "/retry.*/", "type:person ann", "type:team platform", "repo:acme", "42 17",
      String(repeating: "k3y", count: 20),
    ] { try await search(query, ann) }
    let page = try await guildhall.useCases.searching.search(
      SearchRequest(query: "retryLater", viewer: .anonymous, limit: 1))
    try await search("retryLater", ann, cursor: page.next)
    _ = try await guildhall.useCases.searching.complete("retryLater", viewer: .anonymous, limit: 5)
    #expect(try await signals().isEmpty)
  }

  @Test func theSameQuestionCountsOnce() async throws {
    for _ in 0..<3 { try await search("retryLater", Asker(person: "ann")) }
    try await search("RETRYLATER", Asker(person: "Ann"))
    try await search("retryLater", Asker(person: "ben"))
    #expect(try await signals().map(\.person) == ["ann", "ben"])
  }

  @Test func whatIsOpenedIsKeptWithTheQuestion() async throws {
    let ann = Asker(person: "ann", team: "Platform")
    try await search("retryLater", ann)
    guildhall.useCases.signalling.noteOpened("acme/tools", after: .search("retryLater"), by: ann)
    guildhall.useCases.signalling.noteOpened("acme/other", after: .search("else"), by: ann)
    #expect(try await signals().map(\.opened) == [["acme/tools"]])
  }

  @Test func theOrgChartKnowsTheTeam() async throws {
    let yaml = try String(contentsOf: organization.folder.file("guildhall.yaml"), encoding: .utf8)
    try organization.folder.write(
      yaml.replacing(
        "repositories: [\"acme/tools\"] }",
        with: "repositories: [\"acme/tools\"], members: [{ name: Ann Lee, emails: [ann@example.org] }] }"),
      to: "guildhall.yaml")
    try await guildhall.sync()
    for person in ["ann@example.org", "Ann Lee"] {
      try await search("retryLater \(person.count)", Asker(person: person))
    }
    let kept = try await signals()
    #expect(kept.map(\.team) == ["Platform", "Platform"])
    #expect(Set(kept.map(\.person)).count == 1 && kept[0].person?.hasPrefix("ann-lee-") == true)
    // Opting out by one name counts for all.
    try await guildhall.useCases.signalling.setOptOut(true, of: "ann@example.org")
    #expect(try await signals().map(\.person) == [nil, nil])
    try await search("hidden", Asker(person: "Ann Lee"))
    let silent = try await signals()
    #expect(silent.last?.need == "hidden" && silent.last?.person == nil && silent.last?.team == "Platform")
    #expect(try await guildhall.useCases.signalling.isOptedOut("Ann Lee"))
    try await guildhall.useCases.signalling.setOptOut(false, of: "Ann Lee")
    #expect(try await guildhall.useCases.signalling.isOptedOut("ann@example.org") == false)
  }

  @Test func recordsThatCannotBeWrittenFailNoSearch() async throws {
    try Data("no database".utf8).write(to: organization.folder.file("data/records.sqlite"))
    try await search("retryLater", Asker(person: "ann"))
    await guildhall.flushSignals()
    let error = await #expect(throws: UserFacingError.self) {
      try await guildhall.useCases.signalling.setOptOut(true, of: "ann")
    }
    #expect(error?.code == .damaged)
  }

  @Test func manySignalsDelayNobody() async throws {
    for number in 0..<(3 * SignalKeeper.waiting) {
      guildhall.signals.noteLooked(.search("need \(number)"), results: 1, by: Asker(person: "ann"))
    }
    await guildhall.flushSignals()
    let kept = try await signals().count
    #expect(kept >= SignalKeeper.waiting / 2 && kept <= 3 * SignalKeeper.waiting)
  }

  @Test func optingOutNamesSomebody() async throws {
    for person in ["", "  ", String(repeating: "x", count: 201), "a\u{0}b"] {
      let error = await #expect(throws: UserFacingError.self) {
        try await guildhall.useCases.signalling.setOptOut(true, of: person)
      }
      #expect(error?.code == .badRequest)
    }
  }
}
