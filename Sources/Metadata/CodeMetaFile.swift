import StructuredText

/// `codemeta.json` (codemeta.jsonld and properties_description.csv of codemeta/codemeta, 2.0 and 3.x).
enum CodeMetaFile {
  static func read(_ file: MetadataField, into collector: inout MetadataCollector) {
    guard let root = software(file) else {
      collector.report(
        file, "it describes no SoftwareSourceCode",
        hint: "Set @type to SoftwareSourceCode, as in https://codemeta.github.io/terms/")
      return
    }
    if file["@context"] == nil {
      collector.report(file, "@context is missing", hint: "Add: \"@context\": \"https://w3id.org/codemeta/3.0\"")
    }
    collector.state(.title, text: value("name", root))
    collector.state(.description, text: value("description", root))
    for license in collector.elements(value("license", root)) {
      collector.state(license: named(license, "url", "name"))
    }
    collector.state(lifecycle: value("developmentStatus", root))
    collector.state(.homepage, address: value("url", root))
    collector.state(.repository, address: value("codeRepository", root))
    collector.state(.issueTracker, address: value("issueTracker", root))
    collector.state(.buildInstructions, address: value("buildInstructions", root))
    // CodeMeta 2 has the short name.
    collector.state(
      .continuousIntegration, address: value("continuousIntegration", root) ?? value("contIntegration", root))
    for help in collector.elements(value("softwareHelp", root)) {
      collector.state(.documentation, address: named(help, "url", "@id"))
    }
    collector.state(.version, text: value("version", root) ?? value("softwareVersion", root))
    readKeywords(value("keywords", root), into: &collector)
    for (fact, key) in [
      (MetadataFact.language, "programmingLanguage"), (.isBasedOn, "isBasedOn"), (.system, "isPartOf"),
      (.dependency, "softwareRequirements"),
    ] {
      for element in collector.elements(value(key, root)) {
        collector.state(fact, text: named(element, "name", "identifier", "url", "@id"))
      }
    }
    for element in collector.elements(value("maintainer", root)) { readMaintainer(element, into: &collector) }
  }

  /// Keys may be written with the prefix of their vocabulary.
  private static func value(_ key: String, _ field: MetadataField) -> MetadataField? {
    field[key] ?? field["schema:\(key)"] ?? field["codemeta:\(key)"]
  }

  private static func isSoftware(_ field: MetadataField) -> Bool {
    let types = (field["@type"] ?? field["type"])?.elements.compactMap(\.scalar) ?? []
    return types.contains { ["SoftwareSourceCode", "SoftwareApplication"].contains($0.split(separator: ":").last) }
  }

  private static func software(_ file: MetadataField) -> MetadataField? {
    if isSoftware(file) { return file }
    return file["@graph"]?.elements.first { isSoftware($0) }
  }

  /// The text that stands for an object, which may stand there itself.
  private static func named(_ field: MetadataField, _ keys: String...) -> MetadataField? {
    guard case .table = field.value else { return field }
    return keys.lazy.compactMap { value($0, field) }.first
  }

  /// A list, or one text with commas between.
  private static func readKeywords(_ field: MetadataField?, into collector: inout MetadataCollector) {
    for (text, element) in collector.texts(field) {
      for word in text.split(separator: ",").prefix(MetadataCollector.mostElements) {
        collector.state(.topic, String(word), at: element)
      }
    }
  }

  /// A person is asked, an organisation owns.
  private static func readMaintainer(_ element: MetadataField, into collector: inout MetadataCollector) {
    guard case .table = element.value else { return collector.state(.contact, text: element) }
    // A role of CodeMeta 3 wraps the one who has it.
    if let inner = value("maintainer", element), case .table = inner.value {
      return readMaintainer(inner, into: &collector)
    }
    let parts = ["givenName", "familyName"].compactMap { collector.text(value($0, element), upTo: 300) }
    let name = collector.text(value("name", element), upTo: 300) ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    let type = (element["@type"] ?? element["type"])?.scalar?.split(separator: ":").last
    if type == "Organization", let name { collector.state(.owner, name, at: element) }
    let mail = value("email", element)?.elements.first
    collector.state(contact: element, name: name, mail: collector.text(mail, upTo: 300))
  }
}
