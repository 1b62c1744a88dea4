import Metadata
import Testing

@Suite struct CatalogGraphTests {
  private func entity(_ kind: String, _ name: String, _ spec: String) -> String {
    "apiVersion: backstage.io/v1alpha1\nkind: \(kind)\nmetadata: { name: \(name) }\nspec: { \(spec) }\n---\n"
  }

  private func graph(_ texts: String...) -> CatalogGraph {
    CatalogGraph(
      texts.enumerated().flatMap { metadata(["r\($0.offset)/catalog-info.yaml": $0.element]).entities })
  }

  private func reference(_ text: String) throws -> EntityReference {
    try #require(EntityReference(text, defaultKind: "component"))
  }

  @Test func showsRelationsFromBothEnds() throws {
    let graph = graph(
      entity("Component", "a", "type: x, lifecycle: y, owner: core, dependsOn: [component:b], providesApis: [i]"),
      entity("Component", "b", "type: x, lifecycle: y, owner: core, dependencyOf: [component:A], consumesApis: [i]"))
    func relations(_ text: String) throws -> [String] {
      graph.relations(of: try reference(text)).map { "\($0.kind) \($0.target.name)" }
    }
    #expect(try relations("a") == ["ownedBy core", "providesApi i", "dependsOn b"])
    #expect(try relations("b") == ["dependencyOf a", "ownedBy core", "consumesApi i"])
    #expect(try relations("api:i") == ["apiProvidedBy a", "apiConsumedBy b"])
    #expect(try relations("group:core") == ["ownerOf a", "ownerOf b"])
    #expect(graph.undeclared.map(\.description) == ["api:default/i", "group:default/core"])
    for kind in EntityRelation.Kind.allCases { #expect(kind.inverse.inverse == kind && kind.inverse != kind) }
  }

  @Test func showsClaimsOnOneIdentity() throws {
    let texts = entity("Component", "a", "type: x, lifecycle: y, owner: o")
    let graph = graph(texts, texts, texts)
    #expect(
      graph.conflicts[try reference("a")]?.map(\.path)
        == ["r0/catalog-info.yaml", "r1/catalog-info.yaml", "r2/catalog-info.yaml"])
  }

  @Test func findsRings() {
    let chain = (0..<3_000).map { entity("System", "s\($0)", "owner: o, domain: 'system:s\($0 + 1)'") }
    let ring = graph(chain.prefix(900).joined(), chain.dropFirst(900).prefix(900).joined())
    #expect(ring.cycles(of: .partOf) == [])
    let depends = graph(
      ["a: b", "b: c", "c: a", "d: d", "e: a", "f: g"].map { pair in
        let parts = pair.split(separator: ":").map { $0.trimmingPrefix(" ") }
        return entity("Resource", String(parts[0]), "type: x, owner: o, dependsOn: ['resource:\(parts[1])']")
      }.joined())
    #expect(depends.cycles(of: .dependsOn).map { $0.map(\.name) } == [["a", "b", "c"], ["d"]])
  }

  @Test func makesAnOrgChart() {
    let text =
      entity("Group", "core", "type: team, parent: tools, children: [], members: [ada], profile: { displayName: Core }")
      + entity("Group", "tools", "type: department, children: [core]")
      + entity("User", "ada", "memberOf: [core, tools], profile: { displayName: Ada L, email: ada@x.example }")
      + entity("Group", "x", "type: team, parent: y, children: []")
      + entity("Group", "y", "type: team, parent: x, children: []")
      + entity("Group", "z", "type: team, parent: x, children: [z]")
    let chart = OrgChart(graph(text))
    #expect(
      chart.teams.map { "\($0.reference.name) \($0.name) \($0.type ?? "") < \($0.parent?.name ?? "-")" } == [
        "core Core team < tools", "tools tools department < -", "x x team < -", "y y team < -", "z z team < -",
      ])
    #expect(chart.people.map(\.name) == ["Ada L"] && chart.people[0].emails == ["ada@x.example"])
    #expect(
      chart.memberships.map { "\($0.person.name) in \($0.team.name) @\($0.place.line)" } == [
        "ada in core @4", "ada in tools @14",
      ])
    #expect(
      chart.problems.map(\.message) == [
        "r0/catalog-info.yaml, line 19: teams are above each other in a ring: group:default/x, group:default/y.",
        "r0/catalog-info.yaml, line 29: teams are above each other in a ring: group:default/z.",
        "r0/catalog-info.yaml, line 29: group:default/z has several parents: [\"x\", \"z\"].",
      ])
  }
}
