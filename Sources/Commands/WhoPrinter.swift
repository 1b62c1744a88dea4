import Foundation
import Services
import Wording

/// Who knows a subject, as lines for people.
struct WhoPrinter {
  let terminal: Terminal

  static func standard() -> WhoPrinter {
    WhoPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  func lines(_ answer: WhoAnswer) -> [String] {
    var lines: [String] = []
    if let channel = answer.channels.first { lines += ["Ask in \(harmless(channel)) first.", ""] }
    for (index, person) in answer.people.enumerated() {
      let facts = person.teams + (person.isActive ? [] : ["not active there"]) + person.emails.prefix(1)
      lines.append(
        terminal.styled("\(index + 1). \(harmless(person.person.name))", .strong) + "  "
          + facts.map(harmless).joined(separator: " · "))
      lines += person.why.map { "   " + harmless($0) }
    }
    if answer.people.isEmpty { lines.append("Nobody is known to have to do with it.") }
    if let second = answer.second {
      lines += ["", "Only one of them has to do with it; next comes \(harmless(second.name))."]
    }
    if !answer.questions.isEmpty {
      lines += ["", terminal.styled("Asked before", .good)]
      for question in answer.questions { lines += QuestionPrinter(terminal: terminal).lines(question) }
    }
    if let spread = answer.spread { lines += [""] + self.lines(spread) }
    lines.append("")
    if answer.kind == .topic || answer.kind == .symbol {
      lines.append(
        terminal.styled(
          "From " + answer.places.prefix(3).map { harmless("\($0.repository):\($0.path)") }.joined(separator: ", "),
          .quiet))
    }
    return lines + answer.lacks.map { harmless($0) }
  }

  private func lines(_ spread: KnowledgeSpread) -> [String] {
    var lines = [
      "\(Counted.text(spread.files, "file")), \(Counted.number(spread.orphaned)) of them known well by nobody active; "
        + "truck factor \(Counted.number(spread.truckFactor))."
    ]
    for lesson in spread.lessons {
      let place = lesson.place.path.isEmpty ? lesson.place.repository : lesson.place.path
      let keeper = lesson.keeper.map { harmless($0.name) } ?? "one person"
      let learner = lesson.learner.map { "; \(harmless($0.name)) could learn them" } ?? ""
      lines.append("\(harmless(place)): \(Counted.text(lesson.files, "file")) only \(keeper) knows well\(learner).")
    }
    return lines
  }
}
