package import Foundation
import SearchModel
package import Services

/// A question in a list.
package struct QuestionItem: Codable, Sendable, Equatable {
  /// As people write it: `Q-12`.
  package var id: String
  package var title: String
  package var person: String
  package var team: String
  /// What it is about: the repository's name or the project's identifier; nil for nothing.
  package var subject: String?
  package var subjectTitle: String?
  /// The team that it is put to.
  package var to: String?
  package var created: Date
  /// `open`, `answered` or `solved`.
  package var state: String
  package var answers: Int
  /// The beginning of the accepted answer, else of the last one.
  package var excerpt: String

  package init(_ summary: QuestionSummary) {
    (id, title) = (summary.label, summary.title)
    (person, team) = (summary.asker.person, summary.asker.team)
    (subject, subjectTitle) = (summary.subject?.identifier, summary.subject?.title)
    to = summary.team.isEmpty ? nil : summary.team
    (created, state) = (summary.created, summary.state.rawValue)
    (answers, excerpt) = (summary.answers, summary.excerpt)
  }
}

/// Somebody who is asked, and why.
package struct AskedPersonItem: Codable, Sendable, Equatable {
  package var id: String
  package var name: String
  package var why: String

  init(_ person: SuggestedPerson) { (id, name, why) = (person.person.key, person.person.name, person.why) }
}

/// A question with its answers: what `/api/v1/questions/Q-12` answers.
package struct QuestionReply: Codable, Sendable, Equatable {
  package struct Answer: Codable, Sendable, Equatable {
    package var id: Int
    package var words: String
    package var person: String
    package var team: String
    package var date: Date
    package var accepted: Bool
    /// Brought back from mail, where nobody checked who wrote it.
    package var mail: Bool
  }

  package struct Channel: Codable, Sendable, Equatable {
    package var name: String
    package var kind: String
    /// `waiting`, `sent`, `uncertain` or `failed`.
    package var state: String
  }

  package var question: QuestionItem
  package var words: String
  /// Oldest first.
  package var replies: [Answer]
  package var channels: [Channel]
  package var asked: [AskedPersonItem]
  /// When more people are asked unless somebody answers.
  package var escalates: Date?

  package init(_ detail: QuestionDetail) {
    question = QuestionItem(detail.summary)
    words = detail.words
    replies = detail.answers.map { answer in
      Answer(
        id: Int(answer.number), words: answer.words, person: answer.author.person, team: answer.author.team,
        date: answer.date, accepted: answer.isAccepted, mail: answer.isMail)
    }
    channels = detail.channels.map { Channel(name: $0.name, kind: $0.kind, state: $0.state.rawValue) }
    asked = detail.invited.map(AskedPersonItem.init)
    escalates = detail.escalates
  }
}

/// Questions, the newest first.
package struct QuestionsReply: Codable, Sendable, Equatable {
  package var questions: [QuestionItem]
  package var total: Int
  /// `cursor` of the following page; nil on the last.
  package var next: String?

  package init(_ page: QuestionPage, next: String?) {
    questions = page.questions.map(QuestionItem.init)
    total = page.total
    self.next = next
  }
}

/// Questions that ask for the same, the nearest first.
package struct SimilarQuestionsReply: Codable, Sendable, Equatable {
  package var questions: [QuestionItem]

  package init(_ questions: [QuestionSummary]) { self.questions = questions.map(QuestionItem.init) }
}

/// What concerns one person.
package struct InboxReply: Codable, Sendable, Equatable {
  package var person: String
  package var waiting: [QuestionItem]
  package var asked: [QuestionItem]

  package init(_ inbox: Inbox) {
    person = inbox.person
    waiting = inbox.waiting.map(QuestionItem.init)
    asked = inbox.asked.map(QuestionItem.init)
  }
}
