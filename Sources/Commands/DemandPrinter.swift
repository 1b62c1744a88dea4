import Demand
import Foundation
import SearchModel
import Services
import Wording

/// Demand as lines for people.
struct DemandPrinter {
  let terminal: Terminal

  static func standard() -> DemandPrinter {
    DemandPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  func lines(_ report: DemandReport) -> [String] {
    var lines = report.groups.flatMap { self.lines($0) }
    if lines.isEmpty {
      lines = [
        "No demand is known in \(report.window.days) days: a need shows when at least \(HeadCount.fewestShown) people who say "
          + "who they are look for it."
      ]
    } else {
      lines.append(terminal.styled("\(Counted.text(report.total, "need")) in \(report.window.days) days", .quiet))
    }
    return lines + report.lacks.map { harmless($0) }
  }

  func lines(_ digest: DemandDigest) -> [String] {
    var lines = [terminal.styled("Demand in week \(digest.week)", .strong), ""]
    if digest.items.isEmpty {
      lines.append("Nothing that at least \(HeadCount.fewestShown) people look for was asked for.")
    }
    lines += digest.items.flatMap { self.lines($0.group, isNew: $0.isNew) }
    return lines + digest.lacks.map { harmless($0) }
  }

  private func lines(_ group: DemandGroup, isNew: Bool = false) -> [String] {
    let facts = [
      isNew ? "new" : "", group.kinds.map(\.words).joined(separator: ", "),
      "at least \(Counted.text(group.people, "person", "people"))", "asked \(Counted.text(group.requests, "time"))",
      group.trend?.rawValue ?? "",
    ]
    let teams = group.teams.map(\.title) + (group.smallTeams > 0 ? [Counted.text(group.smallTeams, "small team")] : [])
    var lines = [
      terminal.styled(harmless(group.need), .strong),
      "   " + facts.filter { !$0.isEmpty }.joined(separator: " · ")
        + terminal.styled("  /demand/\(harmless(group.id))", .quiet),
    ]
    if !teams.isEmpty { lines.append("   Needed by " + harmless(teams.joined(separator: ", "))) }
    if !group.channels.isEmpty {
      lines.append("   Talk in " + harmless(group.channels.prefix(5).joined(separator: ", ")))
    }
    lines += group.candidates.prefix(3).map { candidate in
      let dismissals = (candidate.opinions?.dismissals ?? []).map {
        $0.summary
      }
      return "   Near: "
        + harmless(([candidate.summary.name, candidate.fit.words] + dismissals).joined(separator: " · "))
    }
    lines += group.solutions.map { solution in
      "   Built: "
        + harmless(
          [solution.label, solution.team, solution.project, solution.words].filter { !$0.isEmpty }.joined(
            separator: " · "))
    }
    return lines + [""]
  }
}
