package import SearchModel
package import Services

/// A verdict as it was recorded.
package struct RecordedVerdictReply: Codable, Sendable {
  /// Number of the research: `R-12`.
  package var research: String
  package var need: String
  package var state: ResearchDossier.State
  /// Empty when nobody said.
  package var team: String
  /// `id` of the project; nil for a verdict on the need as a whole.
  package var candidate: String?
  package var title: String?
  package var verdict: Verdict.Kind
  package var reason: Verdict.Reason?
  package var words: String

  /// `candidate` is the one that the verdict is on; nil for the need as a whole.
  package init(_ dossier: ResearchDossier, candidate: ResearchDossier.Candidate?, verdict: Verdict) {
    research = dossier.label
    need = dossier.need
    state = dossier.state
    team = dossier.asker.team
    self.candidate = candidate?.identifier
    title = candidate?.title
    self.verdict = verdict.kind
    reason = verdict.reason
    words = verdict.words
  }
}
