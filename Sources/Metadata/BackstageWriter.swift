import StructuredText

/// Writes projects as one `catalog-info.yaml` of many documents, with names that are
/// valid and that none shares with another.
package struct BackstageWriter {
  private var taken: Set<String> = []

  package init() {}

  /// The document of a project, with its `---`.
  package mutating func document(_ project: ProjectExport) -> String {
    var root = DataTable()
    root.set("apiVersion", .text("backstage.io/v1alpha1"))
    root.set("kind", .text("Component"))
    root.set("metadata", .table(metadata(project)))
    root.set("spec", .table(spec(project)))
    return "---\n" + YAMLWriter.document(root)
  }

  /// The name of an entity; numbers tell apart what would be equal.
  private mutating func name(_ project: ProjectExport) -> String {
    let wanted = EntityName.valid(from: project.name) ?? EntityName.valid(from: project.identifier) ?? "project"
    var name = wanted
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let ending = "-\(number)"
      name = (EntityName.valid(from: String(wanted.prefix(EntityName.longest - ending.count))) ?? "project") + ending
      number += 1
    }
    return name
  }

  private mutating func metadata(_ project: ProjectExport) -> DataTable {
    var table = DataTable()
    let name = name(project)
    table.set("name", .text(name))
    if name != project.name { table.set("title", .text(project.name)) }
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
    return named.compactMap { title, url in
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
    table.set("owner", .text(project.owner.flatMap(EntityName.valid) ?? "unknown"))
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
