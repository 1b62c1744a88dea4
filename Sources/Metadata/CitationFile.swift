/// `CITATION.cff` (Citation File Format 1.2.0, schema-guide.md of citation-file-format).
enum CitationFile {
  static func read(_ root: MetadataField, into collector: inout MetadataCollector) {
    collector.require(["cff-version", "title", "authors", "message"], in: root)
    collector.state(.title, text: root["title"])
    collector.state(.description, text: root["abstract"])
    collector.state(.topic, texts: root["keywords"])
    for license in collector.elements(root["license"]) { collector.state(license: license) }
    if root["license"] == nil { collector.state(.license, address: root["license-url"]) }
    collector.state(.repository, address: root["repository-code"])
    collector.state(.homepage, address: root["url"])
    collector.state(.version, text: root["version"])
    for element in collector.elements(root["contact"]) {
      guard let contact = collector.section(element) else { continue }
      let names = ["given-names", "name-particle", "family-names", "name-suffix"].compactMap {
        collector.text(contact[$0], upTo: 300)
      }
      let name = names.isEmpty ? collector.text(contact["name"], upTo: 300) : names.joined(separator: " ")
      collector.state(contact: contact, name: name, mail: collector.text(contact["email"], upTo: 300))
    }
  }
}
