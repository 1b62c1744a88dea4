import Foundation
import TestSupport
import Testing
import WireTypes

@testable import Commands

@Suite struct CheckOutputTests {
  private let plain = Terminal.standardOutput(environment: ["NO_COLOR": "1"])

  @Test func reportsStayAsTheyAre() throws {
    Golden.check(CheckPrinter(terminal: plain).lines(CheckReports.usual).joined(separator: "\n") + "\n", "check.txt")
    Golden.check(CheckMarkdown.document(CheckReports.usual) + "\n", "check.md")
    Golden.check(CheckMarkdown.document(CheckReports.hostile) + "\n", "check-hostile.md")
    Golden.check(try pretty(try WireJSON.line(SARIFLog(CheckReports.usual))), "check.sarif")
    Golden.check(try pretty(try WireJSON.line(CheckReply(CheckReports.usual))), "check.json")
  }

  @Test func othersNamesAreNoMarkup() {
    let text = CheckMarkdown.document(CheckReports.hostile)
    let outside = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.contains("guildhall research")
    }
    #expect(!text.contains("\u{202E}") && !CheckMarkdown.text(CheckReports.hostileName).contains("<img"))
    #expect(!outside.contains { $0.hasPrefix("# big") })
    // A name that calls somebody is cut in two, or stands in code.
    #expect(!CheckMarkdown.text("@all").contains("@all"))
    #expect(CheckMarkdown.code("a`b``c") == "```a`b``c```" && CheckMarkdown.code("`") == "`` ` ``")
    #expect(CheckMarkdown.text("[a](b)") == "\\[a\\]\\(b\\)")
    for line in CheckPrinter(terminal: plain).lines(CheckReports.hostile) {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }

  @Test func commandsAreSafeToPaste() {
    #expect(CheckWords.quoted("it's $(x)\n`y`") == "'it'\\''s $(x) `y`'")
  }

  /// What the schema of SARIF 2.1.0 asks of these properties.
  @Test func logsHaveTheFormOfTheStandard() throws {
    let log = try #require(
      JSONSerialization.jsonObject(with: Data(try WireJSON.line(SARIFLog(CheckReports.hostile)).utf8)) as? [String: Any]
    )
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 1 && results[0]["level"] as? String == "warning")
    let location = try #require(
      (results[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    let artifact = try #require(location["artifactLocation"] as? [String: Any])
    #expect(artifact["uri"] as? String == "a%20b/%C3%A9%25%0A%22%3Cx%3E/package.json")
    let message = try #require((results[0]["message"] as? [String: Any])?["text"] as? String)
    // A single brace would be an argument's place.
    #expect(message.contains("{{0}}") && !message.contains("\n"))
    let usual = try WireJSON.line(SARIFLog(CheckReports.usual))
    #expect(
      usual.contains(#""suppressions":[{"kind":"external","status":"accepted","justification":"Settled by R-12."}]"#))
    #expect(!usual.contains("moon"))
  }

  private func pretty(_ json: String) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
