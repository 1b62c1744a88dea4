import Foundation
import Records
import SearchModel

/// Keeps research in the records, and shows of it what a viewer may see.
struct RecordService: RecordKeeping {
  let records: RecordsFile
  let access: AccessPolicy
  let catalogue: CatalogueService
  let researching: any Researching
  let now: @Sendable () -> Date

  func record(_ request: RecordRequest) async throws -> ResearchDossier {
    let candidates = try await self.candidates(of: request)
    let project = await project(request.project, viewer: request.viewer)
    let asker = SignIn.current.asker(saying: request.asker)
    let record = try await records.store().record(
      RecordStore.NewResearch(
        need: request.need, team: asker.team, person: asker.person, project: project,
        candidates: candidates, token: request.token), at: now())
    return try await checked(dossier(of: record, viewer: request.viewer), viewer: request.viewer)
  }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier {
    let record = try await known(request.label, viewer: request.viewer)
    let person = SignIn.current.asker(saying: Asker(saidPerson: request.person, team: "")).person
    var verdicts: [Verdict] = []
    var titles: [String: String] = [:]
    for opinion in request.opinions {
      let candidate = try await candidate(opinion.candidate, of: record, viewer: request.viewer)
      if let candidate { titles[candidate.identifier] = candidate.title }
      verdicts.append(
        Verdict(
          candidate: candidate?.identifier, kind: opinion.kind, reason: opinion.reason, words: opinion.words,
          person: person, date: now()))
    }
    let decided = try await records.store().decide(record.id, verdicts, titles: titles, token: request.token)
    return try await checked(dossier(of: decided, viewer: request.viewer), viewer: request.viewer)
  }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier {
    let record = try await known(label, viewer: viewer)
    return try await checked(dossier(of: record, viewer: viewer), viewer: viewer)
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    guard (1...DossierListRequest.mostDossiers).contains(request.limit), request.skip >= 0 else {
      throw UserFacingError(
        .badRequest, "\(request.limit) of the research cannot be listed.",
        hint: "Ask for 1 to \(DossierListRequest.mostDossiers).")
    }
    guard let store = try records.existing() else { return DossierPage(dossiers: [], total: 0) }
    let (found, total) = try await store.research(
      matching: request.matching.split { $0.isWhitespace }.map(String.init), team: request.team,
      isOpen: request.isOpen, isByVerdict: request.order == .decided, hidden: hidden(in: store, from: request.viewer),
      skip: request.skip,
      limit: request.limit)
    return DossierPage(dossiers: try await dossiers(of: found, viewer: request.viewer), total: total)
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] {
    var opinions: [String: ProjectOpinions] = [:]
    for (identifier, decided) in try await decided(of: identifiers, viewer: viewer) {
      opinions[identifier] = OpinionCount(of: identifier, in: decided).opinions
      opinions[identifier]?.research = try await dossiers(of: Array(decided.prefix(Self.mostNamed)), viewer: viewer)
    }
    return opinions
  }

  /// What was decided about these projects, counted, without the research that it stands in.
  func counts(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] {
    var counts: [String: ProjectOpinions] = [:]
    for (identifier, decided) in try await decided(of: identifiers, viewer: viewer) {
      counts[identifier] = OpinionCount(of: identifier, in: decided).opinions
    }
    return counts
  }

  /// Research in which somebody decided about these projects, by their identifiers, the newest first.
  func decided(of identifiers: [String], viewer: Viewer) async throws -> [String: [ResearchRecord]] {
    let visible = identifiers.filter { isVisible($0, to: viewer) }
    guard !visible.isEmpty, let store = try records.existing() else { return [:] }
    let wanted = Set(visible)
    var decided: [String: [ResearchRecord]] = [:]
    for record in try await store.research(decidingAbout: visible, limit: Self.mostCounted)
    where isVisible(record.project, to: viewer) {
      for case let candidate? in record.standing.map(\.candidate) where wanted.contains(candidate) {
        decided[candidate, default: []].append(record)
      }
    }
    return decided
  }

  /// What of the records does not exist for a viewer.
  private func hidden(in store: RecordStore, from viewer: Viewer) async throws -> RecordStore.Hidden {
    guard access.hidesAnything, viewer != .operator else { return RecordStore.Hidden() }
    var named = try await store.named()
    named.projects.removeAll { isVisible($0, to: viewer) }
    named.candidates.removeAll { isVisible($0, to: viewer) }
    return named
  }

  /// What the project that it is for is called in the records: so that it is hidden from whom it must be.
  private func project(_ said: String, viewer: Viewer) async -> String {
    guard !said.isEmpty else { return "" }
    if let known = try? await catalogue.summary(named: said, viewer: viewer) {
      return known.folder.isEmpty ? known.repository ?? known.identifier : known.identifier
    }
    // Nobody would see what they record themselves.
    return isVisible(said, to: viewer) ? said : ""
  }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    try await dossier(label, viewer: viewer).decisionDocument(number: number)
  }

  /// Research that is counted for one page.
  private static let mostCounted = 1_000
  /// Research that is named with them.
  private static let mostNamed = 10
  /// Candidates that are recorded when nobody says which were looked at.
  private static let mostShown = 10

  private func candidates(of request: RecordRequest) async throws -> [ResearchRecord.Candidate] {
    guard let identifiers = request.candidates else {
      let answer = try await researching.research(
        ResearchRequest(need: request.need, viewer: request.viewer, limit: Self.mostShown))
      return answer.candidates.map { .init(identifier: $0.offer.summary.identifier, title: $0.offer.summary.name) }
    }
    guard identifiers.count <= RecordStore.mostCandidates else {
      throw UserFacingError(
        .badRequest, "There are \(identifiers.count) candidates; at most \(RecordStore.mostCandidates) are recorded.",
        hint: "Leave out those that nobody looked at.")
    }
    var candidates: [ResearchRecord.Candidate] = []
    for identifier in identifiers {
      candidates.append(try await Self.candidate(catalogue.summary(named: identifier, viewer: request.viewer)))
    }
    return candidates
  }

  private static func candidate(_ summary: ProjectSummary) -> ResearchRecord.Candidate {
    .init(identifier: summary.identifier, title: summary.name)
  }

  /// Absent, and for a project that the viewer may not see, read the same.
  private func known(_ label: String, viewer: Viewer) async throws -> ResearchRecord {
    guard let number = ResearchRecord.number(label) else {
      throw UserFacingError(
        .badRequest, "\(label.prefix(40)) is no number of a research.", hint: "It looks like R-12.")
    }
    guard let record = try await records.existing()?.research(number), isVisible(record.project, to: viewer) else {
      throw UserFacingError(
        .notFound, "There is no research \(ResearchRecord.label(number)).",
        hint: "`guildhall research --list` and the page /research/records name what there is.")
    }
    return record
  }

  /// The candidate that somebody means: one of the research's own by its identifier or title, else any project.
  private func candidate(
    _ name: String?, of record: ResearchRecord, viewer: Viewer
  ) async throws -> ResearchRecord.Candidate? {
    guard let name else { return nil }
    let own = record.candidates.filter { isVisible($0.identifier, to: viewer) }
    if let same = own.first(where: { $0.identifier == name }) { return same }
    let titled = own.filter { $0.title.lowercased() == name.lowercased() }
    if titled.count == 1 { return titled[0] }
    return try await Self.candidate(catalogue.summary(named: name, viewer: viewer))
  }

  /// Candidates that the viewer may not see do not exist, and nothing that was said of them.
  func dossier(of record: ResearchRecord, viewer: Viewer) async throws -> ResearchDossier {
    var places: [String: ProjectAddress?] = [:]
    return try await dossier(of: record, viewer: viewer, places: &places)
  }

  func dossiers(of records: [ResearchRecord], viewer: Viewer) async throws -> [ResearchDossier] {
    // One project is a candidate of many.
    var places: [String: ProjectAddress?] = [:]
    var dossiers: [ResearchDossier] = []
    for record in records { dossiers.append(try await dossier(of: record, viewer: viewer, places: &places)) }
    return dossiers
  }

  private func dossier(
    of record: ResearchRecord, viewer: Viewer, places: inout [String: ProjectAddress?]
  ) async throws -> ResearchDossier {
    var dossier = ResearchDossier(
      label: record.label, need: record.need, asker: Asker(person: record.person, team: record.team),
      project: record.project, created: record.created, verdicts: record.verdicts.filter { $0.candidate == nil })
    for candidate in record.candidates where isVisible(candidate.identifier, to: viewer) {
      if places[candidate.identifier] == nil {
        let summary = try? await catalogue.summary(named: candidate.identifier, viewer: viewer)
        places[candidate.identifier] = .some(summary.flatMap(ProjectAddress.init))
      }
      dossier.candidates.append(
        ResearchDossier.Candidate(
          identifier: candidate.identifier, title: candidate.title, address: places[candidate.identifier] ?? nil,
          verdicts: record.verdicts.filter { $0.candidate == candidate.identifier }))
    }
    dossier.state = Self.state(of: dossier)
    return dossier
  }

  /// Adds whether what was taken is used.
  private func checked(_ dossier: ResearchDossier, viewer: Viewer) async throws -> ResearchDossier {
    let taken = dossier.candidates.filter { $0.standing?.kind.takes == true }.map(\.identifier)
    let checks = try await catalogue.use(of: taken, by: dossier.asker.team, for: dossier.project, viewer: viewer)
    var dossier = dossier
    for index in dossier.candidates.indices {
      dossier.candidates[index].use = checks[dossier.candidates[index].identifier]
    }
    return dossier
  }

  /// Whether a project, by its identifier or its repository's name, may be seen; what is not known hides nothing.
  func isVisible(_ identifier: String, to viewer: Viewer) -> Bool {
    access.maySee(project: identifier, viewer: viewer)
  }

  private static func state(of dossier: ResearchDossier) -> ResearchDossier.State {
    if dossier.candidates.contains(where: { $0.standing?.kind.takes == true }) { return .taken }
    switch dossier.verdicts.last?.kind {
    case .build: return .built
    case .drop: return .dropped
    default: return .open
    }
  }
}
