import Decisions
import TestSupport
import Testing

/// Whatever stands in a file: no trap, no hang, bounds held. What is written is read back.
@Suite struct DecisionFuzzTests {
  private static let pieces = [
    "# ", "## ", "### ", "---\n", "\n", "\n\n", "status: ", "date: ", "Status: ", "superseded by ", "[a](b.md)", "* ",
    "- ", "Good, because ", "Bad: ", "Chosen option: ", "\"", "“", "Decision", "Decision Outcome", "Consequences",
    "Considered Options", "Pros and Cons of the Options", "Context", "**Decision.** ", "ADR-", "0012", ". ", ": ", "[",
    "]", "(", ")", "](", "http://", "<", ">", "`", "```\n", "\\", "|", "é", "日本", "\u{202E}", "\0", "\r\n", "🇩🇪", "\t",
    "research: R-1\n", "&amp;", "{", "*a\n", "&a ", "2024-01-31", "2024/13/99", "99999999999999999999",
  ]

  @Test func anySoupIsRead() {
    var random = Seeded(Fuzzing.seed(41))
    for _ in 0..<Fuzzing.rounds(3_000) {
      let soup = (0..<Int.random(in: 0...60, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? ""
      }
      let text = soup.joined()
      let reading = DecisionReader.read(text, path: "adr/\(soup.first ?? "").md")
      check(reading, text)
      if let record = reading.record {
        // What was read can be written, and says the same when it is read again.
        let again = DecisionReader.record(in: DecisionWriter.document(record), path: "adr/x.md")
        #expect(
          again?.options.count == record.options.count && again?.status == record.status, "\(text.debugDescription)")
      }
    }
  }

  private func check(_ reading: DecisionReading, _ text: String) {
    let lines = text.utf8.count { $0 == 0x0A } + 1
    #expect(reading.problems.allSatisfy { (1...lines).contains($0.line) }, "\(text.debugDescription)")
    #expect(reading.links.count <= 200)
  }

  @Test func repetitionsTakeNoTime() {
    for piece in Self.pieces {
      let many = String(repeating: piece, count: 60_000 / piece.utf8.count)
      for text in [many, "# T\n\n## Decision\n\n" + many, "---\n" + many, "# T\n\n## Considered Options\n\n* " + many] {
        let reading = DecisionReader.read(text, path: "adr/1.md")
        guard let record = reading.record else { continue }
        #expect(record.title.utf8.count <= 500 && record.options.count <= 100)
        #expect(record.decision.utf8.count <= 16 << 10 && record.context.utf8.count <= 16 << 10)
      }
    }
  }

  // MARK: There and back

  private static let words = [
    "retry", "calls", "#", "##", "-", "+", "*", "_x_", "**b**", "`c`", "[l](m)", "![p](q)", "<b>", "</b>", "&amp;", "&",
    "&#35;", "~~s~~", "~", "|", "a|b", "---", "===", "***", "1.", "2)", "C#", "\\", "\\n", ":", ":::", "!", "!!!", ">",
    "http://x.org/a_b", "www.x.org", "a@b.org", "é", "日本", "\u{202E}", "{{x}}", "$x$", "[^1]", "[x]", "@D", "'", "\"",
    "0", "x:", "R-1", "-->", "<!--", "null", "true", "yes", "2024", "%", "🇩🇪",
  ]

  private func text(_ random: inout Seeded, _ most: Int = 8) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
      .joined(separator: " ")
  }

  private func texts(_ random: inout Seeded, _ most: Int = 3) -> [String] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in text(&random) }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = Seeded(Fuzzing.seed(42))
    for _ in 0..<Fuzzing.rounds(3_000) {
      // Numbers in front of titles are read as the record's.
      var wanted = DecisionRecord(title: "T " + text(&random))
      wanted.number = 12
      wanted.status = DecisionRecord.Status.allCases.randomElement(using: &random)
      if wanted.status == .superseded {
        // A link in the front matter is read as its label.
        wanted.statusNote = "superseded by " + text(&random).replacing("](", with: "] (")
      }
      wanted.date = Bool.random(using: &random) ? "2026-11-26" : nil
      wanted.people = .init(deciders: texts(&random), consulted: texts(&random), informed: texts(&random))
      wanted.context = (["x"] + texts(&random)).joined(separator: "\n")
      wanted.drivers = texts(&random)
      wanted.options = (0..<Int.random(in: 0...3, using: &random)).map { number in
        .init(
          title: "\(text(&random)) \(number)", text: texts(&random).joined(separator: "\n"),
          advantages: texts(&random), drawbacks: texts(&random))
      }
      wanted.decision = (["y"] + texts(&random)).joined(separator: "\n")
      (wanted.advantages, wanted.drawbacks, wanted.consequences) = (texts(&random), texts(&random), texts(&random))
      wanted.research = Bool.random(using: &random) ? "R-12" : nil
      let written = DecisionWriter.document(wanted)
      let found = try #require(DecisionReader.record(in: written, path: "docs/decisions/0012-t.md"), "\(written)")
      #expect(found == wanted, "\(written)")
      guard found == wanted else { return }
    }
  }

  @Test func theChosenOptionIsNamedWhereTheTextDoesNot() throws {
    for chosen in ["swift-retry", "Bob's \"lib\"", "a, b. c"] {
      var record = DecisionRecord(title: "T")
      (record.chosen, record.decision) = (chosen, "It does the job.")
      let found = try #require(DecisionReader.record(in: DecisionWriter.document(record), path: "x.md"))
      #expect(found.chosen == chosen)
      #expect(found.decision.hasSuffix("It does the job."))
    }
  }
}
