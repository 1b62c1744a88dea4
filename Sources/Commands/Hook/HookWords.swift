import ChangeReading
import Services

/// What the hook adds to a message.
enum HookWords {
  private static let mostLines = 5

  /// Without comment characters; empty when there is nothing to say.
  static func lines(_ report: ChangeReport) -> [String] {
    let advised = report.findings.filter { $0.advice != nil }
    guard !advised.isEmpty else { return [] }
    var lines = advised.prefix(mostLines).map(line)
    if advised.count > mostLines {
      lines.append("Guildhall: and \(advised.count - mostLines) more: guildhall check --research --staged")
    }
    return lines + ["Guildhall: settled it? Record it (guildhall research -i) and add a line: Research: R-n"]
  }

  private static func line(_ finding: ChangeReport.Finding) -> String {
    let projects = (finding.use?.wrappers ?? []) + finding.candidates.map(\.project)
    let names = projects.prefix(ChangeReport.mostCandidates).map { project in
      project.name + (project.owner.map { " (\($0))" } ?? "")
    }
    return harmless("Guildhall: \(CheckWords.title(finding.thing)): exists: \(names.joined(separator: ", "))")
  }
}
