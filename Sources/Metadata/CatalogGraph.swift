/// The entities of many repositories and how they stand to each other.
package struct CatalogGraph: Sendable {
  /// The first declaration of each.
  package private(set) var entities: [EntityReference: CatalogEntity] = [:]
  /// Entities that several files declare, with all their places: identity comes from
  /// the repository, so none of the claims goes before another.
  package private(set) var conflicts: [EntityReference: [MetadataPlace]] = [:]
  private var outgoing: [EntityReference: [EntityRelation]] = [:]

  package init(_ entities: [CatalogEntity]) {
    for entity in entities {
      if let first = self.entities[entity.reference] {
        conflicts[entity.reference, default: [first.place]].append(entity.place)
      } else {
        self.entities[entity.reference] = entity
      }
    }
    var seen: Set<[String]> = []
    for relation in entities.flatMap(\.relations).flatMap({ [$0, $0.inverse] }) {
      // Both ends may declare the same: the first place counts.
      let identity = [
        relation.source.description.lowercased(), relation.kind.rawValue, relation.target.description.lowercased(),
      ]
      guard seen.insert(identity).inserted else { continue }
      outgoing[relation.source, default: []].append(relation)
    }
  }

  /// From the entity to others, whichever end declares it, in the order of the files.
  package func relations(of entity: EntityReference) -> [EntityRelation] { outgoing[entity] ?? [] }

  /// Entities that are named and that no file declares.
  package var undeclared: [EntityReference] { outgoing.keys.filter { entities[$0] == nil }.sorted() }

  /// Rings of entities that lead back to themselves by a relation, each from its least member
  /// on; where rings share members at least one of them.
  package func cycles(of kind: EntityRelation.Kind) -> [[EntityReference]] {
    var cycles: [[EntityReference]] = []
    var done: Set<EntityReference> = []
    for start in outgoing.keys.sorted() where !done.contains(start) {
      // Paths are kept on a stack of our own: chains may be as long as there are entities.
      var path: [EntityReference] = []
      var positions: [EntityReference: Int] = [:]
      var open: [(node: EntityReference, depth: Int)] = [(start, 0)]
      while let (node, depth) = open.popLast() {
        for left in path[depth...] { positions[left] = nil }
        path.removeSubrange(depth...)
        if let position = positions[node] {
          cycles.append(Self.fromLeast(Array(path[position...])))
          continue
        }
        guard done.insert(node).inserted else { continue }
        positions[node] = path.count
        path.append(node)
        for relation in relations(of: node).reversed() where relation.kind == kind {
          open.append((relation.target, path.count))
        }
      }
    }
    return cycles
  }

  private static func fromLeast(_ ring: [EntityReference]) -> [EntityReference] {
    guard let least = ring.min(), let start = ring.firstIndex(of: least) else { return ring }
    return Array(ring[start...] + ring[..<start])
  }
}
