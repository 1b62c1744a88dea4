import Foundation
import SearchModel
import Services
import Wording

/// Recorded needs, as lines for people.
struct DossierPrinter {
  let terminal: Terminal

  static func standard() -> DossierPrinter {
    DossierPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  /// One with all that was said.
  func lines(_ dossier: ResearchDossier, now: Date) -> [String] {
    let asked = [
      "recorded \(Moment(dossier.created, now: now).words)",
      dossier.asker.person.isEmpty ? "" : "by \(dossier.asker.person)",
      dossier.asker.team.isEmpty ? "" : "of \(dossier.asker.team)",
      dossier.project.isEmpty ? "" : "for \(dossier.project)",
    ]
    var lines = [
      terminal.styled("\(dossier.label)  \(harmless(dossier.need))", .strong),
      "  " + harmless(dossier.outcome),
      terminal.styled("  " + harmless(asked.filter { !$0.isEmpty }.joined(separator: " ")), .quiet),
    ]
    for candidate in dossier.candidates {
      lines.append("")
      lines.append(
        "  " + terminal.styled(harmless(candidate.title), .path) + "  "
          + terminal.styled(harmless(candidate.identifier), .quiet))
      lines += said(candidate.verdicts, now)
      if let use = candidate.use.flatMap(Self.sentence) { lines.append("    " + harmless(use)) }
    }
    if !dossier.verdicts.isEmpty { lines += [""] + said(dossier.verdicts, now) }
    return lines
  }

  private func said(_ verdicts: [Verdict], _ now: Date) -> [String] {
    verdicts.reversed().map { verdict in
      let by = [verdict.person, Moment(verdict.date, now: now).words].filter { !$0.isEmpty }.joined(separator: ", ")
      return "    \(harmless(verdict.sentence))  " + terminal.styled(harmless(by), .quiet)
    }
  }

  private static func sentence(_ use: ResearchDossier.UseCheck) -> String? {
    switch use {
    case .used(let projects): "used by \(projects.map(\.name).joined(separator: ", "))"
    case .unused: "no manifest of those who asked names it yet"
    case .unknown: nil
    }
  }

  /// One in a list.
  func line(_ dossier: ResearchDossier) -> String {
    let facts = [dossier.asker.team, dossier.outcome].filter { !$0.isEmpty }.map(harmless).joined(separator: " · ")
    return terminal.styled(dossier.label, .strong) + "  \(harmless(dossier.need))  " + terminal.styled(facts, .quiet)
  }

  /// What others recorded before.
  func lines(_ earlier: [EarlierResearch]) -> [String] {
    guard !earlier.isEmpty else { return [] }
    return ["", terminal.styled("Earlier research", .strong)] + earlier.map { "   " + line($0.dossier) }
  }
}
