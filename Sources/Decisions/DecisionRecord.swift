/// A decision that a project documented: what was asked, what was weighed, what was chosen and why.
package struct DecisionRecord: Sendable, Equatable, Codable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case proposed, accepted, rejected, deprecated, superseded
  }

  package struct Option: Sendable, Equatable, Codable {
    package var title: String
    /// What it is, where the record says so.
    package var text: String
    package var advantages: [String]
    package var drawbacks: [String]

    package init(title: String, text: String = "", advantages: [String] = [], drawbacks: [String] = []) {
      self.title = title
      self.text = text
      self.advantages = advantages
      self.drawbacks = drawbacks
    }
  }

  /// From the title or the name of the file; nil when neither has one.
  package var number: Int?
  package var title: String
  /// nil when the record does not say.
  package var status: Status?
  /// What the record says of its status, as "superseded by ADR-0005"; empty when that is just the word.
  package var statusNote: String
  /// As 2024-01-31; nil when the record has no date that can be read.
  package var date: String?
  /// Who decided, who was asked, who was told.
  package var people: People
  package var context: String
  package var drivers: [String]
  package var options: [Option]
  /// The title of the chosen option, in the record's words; nil when it names none.
  package var chosen: String?
  /// The decision with its reason.
  package var decision: String
  /// What becomes better, worse, and what only changes.
  package var advantages: [String]
  package var drawbacks: [String]
  package var consequences: [String]
  /// The research that led to it, as `R-123`; nil when none is named.
  package var research: String?

  package struct People: Sendable, Equatable, Codable {
    package var deciders: [String]
    package var consulted: [String]
    package var informed: [String]

    package init(deciders: [String] = [], consulted: [String] = [], informed: [String] = []) {
      self.deciders = deciders
      self.consulted = consulted
      self.informed = informed
    }
  }

  package init(title: String) {
    self.title = title
    statusNote = ""
    people = People()
    context = ""
    drivers = []
    options = []
    decision = ""
    advantages = []
    drawbacks = []
    consequences = []
  }
}
