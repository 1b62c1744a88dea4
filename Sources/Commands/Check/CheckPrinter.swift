import ChangeReading
import Services

/// What a check found, as lines for people at a terminal.
struct CheckPrinter {
  let terminal: Terminal

  func lines(_ report: ChangeReport) -> [String] {
    var lines = [harmless(CheckWords.headline(report))]
    for (index, finding) in report.findings.enumerated() {
      lines.append("")
      lines += self.lines(finding, number: index + 1)
    }
    if report.omitted > 0 { lines += ["", "\(report.omitted) more were not looked at."] }
    if !report.own.isEmpty {
      lines += [
        "", CheckWords.own + report.own.map { harmless($0.name) }.joined(separator: ", "),
      ]
    }
    let troubles = report.records.compactMap(CheckWords.trouble)
    if !troubles.isEmpty { lines += [""] + troubles.map { terminal.styled(harmless($0), .bad) } }
    if report.findings.contains(where: { $0.advice != nil }) { lines += ["", CheckWords.wayOut] }
    return lines + report.lacks.map { terminal.styled(harmless($0), .quiet) }
  }

  private func lines(_ finding: ChangeReport.Finding, number: Int) -> [String] {
    var lines = [
      terminal.styled("\(number). \(harmless(CheckWords.title(finding.thing)))", .strong) + "  "
        + terminal.styled(harmless(CheckWords.place(finding.thing)), .path)
    ]
    if let answer = finding.answer { lines.append("   " + terminal.styled(CheckWords.answered(answer), .good)) }
    if let users = finding.use.flatMap(CheckWords.users) { lines.append("   " + harmless(users)) }
    for wrapper in finding.use?.wrappers ?? [] { lines += project(wrapper, CheckWords.wraps, wrapper.description) }
    for candidate in finding.candidates {
      lines += project(candidate.project, candidate.fit.words, candidate.why)
      lines += candidate.warnings.map { "     " + terminal.styled(harmless($0), .bad) }
    }
    guard finding.answer == nil else { return lines }
    if lines.count == 1 { lines.append("   " + terminal.styled(CheckWords.nothing, .quiet)) }
    return lines + CheckWords.commands(finding).map { "   " + terminal.styled(harmless($0), .quiet) }
  }

  private func project(_ project: InsideProject, _ relation: String, _ why: String) -> [String] {
    let facts = [relation] + CheckWords.facts(project)
    var lines = [
      "   " + terminal.styled(harmless(project.name), .strong) + "  " + harmless(facts.joined(separator: " · "))
    ]
    if !why.isEmpty { lines.append("     " + harmless(why)) }
    if let channel = project.channel { lines.append("     Ask in " + harmless(channel)) }
    lines += (project.snippet ?? "").split(separator: "\n").map {
      "     " + terminal.styled(harmless(String($0)), .good)
    }
    return lines
  }
}
