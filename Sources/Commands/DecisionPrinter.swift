import Foundation
import Services
import Wording

/// Decisions as lines for people.
struct DecisionPrinter {
  let terminal: Terminal

  static func standard() -> DecisionPrinter {
    DecisionPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  func lines(_ page: DecisionPage) -> [String] {
    guard !page.decisions.isEmpty else {
      return ["No decision is found. A repository records its own in docs/decisions, one Markdown file for each."]
    }
    let more = page.total - page.decisions.count
    return page.decisions.flatMap(lines)
      + (more > 0 ? [terminal.styled("and \(Counted.number(more)) more", .quiet)] : [])
  }

  /// Title and status, where it stands, and what replaced it.
  func lines(_ decision: DecisionSummary) -> [String] {
    let facts = [decision.statusWords, decision.date ?? "", decision.research ?? ""].filter { !$0.isEmpty }
    let beside = facts.isEmpty ? "" : "  " + facts.map(harmless).joined(separator: " · ")
    var lines = [
      terminal.styled(harmless(decision.title), .strong) + beside,
      "   " + terminal.styled(harmless(decision.repository), .quiet) + ":"
        + terminal.styled(harmless(decision.path), .path),
    ]
    if let next = decision.successor { lines.append("   superseded by " + harmless("\(next.title), \(next.path)")) }
    return lines
  }

  /// The same with the sentence that fits, and the candidates that it is about.
  func lines(_ found: FoundDecision) -> [String] {
    lines(found.hit)
      + (found.candidates.isEmpty ? [] : ["   about " + harmless(found.candidates.joined(separator: ", "))])
  }

  /// The same with the sentence that fits.
  func lines(_ hit: DecisionHit) -> [String] {
    lines(hit.decision) + (hit.sentence.isEmpty ? [] : ["   " + harmless(hit.sentence)])
  }
}
