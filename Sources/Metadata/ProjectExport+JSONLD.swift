package import StructuredText

extension ProjectExport {
  /// As CodeMeta 3 (w3id.org/codemeta/3.0): the content of a `codemeta.json`.
  package var codeMeta: DataTable {
    var table = software(context: "https://w3id.org/codemeta/3.0")
    table.setText("issueTracker", issueTracker)
    table.setText("softwareHelp", documentation)
    table.setText("readme", readme)
    table.setText("developmentStatus", lifecycle.map(\.repositoryStatus))
    table.setText("isPartOf", system)
    table.setList(
      "maintainer", maintainers.map(Self.person) + [owner].compactMap(\.self).map { Self.named($0, "Organization") })
    table.setList("softwareRequirements", dependencies.map(Self.requirement))
    return table
  }

  /// As schema.org: what a page of the project carries in a `script` of type `application/ld+json`.
  package var schemaOrg: DataTable {
    var table = software(context: "https://schema.org")
    table.setText("discussionUrl", channels.first { WebAddress.checked($0) != nil })
    table.setList("maintainer", maintainers.map { Self.named($0.name, "Person") })
    if let owner { table.set("sourceOrganization", Self.named(owner, "Organization")) }
    return table
  }

  /// What both vocabularies share.
  private func software(context: String) -> DataTable {
    var table = DataTable()
    table.setText("@context", context)
    table.setText("@type", "SoftwareSourceCode")
    table.setText("@id", page)
    table.setText("identifier", identifier)
    table.setText("name", name)
    table.setText("description", description)
    table.setText("url", homepage ?? page)
    table.setText("codeRepository", repository)
    table.setText("downloadUrl", download)
    if let license { table.set("license", Self.license(license)) }
    table.setList("keywords", keywords.map { .text($0) })
    table.setList("programmingLanguage", languages.map { Self.named($0, "ComputerLanguage") })
    table.setText("version", version)
    table.setList("isBasedOn", isBasedOn.map { .text($0) })
    table.setText("dateCreated", created)
    table.setText("dateModified", modified)
    return table
  }

  private static func named(_ name: String, _ type: String) -> DataValue {
    var table = DataTable()
    table.setText("@type", type)
    table.setText("name", name)
    return .table(table)
  }

  private static func person(_ person: Person) -> DataValue {
    var table = DataTable()
    table.setText("@type", "Person")
    table.setText("name", person.name)
    table.setText("email", person.email)
    return .table(table)
  }

  private static func requirement(_ dependency: Dependency) -> DataValue {
    var table = DataTable()
    table.setText("@type", "SoftwareApplication")
    table.setText("name", dependency.name)
    table.setText("version", dependency.requirement)
    table.setText("runtimePlatform", dependency.ecosystem)
    return .table(table)
  }

  /// One licence is a page of SPDX; an expression has none.
  private static func license(_ expression: String) -> DataValue {
    EntityName.isValid(expression) && !expression.contains("_")
      ? .text("https://spdx.org/licenses/" + expression) : named(expression, "CreativeWork")
  }
}

extension Lifecycle {
  /// The page of the nearest word of repostatus.org.
  var repositoryStatus: String {
    let word =
      switch self {
      case .concept: "concept"
      case .experimental: "wip"
      case .active: "active"
      case .inactive: "inactive"
      case .deprecated: "unsupported"
      case .abandoned: "abandoned"
      case .moved: "moved"
      }
    return "https://www.repostatus.org/#" + word
  }
}

extension DataTable {
  /// Leaves out what is not known.
  fileprivate mutating func setText(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { set(key, .text(text)) }
  }

  fileprivate mutating func setList(_ key: String, _ values: [DataValue]) {
    if !values.isEmpty { set(key, .values(values)) }
  }
}
