/// `innersource.json` of the SAP project portal for innersource (docs/LISTING.md and
/// docs/CRAWLING.md of SAP/project-portal-for-innersource).
enum InnerSourceFile {
  static func read(_ root: MetadataField, into collector: inout MetadataCollector) {
    collector.state(.title, text: root["title"])
    collector.state(.motivation, text: root["motivation"])
    collector.state(.contributionWanted, texts: root["contributions"])
    collector.state(.skillWanted, texts: root["skills"])
    collector.state(.logo, pathOrAddress: root["logo"])
    collector.state(.documentation, address: root["docs"])
    collector.state(.language, text: root["language"])
    collector.state(.topic, texts: root["topics"])
  }
}
