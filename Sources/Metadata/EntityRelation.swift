/// How one entity stands to another (backstage.io, well-known-relations).
package struct EntityRelation: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case ownedBy, ownerOf, providesApi, apiProvidedBy, consumesApi, apiConsumedBy, dependsOn, dependencyOf, partOf
    case hasPart, parentOf, childOf, memberOf, hasMember

    /// The same relation from the other end.
    package var inverse: Kind {
      switch self {
      case .ownedBy: .ownerOf
      case .ownerOf: .ownedBy
      case .providesApi: .apiProvidedBy
      case .apiProvidedBy: .providesApi
      case .consumesApi: .apiConsumedBy
      case .apiConsumedBy: .consumesApi
      case .dependsOn: .dependencyOf
      case .dependencyOf: .dependsOn
      case .partOf: .hasPart
      case .hasPart: .partOf
      case .parentOf: .childOf
      case .childOf: .parentOf
      case .memberOf: .hasMember
      case .hasMember: .memberOf
      }
    }
  }

  package var source: EntityReference
  package var kind: Kind
  package var target: EntityReference
  /// Where it is declared, at whichever end.
  package var place: MetadataPlace

  package var inverse: EntityRelation {
    EntityRelation(source: target, kind: kind.inverse, target: source, place: place)
  }

  /// The fields of `spec` that declare relations of a kind of entity, and the kind that a
  /// reference without one means there.
  static func fields(of kind: String) -> [(key: String, relation: Kind, target: String)] {
    let owner = (key: "owner", relation: Kind.ownedBy, target: "group")
    let system = (key: "system", relation: Kind.partOf, target: "system")
    let dependencies = [
      (key: "dependsOn", relation: Kind.dependsOn, target: "component"),
      (key: "dependencyOf", relation: Kind.dependencyOf, target: "component"),
    ]
    switch kind {
    case "component":
      return [
        owner, system, ("subcomponentOf", .partOf, "component"), ("providesApis", .providesApi, "api"),
        ("consumesApis", .consumesApi, "api"),
      ] + dependencies
    case "api": return [owner, system]
    case "resource": return [owner, system] + dependencies
    case "system": return [owner, ("domain", .partOf, "domain")]
    case "domain": return [owner, ("subdomainOf", .partOf, "domain")]
    case "group":
      return [("parent", .childOf, "group"), ("children", .parentOf, "group"), ("members", .hasMember, "user")]
    case "user": return [("memberOf", .memberOf, "group")]
    default: return [owner]
    }
  }
}
