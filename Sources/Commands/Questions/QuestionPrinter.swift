import Foundation
import SearchModel
import Services
import Wording

/// Questions as lines for people.
struct QuestionPrinter {
  let terminal: Terminal

  static func standard() -> QuestionPrinter {
    QuestionPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  /// In a list.
  func lines(_ question: QuestionSummary) -> [String] {
    let facts = [
      question.state.rawValue, Counted.text(question.answers, "answer"), question.asker.team,
      question.subject.map { "about \($0.title)" } ?? "", question.team.isEmpty ? "" : "to \(question.team)",
    ]
    return [
      terminal.styled(question.label, .strong) + "  " + harmless(question.title)
        + terminal.styled("  " + facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · "), .quiet)
    ] + (question.excerpt.isEmpty ? [] : ["   " + harmless(question.excerpt)])
  }

  func lines(_ hit: QuestionHit) -> [String] {
    var question = hit.question
    if !hit.sentence.isEmpty { question.excerpt = hit.sentence }
    return lines(question)
  }

  /// One whole question.
  func lines(_ detail: QuestionDetail, now: Date) -> [String] {
    var summary = detail.summary
    summary.excerpt = ""
    var lines = lines(summary)
    let asker = [summary.asker.person, summary.asker.team].filter { !$0.isEmpty }.joined(separator: " of ")
    lines.append(
      terminal.styled(
        "Asked \(Moment(summary.created, now: now).words)" + (asker.isEmpty ? "" : " by \(harmless(asker))"), .quiet))
    if !detail.words.isEmpty { lines += ["", harmless(detail.words, keepsLineBreaks: true)] }
    for answer in detail.answers {
      let author = [answer.author.person, answer.author.team].filter { !$0.isEmpty }.joined(separator: " of ")
      let facts = [
        author.isEmpty ? "somebody" : harmless(author), Moment(answer.date, now: now).words,
        answer.isMail ? "by mail" : "",
        answer.isAccepted ? "accepted" : "",
      ]
      lines += [
        "",
        terminal.styled("Answer \(answer.number)", .strong) + "  "
          + facts.filter { !$0.isEmpty }.joined(separator: " · "),
        harmless(answer.words, keepsLineBreaks: true),
      ]
    }
    return lines + [""] + whereabouts(detail, now: now)
  }

  private func whereabouts(_ detail: QuestionDetail, now: Date) -> [String] {
    var lines = detail.channels.map { channel in
      terminal.styled("\(harmless(channel.name)): \(channel.state.words)", .quiet)
    }
    lines += detail.invited.map { terminal.styled("Put to \(harmless($0.person.name)): \(harmless($0.why))", .quiet) }
    if let date = detail.escalates, date > now {
      lines.append(terminal.styled("More people are asked on \(Moment(date, now: now).day).", .quiet))
    }
    return lines
  }
}

extension QuestionDetail.Channel.State {
  fileprivate var words: String {
    switch self {
    case .waiting: "not sent yet"
    case .sent: "sent"
    case .uncertain: "perhaps sent: the connection broke"
    case .failed: "could not be sent"
    }
  }
}
