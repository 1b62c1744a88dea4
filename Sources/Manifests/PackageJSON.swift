import StructuredText

/// `package.json` of npm (docs.npmjs.com, package.json).
enum PackageJSON {
  private static let sections: [(key: String, scope: ManifestDependency.Scope)] = [
    ("dependencies", .runtime), ("peerDependencies", .runtime), ("optionalDependencies", .optional),
    ("devDependencies", .development),
  ]

  /// nil when it names no package: the root of a workspace, or settings of a tool.
  static func project(_ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    let table = try JSONReader.table(file.text)
    guard let name = ManifestText.name(table["name"]?.text) else { return nil }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "npm")
    project.description = ManifestText.line(table["description"]?.text, upTo: ManifestText.longestDescription) ?? ""
    project.license = license(table)
    project.keywords = ManifestText.keywords(table["keywords"]?.texts ?? [])
    project.homepage = ManifestText.homepage(table["homepage"]?.text)
    project.version = ManifestText.name(table["version"]?.text)
    if let programs = table["bin"]?.table {
      project.products = programs.entries.compactMap { ManifestText.name($0.key) }
    }
    project.note(table)
    project.lines[.license] = (table.entry("license") ?? table.entry("licenses"))?.line
    project.note(.library, ifAny: ["exports", "main", "module", "types", "browser"], of: table)
    project.note(.application, ifAny: ["bin"], of: table)
    for (key, scope) in sections {
      project.add(table[key]?.table, scope: scope)
    }
    return project
  }

  /// A text; in old manifests an object with `type`, or a list of these.
  private static func license(_ table: DataTable) -> String? {
    let value = table["license"] ?? table["licenses"]?.list.first
    return License.expression(value?.text ?? value?.table?["type"]?.text)
  }
}

extension ManifestProject {
  /// Dependencies from an object of names and requirements.
  mutating func add(
    _ table: DataTable?, scope: ManifestDependency.Scope, where isWanted: (String) -> Bool = { _ in true }
  ) {
    for entry in table?.entries ?? [] where isWanted(entry.key) {
      add(
        ManifestDependency(
          ecosystem: ecosystem, name: entry.key, requirement: entry.value.text ?? "", scope: scope, line: entry.line))
    }
  }

  /// Adds a dependency in bounds.
  mutating func add(_ dependency: ManifestDependency) {
    guard dependencies.count < ManifestText.mostDependencies, let name = ManifestText.name(dependency.name) else {
      return
    }
    var dependency = dependency
    dependency.name = name
    dependency.requirement = ManifestText.line(dependency.requirement, upTo: ManifestText.longestRequirement) ?? ""
    dependency.location = ManifestText.line(dependency.location, upTo: 2_000)
    dependencies.append(dependency)
  }
}
