/// What somebody recorded before for the same need, or about the same candidates.
package struct EarlierResearch: Sendable, Equatable {
  package enum Why: Sendable, Equatable {
    /// It asks for the same, as far as words or their meaning tell.
    case sameNeed
    /// It decided about these of the candidates, by their names.
    case sameCandidates([String])
  }

  package var dossier: ResearchDossier
  package var why: Why

  package init(dossier: ResearchDossier, why: Why) {
    self.dossier = dossier
    self.why = why
  }
}
