import ChangeReading
import Services

/// What a check found, as Markdown for a comment on a merge request.
///
/// Names and sentences are others': nothing of them becomes markup, mentions anybody, or leads anywhere.
enum CheckMarkdown {
  /// By this line a job finds its own comment again.
  static let mark = "<!-- guildhall check research -->"
  /// Hosts take comments of about 65,000 characters.
  private static let mostFindings = 20

  static func document(_ report: ChangeReport) -> String {
    var lines = [mark, "### Guildhall: \(text(CheckWords.headline(report)))", ""]
    let advised = report.findings.filter { $0.advice != nil }
    for finding in advised.prefix(mostFindings) { lines += section(finding) }
    let rest = report.findings.filter { $0.advice == nil }.prefix(mostFindings).map(bullet)
    if !rest.isEmpty { lines += rest + [""] }
    let hidden = report.omitted + max(0, advised.count - mostFindings)
    if hidden > 0 { lines += ["\(hidden) more are not shown.", ""] }
    if !report.own.isEmpty {
      lines += [
        CheckWords.own + report.own.map { code($0.name) }.joined(separator: ", "), "",
      ]
    }
    let troubles = report.records.compactMap(CheckWords.trouble)
    if !troubles.isEmpty { lines += troubles.map { "> " + text($0) } + [""] }
    if !advised.isEmpty {
      lines += [CheckWords.wayOut, ""]
    }
    if !report.lacks.isEmpty { lines += report.lacks.prefix(5).map { "<sub>\(text($0))</sub>" } + [""] }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func section(_ finding: ChangeReport.Finding) -> [String] {
    let thing = finding.thing
    var lines = ["#### \(title(thing)) in \(code(CheckWords.place(thing)))", ""]
    if let users = finding.use.flatMap(CheckWords.users) { lines += [text(users), ""] }
    for wrapper in finding.use?.wrappers ?? [] { lines += project(wrapper, CheckWords.wraps, wrapper.description, []) }
    for candidate in finding.candidates {
      lines += project(candidate.project, candidate.fit.words, candidate.why, candidate.warnings)
    }
    return lines + fence(CheckWords.commands(finding).joined(separator: "\n"), "sh") + [""]
  }

  private static func bullet(_ finding: ChangeReport.Finding) -> String {
    let said = finding.answer.map(CheckWords.answered) ?? finding.use.flatMap(CheckWords.users) ?? CheckWords.nothing
    return "- \(title(finding.thing)): \(text(said))"
  }

  private static func title(_ thing: NewThing) -> String {
    let ecosystem = thing.ecosystem.isEmpty ? "" : " (\(text(thing.ecosystem)))"
    return "\(thing.kind.words) \(code(thing.name))\(ecosystem)"
  }

  private static func project(
    _ project: InsideProject, _ relation: String, _ why: String, _ warnings: [String]
  ) -> [String] {
    let name = project.page.map { "[\(text(project.name))](<\(address($0))>)" } ?? text(project.name)
    var facts = ["**\(name)** \(relation)"] + CheckWords.facts(project).map(text)
    if let channel = project.channel { facts.append("ask in \(code(channel))") }
    var lines = ["- " + facts.joined(separator: " · ")]
    if !why.isEmpty { lines.append("  > " + text(why)) }
    lines += warnings.map { "  - " + text($0) }
    if let snippet = project.snippet { lines += [""] + fence(snippet, "").map { "  " + $0 } }
    return lines + [""]
  }

  // MARK: Others' text

  /// One line in which nothing is markup. A comment within keeps `@name` from calling somebody.
  static func text(_ text: String) -> String {
    var safe = ""
    for scalar in harmless(text).unicodeScalars {
      switch scalar {
      case "@": safe += "@<!-- -->"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "&": safe += "&amp;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", "$", ":":
        safe += "\\" + String(scalar)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// A code span, fenced by more backticks than it holds (CommonMark 0.31, 6.1).
  static func code(_ text: String) -> String {
    let text = harmless(text)
    let ticks = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
    return ticks + pad + text + pad + ticks
  }

  private static func fence(_ text: String, _ language: String) -> [String] {
    let ticks = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return [ticks + language] + text.split(separator: "\n").map { harmless(String($0)) } + [ticks]
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for next in text {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Addresses are made by us, of a site's and a percent-encoded path.
  private static func address(_ text: String) -> String {
    text.replacing("<", with: "%3C").replacing(">", with: "%3E").replacing("\\", with: "%5C")
  }
}
