/// `publiccode.yml` (docs/standard/schema.core.rst of publiccodeyml/publiccode.yml, v0.7).
enum PublicCodeFile {
  private static let required = [
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
  ]

  static func read(_ root: MetadataField, into collector: inout MetadataCollector) {
    collector.require(required, in: root)
    collector.check(root["developmentStatus"], isOneOf: ["concept", "development", "beta", "stable", "obsolete"])
    collector.state(.title, text: root["name"])
    collector.state(lifecycle: root["developmentStatus"])
    collector.state(.type, text: root["softwareType"])
    collector.state(.repository, address: root["url"])
    collector.state(.homepage, address: root["landingURL"])
    collector.state(.isBasedOn, texts: root["isBasedOn"])
    collector.state(.version, text: root["softwareVersion"])
    collector.state(.logo, pathOrAddress: root["logo"])
    collector.state(.topic, texts: root["categories"])
    collector.state(.usedBy, texts: root["usedBy"])
    collector.state(.roadmap, address: root["roadmap"])
    let organisation = collector.section(root["organisation"])
    collector.state(.owner, text: organisation?["name"] ?? organisation?["uri"])
    readDescription(collector.section(root["description"]), into: &collector)
    let legal = collector.section(root["legal"])
    collector.require(["license"], in: legal)
    collector.state(license: legal?["license"])
    readMaintenance(collector.section(root["maintenance"]), into: &collector)
    readDependencies(collector.section(root["dependsOn"]), into: &collector)
  }

  /// Of the languages English, else the first.
  private static func readDescription(_ field: MetadataField?, into collector: inout MetadataCollector) {
    guard let field else { return }
    let languages = field.entries
    let english = languages.first { $0.key == "en" } ?? languages.first { $0.key.lowercased().hasPrefix("en-") }
    guard let description = collector.section((english ?? languages.first)?.field) else { return }
    collector.require(["shortDescription"], in: description)
    collector.state(.title, text: description["localisedName"])
    collector.state(.description, text: description["shortDescription"] ?? description["longDescription"])
    collector.state(.feature, texts: description["features"])
    collector.state(.documentation, address: description["documentation"])
    collector.state(.documentation, address: description["apiDocumentation"])
  }

  private static func readMaintenance(_ field: MetadataField?, into collector: inout MetadataCollector) {
    guard let field else { return }
    let type = field["type"]
    collector.require(["type"], in: field)
    collector.check(type, isOneOf: ["internal", "contract", "community", "none"])
    if ["internal", "community"].contains(type?.scalar) { collector.require(["contacts"], in: field) }
    if type?.scalar == "contract" { collector.require(["contractors"], in: field) }
    for element in collector.elements(field["contacts"]) {
      guard let contact = collector.section(element) else { continue }
      let name = collector.text(contact["name"], upTo: 300)
      collector.state(contact: contact, name: name, mail: collector.text(contact["email"], upTo: 300))
    }
  }

  private static func readDependencies(_ field: MetadataField?, into collector: inout MetadataCollector) {
    for kind in ["open", "proprietary", "hardware"] {
      for element in collector.elements(field?[kind]) {
        guard let dependency = collector.section(element) else { continue }
        collector.require(["name"], in: dependency)
        collector.state(.dependency, text: dependency["name"])
      }
    }
  }
}
