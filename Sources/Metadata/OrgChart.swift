/// Teams and people as the Groups and Users of catalogues state them: claims of the
/// repositories that declare them, never a ground for rights.
package struct OrgChart: Sendable, Equatable {
  package struct Team: Sendable, Equatable {
    package var reference: EntityReference
    /// The name for people.
    package var name: String
    package var description: String?
    /// As `team`, `department`; as written.
    package var type: String?
    package var email: String?
    /// The team above; nil at the top, and where that would lead back to the team itself.
    package var parent: EntityReference?
    package var channels: [String] = []
    package var place: MetadataPlace
  }

  package struct Person: Sendable, Equatable {
    package var reference: EntityReference
    package var name: String
    package var emails: [String] = []
    /// Logins on hosts, as `github.com/ada`.
    package var logins: [String] = []
    package var place: MetadataPlace
  }

  package struct Membership: Sendable, Equatable {
    package var person: EntityReference
    package var team: EntityReference
    /// Where it is stated: by the group or by the user.
    package var place: MetadataPlace
  }

  package private(set) var teams: [Team] = []
  package private(set) var people: [Person] = []
  /// Each once, also when both ends state it; people whom no file declares are among them.
  package private(set) var memberships: [Membership] = []
  package private(set) var problems: [MetadataProblem] = []

  package init(_ graph: CatalogGraph) {
    let entities = graph.entities.values.sorted { $0.reference < $1.reference }
    let rings = graph.cycles(of: .childOf)
    let inRing = Set(rings.flatMap(\.self))
    for ring in rings {
      guard let first = ring.first, let relation = graph.relations(of: first).first(where: { $0.kind == .childOf })
      else { continue }
      let names = ring.prefix(10).map(\.description).joined(separator: ", ")
      problems.append(
        MetadataProblem(
          path: relation.place.path, line: relation.place.line,
          cause: "teams are above each other in a ring: \(names)",
          hint: "Take the parent of one of them out; until then none of them has a parent."))
    }
    for entity in entities where entity.reference.kind == "group" {
      let parents = graph.relations(of: entity.reference).filter { $0.kind == .childOf }
      if parents.count > 1, let second = parents.dropFirst().first {
        problems.append(
          MetadataProblem(
            path: second.place.path, line: second.place.line,
            cause: "\(entity.reference) has several parents: \(parents.prefix(5).map(\.target.name))",
            hint: "Keep one; the first is taken."))
      }
      let parent = inRing.contains(entity.reference) ? nil : parents.first?.target
      teams.append(Self.team(entity, parent: parent))
    }
    for entity in entities where entity.reference.kind == "user" { people.append(Self.person(entity)) }
    for entity in entities where entity.reference.kind == "group" {
      for relation in graph.relations(of: entity.reference) where relation.kind == .hasMember {
        memberships.append(
          Membership(person: relation.target, team: relation.source, place: relation.place))
      }
    }
  }

  private static func team(_ entity: CatalogEntity, parent: EntityReference?) -> Team {
    var collector = MetadataCollector(path: entity.place.path, format: .catalogInfo)
    entity.state(into: &collector)
    return Team(
      reference: entity.reference, name: entity.profile?.displayName ?? entity.title ?? entity.reference.name,
      description: entity.description, type: entity.type, email: entity.profile?.email, parent: parent,
      channels: collector.statements.filter { $0.fact == .channel }.map(\.value), place: entity.place)
  }

  private static func person(_ entity: CatalogEntity) -> Person {
    let logins = entity.annotations.filter { $0.key.hasSuffix("/user-login") }.map {
      "\($0.key.dropLast("user-login".count))\($0.value)"
    }
    return Person(
      reference: entity.reference, name: entity.profile?.displayName ?? entity.title ?? entity.reference.name,
      emails: [entity.profile?.email].compactMap(\.self), logins: logins, place: entity.place)
  }
}
