import HTML
import SearchModel
import Services
import Wording

/// Questions beside an answer.
struct QuestionList {
  var title: String
  var questions: [QuestionSummary]
  var setting: PageSetting

  /// Writes nothing when there are none.
  func write(to html: inout HTMLWriter) {
    guard !questions.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: title)
      Self.write(questions, setting, to: &html)
    }
  }

  /// The rows alone.
  static func write(_ questions: [QuestionSummary], _ setting: PageSetting, to html: inout HTMLWriter) {
    html(.ul, .class("rows")) { html in
      for question in questions { html(.li) { QuestionRow(question: question, setting: setting).write(to: &$0) } }
    }
  }
}

/// A question in a list.
struct QuestionRow {
  var question: QuestionSummary
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    html(.span) { html in
      html(.a, .href(Route.question(question.label).link)) { $0.name(question.title) }
      html(.span, .class("quiet small")) { html in
        let parts = [
          question.label, question.state.words(answers: question.answers), question.asker.team,
          question.subject.map { "about \($0.title)" } ?? "", question.team.isEmpty ? "" : "to \(question.team)",
          question.excerpt,
        ]
        html.name(parts.filter { !$0.isEmpty }.joined(separator: " · "))
      }
    }
    html(.span, .class("quiet small when")) { $0.time(setting.moment(question.created)) }
  }
}

/// A question that was found, with the sentence of it that fits.
struct QuestionCard {
  var hit: QuestionHit
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    let question = hit.question
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { html in html(.a, .href(Route.question(question.label).link)) { $0.name(question.title) } }
        html(.span, question.state == .solved ? .class("tag") : .class("tag plain"), text: question.state.words)
      }
      if !hit.sentence.isEmpty { html(.p, .class("why")) { $0.text(hit.sentence, marks: hit.ranges) } }
      html(.ul, .class("facts")) { html in
        html(.li, text: "\(question.label), \(Counted.text(question.answers, "answer"))")
        if !question.asker.team.isEmpty { html(.li) { $0.name("asked by \(question.asker.team)") } }
        if let subject = question.subject {
          html(.li) { html in
            html.text("about "); html.subject(subject)
          }
        }
        html(.li) { $0.time(setting.moment(question.created)) }
      }
    }
  }
}

extension QuestionState {
  var words: String {
    switch self {
    case .open: "no answer yet"
    case .answered: "answered"
    case .solved: "solved"
    }
  }

  func words(answers: Int) -> String {
    switch self {
    case .open: words
    case .answered: Counted.text(answers, "answer")
    case .solved: "solved, \(Counted.text(answers, "answer"))"
    }
  }
}

extension HTMLWriter {
  /// What a question is about, as a link where it is there.
  mutating func subject(_ subject: QuestionSummary.Subject) {
    guard let address = subject.address else { return name(subject.title) }
    self(.a, .href(Route.project(address).link)) { $0.name(subject.title) }
  }
}
