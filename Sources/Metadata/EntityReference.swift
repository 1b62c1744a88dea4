/// How Backstage names an entity: `[kind:][namespace/]name`
/// (backstage.io/docs/features/software-catalog/references). Equal in any case.
package struct EntityReference: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Lower-case, as in `component`.
  package let kind: String
  /// Lower-case.
  package let namespace: String
  /// As written.
  package let name: String
  private let key: String

  package init(kind: String, namespace: String = "default", name: String) {
    self.kind = kind.lowercased()
    self.namespace = namespace.lowercased()
    self.name = name
    key = name.lowercased()
  }

  /// nil when the text is no reference.
  ///
  /// - Parameters:
  ///   - text: a reference, perhaps without kind and namespace.
  ///   - defaultKind: the kind when the text names none.
  ///   - defaultNamespace: that of the entity in which the text stands.
  package init?(_ text: String, defaultKind: String, defaultNamespace: String = "default") {
    var rest = text[...]
    var kind = defaultKind[...]
    var namespace = defaultNamespace[...]
    if let colon = rest.firstIndex(of: ":") {
      kind = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if let slash = rest.firstIndex(of: "/") {
      namespace = rest[..<slash]
      rest = rest[rest.index(after: slash)...]
    }
    guard EntityName.isValid(kind), EntityName.isValid(namespace), EntityName.isValid(rest) else { return nil }
    self.init(kind: String(kind), namespace: String(namespace), name: String(rest))
  }

  package static func == (left: EntityReference, right: EntityReference) -> Bool {
    left.key == right.key && left.kind == right.kind && left.namespace == right.namespace
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(namespace)
    hasher.combine(key)
  }

  package static func < (left: EntityReference, right: EntityReference) -> Bool {
    (left.kind, left.namespace, left.key) < (right.kind, right.namespace, right.key)
  }

  /// Whole, as in `component:default/search`.
  package var description: String { "\(kind):\(namespace)/\(name)" }
}
