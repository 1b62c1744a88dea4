/// A revision of the Model Context Protocol (modelcontextprotocol.io/specification).
package enum ProtocolRevision: String, CaseIterable, Sendable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  /// Without a handshake: every request says in `_meta` which revision it speaks.
  case july2026 = "2026-07-28"

  /// The newest that begins with `initialize`; what a client gets that asks for one that is not known.
  package static let newestWithHandshake = november2025

  /// What a client speaks over HTTP that does not say (2025-06-18, "Protocol Version Header").
  package static let assumed = march2025

  package var isStateless: Bool { self == .july2026 }

  /// Several messages in one; the revisions after 2025-03-26 have none.
  package var takesBatches: Bool { self == .november2024 || self == .march2025 }

  static let names = allCases.map(\.rawValue)
}
