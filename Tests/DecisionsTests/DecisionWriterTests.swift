import Decisions
import TestSupport
import Testing

@Suite struct DecisionWriterTests {
  private func record() -> DecisionRecord {
    var record = DecisionRecord(title: "Retry calls with swift-retry")
    record.status = .accepted
    record.date = "2026-11-26"
    record.people.deciders = ["Payments"]
    record.context = "Calls fail now and then.\nWait longer each time."
    record.options = [
      .init(title: "swift-retry", text: "Of the platform team.", advantages: ["in use by 3 teams"], drawbacks: ["young"]),
      .init(title: "our own"),
    ]
    record.chosen = "swift-retry"
    record.decision = "Chosen option: \"swift-retry\", because it does the job."
    record.advantages = ["less code"]
    record.drawbacks = ["one more dependency"]
    record.research = "R-12"
    return record
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var wanted = record()
    let text = DecisionWriter.document(wanted)
    let found = try #require(DecisionReader.record(in: text, path: "docs/decisions/0002-x.md"))
    wanted.number = 2
    #expect(found == wanted)
  }

  @Test func whatPeopleTypedStaysText() throws {
    var wanted = record()
    wanted.title = "# <script>alert(1)</script> *bold* `code`"
    wanted.context = "## Decision\n- [link](javascript:x)\n1. one\n---"
    wanted.options[0].title = "> quote | table"
    wanted.advantages = ["Good, because\nof a line break"]
    let text = DecisionWriter.document(wanted)
    let found = try #require(DecisionReader.record(in: text, path: "0002-x.md"))
    #expect(found.title == wanted.title)
    #expect(found.context == wanted.context)
    #expect(found.options[0].title == wanted.options[0].title)
    #expect(found.decision == wanted.decision)
    #expect(!text.contains("\n## Decision\n"))
  }

  @Test(arguments: [("Keep rows in SQLite!", 12, "0012-keep-rows-in-sqlite.md"), ("日本", 12_345, "12345-decision.md")])
  func namesOfFiles(title: String, number: Int, name: String) {
    #expect(DecisionWriter.fileName(DecisionRecord(title: title), number: number) == name)
  }
}
