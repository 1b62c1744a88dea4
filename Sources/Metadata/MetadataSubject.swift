/// A project that files of a repository speak of.
package struct MetadataSubject: Sendable, Equatable {
  /// Relative to the repository's root; empty for the whole repository.
  package var folder: String
  /// Set when a catalogue file declares several components in one folder: one of them.
  package var component: EntityReference?
  package var statements: [MetadataStatement]
  package var beliefs: [MetadataFact: MetadataBelief]

  package init(folder: String, component: EntityReference? = nil, statements: [MetadataStatement]) {
    self.folder = folder
    self.component = component
    self.statements = statements
    beliefs = [:]
    for (fact, statements) in Dictionary(grouping: statements, by: \.fact) {
      beliefs[fact] = MetadataBelief(fact, statements: statements)
    }
  }

  package subscript(fact: MetadataFact) -> MetadataBelief? { beliefs[fact] }
}
