import Catalog
import Retrieval
import SearchModel

/// Says why a project may meet a need, and what speaks against it.
struct ResearchReasons {
  /// How near a candidate's texts and functions must come to fit in part: no need of the development set of the research
  /// quality data is left without one, and 14 of the 20 needs of Benchmarks/needs/lacking.jsonl that its catalogue cannot
  /// meet are.
  private static let partialFit: Float = 0.46
  /// To fit well it must stand out so far from the field with all that says that it is about the need. Of those that do,
  /// seven in ten are graded as fitting, on either half of the development set; none is for a need that cannot be met.
  private static let goodFit: Float = 0.27
  /// The same without a model: BM25 gives about this when two thirds of the words are there, the rare ones counting more.
  private static let partialWords: Float = 0.3
  /// A section is shown beside a summary that comes nearer, when it comes at least so near in comparison.
  private static let shownShare: Float = 0.7

  let need: Need
  /// How near what has nothing to do with the need comes; nil without a model.
  let field: Float?
  let catalog: Catalog

  func candidate(_ match: ProjectComparison.Match, _ offer: ProjectOffer) async throws -> ResearchCandidate {
    ResearchCandidate(
      offer: offer, score: Double(match.score), terms: Self.terms(match), fit: fit(match),
      why: try await evidence(match, offer), warnings: Self.warnings(offer))
  }

  private static func terms(_ match: ProjectComparison.Match) -> [ScoreTerm] {
    [
      ScoreTerm("meaning", Double(match.meaning ?? 0)), ScoreTerm("functions", Double(match.symbols)),
      ScoreTerm("words", Double(match.words)),
      ScoreTerm("related words", Double(match.learnt)), ScoreTerm("name", Double(match.name)),
      ScoreTerm("use", Double(match.use)), ScoreTerm("verdicts", Double(match.verdicts)),
      ScoreTerm(match.standing < 0 ? "archived" : "own work", Double(match.standing)),
    ].filter { $0.points != 0 }.sorted { abs($0.points) > abs($1.points) }
  }

  private func fit(_ match: ProjectComparison.Match) -> ResearchCandidate.Fit {
    guard let field else { return match.words + match.name >= Self.partialWords ? .partial : .weak }
    // Words stand for the texts of what nobody has read yet, but do not say that it fits well.
    guard let meaning = match.meaning else { return match.words >= Self.partialFit ? .partial : .weak }
    if match.evidence - field >= Self.goodFit { return .good }
    // Who types a project's name means it.
    return meaning + match.symbols >= Self.partialFit || match.name > 0 ? .partial : .weak
  }

  /// The text that fits best, with a summary the section that does, and functions and types that may do it.
  private func evidence(
    _ match: ProjectComparison.Match, _ offer: ProjectOffer
  ) async throws -> [ResearchCandidate.Evidence] {
    var evidence: [ResearchCandidate.Evidence] = []
    let isSummary = (match.part ?? 0) == 0
    let description = BestSentence(of: offer.summary.description, for: need)
    if isSummary, !description.text.isEmpty {
      evidence.append(.init(kind: .summary, text: description.text, ranges: description.ranges))
    }
    // The description is often the README's first sentence.
    if isShown(match.section, match), let section = try await self.section(match),
      !evidence.contains(where: { $0.text == section.text })
    {
      evidence.append(section)
    }
    if fit(match) != .weak {
      for function in match.functions {
        if let symbol = try await symbol(function, match) { evidence.append(symbol) }
      }
    }
    return evidence
  }

  private func isShown(_ section: ProjectComparison.Match.Nearest?, _ match: ProjectComparison.Match) -> Bool {
    section.map { $0.part == match.part || $0.meaning >= Self.shownShare * (match.meaning ?? 0) } ?? false
  }

  private func section(_ match: ProjectComparison.Match) async throws -> ResearchCandidate.Evidence? {
    guard let section = match.section,
      let found = try await catalog.section(ofPart: section.part, ofProject: match.project)
    else { return nil }
    let sentence = BestSentence(of: found.section.body, for: need)
    guard !sentence.text.isEmpty else { return nil }
    return .init(
      kind: found.kind == .readme ? .readme : .section, text: sentence.text, path: found.section.path,
      heading: found.section.heading, anchor: found.section.anchor, ranges: sentence.ranges)
  }

  private func symbol(
    _ function: ProjectComparison.Match.Nearest, _ match: ProjectComparison.Match
  ) async throws -> ResearchCandidate.Evidence? {
    guard let found = try await catalog.symbol(ofPart: function.part, ofProject: match.project) else { return nil }
    let sentence = BestSentence(of: found.text, for: need)
    return .init(
      kind: .symbol, text: sentence.text, path: found.path, heading: found.name, line: found.line,
      ranges: sentence.ranges)
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
