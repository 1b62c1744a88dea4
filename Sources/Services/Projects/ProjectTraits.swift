import Catalog

/// By what projects are told apart and ordered in lists; texts are empty when nothing is known.
package struct ProjectTraits: Sendable, Equatable {
  /// library, service, application and the like.
  package var kind = ""
  package var language = ""
  package var lifecycle = ""
  /// 1...4, a quarter of the readiness checks each; 0 when nobody checked.
  package var readinessLevel = 0
  /// The share of the readiness checks that passed, 0...1.
  package var readiness = 0.0
  /// SAP's repository activity score; 0 when nobody counted.
  package var activity = 0.0
  /// A fork or archived.
  package var isHidden = false
  /// Seconds since 1970 of the first commit and of the last change to a document; nil when unknown.
  package var created: Double?
  package var documented: Double?

  /// Whether its own metadata advises against taking it up.
  package var isGivenUp: Bool { ["deprecated", "abandoned", "inactive", "moved"].contains(lifecycle) }

  package init() {}

  init(_ record: ProjectRecord) {
    kind = record.kind
    language = record.language
    lifecycle = record.lifecycle
    readinessLevel = record.readinessLevel
    readiness = record.readiness
    activity = ProjectActivity.score(ofRating: record.activity)
    isHidden = record.isHidden
    created = record.created
    documented = record.documented
  }
}
