package import Foundation
import SearchModel
package import Services

/// What `/api/v1/who` answers.
package struct WhoReply: Codable, Sendable {
  package struct Place: Codable, Sendable, Equatable {
    package var repository: String
    /// Empty for the whole repository.
    package var path: String

    init(_ place: WhoAnswer.Place) {
      repository = place.repository
      path = place.path
    }
  }

  /// On how many people the knowledge rests.
  package struct Spread: Codable, Sendable, Equatable {
    package struct Lesson: Codable, Sendable, Equatable {
      package var place: Place
      /// Files there that one person alone knows well.
      package var files: Int
      package var keeper: PersonItem?
      package var learner: PersonItem?
    }

    package var files: Int
    package var orphaned: Int
    package var truckFactor: Int
    package var lessons: [Lesson]

    init(_ spread: KnowledgeSpread) {
      files = spread.files
      orphaned = spread.orphaned
      truckFactor = spread.truckFactor
      lessons = spread.lessons.map { lesson in
        Lesson(
          place: Place(lesson.place), files: lesson.files, keeper: lesson.keeper.map(PersonItem.init),
          learner: lesson.learner.map(PersonItem.init))
      }
    }
  }

  package var subject: String
  /// `file`, `folder`, `repository`, `project`, `symbol` or `topic`: what the subject was understood as.
  package var kind: String
  package var places: [Place]
  /// Public places to ask first.
  package var channels: [String]
  /// In rank order.
  package var people: [KnowledgeablePersonItem]
  /// Who could be asked where only one of them has to do with it.
  package var second: PersonItem?
  package var spread: Spread?
  package var asOf: Date
  /// What was asked about it before, a few.
  package var questions: [QuestionItem]
  /// What the answer lacks, as sentences.
  package var lacks: [String]
  package var elapsedMs: Double

  package init(_ answer: WhoAnswer) {
    subject = answer.subject
    kind = answer.kind.rawValue
    places = answer.places.map(Place.init)
    channels = answer.channels
    people = answer.people.enumerated().map { KnowledgeablePersonItem($1, rank: $0 + 1) }
    second = answer.second.map(PersonItem.init)
    spread = answer.spread.map(Spread.init)
    asOf = answer.asOf
    questions = answer.questions.map(QuestionItem.init)
    lacks = answer.lacks
    elapsedMs = answer.elapsed.milliseconds
  }
}

/// Somebody who knows a subject.
package struct KnowledgeablePersonItem: Codable, Sendable, Equatable {
  package var rank: Int
  /// `person`.
  package var kind: String
  /// The person's key; `/api/v1/people/{person}` understands it.
  package var id: String
  package var title: String
  /// 0...1: how likely they are to be the next to change it.
  package var score: Double
  /// What shows that they know it, as sentences.
  package var why: [String]
  package var person: PersonItem
  package var teams: [String]
  /// Addresses that stand in a history that the viewer may read.
  package var emails: [String]
  package var changes: Int
  package var documents: Int
  package var reviewed: Int
  package var helped: Int
  package var integrated: Int
  /// Their answers to questions about it.
  package var answers: Int
  package var lastChange: Date?
  /// Whether they changed anything there within half a year.
  package var active: Bool
  package var lastActive: Date?

  init(_ person: KnowledgeablePerson, rank: Int) {
    self.rank = rank
    kind = "person"
    self.person = PersonItem(person.person)
    (id, title) = (person.person.key, person.person.name)
    score = person.score.rounded(toPlaces: 4)
    why = person.why
    (teams, emails) = (person.teams, person.emails)
    (changes, documents) = (person.changes, person.documents)
    (reviewed, helped, integrated) = (person.reviewed, person.helped, person.integrated)
    answers = person.answers
    (lastChange, active, lastActive) = (person.lastChange, person.isActive, person.lastActive)
  }
}
