import Foundation
import Records

/// What is said of a question elsewhere: plain words, in which nothing can call everybody of a channel.
struct QuestionMessage {
  private static let mostWords = 700

  var question: QuestionRecord
  var purpose: DeliveryRecord.Purpose
  /// The repository or project that it is about, as people know it; empty for none.
  var subject: String
  /// The question's page; nil when the address of the site is not known.
  var page: String?
  /// Why somebody is asked; nil for a channel.
  var why: String?
  /// Whether answers by mail are taken.
  var takesMail = false

  var title: String { "\(question.label): \(question.title)" }

  /// What stands beside the title.
  var mailSubject: String {
    switch purpose {
    case .asked, .invited: "[\(question.label)] \(question.title)"
    case .escalated: "[\(question.label)] Still without an answer: \(question.title)"
    case .answered: "Re: [\(question.label)] \(question.title)"
    }
  }

  private var introduction: String {
    var asker = question.author.name.isEmpty ? "Somebody" : question.author.name
    if !question.author.team.isEmpty { asker += " (\(question.author.team))" }
    let about = subject.isEmpty ? "" : " about \(subject)"
    return switch purpose {
    case .asked, .invited: "\(asker) asks\(about):"
    case .escalated: "Nobody answered yet what \(asker) asked\(about):"
    case .answered: "Your question has an answer:"
    }
  }

  private var conclusion: [String] {
    let place = page ?? "guildhall questions \(question.label)"
    if case .answered = purpose { return ["Accept it, or ask on: \(place)"] }
    return [(takesMail ? "Answer by replying to this mail, or there: " : "Answer there: ") + place]
      + [why.map { "Why you: \($0)" }].compactMap(\.self)
  }

  /// The words of the question, or of the answer that came.
  private var words: String {
    var words = question.words
    if case .answered(let number) = purpose, let answer = question.answers.first(where: { $0.id == number }) {
      words = (answer.author.name.isEmpty ? "" : "\(answer.author.name): ") + answer.words
    }
    return words.count > Self.mostWords ? words.prefix(Self.mostWords) + "…" : words
  }

  /// For a chat: short, on a few lines.
  var chat: String { ([introduction, title, words] + conclusion).filter { !$0.isEmpty }.joined(separator: "\n") }

  /// For a mail.
  var mail: String {
    ([introduction, question.title, words] + [conclusion.joined(separator: "\n")]).filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }

  // MARK: Forms of chats

  /// Slack reads `&`, `<` and `>` (its documentation, "Formatting text"); with them, nobody is called and nothing linked.
  static func slack(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// Mattermost reads Markdown and calls whoever stands behind an `@`; a joiner of no width parts them. Pictures stay words.
  static func mattermost(_ text: String) -> String {
    text.replacing("@", with: "@\u{2060}").replacing("![", with: "!\u{2060}[").replacing("<", with: "&lt;")
  }
}
