package import Foundation
package import SearchModel

/// Who knows what, out of the history of all repositories.
package protocol Knowing: Sendable {
  /// - Throws: `UserFacingError`: `badRequest` for a question that cannot be understood, `notFound` for a subject that
  ///   is not there or not visible to the viewer.
  func who(_ question: WhoQuestion) async throws -> WhoAnswer
  /// On how many people the knowledge of each place rests, in the order of the places; nil where nothing tells it, and
  /// for a place that is not there or not visible to the viewer.
  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?]
  /// What pages and answers show of what somebody knows, as far as the viewer may see it.
  /// - Throws: `UserFacingError` with code `notFound` for nobody.
  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge
}

/// What is shown of what somebody knows.
package struct ShownKnowledge: Sendable, Equatable {
  /// A folder by which a question may name them.
  package struct Area: Sendable, Equatable {
    package var place: WhoAnswer.Place
    /// Commits of theirs that changed files directly in it.
    package var changes: Int
    package var lastChange: Date

    package init(place: WhoAnswer.Place, changes: Int, lastChange: Date) {
      self.place = place
      self.changes = changes
      self.lastChange = lastChange
    }
  }

  /// Folders of one repository that are named, and repositories that are looked at.
  package static let mostAreas = 3
  package static let mostRepositories = 30

  /// Whether they may be suggested as somebody to ask.
  package var isSuggested: Bool
  /// By the repository's name, then those of most work first; empty for whom nobody is told to ask.
  package var areas: [Area]
  package var lacks: [String]

  package init(isSuggested: Bool, areas: [Area] = [], lacks: [String] = []) {
    self.isSuggested = isSuggested
    self.areas = areas
    self.lacks = lacks
  }
}

package struct WhoQuestion: Sendable {
  /// In bytes.
  package static let longestSubject = 2_000
  package static let mostPeople = 100

  /// `REPOSITORY:PATH`, a repository, a project, the name of a symbol, or a topic in words.
  package var subject: String
  package var viewer: Viewer
  /// Nothing that was done at it or later counts; nil for now.
  package var asOf: Date?
  /// People to name, 1...100.
  package var limit: Int

  package init(subject: String, viewer: Viewer, asOf: Date? = nil, limit: Int = 5) {
    self.subject = subject
    self.viewer = viewer
    self.asOf = asOf
    self.limit = limit
  }

  /// A moment as people write it: `2024-05-01` (its beginning, in UTC), `2024-05-01T12:00:00Z`, or seconds since 1970.
  /// - Throws: `UserFacingError` with code `badRequest`.
  package static func moment(_ text: String) throws -> Date {
    let day = Date.ISO8601FormatStyle().year().month().day()
    if text.count == 10, let date = try? day.parse(text) { return date }
    if let date = try? Date.ISO8601FormatStyle().parse(text) { return date }
    if let seconds = Int64(text), (0...4_102_444_800).contains(seconds) {
      return Date(timeIntervalSince1970: Double(seconds))
    }
    throw UserFacingError(
      .badRequest, "\u{201C}\(text.prefix(40))\u{201D} is no date.",
      hint: "Write a day as 2024-05-01, or a moment as 2024-05-01T12:00:00Z.")
  }
}

package struct WhoAnswer: Sendable, Equatable {
  package enum Kind: String, Sendable { case file, folder, repository, project, symbol, topic }

  /// A file or folder that the subject was understood as.
  package struct Place: Sendable, Equatable {
    package var repository: String
    /// Empty for the whole repository.
    package var path: String

    package init(repository: String, path: String) {
      self.repository = repository
      self.path = path
    }
  }

  package var subject: String
  package var kind: Kind
  /// Those that count most, the first first.
  package var places: [Place]
  /// Public places to ask, before anybody is asked in person.
  package var channels: [String]
  /// Best first.
  package var people: [KnowledgeablePerson]
  /// Who could be asked, or learn it, where only one person has to do with it.
  package var second: PersonLink?
  /// How many have to do with it, of folders and what is larger.
  package var spread: KnowledgeSpread?
  package var asOf: Date
  /// What the answer lacks, as sentences.
  package var lacks: [String]
  /// What was asked about it before, a few.
  package var questions: [QuestionSummary] = []
  package var elapsed: Duration

  package init(
    subject: String, kind: Kind, places: [Place] = [], channels: [String] = [], people: [KnowledgeablePerson] = [],
    second: PersonLink? = nil, spread: KnowledgeSpread? = nil, asOf: Date, lacks: [String] = [],
    elapsed: Duration = .zero
  ) {
    self.subject = subject
    self.kind = kind
    self.places = places
    self.channels = channels
    self.people = people
    self.second = second
    self.spread = spread
    self.asOf = asOf
    self.lacks = lacks
    self.elapsed = elapsed
  }
}

/// Somebody who knows a subject, with what shows it.
package struct KnowledgeablePerson: Sendable, Equatable {
  package var person: PersonLink
  /// 0...1: how likely they are to be the next to change it.
  package var score: Double
  /// Their teams on the day of the question.
  package var teams: [String]
  /// Addresses that the viewer can read in a history too.
  package var emails: [String]
  /// Commits of theirs that touched it; of them those that touched a document.
  package var changes: Int
  package var documents: Int
  /// Commits of others to it that they reviewed, helped with, or put on the branch, as far as commits say so.
  package var reviewed: Int
  package var helped: Int
  package var integrated: Int
  /// Their answers to questions about it.
  package var answers = 0
  package var lastChange: Date?
  /// They made it, or the first of what is asked for.
  package var isFirst: Bool
  /// Their last change in the repositories that the subject is in.
  package var lastActive: Date?
  /// Whether that was within half a year.
  package var isActive: Bool
  /// All of it as sentences.
  package var why: [String]

  package init(
    person: PersonLink, score: Double, teams: [String] = [], emails: [String] = [], changes: Int = 0,
    documents: Int = 0, reviewed: Int = 0, helped: Int = 0, integrated: Int = 0, lastChange: Date? = nil,
    isFirst: Bool = false, lastActive: Date? = nil, isActive: Bool = false, why: [String] = []
  ) {
    self.person = person
    self.score = score
    self.teams = teams
    self.emails = emails
    self.changes = changes
    self.documents = documents
    self.reviewed = reviewed
    self.helped = helped
    self.integrated = integrated
    self.lastChange = lastChange
    self.isFirst = isFirst
    self.lastActive = lastActive
    self.isActive = isActive
    self.why = why
  }
}

/// On how many people the knowledge of a folder rests.
package struct KnowledgeSpread: Sendable, Equatable {
  /// Where somebody could learn from somebody.
  package struct Lesson: Sendable, Equatable {
    package var place: WhoAnswer.Place
    /// Files there that one person alone knows well.
    package var files: Int
    /// nil for somebody who does not want to be named.
    package var keeper: PersonLink?
    package var learner: PersonLink?

    package init(place: WhoAnswer.Place, files: Int, keeper: PersonLink?, learner: PersonLink?) {
      self.place = place
      self.files = files
      self.keeper = keeper
      self.learner = learner
    }
  }

  package var files: Int
  /// Files that nobody knows well who is still active.
  package var orphaned: Int
  /// People who would have to leave before more than half of the files are.
  package var truckFactor: Int
  package var lessons: [Lesson]

  package init(files: Int, orphaned: Int, truckFactor: Int, lessons: [Lesson] = []) {
    self.files = files
    self.orphaned = orphaned
    self.truckFactor = truckFactor
    self.lessons = lessons
  }
}
