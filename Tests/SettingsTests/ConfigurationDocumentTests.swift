import Foundation
import Settings
import Testing

/// Holds docs/configuration.md and the examples against what is read.
@Suite struct ConfigurationDocumentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func document() throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
  }

  /// The rows of the tables of keys, by key.
  private func rows() throws -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for line in try document().split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4 else { continue }
      let key = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      #expect(rows.updateValue(cells, forKey: key) == nil, "\(key) stands twice")
    }
    return rows
  }

  @Test func describesEveryKeyAndNoOther() throws {
    let documented = Set(try rows().keys)
    let known = Set(SettingsKeys.paths)
    #expect(known.subtracting(documented).sorted() == [], "not described")
    #expect(documented.subtracting(known).sorted() == [], "not known")
    #expect(SettingsKeys.paths.count == known.count)
  }

  /// Writing out what the page calls the default changes nothing.
  @Test func saysTheDefaults() throws {
    let start = "organization: { name: X }\nsources: [{ folder: /src }]\n"
    let plain = try Settings.parse(text: start)
    var sections: [String: [String]] = [:]
    for (key, cells) in try rows() where key.hasPrefix("limits.") || key.hasPrefix("server.") {
      let parts = key.split(separator: ".").map(String.init)
      let value = cells[2].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      sections[parts[0], default: []].append("  \(parts[1]): \(value)")
    }
    #expect(sections["limits"]?.count == SettingsKeys.limits.keys.count)
    #expect(sections["server"]?.count == SettingsKeys.server.keys.count)
    let text = start + sections.map { "\($0):\n" + $1.joined(separator: "\n") + "\n" }.joined()
    #expect(try Settings.parse(text: text) == plain)
  }

  @Test func showsExamplesThatAreTaken() throws {
    let blocks = try document().components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    #expect(blocks.count >= 8)
    for block in blocks { #expect(throws: Never.self, "\(block)") { try Settings.parse(text: block) } }
  }

  @Test func hasAWholeExampleOrganisation() throws {
    let settings = try Settings.read(Self.root.appendingPathComponent("examples/swift-commons.yaml"))
    #expect(settings.organization == "Swift Commons")
    let addresses = settings.sources.flatMap { source in
      if case .git(let entries) = source { entries.map(\.url) } else { [String]() }
    }
    #expect(addresses.count >= 45)
    #expect(Set(addresses.map { $0.lowercased() }).count == addresses.count)
    for address in addresses {
      #expect(address.hasPrefix("https://github.com/"))
      let name = String(address.dropFirst("https://github.com/".count))
      let owner = String(name.prefix { $0 != "/" })
      #expect(settings.owner(of: name)?.name == owner)
      #expect(settings.visibility(of: name) == nil)
    }
    #expect(settings.teams.allSatisfy { !$0.department.isEmpty && $0.members.isEmpty })
  }
}
