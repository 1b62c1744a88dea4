import Catalog
import Retrieval
import SearchModel

/// Says why a project may meet a need, and what speaks against it.
struct ResearchReasons {
  /// Nearness from which a project seems to do the job, or a part of it. On the development set of the research quality
  /// data nine in ten projects that do the job lie above the second.
  private static let goodFit: Float = 0.55
  private static let partialFit: Float = 0.4
  /// The same without a model: BM25 gives about this when two thirds of the words are there, the rare ones counting more.
  private static let partialWords: Float = 0.3
  /// A section is shown beside a summary that comes nearer, when it comes at least so near in comparison.
  private static let shownSection: Float = 0.7

  let need: Need
  let catalog: Catalog

  func candidate(_ match: ProjectComparison.Match, _ offer: ProjectOffer) async throws -> ResearchCandidate {
    ResearchCandidate(
      offer: offer, score: Double(match.score), terms: Self.terms(match), fit: Self.fit(match),
      why: try await evidence(match, offer), warnings: Self.warnings(offer))
  }

  private static func terms(_ match: ProjectComparison.Match) -> [ScoreTerm] {
    [
      ScoreTerm("meaning", Double(match.meaning ?? 0)), ScoreTerm("words", Double(match.words)),
      ScoreTerm("use", Double(match.use)), ScoreTerm(match.standing < 0 ? "archived" : "own work", Double(match.standing)),
    ].filter { $0.points != 0 }.sorted { abs($0.points) > abs($1.points) }
  }

  private static func fit(_ match: ProjectComparison.Match) -> ResearchCandidate.Fit {
    guard let meaning = match.meaning else { return match.words >= partialWords ? .partial : .weak }
    let nearness = meaning + match.words
    return nearness >= goodFit ? .good : nearness >= partialFit ? .partial : .weak
  }

  /// The text that fits best, and with a summary the section that does.
  private func evidence(
    _ match: ProjectComparison.Match, _ offer: ProjectOffer
  ) async throws -> [ResearchCandidate.Evidence] {
    var evidence: [ResearchCandidate.Evidence] = []
    let isSummary = (match.part ?? 0) == 0
    let description = BestSentence(of: offer.summary.description, for: need)
    if isSummary, !description.text.isEmpty {
      evidence.append(.init(kind: .summary, text: description.text, ranges: description.ranges))
    }
    if let section = match.section, !isSummary || section.meaning >= Self.shownSection * (match.meaning ?? 0),
      let found = try await catalog.section(ofPart: section.part, ofProject: match.project)
    {
      let sentence = BestSentence(of: found.section.body, for: need)
      if !sentence.text.isEmpty {
        evidence.append(
          .init(
            kind: found.kind == .readme ? .readme : .section, text: sentence.text, path: found.section.path,
            heading: found.section.heading, anchor: found.section.anchor, ranges: sentence.ranges))
      }
    }
    return evidence
  }

  /// Of an imported project nobody here knows more than that it exists.
  private static func warnings(_ offer: ProjectOffer) -> [String] {
    let project = offer.summary
    var warnings: [String] = []
    if offer.isArchived { warnings.append("Archived: nobody works on it any more.") }
    if project.traits.isGivenUp { warnings.append("Its lifecycle is \(project.traits.lifecycle).") }
    guard project.origin == nil else { return warnings }
    if project.license == nil { warnings.append("No licence says how it may be used.") }
    if project.owners.isEmpty { warnings.append("Nobody is known to own it.") }
    return warnings
  }
}
