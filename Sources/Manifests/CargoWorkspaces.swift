import StructuredText

/// The `Cargo.toml` files of a repository (doc.rust-lang.org/cargo/reference/manifest.html).
/// Members of a workspace take over what its root says for all, so they are
/// understood together.
struct CargoWorkspaces {
  private var manifests: [(file: ManifestFile, table: DataTable)] = []
  /// The `[workspace]` tables by folder.
  private var roots: [String: DataTable] = [:]

  mutating func add(_ file: ManifestFile) throws(ManifestFailure) {
    let table = try TOMLReader.table(file.text)
    manifests.append((file, table))
    if let workspace = table["workspace"]?.table { roots[file.folder] = workspace }
  }

  func projects() -> [ManifestProject] {
    manifests.compactMap { project($0.file, $0.table) }
  }

  /// The nearest root at or above a folder: found by going up, so there are no cycles.
  private func workspace(of folder: String) -> DataTable? {
    var folder = folder[...]
    while true {
      if let root = roots[String(folder)] { return root }
      guard !folder.isEmpty else { return nil }
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    }
  }

  /// nil for the root of a workspace that is no package itself.
  private func project(_ file: ManifestFile, _ table: DataTable) -> ManifestProject? {
    guard let package = table["package"]?.table, let name = ManifestText.name(package["name"]?.text) else { return nil }
    let workspace = workspace(of: file.folder)
    let inherited = workspace?["package"]?.table
    /// `key = "..."`, or `key.workspace = true`.
    func value(_ key: String) -> DataValue? {
      guard let value = package[key] else { return nil }
      return value.table?["workspace"]?.flag == true ? inherited?[key] : value
    }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "cargo")
    project.path = file.path
    project.description = ManifestText.line(value("description")?.text, upTo: ManifestText.longestDescription) ?? ""
    project.license = License.expression(value("license")?.text)
    project.keywords = ManifestText.keywords(
      (value("keywords")?.texts ?? []) + (value("categories")?.texts ?? []))
    project.homepage = ManifestText.homepage(value("homepage")?.text ?? value("repository")?.text)
    project.version = ManifestText.name(value("version")?.text)
    project.products = (table["bin"]?.list ?? []).compactMap { ManifestText.name($0.table?["name"]?.text) }
    project.note(package)
    project.note(.library, ifAny: ["lib"], of: table)
    let shared = workspace?["dependencies"]?.table
    add(from: table, shared: shared, to: &project)
    for target in table["target"]?.table?.entries ?? [] {
      if let table = target.value.table { add(from: table, shared: shared, to: &project) }
    }
    return project
  }

  private func add(
    from table: DataTable, shared: DataTable?, to project: inout ManifestProject
  ) {
    let sections: [(String, ManifestDependency.Scope)] = [
      ("dependencies", .runtime), ("build-dependencies", .build), ("dev-dependencies", .development),
    ]
    for (key, scope) in sections {
      for entry in table[key]?.table?.entries ?? [] {
        project.add(dependency(entry, scope: scope, shared: shared))
      }
    }
  }

  private func dependency(
    _ entry: DataTable.Entry, scope: ManifestDependency.Scope, shared: DataTable?
  ) -> ManifestDependency {
    let own = entry.value.table
    let value = own?["workspace"]?.flag == true ? shared?[entry.key] ?? entry.value : entry.value
    let details = value.table
    return ManifestDependency(
      ecosystem: "cargo",
      // `package` tells the real name of a dependency that is renamed here.
      name: details?["package"]?.text ?? entry.key, requirement: value.text ?? details?["version"]?.text ?? "",
      location: details?["git"]?.text ?? details?["path"]?.text,
      scope: scope == .runtime && own?["optional"]?.flag == true ? .optional : scope,
      line: entry.line)
  }
}
