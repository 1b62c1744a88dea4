/// `security-insights.yml` (schema.cue of ossf/security-insights-spec, version 2).
enum SecurityInsightsFile {
  private static let states = [
    "active", "abandoned", "concept", "inactive", "moved", "suspended", "unsupported", "WIP", "wip",
  ]

  static func read(_ root: MetadataField, into collector: inout MetadataCollector) {
    collector.require(["header"], in: root)
    guard let header = collector.section(root["header"]) else { return }
    let version = header["schema-version"]
    guard let version, version.scalar?.hasPrefix("2") == true else {
      collector.report(
        version ?? header, "header.schema-version is \(version?.scalar.map { "'\($0.prefix(20))'" } ?? "missing")",
        hint: "Version 2 is read; move the file to it: https://github.com/ossf/security-insights-spec")
      return
    }
    readProject(collector.section(root["project"]), into: &collector)
    readRepository(collector.section(root["repository"]), into: &collector)
  }

  private static func readProject(_ field: MetadataField?, into collector: inout MetadataCollector) {
    guard let field else { return }
    collector.require(["name", "administrators", "repositories", "vulnerability-reporting"], in: field)
    collector.state(.title, text: field["name"])
    collector.state(.homepage, address: field["homepage"])
    collector.state(.roadmap, address: field["roadmap"])
    for element in collector.elements(field["administrators"]) { readContact(element, into: &collector) }
    let documentation = collector.section(field["documentation"])
    collector.state(.documentation, address: documentation?["detailed-guide"])
    collector.state(.documentation, address: documentation?["quickstart-guide"])
    if let reporting = collector.section(field["vulnerability-reporting"]) {
      readReporting(reporting, into: &collector)
    }
  }

  private static func readReporting(_ field: MetadataField, into collector: inout MetadataCollector) {
    collector.require(["reports-accepted", "bug-bounty-available"], in: field)
    if let accepted = field["reports-accepted"], collector.flag(accepted) == false {
      collector.state(.vulnerabilityReporting, "reports are not accepted", at: accepted)
    }
    if let contact = collector.section(field["contact"]) {
      let mail = collector.text(contact["email"], upTo: 300)
      let name = collector.text(contact["name"], upTo: 300)
      if let who = mail.map({ mail in name.map { "\($0) <\(mail)>" } ?? mail }) ?? name {
        collector.state(.vulnerabilityReporting, who, at: contact)
      }
    }
    for key in ["policy", "security-policy"] { collector.state(.vulnerabilityReporting, address: field[key]) }
  }

  private static func readRepository(_ field: MetadataField?, into collector: inout MetadataCollector) {
    guard let field else { return }
    collector.require(
      [
        "status", "url", "accepts-change-request", "accepts-automated-change-request", "core-team", "license",
        "security",
      ],
      in: field)
    collector.check(field["status"], isOneOf: states)
    collector.state(lifecycle: field["status"])
    collector.state(.repository, address: field["url"])
    if let accepts = field["accepts-change-request"], let isWelcome = collector.flag(accepts) {
      let isLimited = collector.flag(field["bug-fixes-only"]) == true
      collector.state(
        .acceptsContributions, isWelcome ? (isLimited ? "corrections of faults only" : "yes") : "no", at: accepts)
    }
    for element in collector.elements(field["core-team"]) { readContact(element, into: &collector) }
    let license = collector.section(field["license"])
    if let expression = license?["expression"] {
      collector.state(license: expression)
    } else {
      collector.state(.license, address: license?["url"])
    }
    let documentation = collector.section(field["documentation"])
    collector.state(.contributionGuide, address: documentation?["contributing-guide"])
    collector.state(.vulnerabilityReporting, address: documentation?["security-policy"])
  }

  private static func readContact(_ element: MetadataField, into collector: inout MetadataCollector) {
    guard let contact = collector.section(element) else { return }
    collector.require(["name"], in: contact)
    let name = collector.text(contact["name"], upTo: 300)
    collector.state(contact: contact, name: name, mail: collector.text(contact["email"], upTo: 300))
  }
}
