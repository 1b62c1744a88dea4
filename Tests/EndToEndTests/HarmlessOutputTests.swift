import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct HarmlessOutput {
    /// Sets the title, rings, clears the screen, moves the cursor, turns the direction of text around.
    private static let escapes = "\u{1B}]0;owned\u{07}\u{1B}[2J\u{1B}[1;1H\r\u{9B}31m\u{202E}\u{7F}"

    @Test func escapesInContentAreShown() throws {
      let organization = try Organization([
        "odd": [
          "notes.txt": "before\nmarker \(Self.escapes) after\n",
          "na\u{1B}[2Jme\u{202E}.txt": "marker in an odd name\n",
          "README.md": "# Odd \(Self.escapes)\n\nmarker \(Self.escapes)\n",
        ]
      ])
      try organization.sync()
      for command in [["search", "marker"], ["search", "type:doc", "marker"], ["repos"], ["stats"]] {
        let result = try GuildhallBinary.run(
          command, in: organization.folder.url, environment: ["CLICOLOR_FORCE": "1"])
        #expect(result.code == 0, "\(command): \(result.errors)")
        let harmful = Self.withoutOwnColors(result.output).unicodeScalars.filter(Self.isHarmful)
        #expect(harmful.isEmpty, "\(command) printed \(harmful.map { String($0.value, radix: 16) })")
      }
      #expect(try organization.found("marker").count >= 3)
    }

    @Test func jsonHoldsContentAsItIs() throws {
      let organization = try Organization(["odd": ["notes.txt": "marker \u{1B}[2J after\n"]])
      try organization.sync()
      let result = try organization.run("search", "--json", "marker")
      #expect(!result.output.contains("\u{1B}"))
      #expect(try organization.found("marker").first?.preview == "marker \u{1B}[2J after")
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }

    /// Takes away the colours that the program itself sets.
    private static func withoutOwnColors(_ text: String) -> String {
      ["0", "1", "2", "31", "32", "35", "36", "1;31"]
        .reduce(text) { $0.replacingOccurrences(of: "\u{1B}[\($1)m", with: "") }
    }
  }
}
