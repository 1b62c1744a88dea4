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
    lines += people(answer) + practices(answer) + code(answer)
    if !answer.decisions.isEmpty {
      lines += ["", terminal.styled("Decided before", .good)]
      for decision in answer.decisions { lines += DecisionPrinter(terminal: terminal).lines(decision) }
    }
    if !answer.questions.isEmpty {
      lines += ["", terminal.styled("Asked before", .good)]
      for question in answer.questions { lines += QuestionPrinter(terminal: terminal).lines(question) }
    }
    lines += DossierPrinter(terminal: terminal).lines(answer.earlier)
    lines.append("")
    lines.append(
      terminal.styled(
        "\(Counted.text(answer.compared, "project")) compared in \(Counted.elapsed(answer.elapsed))", .quiet))
    return lines + (answer.lacks + answer.incomplete.map(\.sentence)).map { harmless($0) }
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
      let place =
        evidence.line.map { "\(evidence.heading), \(evidence.path):\($0)" }
        ?? [evidence.path, evidence.heading].filter { !$0.isEmpty }.joined(separator: ", ")
      lines.append(
        "   " + harmless(evidence.text) + terminal.styled(place.isEmpty ? "" : "  " + harmless(place), .quiet))
    }
    if let channel = candidate.offer.channels.first { lines.append("   Ask in " + harmless(channel)) }
    lines += (candidate.offer.snippet ?? "").split(separator: "\n").map {
      "   " + terminal.styled(harmless(String($0)), .good)
    }
    lines += (candidate.opinions?.sentences ?? []).map { "   " + terminal.styled(harmless($0), .strong) }
    return lines + candidate.warnings.map { "   " + terminal.styled(harmless($0), .bad) }
  }

  // MARK: Beside the candidates

  private func people(_ answer: ResearchAnswer) -> [String] {
    section("Who knows", answer.people) { [harmless($0.title) + terminal.styled("  " + harmless($0.why), .quiet)] }
  }

  private func practices(_ answer: ResearchAnswer) -> [String] {
    section("Practices that apply", answer.practices) { practice in
      let place = [practice.title, practice.heading].filter { !$0.isEmpty }.joined(separator: ", ")
      return [
        harmless(place) + terminal.styled("  /book/\(harmless(practice.slug))/", .quiet),
        "  " + harmless(practice.text),
      ]
    }
  }

  private func code(_ answer: ResearchAnswer) -> [String] {
    section("Code that does it", answer.code) { symbol in
      [
        harmless(symbol.name)
          + terminal.styled("  " + harmless("\(symbol.repository):\(symbol.path):\(symbol.line)"), .quiet),
        "  " + harmless(symbol.text),
      ]
    }
  }

  private func section<Item>(_ title: String, _ items: [Item], _ lines: (Item) -> [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["", terminal.styled(title, .strong)] + items.flatMap(lines).map { "   " + $0 }
  }
}
