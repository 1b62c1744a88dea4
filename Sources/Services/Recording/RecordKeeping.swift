package import SearchModel

/// Keeps needs with what was decided about them. Absent and not-visible-to-you throw the same `notFound`.
package protocol RecordKeeping: Sendable {
  /// Records a need with the candidates that were looked at. A request sent again under its token is recorded once.
  func record(_ request: RecordRequest) async throws -> ResearchDossier
  /// Adds verdicts to a research, all of them or none.
  ///
  /// - Throws: `UserFacingError`, `badRequest` for a verdict that does not fit.
  func decide(_ request: DecideRequest) async throws -> ResearchDossier
  /// `label` is `R-12` or `12`.
  func dossier(_ label: String, viewer: Viewer) async throws -> ResearchDossier
  /// In the order that the request wants.
  func dossiers(_ request: DossierListRequest) async throws -> DossierPage
  /// What was decided about projects, by their identifiers; those that nobody decided about are left out.
  func opinions(of identifiers: [String], viewer: Viewer) async throws -> [String: ProjectOpinions]
  /// The research as a decision record in Markdown, for the asking repository's `docs/decisions`.
  ///
  /// `number` is what the file is to be called by; nil takes the research's own.
  func decisionDocument(of label: String, number: Int?, viewer: Viewer) async throws -> DecisionDocument
}

/// What is recorded of a need.
package struct RecordRequest: Sendable {
  package var need: String
  package var asker: Asker
  /// The project or repository that it is for; empty when it was not said.
  package var project: String
  /// Identifiers of the projects that were looked at; nil takes what research finds now.
  package var candidates: [String]?
  /// What the client calls this request; nil when it never repeats one.
  package var token: String?
  package var viewer: Viewer

  package init(
    need: String, asker: Asker = Asker(), project: String = "", candidates: [String]? = nil, token: String? = nil,
    viewer: Viewer
  ) {
    self.need = need
    self.asker = asker
    self.project = project
    self.candidates = candidates
    self.token = token
    self.viewer = viewer
  }
}

/// Verdicts on one research.
package struct DecideRequest: Sendable {
  package struct Opinion: Sendable, Equatable {
    /// The identifier, or another name of a project that `Cataloguing.project` understands; nil for the need as a whole.
    package var candidate: String?
    package var kind: Verdict.Kind
    /// Of a dismissal.
    package var reason: Verdict.Reason?
    package var words: String

    package init(candidate: String? = nil, kind: Verdict.Kind, reason: Verdict.Reason? = nil, words: String = "") {
      self.candidate = candidate
      self.kind = kind
      self.reason = reason
      self.words = words
    }
  }

  /// `R-12` or `12`.
  package var label: String
  package var opinions: [Opinion]
  package var person: String
  /// What the client calls this request; nil when it never repeats one.
  package var token: String?
  package var viewer: Viewer

  package init(label: String, opinions: [Opinion], person: String = "", token: String? = nil, viewer: Viewer) {
    self.label = label
    self.opinions = opinions
    self.person = person
    self.token = token
    self.viewer = viewer
  }
}

/// Which research is listed.
package struct DossierListRequest: Sendable {
  package static let mostDossiers = 100

  package enum Order: Sendable {
    /// The newest need first.
    case recorded
    /// The newest verdict first; needs without any are left out.
    case decided
  }

  /// Only those whose need holds all of these words, whatever the case; empty for all.
  package var matching: String
  /// Only that team's; nil for all.
  package var team: String?
  /// Only those without a decision.
  package var isOpen: Bool
  package var order: Order
  package var skip: Int
  package var limit: Int
  package var viewer: Viewer

  package init(
    matching: String = "", team: String? = nil, isOpen: Bool = false, order: Order = .recorded, skip: Int = 0,
    limit: Int = 20, viewer: Viewer
  ) {
    self.order = order
    self.matching = matching
    self.team = team
    self.isOpen = isOpen
    self.skip = skip
    self.limit = limit
    self.viewer = viewer
  }
}
