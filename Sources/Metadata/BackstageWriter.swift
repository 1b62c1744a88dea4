import StructuredText

/// Writes teams, people and projects as one `catalog-info.yaml` of many documents, with names that are
/// valid and that none shares with another.
package struct BackstageWriter {
  /// Names are unique within a kind.
  private var taken: [String: Set<String>] = [:]
  /// The entity of each team that was written.
  private var groups: [String: String] = [:]

  package init() {}

  /// The documents of an organisation; to be written before its projects, which name their owners by them.
  package mutating func documents(_ organization: OrganizationExport) -> [String] {
    for team in organization.teams { groups[team.name] = name(team.name, else: team.title, kind: "Group") }
    let people = organization.people.map { person in
      let metadata = self.metadata(name(person.key, else: person.name, kind: "User"), title: person.name)
      var spec = DataTable()
      spec.set("profile", .table(profile(person.name)))
      spec.set("memberOf", .values(person.teams.compactMap { groups[$0] }.map { .text($0) }))
      return document("User", metadata, spec)
    }
    return organization.teams.map(document) + people
  }

  private func document(_ team: OrganizationExport.Team) -> String {
    var metadata = self.metadata(groups[team.name] ?? team.name, title: team.title.isEmpty ? team.name : team.title)
    if !team.description.isEmpty { metadata.set("description", .text(team.description)) }
    let links = links(team.channels.map { ("Channel", $0) })
    if !links.isEmpty { metadata.set("links", .values(links)) }
    var spec = DataTable()
    spec.set("type", .text("team"))
    spec.set("profile", .table(profile(team.title.isEmpty ? team.name : team.title)))
    if let parent = team.parent.flatMap({ groups[$0] }) { spec.set("parent", .text(parent)) }
    // A team's children name their parent.
    spec.set("children", .values([]))
    return document("Group", metadata, spec)
  }

  private func profile(_ name: String) -> DataTable {
    var profile = DataTable()
    profile.set("displayName", .text(name))
    return profile
  }

  private func metadata(_ name: String, title: String) -> DataTable {
    var table = DataTable()
    table.set("name", .text(name))
    if title != name { table.set("title", .text(title)) }
    return table
  }

  private func document(_ kind: String, _ metadata: DataTable, _ spec: DataTable) -> String {
    var root = DataTable()
    root.set("apiVersion", .text("backstage.io/v1alpha1"))
    root.set("kind", .text(kind))
    root.set("metadata", .table(metadata))
    root.set("spec", .table(spec))
    return "---\n" + YAMLWriter.document(root)
  }

  /// The document of a project, with its `---`.
  package mutating func document(_ project: ProjectExport) -> String {
    let metadata = metadata(project)
    return document("Component", metadata, spec(project))
  }

  /// The name of an entity; numbers tell apart what would be equal.
  private mutating func name(_ text: String, else other: String, kind: String) -> String {
    let nameless = kind == "Component" ? "project" : kind.lowercased()
    let wanted = EntityName.valid(from: text) ?? EntityName.valid(from: other) ?? nameless
    var name = wanted
    var number = 2
    while !taken[kind, default: []].insert(name.lowercased()).inserted {
      let ending = "-\(number)"
      let start = EntityName.valid(from: String(wanted.prefix(EntityName.longest - ending.count)))
      name = (start ?? nameless) + ending
      number += 1
    }
    return name
  }

  private mutating func metadata(_ project: ProjectExport) -> DataTable {
    var table = metadata(name(project.name, else: project.identifier, kind: "Component"), title: project.name)
    if !project.description.isEmpty { table.set("description", .text(project.description)) }
    var annotations = DataTable()
    if let repository = project.repository {
      annotations.set("backstage.io/source-location", .text("url:" + repository))
    }
    if let page = project.page { annotations.set("backstage.io/view-url", .text(page)) }
    if !annotations.entries.isEmpty { table.set("annotations", .table(annotations)) }
    var seen: Set<String> = []
    let tags = project.keywords.compactMap(EntityName.validTag).filter { seen.insert($0).inserted }
    if !tags.isEmpty { table.set("tags", .values(tags.map { .text($0) })) }
    let links = links(project)
    if !links.isEmpty { table.set("links", .values(links)) }
    return table
  }

  private func links(_ project: ProjectExport) -> [DataValue] {
    let named: [(title: String, url: String?)] =
      [("Homepage", project.homepage), ("Documentation", project.documentation), ("Issues", project.issueTracker)]
      + project.channels.map { ("Channel", $0) }
    return links(named)
  }

  private func links(_ named: [(title: String, url: String?)]) -> [DataValue] {
    named.compactMap { title, url in
      guard let url, WebAddress.checked(url) != nil else { return nil }
      var link = DataTable()
      link.set("url", .text(url))
      link.set("title", .text(title))
      return .table(link)
    }
  }

  private func spec(_ project: ProjectExport) -> DataTable {
    var table = DataTable()
    table.set("type", .text(project.type ?? "library"))
    table.set("lifecycle", .text(Self.lifecycle(project.lifecycle)))
    // The format asks for an owner; the catalogue's own word for none is this.
    table.set("owner", .text(project.owner.flatMap { groups[$0] ?? EntityName.valid(from: $0) } ?? "unknown"))
    if let system = project.system.flatMap(EntityName.valid) { table.set("system", .text(system)) }
    let interfaces = project.offeredAPIs.compactMap { Self.reference($0, kind: "api") }
    if !interfaces.isEmpty { table.set("providesApis", .values(interfaces.map { .text($0) })) }
    return table
  }

  /// A reference stays one; a name becomes one.
  private static func reference(_ text: String, kind: String) -> String? {
    EntityReference(text, defaultKind: kind) == nil ? EntityName.valid(from: text) : text
  }

  /// Backstage has three words.
  private static func lifecycle(_ lifecycle: Lifecycle?) -> String {
    switch lifecycle {
    case .concept, .experimental: "experimental"
    case .active, .inactive, nil: "production"
    case .deprecated, .abandoned, .moved: "deprecated"
    }
  }
}
