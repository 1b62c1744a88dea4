import ArgumentParser
import ChangeReading
import Foundation
import SearchModel
import Services
import Wording

/// What a check found as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0), which code hosts show beside
/// the lines of a change. Section numbers are those of the standard.
struct SARIFLog: Encodable {
  struct Run: Encodable {
    var tool: Tool
    var automationDetails: AutomationDetails
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name = "Guildhall"
    var version: String
    var rules: [Rule]
  }

  /// 3.49.
  struct Rule: Encodable {
    var id: String
    var name: String
    var shortDescription: Message
    var fullDescription: Message
    var help: Message
    var defaultConfiguration = Configuration()
  }

  struct Configuration: Encodable { var level = "note" }

  /// 3.11; `markdown` stands beside a text of the same content.
  struct Message: Encodable {
    var text: String
    var markdown: String?
  }

  struct AutomationDetails: Encodable { var id = "guildhall/research/" }

  /// 3.27.
  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    /// What stays the same while lines move (3.27.17).
    var partialFingerprints: [String: String]
    var suppressions: [Suppression]
  }

  struct Location: Encodable { var physicalLocation: PhysicalLocation }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct ArtifactLocation: Encodable {
    var uri: String
    var uriBaseId = "%SRCROOT%"
  }

  struct Region: Encodable { var startLine: Int }

  /// 3.35: recorded research settles a finding.
  struct Suppression: Encodable {
    var kind = "external"
    var status = "accepted"
    var justification: String
  }

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  private let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  private let version = "2.1.0"
  private let runs: [Run]

  init(_ report: ChangeReport) {
    let driver = Driver(version: GuildhallCommand.configuration.version, rules: Self.kinds.map(Self.rule))
    let results = report.findings.filter(Self.isResult).map(Self.result)
    runs = [Run(tool: Tool(driver: driver), automationDetails: AutomationDetails(), results: results)]
  }

  private static let kinds: [NewThing.Kind] = [.package, .module, .dependency]

  /// What exists inside, or was settled by research; the rest is no result of an analysis.
  private static func isResult(_ finding: ChangeReport.Finding) -> Bool {
    finding.advice != nil || finding.answer != nil
  }

  private static func rule(_ kind: NewThing.Kind) -> Rule {
    Rule(
      id: "research-\(kind.rawValue)", name: "Existing\(kind.rawValue.capitalized)",
      shortDescription: Message(text: "A \(kind.words) may exist inside already"),
      fullDescription: Message(
        text: "The \(kind.words) was compared with what every project of the organisation says of itself."),
      help: Message(text: CheckWords.wayOut))
  }

  private static func result(_ finding: ChangeReport.Finding) -> Result {
    let thing = finding.thing
    return Result(
      ruleId: "research-\(thing.kind.rawValue)", ruleIndex: kinds.firstIndex(of: thing.kind) ?? 0,
      level: finding.advice == .good ? "warning" : "note", message: message(finding),
      locations: [
        Location(
          physicalLocation: PhysicalLocation(
            artifactLocation: ArtifactLocation(uri: PercentEncoding.text(thing.path, keeping: .path)),
            region: thing.line.map { Region(startLine: $0) }))
      ],
      partialFingerprints: ["guildhallThing/v1": finding.key],
      suppressions: finding.answer.map { [Suppression(justification: CheckWords.answered($0))] } ?? [])
  }

  private static func message(_ finding: ChangeReport.Finding) -> Message {
    var text = ["\(CheckWords.title(finding.thing).capitalizedFirst):"]
    var markdown = [CheckMarkdown.text(text[0])]
    func add(_ project: InsideProject, _ relation: String) {
      let facts = ([relation] + CheckWords.facts(project)).joined(separator: ", ")
      let ask = project.channel.map { "; ask in \($0)" } ?? ""
      text.append("\(project.name) \(facts)\(ask).")
      let name =
        project.page.map { "[\(CheckMarkdown.text(project.name))](<\($0)>)" } ?? CheckMarkdown.text(project.name)
      markdown.append("\(name) \(CheckMarkdown.text(facts + ask)).")
    }
    for wrapper in finding.use?.wrappers ?? [] { add(wrapper, CheckWords.wraps) }
    for candidate in finding.candidates { add(candidate.project, candidate.fit.words) }
    if let users = finding.use.flatMap(CheckWords.users) {
      text.append(users + ".")
      markdown.append(CheckMarkdown.text(users + "."))
    }
    // Braces stand for arguments, and brackets for links, in a text (3.11.5, 3.11.6).
    let plain = harmless(text.joined(separator: " ")).replacing("{", with: "{{").replacing("}", with: "}}")
      .replacing("[", with: "\\[").replacing("]", with: "\\]")
    return Message(
      text: plain, markdown: markdown.joined(separator: " ").replacing("{", with: "{{").replacing("}", with: "}}"))
  }
}
