import Records
import Retrieval
import SearchModel

/// Research that knows what was recorded before: what teams decided about the candidates, and who needed the same.
struct InformedResearch: Researching {
  let base: any Researching
  let recording: RecordService
  let needs: RecordedNeeds

  /// Of one kind, in one answer.
  private static let mostEarlier = 5

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    let start = ContinuousClock.now
    var answer = try await base.research(request)
    do {
      try await add(to: &answer, viewer: request.viewer)
    } catch let error as UserFacingError {
      // Candidates are worth having without.
      answer.lacks.append("What others decided before is not known: \(error.message)")
    }
    answer.elapsed = ContinuousClock.now - start
    return answer
  }

  private func add(to answer: inout ResearchAnswer, viewer: Viewer) async throws {
    guard let store = try recording.records.existing() else { return }
    let decided = try await recording.decided(
      of: answer.candidates.map(\.offer.summary.identifier), viewer: viewer)
    for index in answer.candidates.indices {
      let identifier = answer.candidates[index].offer.summary.identifier
      guard let research = decided[identifier] else { continue }
      answer.candidates[index].opinions = OpinionCount(of: identifier, in: research).opinions
    }
    let same = try await sameNeeds(as: answer.need, in: store, viewer: viewer)
    let others = Self.sameCandidates(answer, decided, without: Set(same.map(\.id)))
    let dossiers = try await recording.dossiers(of: same + others.map(\.record), viewer: viewer)
    answer.earlier =
      dossiers.prefix(same.count).map { EarlierResearch(dossier: $0, why: .sameNeed) }
      + zip(dossiers.dropFirst(same.count), others).map { dossier, other in
        EarlierResearch(dossier: dossier, why: .sameCandidates(other.titles))
      }
  }

  private func sameNeeds(as need: String, in store: RecordStore, viewer: Viewer) async throws -> [ResearchRecord] {
    // More than are shown, since some may be hidden.
    let matches = try await needs.same(as: Need(need), in: store, limit: 4 * Self.mostEarlier)
    return Array(
      try await store.research(matches.map(\.id)).filter { recording.isVisible($0.project, to: viewer) }
        .prefix(Self.mostEarlier))
  }

  /// The newest first.
  private static func sameCandidates(
    _ answer: ResearchAnswer, _ decided: [String: [ResearchRecord]], without known: Set<Int64>
  ) -> [(record: ResearchRecord, titles: [String])] {
    var found: [Int64: (record: ResearchRecord, titles: [String])] = [:]
    for candidate in answer.candidates where candidate.fit != .weak {
      let summary = candidate.offer.summary
      for record in decided[summary.identifier] ?? [] where !known.contains(record.id) {
        found[record.id, default: (record, [])].titles.append(summary.name)
      }
    }
    return Array(found.values.sorted { $1.record.id < $0.record.id }.prefix(mostEarlier))
  }
}
