import Metadata
import Testing

@Suite struct CatalogInfoTests {
  private static let component = """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata:
      name: search
      title: The Search
      description: Finds.
      labels: { tier: one }
      annotations:
        backstage.io/source-location: url:https://code.example/search/
        backstage.io/techdocs-ref: dir:.
        backstage.io/adr-location: docs/adr
        github.com/project-slug: org/search
      tags:
        - swift
        - Not Valid
      links:
        - url: https://chat.example/search
          title: Slack channel
          icon: chat
        - { url: "https://search.example/", title: Dashboard }
        - { url: "javascript:alert(1)" }
    spec:
      type: service
      lifecycle: production
      owner: core
      system: platform
      subcomponentOf: whole
      providesApis: [search-api]
      consumesApis:
        - other/index
      dependsOn:
        - resource:db
        - component:default/lib
      dependencyOf: [front]
    """

  @Test func readsComponents() throws {
    let read = metadata(["catalog-info.yaml": Self.component])
    #expect(
      read.problems.map(\.description) == [
        "catalog-info.yaml, line 15: 'Not Valid' is not a tag that Backstage takes. "
          + "Use a-z, 0-9, ':', '+' and '#' with single '-' between them, for instance not-valid.",
        "catalog-info.yaml, line 21: metadata.links.url is 'javascript:alert(1)', which is not a web address. "
          + "Write it with https:// in front.",
      ])
    let subject = try #require(read.repository)
    #expect(
      summaries(subject.statements) == [
        "title = The Search @5", "description = Finds. @6", "type = service @23", "lifecycle = active @24",
        "topic = swift @14", "topic = Not Valid @15", "owner = group:default/core @25",
        "system = system:default/platform @26", "system = component:default/whole @27",
        "offeredAPI = api:default/search-api @28", "consumedAPI = api:other/index @30",
        "dependency = resource:default/db @32", "dependency = component:default/lib @33",
        "channel = https://chat.example/search @17", "link = Dashboard: https://search.example/ @20",
        "repository = https://code.example/search/ @9", "decisions = docs/adr @11",
        "repository = https://github.com/org/search @12",
      ])
    let entity = try #require(read.entities.first)
    #expect(entity.annotation("backstage.io/techdocs-ref") == "dir:." && entity.labels.first?.value == "one")
    #expect(entity.reference.description == "component:default/search")
  }

  @Test func readsAllKinds() {
    let text = """
      apiVersion: backstage.io/v1alpha1
      kind: API
      metadata: { name: search-api }
      spec: { type: openapi, lifecycle: production, owner: core, definition: { $text: ./openapi.yaml } }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Resource
      metadata: { name: db }
      spec: { type: database, owner: user:ada }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: System
      metadata: { name: platform }
      spec: { owner: core, domain: tools }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Domain
      metadata: { name: tools, namespace: other }
      spec: { owner: core, subdomainOf: all }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Location
      metadata: { name: more }
      spec: { targets: [./teams.yaml, ../x.yaml, "https://x.example/a.yaml", "sub/*.yaml"] }
      ---
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: { name: new }
      spec: { type: service, owner: core, steps: [] }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: not-ours }
      spec: { ports: [] }
      """
    let read = metadata(["catalog-info.yaml": text])
    #expect(read.problems == [])
    #expect(
      read.entities.map(\.reference.description) == [
        "api:default/search-api", "resource:default/db", "system:default/platform", "domain:other/tools",
        "location:default/more", "template:default/new",
      ])
    let relations = read.entities.flatMap(\.relations).map { "\($0.source) \($0.kind) \($0.target) @\($0.place.line)" }
    #expect(
      relations == [
        "api:default/search-api ownedBy group:default/core @4", "resource:default/db ownedBy user:default/ada @9",
        "system:default/platform ownedBy group:default/core @14",
        "system:default/platform partOf domain:default/tools @14",
        "domain:other/tools ownedBy group:other/core @19", "domain:other/tools partOf domain:other/all @19",
        "template:default/new ownedBy group:default/core @29",
      ])
    #expect(read.unresolved.map(\.target) == ["./openapi.yaml"])
    #expect(read.unresolved.first?.directive == "$text" && read.unresolved.first?.place.line == 4)
    #expect(read.missingFiles == ["sub/*.yaml", "teams.yaml"])
    #expect(metadata(["catalog-info.yaml": text, "teams.yaml": ""]).missingFiles == ["sub/*.yaml"])
    #expect(read.subjects == [])
  }

  @Test func severalComponentsAreProjectsOfTheirOwn() {
    func component(_ name: String) -> String {
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: \(name) }\n"
        + "spec: { type: library, lifecycle: production, owner: core }\n---\n"
    }
    let read = metadata([
      "catalog-info.yaml": component("a") + component("b") + component("A"), "lib/catalog-info.yaml": component("c"),
      "innersource.json": "{\"title\": \"All\"}",
    ])
    #expect(read.subjects.map { "\($0.folder):\($0.component?.name ?? "")" } == [":", ":a", ":b", "lib:"])
    #expect(read.subjects.map { $0[.title]?.value } == ["All", "a", "b", "c"])
    #expect(
      read.problems.map(\.message) == [
        "catalog-info.yaml, line 12: component:default/A is declared already, on line 2."
      ])
  }

  @Test func namesWhatIsWrong() {
    let start = "apiVersion: backstage.io/v1alpha1\nkind: Component\n"
    let cases: [(String, Int, String)] = [
      ("kind: Component\nmetadata: { name: a }", 1, "apiVersion is missing"),
      (start, 1, "metadata is missing"), (start + "metadata: {}", 3, "metadata.name is missing"),
      (start + "metadata: { name: a b }", 3, "'a b' is not a name"),
      (start + "metadata: { name: \(String(repeating: "x", count: 64)) }", 3, "is not a name"),
      (start + "metadata: { name: a }", 1, "spec is missing"),
      (start + "metadata: { name: a }\nspec: { type: x, lifecycle: y }", 4, "spec.owner is missing"),
      (start + "metadata: { name: [a] }", 3, "metadata.name must be text, and is a list"),
      (
        start + "metadata: { name: a }\nspec: { type: x, lifecycle: y, owner: 'a b' }", 4,
        "spec.owner is 'a b', which is not a reference"
      ),
      (
        start + "metadata: { name: a }\nspec: { type: x, lifecycle: y, owner: o, dependsOn: [':a', 'a/b/c', 'x:'] }", 4,
        "spec.dependsOn is ':a'"
      ),
      (
        start + "metadata: { name: a, tags: { b: c } }\nspec: { type: x, lifecycle: y, owner: o }", 3,
        "tags must be text"
      ),
    ]
    for (text, line, cause) in cases {
      let problem = metadata(["catalog-info.yaml": text]).problems.first
      #expect(problem?.line == line, "\(text): \(problem?.message ?? "")")
      #expect(problem?.cause.contains(cause) == true, "\(text): \(problem?.message ?? "")")
      #expect(problem?.hint.isEmpty == false)
    }
  }

  @Test func readsReferences() {
    let cases: [(String, String?)] = [
      ("a", "group:ns/a"), ("user:a", "user:ns/a"), ("other/a", "group:other/a"), ("User:Default/A", "user:default/A"),
      ("", nil), ("a:", nil), (":a", nil), ("/a", nil), ("a/", nil), ("a/b/c", nil), ("a b", nil), ("a--b", nil),
      ("-a", nil), ("ä", nil),
    ]
    for (text, expected) in cases {
      #expect(
        EntityReference(text, defaultKind: "group", defaultNamespace: "ns")?.description == expected, "\(text)")
    }
    #expect(EntityReference(kind: "API", name: "A") == EntityReference(kind: "api", namespace: "DEFAULT", name: "a"))
  }
}
