import Foundation
import SearchModel
import Services
import Wording

/// What there is for a need, as lines for people.
struct ResearchPrinter {
  let terminal: Terminal

  static func standard() -> ResearchPrinter {
    ResearchPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  func lines(_ answer: ResearchAnswer) -> [String] {
    var lines: [String] = []
    if !answer.hasFit {
      lines.append(
        answer.candidates.isEmpty
          ? "Nothing seems to do that. Put it in other words, or search for the words: guildhall search "
            + harmless(SearchPrinter.quoted(answer.need))
          : "Nothing seems to do that. These come nearest:")
    }
    for (index, candidate) in answer.candidates.enumerated() { lines += self.lines(candidate, rank: index + 1) }
    lines.append("")
    lines.append(
      terminal.styled(
        "\(Counted.text(answer.compared, "project")) compared in \(Counted.elapsed(answer.elapsed))", .quiet))
    return lines + answer.lacks.map { harmless($0) }
  }

  func lines(_ candidate: ResearchCandidate, rank: Int) -> [String] {
    let project = candidate.offer.summary
    let facts = [
      candidate.fit.words, project.origin.map { "imported from \($0.source)" } ?? project.repository ?? "",
      project.owners.first.map { $0.isGuess ? "perhaps owned by \($0.title)" : "owned by \($0.title)" } ?? "",
      project.license ?? "",
      project.usedBy.flatMap { $0 > 0 ? "used by \(Counted.text($0, "repository", "repositories"))" : nil } ?? "",
      project.traits.readinessLevel > 0
        ? "readiness \(Counted.percent(Int((project.traits.readiness * 100).rounded()), of: 100))" : "",
    ]
    var lines = [
      terminal.styled("\(rank). \(harmless(project.name))", .strong) + "  "
        + facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · ")
    ]
    if !candidate.why.contains(where: { $0.kind == .summary }), !project.description.isEmpty {
      lines.append("   " + harmless(project.description))
    }
    for evidence in candidate.why {
      let place = [evidence.path, evidence.heading].filter { !$0.isEmpty }.joined(separator: ", ")
      lines.append(
        "   " + harmless(evidence.text) + terminal.styled(place.isEmpty ? "" : "  " + harmless(place), .quiet))
    }
    if let channel = candidate.offer.channels.first { lines.append("   Ask in " + harmless(channel)) }
    lines += (candidate.offer.snippet ?? "").split(separator: "\n").map {
      "   " + terminal.styled(harmless(String($0)), .good)
    }
    return lines + candidate.warnings.map { "   " + terminal.styled(harmless($0), .bad) }
  }
}
