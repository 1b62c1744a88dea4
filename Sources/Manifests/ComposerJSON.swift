import StructuredText

/// `composer.json` of PHP's Composer (getcomposer.org/doc/04-schema.md).
enum ComposerJSON {
  /// nil when it names no package, as in an application.
  static func project(_ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    let table = try JSONReader.table(file.text)
    guard let name = ManifestText.name(table["name"]?.text) else { return nil }
    var project = ManifestProject(name: name, folder: file.folder, ecosystem: "composer")
    project.description = ManifestText.line(table["description"]?.text, upTo: ManifestText.longestDescription) ?? ""
    // Several licences are a choice.
    let licenses = table["license"].map { $0.text.map { [$0] } ?? $0.texts } ?? []
    project.license = License.expression(licenses.joined(separator: " OR "))
    project.keywords = ManifestText.keywords(table["keywords"]?.texts ?? [])
    project.homepage = ManifestText.homepage(table["homepage"]?.text)
    project.version = ManifestText.name(table["version"]?.text)
    project.note(table)
    // Without a type it is a library.
    let kind: ManifestProject.Kind? =
      switch table["type"]?.text {
      case nil, "library": .library
      case "project": .application
      default: nil
      }
    if let kind { project.note(kind, line: (table.entry("type") ?? table.entry("name"))?.line) }
    // Names without a vendor are the platform: php, ext-json.
    project.add(table["require"]?.table, scope: .runtime) { $0.contains("/") }
    project.add(table["require-dev"]?.table, scope: .development) { $0.contains("/") }
    return project
  }
}
