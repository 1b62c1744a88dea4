import SearchModel
import Services

/// What earlier research decided about a project, as part of a sentence.
struct OpinionLine {
  /// Empty when nobody decided.
  let text: String

  init(of identifier: String, _ opinions: ProjectOpinions) {
    let latest = opinions.research.compactMap { dossier -> (ResearchDossier, Verdict)? in
      dossier.candidates.first { $0.identifier == identifier }?.standing.map { (dossier, $0) }
    }
    text = (Self.takers(opinions, latest) + Self.dismissals(opinions, latest)).joined(separator: "; ")
  }

  private typealias Decided = (dossier: ResearchDossier, verdict: Verdict)

  private static func takers(_ opinions: ProjectOpinions, _ latest: [Decided]) -> [String] {
    Verdict.Kind.allCases.compactMap { kind in
      guard kind.takes, let teams = opinions.takenBy[kind], teams > 0 else { return nil }
      return "\(kind.past) by \(who(latest.filter { $0.verdict.kind == kind }, of: teams))"
    }
  }

  private static func dismissals(_ opinions: ProjectOpinions, _ latest: [Decided]) -> [String] {
    opinions.dismissals.map { dismissal in
      let cases = latest.filter {
        $0.verdict.kind == .dismiss && ($0.verdict.reason ?? .other) == dismissal.reason
      }
      let words = dismissal.words.first.map { ": “\(VisibleText.line($0, most: 160))”" } ?? ""
      let requirement = dismissal.isRequirement ? ", which makes it a requirement" : ""
      return
        "dismissed by \(who(cases, of: dismissal.teams)) because \(because(dismissal.reason))\(words)\(requirement)"
    }
  }

  /// "Payments and 2 more (R-12, R-9)"
  private static func who(_ cases: [Decided], of teams: Int) -> String {
    var names: [String] = []
    for name in cases.map({ name(of: $0) }) where !name.isEmpty && !names.contains(name) { names.append(name) }
    let named = names.prefix(3)
    let others = teams - named.count
    let labels = cases.prefix(3).map(\.dossier.label).joined(separator: ", ")
    let people =
      named.isEmpty
      ? (teams == 1 ? "one team" : "\(teams) teams")
      : named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
    return people + (labels.isEmpty ? "" : " (\(labels))")
  }

  private static func name(of decided: Decided) -> String {
    let asker = decided.dossier.asker
    return VisibleText.line(
      asker.team.isEmpty ? (asker.person.isEmpty ? decided.verdict.person : asker.person) : asker.team, most: 60)
  }

  private static func because(_ reason: Verdict.Reason) -> String {
    switch reason {
    case .missingFeature, .unmaintained, .tooLarge: reason.words
    default: "of " + reason.words
    }
  }
}
