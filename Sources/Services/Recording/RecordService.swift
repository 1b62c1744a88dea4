import Decisions
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
    let record = try await records.store().record(
      RecordStore.NewResearch(
        need: request.need, team: request.asker.team, person: request.asker.person, project: request.project,
        candidates: candidates, token: request.token), at: now())
    return try await dossier(of: record, viewer: request.viewer)
  }

  func decide(_ request: DecideRequest) async throws -> ResearchDossier {
    let record = try await known(request.label)
    var verdicts: [Verdict] = []
    var titles: [String: String] = [:]
    for opinion in request.opinions {
      let candidate = try await candidate(opinion.candidate, of: record, viewer: request.viewer)
      if let candidate { titles[candidate.identifier] = candidate.title }
      verdicts.append(
        Verdict(
          candidate: candidate?.identifier, kind: opinion.kind, reason: opinion.reason, words: opinion.words,
          person: request.person, date: now()))
    }
    let decided = try await records.store().decide(record.id, verdicts, titles: titles, token: request.token)
    return try await dossier(of: decided, viewer: request.viewer)
  }

  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier {
    try await dossier(of: known(label), viewer: viewer)
  }

  func dossiers(_ request: DossierListRequest) async throws -> DossierPage {
    let (found, total) = try await records.store().research(
      matching: request.matching.split { $0.isWhitespace }.map(String.init), team: request.team,
      isOpen: request.isOpen, skip: request.skip, limit: request.limit)
    var page = DossierPage(dossiers: [], total: total)
    for record in found { page.dossiers.append(try await dossier(of: record, viewer: request.viewer)) }
    return page
  }

  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions] {
    let visible = identifiers.filter { isVisible($0, to: viewer) }
    guard !visible.isEmpty else { return [:] }
    let found = try await records.store().research(ofCandidates: visible, limit: Self.mostCounted)
    var opinions: [String: ProjectOpinions] = [:]
    for identifier in visible {
      let decided = found.filter { research in research.standing.contains { $0.candidate == identifier } }
      guard !decided.isEmpty else { continue }
      var counted = OpinionCount(of: identifier, in: decided).opinions
      for record in decided.prefix(10) {
        counted.research.append(try await dossier(of: record, viewer: viewer))
      }
      opinions[identifier] = counted
    }
    return opinions
  }

  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument {
    let dossier = try await dossier(label, viewer: viewer)
    let record = DecisionRecord(dossier)
    let own = Int(clamping: ResearchRecord.number(dossier.label) ?? 0)
    return DecisionDocument(
      fileName: DecisionWriter.fileName(record, number: number ?? own), markdown: DecisionWriter.document(record))
  }

  /// Research that is counted for one page.
  private static let mostCounted = 1_000
  /// Candidates that are recorded when nobody says which were looked at.
  private static let mostShown = 10

  private func candidates(of request: RecordRequest) async throws -> [ResearchRecord.Candidate] {
    guard let identifiers = request.candidates else {
      let answer = try await researching.research(
        ResearchRequest(need: request.need, viewer: request.viewer, limit: Self.mostShown))
      return answer.candidates.map { .init(identifier: $0.offer.summary.identifier, title: $0.offer.summary.name) }
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

  private func known(_ label: String) async throws -> ResearchRecord {
    guard let number = ResearchRecord.number(label) else {
      throw UserFacingError(
        .badRequest, "\(label.prefix(40)) is no number of a research.", hint: "It looks like R-12.")
    }
    guard let record = try await records.store().research(number) else {
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
    var dossier = ResearchDossier(
      label: record.label, need: record.need, asker: Asker(person: record.person, team: record.team),
      project: record.project, created: record.created, verdicts: record.verdicts.filter { $0.candidate == nil })
    for candidate in record.candidates where isVisible(candidate.identifier, to: viewer) {
      let summary = try? await catalogue.summary(named: candidate.identifier, viewer: viewer)
      dossier.candidates.append(
        ResearchDossier.Candidate(
          identifier: candidate.identifier, title: candidate.title, address: summary.flatMap(ProjectAddress.init),
          verdicts: record.verdicts.filter { $0.candidate == candidate.identifier }))
    }
    dossier.state = Self.state(of: dossier)
    return dossier
  }

  private func isVisible(_ identifier: String, to viewer: Viewer) -> Bool {
    guard !identifier.hasPrefix("import:") else { return true }
    let repository = identifier.prefix { $0 != ":" }
    return access.maySee(String(repository), viewer: viewer)
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
