package import Foundation
package import SearchModel

/// A question in a list.
package struct QuestionSummary: Sendable, Equatable {
  /// What it is about.
  package struct Subject: Sendable, Equatable {
    /// The repository's name, or the project's identifier.
    package var identifier: String
    package var title: String
    /// nil when it is not here any more.
    package var address: ProjectAddress?

    package init(identifier: String, title: String, address: ProjectAddress? = nil) {
      self.identifier = identifier
      self.title = title
      self.address = address
    }
  }

  /// `Q-12`.
  package var label: String
  package var title: String
  /// As far as they said so.
  package var asker: Asker
  package var subject: Subject?
  /// A team; empty when it is put to none by name.
  package var team: String
  package var created: Date
  package var state: QuestionState
  package var answers: Int
  /// The beginning of the answer that was accepted, else of the last one; empty where there is none.
  package var excerpt: String

  package init(
    label: String, title: String, asker: Asker = Asker(), subject: Subject? = nil, team: String = "", created: Date,
    state: QuestionState = .open, answers: Int = 0, excerpt: String = ""
  ) {
    self.label = label
    self.title = title
    self.asker = asker
    self.subject = subject
    self.team = team
    self.created = created
    self.state = state
    self.answers = answers
    self.excerpt = excerpt
  }
}

/// A question with all that came of it.
package struct QuestionDetail: Sendable, Equatable {
  package struct Answer: Sendable, Equatable {
    /// Unique over all questions.
    package var number: Int64
    package var words: String
    /// As far as they said so.
    package var author: Asker
    /// Their page; nil where there is none to see.
    package var person: PersonLink?
    package var date: Date
    package var isAccepted: Bool
    /// Brought back from mail.
    package var isMail: Bool

    package init(
      number: Int64, words: String, author: Asker = Asker(), person: PersonLink? = nil, date: Date,
      isAccepted: Bool = false, isMail: Bool = false
    ) {
      self.number = number
      self.words = words
      self.author = author
      self.person = person
      self.date = date
      self.isAccepted = isAccepted
      self.isMail = isMail
    }
  }

  /// A public place that it goes to.
  package struct Channel: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
      case waiting, sent
      /// Nobody knows whether it arrived.
      case uncertain
      case failed
    }

    package var name: String
    /// `slack`, `mattermost`, `matrix` or `mail`; empty when it is not configured any more.
    package var kind: String
    package var state: State

    package init(name: String, kind: String, state: State) {
      self.name = name
      self.kind = kind
      self.state = state
    }
  }

  package var summary: QuestionSummary
  package var words: String
  /// The asker's page; nil where there is none to see.
  package var asker: PersonLink?
  /// Oldest first.
  package var answers: [Answer]
  package var channels: [Channel]
  /// Whose inbox it is in.
  package var invited: [SuggestedPerson]
  /// When more people are asked unless somebody answers; nil when they will not be.
  package var escalates: Date?
  /// How often more people were asked.
  package var escalation: Int

  package init(
    summary: QuestionSummary, words: String = "", asker: PersonLink? = nil, answers: [Answer] = [],
    channels: [Channel] = [], invited: [SuggestedPerson] = [], escalates: Date? = nil, escalation: Int = 0
  ) {
    self.summary = summary
    self.words = words
    self.asker = asker
    self.answers = answers
    self.channels = channels
    self.invited = invited
    self.escalates = escalates
    self.escalation = escalation
  }
}

/// Somebody who is asked, and why.
package struct SuggestedPerson: Sendable, Equatable {
  package var person: PersonLink
  /// A sentence.
  package var why: String

  package init(person: PersonLink, why: String) {
    self.person = person
    self.why = why
  }
}

/// What becomes of a question when it is asked.
package struct AskPreview: Sendable, Equatable {
  package var subject: QuestionSummary.Subject?
  /// As the org chart calls it; empty for none.
  package var team: String
  /// Configured channels that it goes to, with their kinds.
  package var channels: [(name: String, kind: String)]
  /// Public places that the owners name, to which nothing is sent.
  package var places: [String]
  package var people: [SuggestedPerson]
  package var similar: [QuestionSummary]

  package init(
    subject: QuestionSummary.Subject? = nil, team: String = "", channels: [(name: String, kind: String)] = [],
    places: [String] = [], people: [SuggestedPerson] = [], similar: [QuestionSummary] = []
  ) {
    self.subject = subject
    self.team = team
    self.channels = channels
    self.places = places
    self.people = people
    self.similar = similar
  }

  package static func == (left: AskPreview, right: AskPreview) -> Bool {
    left.subject == right.subject && left.team == right.team && left.places == right.places
      && left.people == right.people && left.similar == right.similar
      && left.channels.elementsEqual(right.channels) { $0 == $1 }
  }
}

/// A part of the list.
package struct QuestionPage: Sendable, Equatable {
  package var questions: [QuestionSummary]
  /// How many the whole list has.
  package var total: Int

  package init(questions: [QuestionSummary], total: Int) {
    self.questions = questions
    self.total = total
  }
}

/// What concerns one person.
package struct Inbox: Sendable, Equatable {
  /// As the people's list calls them, else as it was said.
  package var person: String
  /// Questions that are put to them and not solved, and that they did not answer themselves; the newest first.
  package var waiting: [QuestionSummary]
  /// What they asked, the newest first.
  package var asked: [QuestionSummary]

  package init(person: String, waiting: [QuestionSummary] = [], asked: [QuestionSummary] = []) {
    self.person = person
    self.waiting = waiting
    self.asked = asked
  }
}
