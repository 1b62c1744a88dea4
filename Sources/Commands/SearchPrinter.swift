import Foundation
import QueryLanguage
import SearchModel
import Services
import Wording

/// Prints an answer for people: names first, then files with their lines, then
/// how complete it is.
struct SearchPrinter {
  private static let namesShown = 3

  let terminal: Terminal
  let output: Output
  let explains: Bool

  func print(_ answer: SearchAnswer) {
    if let plan = answer.plan { output.line(terminal.styled(harmless(plan, keepsLineBreaks: true), .quiet)) }
    printNames(answer)
    for hit in answer.files { printFile(hit) }
    for document in documents(answer) { printDocument(document) }
    for decision in shown(answer.decisions, of: answer.type == .decision) {
      DecisionPrinter(terminal: terminal).lines(decision).forEach(output.line)
    }
    for hit in shown(answer.questions, of: answer.type == .question) {
      QuestionPrinter(terminal: terminal).lines(hit).forEach(output.line)
    }
    printSummary(answer)
  }

  /// When a kind was asked for all of it is shown; else a few beside the code.
  private func shown<Item>(_ items: [Item], of type: Bool) -> ArraySlice<Item> {
    type ? items[...] : items.prefix(Self.namesShown)
  }

  private func printNames(_ answer: SearchAnswer) {
    for hit in shown(answer.repositories, of: answer.type == .repository) {
      let facts = hit.repository.facts
      output.line(
        terminal.styled("repository ", .quiet) + terminal.styled(harmless(facts.name), .strong)
          + described(hit.repository.description))
    }
    printProjects(shown(answer.projects, of: answer.type == .project))
    printDirectory(shown(answer.teams, of: answer.type == .team))
    printDirectory(shown(answer.people, of: answer.type == .person))
    if !answer.guesses.isEmpty {
      output.line("No project says that. Called something like it:")
      printProjects(shown(answer.guesses, of: answer.type == .project))
    }
  }

  private func printDirectory(_ hits: ArraySlice<DirectoryHit>) {
    for hit in hits {
      output.line(
        terminal.styled(hit.kind == .team ? "team       " : "person     ", .quiet)
          + terminal.styled(harmless(hit.title), .strong) + described(hit.detail))
    }
  }

  private func printProjects(_ hits: ArraySlice<ProjectHit>) {
    for hit in hits {
      output.line(
        terminal.styled("project    ", .quiet) + terminal.styled(harmless(hit.project.name), .strong)
          + place(of: hit.project) + described(hit.project.description))
    }
  }

  private func place(of project: ProjectSummary) -> String {
    guard let origin = project.origin else { return project.repository.map { " in \(harmless($0))" } ?? "" }
    let address = origin.address.isEmpty ? "" : " at \(harmless(origin.address))"
    return " imported from \(harmless(origin.source))\(address)"
  }

  private func documents(_ answer: SearchAnswer) -> ArraySlice<DocumentHit> {
    shown(answer.documents, of: answer.type == .document)
  }

  private func described(_ text: String) -> String { text.isEmpty ? "" : ": " + harmless(text) }

  private func printFile(_ hit: CodeHit) {
    let match = hit.match
    output.line(
      terminal.styled(harmless(hit.repository.name), .quiet) + ":"
        + terminal.styled(harmless(match.path), .path))
    for line in match.lines {
      let number = terminal.styled(String(line.line), .line)
      output.line("  \(number): \(highlighted(line.text, line.ranges))")
    }
    let hidden = match.lineCount - match.lines.count
    if hidden > 0, !match.lines.isEmpty {
      output.line(terminal.styled("  … \(Counted.text(hidden, "more line"))", .quiet))
    }
    if explains {
      for term in match.why {
        output.line(terminal.styled("  \(String(format: "%+.2f", term.points)) \(term.reason)", .quiet))
      }
    }
  }

  private func printDocument(_ hit: DocumentHit) {
    output.line(
      terminal.styled(harmless(hit.repository), .quiet) + ":" + terminal.styled(harmless(hit.path), .path)
        + "  " + terminal.styled(harmless(hit.title), .strong))
    for section in hit.sections {
      let heading = section.heading.isEmpty ? "" : terminal.styled(harmless(section.heading), .strong) + "  "
      output.line(
        "  \(terminal.styled(String(section.line), .line)): \(heading)\(highlighted(section.snippet, section.ranges))")
    }
  }

  private func printSummary(_ answer: SearchAnswer) {
    let totals = answer.totals
    let atLeast = answer.incomplete.areBounds ? "at least " : ""
    var parts = ["\(atLeast)\(Counted.text(totals.lines, "line")) in \(Counted.text(totals.files, "file"))"]
    if totals.repositories > 0 { parts.append(Counted.text(totals.repositories, "repository", "repositories")) }
    if totals.projects > 0 { parts.append(Counted.text(totals.projects, "project")) }
    if totals.documents > 0 { parts.append(Counted.text(totals.documents, "document")) }
    if totals.decisions > 0 { parts.append(Counted.text(totals.decisions, "decision")) }
    if totals.questions > 0 { parts.append(Counted.text(totals.questions, "question")) }
    let reasons = answer.incomplete.filter { $0.lack == nil }.map { harmless($0.sentence) }
    parts.append(reasons.isEmpty ? answer.completeness : reasons.joined(separator: " "))
    parts.append(Counted.elapsed(answer.elapsed))
    if answer.hiddenForks > 0 { parts.append("\(Counted.text(answer.hiddenForks, "fork")) hidden (fork:yes)") }
    if answer.hiddenProjects > 0 {
      parts.append("\(Counted.text(answer.hiddenProjects, "project")) hidden (fork:yes archived:yes)")
    }
    if answer.hiddenArchived > 0 { parts.append("\(answer.hiddenArchived) archived hidden (archived:yes)") }
    output.line(terminal.styled(parts.joined(separator: " · "), .quiet))
    for reason in answer.incomplete where reason.lack != nil {
      output.line(terminal.styled(harmless(reason.sentence), .quiet))
    }
    for hint in answer.hints { output.line(terminal.styled(harmless(hint), .quiet)) }
    for suggestion in answer.suggestions {
      output.line(terminal.styled("\(suggestion.reason): guildhall search \(Self.quoted(suggestion.query))", .quiet))
    }
  }

  /// As a shell takes it for one word.
  static func quoted(_ query: String) -> String { ShellWord.quoted(harmless(query)) }

  /// Marks the matches; each piece is made harmless by itself, so that no escape can reach over a mark.
  private func highlighted(_ text: String, _ ranges: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var position = 0
    for range in ranges where range.lowerBound >= position && range.upperBound <= bytes.count {
      result += harmless(String(decoding: bytes[position..<range.lowerBound], as: UTF8.self))
      result += terminal.styled(harmless(String(decoding: bytes[range], as: UTF8.self)), .match)
      position = range.upperBound
    }
    return result + harmless(String(decoding: bytes[position...], as: UTF8.self))
  }
}
