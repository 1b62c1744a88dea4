import StructuredText

/// `pyproject.toml` (packaging.python.org, pyproject.toml specification; and Poetry's
/// own table of before) and `setup.cfg` (setuptools, declarative configuration).
enum PythonManifest {
  // MARK: pyproject.toml

  /// nil when it only configures tools.
  static func project(pyproject file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    let root = try TOMLReader.table(file.text)
    let poetry = root["tool"]?.table?["poetry"]?.table
    guard let table = root["project"]?.table ?? poetry, let name = ManifestText.name(table["name"]?.text) else {
      return nil
    }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "pypi")
    project.description = ManifestText.line(table["description"]?.text, upTo: ManifestText.longestDescription) ?? ""
    project.license = License.expression(table["license"]?.text ?? table["license"]?.table?["text"]?.text)
    project.keywords = ManifestText.keywords(table["keywords"]?.texts ?? [])
    project.homepage = ManifestText.homepage(table["homepage"]?.text ?? homepage(table["urls"]?.table))
    project.version = ManifestText.name(table["version"]?.text)
    project.products = (table["scripts"]?.table?.entries ?? []).compactMap { ManifestText.name($0.key) }
    project.note(table)
    project.note(.application, ifAny: ["scripts", "gui-scripts"], of: table)
    let lines = WordLines(file.text)
    add(table["dependencies"]?.texts ?? [], scope: .runtime, to: &project, lines)
    for extra in table["optional-dependencies"]?.table?.entries ?? [] {
      add(extra.value.texts, scope: .optional, to: &project, lines)
    }
    for group in root["dependency-groups"]?.table?.entries ?? [] {
      add(group.value.texts, scope: .development, to: &project, lines)
    }
    add(poetry?["dependencies"]?.table, scope: .runtime, to: &project)
    add(poetry?["dev-dependencies"]?.table, scope: .development, to: &project)
    for group in poetry?["group"]?.table?.entries ?? [] {
      add(group.value.table?["dependencies"]?.table, scope: .development, to: &project)
    }
    return project
  }

  private static func homepage(_ urls: DataTable?) -> String? {
    let wanted = ["homepage", "home-page", "repository", "source"]
    return wanted.lazy.compactMap { name in
      urls?.entries.first { $0.key.lowercased() == name }?.value.text
    }.first
  }

  private static func add(
    _ requirements: [String], scope: ManifestDependency.Scope, to project: inout ManifestProject, _ lines: WordLines
  ) {
    for text in requirements.prefix(ManifestText.mostDependencies) {
      guard var dependency = PythonRequirement.dependency(text, scope: scope, line: nil) else { continue }
      dependency.line = lines.line(of: WordLines.firstWord(text))
      project.add(dependency)
    }
  }

  private static func add(
    _ table: DataTable?, scope: ManifestDependency.Scope, to project: inout ManifestProject
  ) {
    for entry in table?.entries ?? [] where entry.key != "python" {
      let requirement = entry.value.text ?? entry.value.table?["version"]?.text ?? ""
      project.add(
        ManifestDependency(
          ecosystem: "pypi", name: PythonRequirement.normalized(entry.key), requirement: requirement,
          location: entry.value.table?["git"]?.text ?? entry.value.table?["path"]?.text, scope: scope,
          line: entry.line))
    }
  }

  // MARK: setup.cfg

  /// nil when it only configures tools.
  static func project(setupConfig file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    let values = entries(file.lines)
    func value(_ key: String) -> String? { values["metadata." + key]?.lines.joined(separator: " ") }
    guard let name = ManifestText.name(value("name")) else { return nil }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "pypi")
    project.description = ManifestText.line(value("description"), upTo: ManifestText.longestDescription) ?? ""
    project.license = License.expression(value("license"))
    project.keywords = ManifestText.keywords((value("keywords") ?? "").split(separator: ",").map(String.init))
    project.homepage = ManifestText.homepage(value("url"))
    for (key, field) in [
      ("name", ManifestProject.Field.name), ("description", .description), ("license", .license),
      ("keywords", .keywords), ("url", .homepage), ("version", .version),
    ] {
      project.lines[field] = values["metadata." + key]?.line
    }
    // `attr:` and `file:` would have to be followed into code.
    project.version = value("version").flatMap { $0.contains(":") ? nil : ManifestText.name($0) }
    let required = values["options.install_requires"]
    for (index, line) in (required?.lines ?? []).enumerated() {
      let place = required.map { $0.line + index }
      if let dependency = PythonRequirement.dependency(line, scope: .runtime, line: place) { project.add(dependency) }
    }
    return project
  }

  /// The entries of an INI file as `section.key`, each with its lines and the number of the first.
  private static func entries(_ rows: [Substring]) -> [String: (lines: [String], line: Int)] {
    var entries: [String: (lines: [String], line: Int)] = [:]
    var section = ""
    var key: String?
    var number = 0
    for line in rows {
      number += 1
      let trimmed = line.drop { $0.isWhitespace }
      if trimmed.isEmpty || trimmed.hasPrefix("#") || trimmed.hasPrefix(";") {
        if let key { entries[key]?.lines.append("") }
        continue
      }
      if trimmed.startIndex != line.startIndex, let key {
        entries[key]?.lines.append(String(trimmed))
      } else if trimmed.hasPrefix("["), let end = trimmed.firstIndex(of: "]") {
        section = String(trimmed[..<end].dropFirst())
        key = nil
      } else if let sign = trimmed.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        let name = trimmed[..<sign].split(separator: " ").first.map { $0.lowercased() } ?? ""
        let value = trimmed[trimmed.index(after: sign)...].drop { $0.isWhitespace }
        key = "\(section).\(name)"
        entries["\(section).\(name)"] = ([String(value)], number)
      }
    }
    return entries
  }
}
