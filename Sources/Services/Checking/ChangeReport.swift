package import ChangeReading

/// What a change brings that the organisation may have already.
package struct ChangeReport: Sendable, Equatable {
  /// New things that are looked at in one change; more are counted.
  package static let mostFindings = 50
  package static let mostCandidates = 3

  /// One new thing.
  package struct Finding: Sendable, Equatable {
    package var thing: NewThing
    /// What was asked.
    package var need: String
    /// At most `mostCandidates`, none of which hardly fits.
    package var candidates: [InsideCandidate]
    /// Of a dependency: who inside publishes it, wraps it and uses it.
    package var use: InsideUse?
    /// The research that covers it, as `R-12`; nil when the commits name none.
    package var answer: String?

    package init(
      thing: NewThing, need: String, candidates: [InsideCandidate] = [], use: InsideUse? = nil, answer: String? = nil
    ) {
      self.thing = thing
      self.need = need
      self.candidates = candidates
      self.use = use
      self.answer = answer
    }

    /// How much speaks for what exists; nil when nothing does, or research has settled it.
    package var advice: ResearchCandidate.Fit? {
      if answer != nil { return nil }
      if use?.wrappers.isEmpty == false { return .good }
      return candidates.first?.fit
    }

    /// What tells it from all others of a change.
    package var key: String { "\(thing.kind.rawValue):\(thing.ecosystem):\(thing.name)" }
  }

  /// A research that the commits name.
  package struct Record: Sendable, Equatable {
    package var label: String
    /// nil when there is no such research.
    package var found: InsideRecord?
    /// Whether it answers a finding.
    package var isUsed: Bool

    package init(label: String, found: InsideRecord?, isUsed: Bool = false) {
      self.label = label
      self.found = found
      self.isUsed = isUsed
    }
  }

  /// What the change is called: `main..HEAD`, or what is staged.
  package var change: String
  package var repository: String
  package var findings: [Finding] = []
  /// New dependencies that are the organisation's own packages: nothing to say against them.
  package var own: [NewThing] = []
  package var records: [Record] = []
  /// New things that were not looked at, being too many.
  package var omitted = 0
  /// What the answer lacks, as sentences.
  package var lacks: [String] = []

  package init(change: String, repository: String) {
    self.change = change
    self.repository = repository
  }

  /// Whether something was found that fits at least so well and that no research has settled.
  package func advises(atLeast fit: ResearchCandidate.Fit) -> Bool {
    findings.contains { $0.advice == .good || fit == .partial && $0.advice == .partial }
  }
}
