import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct RecordServiceTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  private func recording(_ organization: SmallOrganization) -> any RecordKeeping {
    organization.guildhall.useCases.recording
  }

  @Test func aNeedIsRecordedWithWhatResearchFinds() async throws {
    let organization = try await SmallOrganization()
    #expect(try await recording(organization).dossiers(DossierListRequest(viewer: stranger)).total == 0)
    let exists = FileManager.default.fileExists(atPath: organization.folder.file("data/records.sqlite").path)
    #expect(!exists, "who only looks makes no file")
    let dossier = try await recording(organization).record(
      RecordRequest(need: "calls that fail", asker: Asker(person: "ann", team: "Web"), viewer: stranger))
    #expect(dossier.label == "R-1" && dossier.state == .open && dossier.asker.team == "Web")
    #expect(dossier.candidates.first?.title == "retry-kit" && dossier.candidates.first?.address != nil)
    #expect(try await recording(organization).dossier("1", viewer: stranger) == dossier)
    for label in ["R-2", "R-", "x", "99999999999999999999"] {
      await #expect(throws: UserFacingError.self) {
        _ = try await recording(organization).dossier(label, viewer: stranger)
      }
    }
  }

  @Test func verdictsAreGivenByAnyNameAndTheLastOneCounts() async throws {
    let organization = try await SmallOrganization()
    let recording = recording(organization)
    _ = try await recording.record(RecordRequest(need: "calls", candidates: ["retry-kit"], viewer: stranger))
    let dismissed = try await recording.decide(
      DecideRequest(
        label: "r-1",
        opinions: [
          .init(candidate: "RETRY-KIT", kind: .dismiss, reason: .performance),
          .init(candidate: "acme/other", kind: .wrap),
        ], person: "ann", viewer: stranger))
    #expect(dismissed.state == .taken && dismissed.candidates.map(\.title) == ["retry-kit", "other"])
    let changed = try await recording.decide(
      DecideRequest(
        label: "R-1", opinions: [.init(candidate: "other", kind: .dismiss, reason: .quality), .init(kind: .build)],
        viewer: stranger))
    #expect(changed.state == .built && changed.candidates.map(\.verdicts.count) == [1, 2])
    for opinion: DecideRequest.Opinion in [
      .init(candidate: "no such", kind: .adopt), .init(kind: .adopt), .init(candidate: "retry-kit", kind: .dismiss),
    ] {
      await #expect(throws: UserFacingError.self) {
        _ = try await recording.decide(DecideRequest(label: "R-1", opinions: [opinion], viewer: stranger))
      }
    }
    let open = try await recording.dossiers(DossierListRequest(isOpen: true, viewer: stranger))
    #expect(open.total == 0)
    await #expect(throws: UserFacingError.self) {
      _ = try await recording.dossiers(DossierListRequest(limit: 101, viewer: stranger))
    }
  }

  @Test func theNewestVerdictsComeFirst() async throws {
    let organization = try await SmallOrganization()
    let recording = recording(organization)
    for (need, candidate) in [("first", "retry-kit"), ("second", "acme/secret"), ("third", "retry-kit")] {
      _ = try await recording.record(RecordRequest(need: need, candidates: [candidate], viewer: member))
    }
    func decided(_ viewer: Viewer) async throws -> [String] {
      try await recording.dossiers(DossierListRequest(order: .decided, viewer: viewer)).dossiers.map(\.need)
    }
    #expect(try await decided(member) == [])
    for (label, candidate) in [("R-2", "acme/secret"), ("R-1", "retry-kit")] {
      _ = try await recording.decide(
        DecideRequest(
          label: label, opinions: [.init(candidate: candidate, kind: .dismiss, reason: .quality)], viewer: member))
    }
    #expect(try await decided(member) == ["first", "second"])
    #expect(try await decided(stranger) == ["first"])
    _ = try await recording.decide(
      DecideRequest(label: "R-3", opinions: [.init(kind: .build, words: "ours")], viewer: member))
    _ = try await recording.decide(
      DecideRequest(label: "R-1", opinions: [.init(candidate: "acme/secret", kind: .adopt)], viewer: member))
    // What was said of a hidden project moves nothing.
    #expect(try await decided(member) == ["first", "third", "second"])
    #expect(try await decided(stranger) == ["third", "first"])
    let page = try await recording.dossiers(DossierListRequest(order: .decided, limit: 1, viewer: stranger))
    #expect(page.total == 2 && page.dossiers.first?.newest?.sentence == "built anew: ours")
  }

  /// A candidate that is hidden does not exist, and nothing that was said of it.
  @Test func whatIsHiddenDoesNotExist() async throws {
    let organization = try await SmallOrganization()
    let recording = recording(organization)
    _ = try await recording.record(
      RecordRequest(need: "backoff", candidates: ["acme/secret", "retry-kit"], viewer: member))
    _ = try await recording.decide(
      DecideRequest(
        label: "R-1", opinions: [.init(candidate: "acme/secret", kind: .adopt, words: "hush")], viewer: member))
    let known = try await recording.dossier("R-1", viewer: member)
    #expect(known.candidates.count == 2 && known.state == .taken)
    let seen = try await recording.dossier("R-1", viewer: stranger)
    #expect(seen.candidates.map(\.title) == ["retry-kit"] && seen.state == .open && seen.outcome == "not decided")
    #expect(try await recording.dossiers(DossierListRequest(isOpen: true, viewer: stranger)).total == 1)
    #expect(try await recording.dossiers(DossierListRequest(isOpen: true, viewer: member)).total == 0)
    let document = try await recording.decisionDocument(of: "R-1", number: nil, viewer: stranger).markdown
    #expect(!document.contains("secret") && !document.contains("hush"))
    let secret = try #require(known.candidates.first { $0.title.contains("secret") }).identifier
    #expect(try await recording.opinions(of: [secret], viewer: stranger).isEmpty)
    #expect(try await recording.opinions(of: [secret], viewer: member)[secret]?.takenBy == [.adopt: 1])
    for (candidate, label) in [("acme/secret", "R-1"), ("secret", "R-1")] {
      await #expect(throws: UserFacingError.self) {
        _ = try await recording.decide(
          DecideRequest(label: label, opinions: [.init(candidate: candidate, kind: .adopt)], viewer: stranger))
      }
    }
  }

  /// Neither does research for a hidden project, by whatever name it was said.
  @Test(arguments: ["acme/secret", "secret"]) func researchForAHiddenProjectDoesNotExist(project: String) async throws {
    let organization = try await SmallOrganization()
    let recording = recording(organization)
    _ = try await recording.record(RecordRequest(need: "hush", candidates: ["retry-kit"], viewer: stranger))
    _ = try await recording.record(
      RecordRequest(need: "calls that fail", project: project, candidates: ["retry-kit"], viewer: member))
    let adopt = DecideRequest(label: "R-2", opinions: [.init(candidate: "retry-kit", kind: .adopt)], viewer: member)
    #expect(try await recording.decide(adopt).project == "acme/secret")
    let absent = await #expect(throws: UserFacingError.self) {
      _ = try await recording.dossier("R-3", viewer: stranger)
    }
    for attempt in [0, 1] {
      let hidden = await #expect(throws: UserFacingError.self) {
        if attempt == 0 { _ = try await recording.dossier("R-2", viewer: stranger) }
        _ = try await recording.decide(
          DecideRequest(label: "R-2", opinions: [.init(kind: .drop)], viewer: stranger))
      }
      #expect(hidden?.message == absent?.message.replacing("R-3", with: "R-2"))
    }
    let list = try await recording.dossiers(DossierListRequest(viewer: stranger))
    #expect(list.total == 1 && list.dossiers.map(\.label) == ["R-1"])
    let candidate = try #require(list.dossiers.first?.candidates.first).identifier
    #expect(try await recording.opinions(of: [candidate], viewer: stranger).isEmpty)
    let answer = try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "calls that fail", viewer: stranger))
    #expect(answer.earlier.isEmpty && answer.candidates.allSatisfy { $0.opinions == nil })
    // Nor does it count in the rank.
    #expect(answer.candidates.allSatisfy { !$0.terms.contains { $0.reason == "verdicts" } })
    // Somebody who does not see it says nothing of it.
    let said = try await recording.record(
      RecordRequest(need: "x", project: "acme/secret", candidates: [], viewer: stranger))
    #expect(said.project.isEmpty)
  }

  @Test func decisionsAreExported() async throws {
    let organization = try await SmallOrganization()
    let recording = recording(organization)
    _ = try await recording.record(
      RecordRequest(
        need: "calls that fail", asker: Asker(person: "ann", team: "Web"), candidates: ["retry-kit"], viewer: stranger))
    _ = try await recording.decide(
      DecideRequest(
        label: "R-1", opinions: [.init(candidate: "retry-kit", kind: .adopt, words: "It waits.")], person: "ben",
        viewer: stranger))
    let document = try await recording.decisionDocument(of: "R-1", number: 7, viewer: stranger)
    #expect(document.fileName == "0007-calls-that-fail.md")
    for part in ["R-1", "Web", "ann", "ben", "retry-kit", "It waits."] { #expect(document.markdown.contains(part)) }
  }
}

@Suite struct OpinionTests {
  private let viewer = Viewer.anonymous

  private func decide(
    _ organization: SmallOrganization, _ team: String, _ opinion: DecideRequest.Opinion
  ) async throws {
    let recording = organization.guildhall.useCases.recording
    let dossier = try await recording.record(
      RecordRequest(need: "need of \(team)", asker: Asker(team: team), candidates: ["retry-kit"], viewer: viewer))
    _ = try await recording.decide(DecideRequest(label: dossier.label, opinions: [opinion], viewer: viewer))
  }

  @Test func teamsAreCountedByReason() async throws {
    let organization = try await SmallOrganization()
    for team in ["A", "B", "b", "C"] {
      try await decide(
        organization, team,
        .init(candidate: "retry-kit", kind: .dismiss, reason: .missingFeature, words: team == "C" ? "no jitter" : ""))
    }
    try await decide(organization, "D", .init(candidate: "retry-kit", kind: .dismiss, reason: .security))
    try await decide(organization, "E", .init(candidate: "retry-kit", kind: .wrap))
    let all = try await organization.guildhall.useCases.recording.opinions(
      of: ["acme/tools:#retry-kit", "acme/other:#other"], viewer: viewer)
    #expect(Array(all.keys) == ["acme/tools:#retry-kit"])
    let opinions = try #require(all["acme/tools:#retry-kit"])
    #expect(
      opinions.sentences == [
        "1 team wrapped it", "3 teams dismissed it: a feature is missing (no jitter)", "1 team dismissed it: security",
      ])
    #expect(opinions.dismissals.map(\.isRequirement) == [true, false])
    #expect(opinions.research.map(\.label) == ["R-6", "R-5", "R-4", "R-3", "R-2", "R-1"])
  }

  @Test func whoSaysNoTeamIsSomebodyElse() async throws {
    let organization = try await SmallOrganization()
    for _ in 0..<2 { try await decide(organization, "", .init(candidate: "retry-kit", kind: .adopt)) }
    let answer = try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "calls that fail", viewer: viewer))
    #expect(answer.candidates.first?.opinions?.sentences == ["2 teams adopted it"])
  }
}
