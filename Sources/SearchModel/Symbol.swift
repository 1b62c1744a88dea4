/// What a definition defines. The raw value is stored in index shards: append
/// only, never renumber.
package enum SymbolKind: UInt8, CaseIterable, Sendable, Codable {
  case other = 0
  case function, method, initializer, type, `struct`, `class`, `enum`, `protocol`, `extension`
  case property, variable, constant, enumCase, macro, typeAlias, module, namespace, `operator`, `subscript`
  case heading, field, interface, trait

  /// The word used in queries (`sym:` filters), JSON and pages.
  package var name: String {
    switch self {
    case .enumCase: "case"
    case .typeAlias: "typealias"
    default: "\(self)"
    }
  }
}

/// A definition found in a document: where its name stands.
package struct SymbolSpan: Hashable, Sendable {
  /// Byte offset of the name from the start of the document.
  package var start: UInt32
  /// Length of the name in bytes, at least 1.
  package var length: UInt16
  package var kind: SymbolKind
  /// Nesting depth, 0 for top level; for outlines.
  package var depth: UInt8

  package init(start: UInt32, length: UInt16, kind: SymbolKind, depth: UInt8 = 0) {
    self.start = start
    self.length = length
    self.kind = kind
    self.depth = depth
  }
}
