import Decisions
import Testing

/// Records as people write them, whatever the template.
@Suite struct DecisionVariantTests {
  private func record(_ text: String, _ path: String = "docs/adr/0001-x.md") throws -> DecisionRecord {
    try #require(DecisionReader.record(in: text, path: path))
  }

  @Test func paragraphsMayBeginWithTheirHeadings() throws {
    let record = try record(
      """
      # 7. Keep rows in SQLite

      **Status:** accepted
      **Date:** 2024-02-01

      **Context.** Rows must live somewhere.

      It must need no server.

      **Decision.** SQLite. It is a library.

      **Measured** on a laptop: 2 ms.

      **Drawback.** There is one writer.

      **Consequences.** Backups are copies.
      """)
    #expect((record.number, record.title) == (7, "Keep rows in SQLite"))
    #expect(record.status == .accepted)
    #expect(record.context == "Rows must live somewhere.\nIt must need no server.")
    #expect(record.decision == "SQLite. It is a library.\nMeasured on a laptop: 2 ms.")
    #expect(record.drawbacks == ["There is one writer."])
    #expect(record.consequences == ["Backups are copies."])
  }

  @Test func theTitleMayStandTwiceAndDiffer() throws {
    let record = try record(
      """
      ---
      id: adrs-adr010
      title: 'ADR010: Use the Luxon library'
      ---

      | Created    | Status |
      | ---------- | ------ |
      | 2021-01-16 | Open   |

      # ADR010: Luxon

      ## Status

      Proposed

      ## Context

      Dates are hard.

      ## Decision

      We will use Luxon.
      """, "docs/architecture-decisions/adr010-luxon.md")
    #expect((record.number, record.title, record.status) == (10, "Use the Luxon library", .proposed))
    #expect((record.context, record.decision) == ("Dates are hard.", "We will use Luxon."))
  }

  @Test func sectionsMayHaveSectionsAndOtherNames() throws {
    let record = try record(
      """
      # Choose a queue

      ## 1. Background

      Jobs wait.

      ### Load

      Ten a second.

      ## 2. Alternatives

      ### Kafka

      A log.

      #### Pros

      * fast

      #### Cons

      * heavy

      ### Postgres

      ## 3. Decision

      Postgres.

      ### Rationale

      It is there.

      ### Positive Consequences

      * one thing less

      ### Negative Consequences

      * polling

      ## Implications

      Watch the load.
      """)
    #expect(record.context == "Jobs wait.\nTen a second.")
    #expect(record.options.map(\.title) == ["Kafka", "Postgres"])
    #expect(record.options[0].text == "A log.")
    #expect((record.options[0].advantages, record.options[0].drawbacks) == (["fast"], ["heavy"]))
    #expect(record.decision == "Postgres.\nRationale: It is there.")
    #expect((record.advantages, record.drawbacks) == (["one thing less"], ["polling"]))
    #expect(record.consequences == ["Watch the load."])
  }

  @Test(
    arguments: [
      ("Accepted.", DecisionRecord.Status.accepted, "", nil as String?), ("✅ Approved", .accepted, "✅ Approved", nil),
      ("draft", .proposed, "draft", nil),
      ("Superceded by [4. Markdown](0004-md.md)", .superseded, "Superceded by 4. Markdown", "0004-md.md"),
      ("superseded by ADR-0005", .superseded, "superseded by ADR-0005", "ADR-0005"),
      ("Accepted\n\nSuperseded by 9. Help", .superseded, "Superseded by 9. Help", "9. Help"),
      ("on hold", nil, "on hold", nil), ("Superseded", .superseded, "", nil),
    ] as [(String, DecisionRecord.Status?, String, String?)])
  func statuses(text: String, status: DecisionRecord.Status?, note: String, successor: String?) throws {
    let reading = DecisionReader.read("# T\n\n## Status\n\n\(text)\n\n## Decision\n\nx\n", path: "adr/a.md")
    let record = try #require(reading.record)
    #expect((record.status, record.statusNote, reading.successor) == (status, note, successor))
    guard !text.contains("\n"), !text.contains("✅") else { return }
    let matter = DecisionReader.read("---\nstatus: \"\(text)\"\n---\n# T\n\n## Decision\n\nx\n", path: "adr/a.md")
    #expect((matter.record?.status, matter.record?.statusNote, matter.successor) == (status, note, successor))
  }

  @Test func aFieldMayNameTheSuccessor() {
    let reading = DecisionReader.read(
      "# 6. T\n\nDate: 2018-12-12\nSuperseded: 2019-12-19 by [ADR 14](0014-p.md)\n\n## Decision\n\nx\n",
      path: "docs/adr/0006-t.md")
    #expect(reading.record?.status == .superseded)
    #expect(reading.record?.date == "2018-12-12")
    #expect(reading.successor == "0014-p.md")
  }

  @Test(
    arguments: [
      ("docs/adr/0012-title.md", 12, nil as String?), ("docs/adr/adr-012-title.md", 12, nil),
      ("adr/ADR0012.md", 12, nil),
      ("adr/20200924-use-madr.md", nil, "2020-09-24"), ("adr/2020-09-24-use-madr.md", nil, "2020-09-24"),
      ("adr/use-utf8.md", nil, nil), ("adr/3d-engine.md", nil, nil), ("adr/99999999-x.md", nil, nil),
    ] as [(String, Int?, String?)])
  func namesOfFiles(path: String, number: Int?, date: String?) throws {
    #expect(DecisionFile.number(of: path) == number)
    let record = try record("# T\n\n## Decision\n\nx\n", path)
    #expect((record.number, record.date) == (number, date))
  }

  @Test(
    arguments: [
      ("1. Record decisions", 1, "Record decisions"), ("ADR-0003: Queue", 3, "Queue"), ("ADR014: Fetch", 14, "Fetch"),
      ("0001 - Record", 1, "Record"), ("3 ways to retry", nil, "3 ways to retry"), ("2.0 it is", nil, "2.0 it is"),
      ("Adresses", nil, "Adresses"), ("ADR 7", nil, "ADR 7"),
    ] as [(String, Int?, String)])
  func titles(text: String, number: Int?, title: String) throws {
    let record = try record("# \(text)\n\n## Decision\n\nx\n", "adr/x.md")
    #expect((record.number, record.title) == (number, title))
  }

  @Test(arguments: [
    ("docs/decisions/0001-x.md", true), ("doc/architecture/decisions/0001-x.md", true), ("adr/x.markdown", true),
    ("packages/core/docs/ADR/a/b.md", true), ("docs/decisions/README.md", false), ("docs/adr/index.md", false),
    ("docs/adr/adr-template.md", false), ("docs/adr/0000-template.md", false),
    ("docs/adr/0007-choose-a-template-engine.md", true), ("docs/adr/0001-x.txt", false), ("docs/guide.md", false),
    ("tests/fixtures/adr/0001-x.md", false), ("a/integration-tests/p/docs/adr/0001-x.md", false), ("adr.md", false),
  ])
  func places(path: String, mayBeOne: Bool) { #expect(DecisionFile.mayBeOne(path) == mayBeOne) }

  @Test(
    arguments: [
      ("Chosen option: \"Bob's lib\", because", "Bob's lib"), ("CHOSEN OPTION: “a \"b\"”.", "a \"b\""),
      ("Chosen option: MADR 2.1.2, because", "MADR 2.1.2"), ("Chosen option: Kafka because fast", "Kafka"),
      ("Chosen option: Kafka. It is fast.", "Kafka"), ("Chosen option:", nil),
    ] as [(String, String?)])
  func chosenOptions(text: String, chosen: String?) throws {
    #expect(try record("# T\n\n## Decision Outcome\n\n\(text)\n").chosen == chosen)
  }

  @Test func brokenFilesSayWhere() {
    let yaml = DecisionReader.read("---\nid: a\ntitle: ADR: Use it\n---\n# T\n\n## Decision\n\nx\n", path: "adr/1.md")
    #expect(yaml.record?.title == "T" || yaml.record?.title == "ADR: Use it")
    #expect(yaml.problems.map(\.line) == [3])
    #expect(yaml.problems.first?.cause.hasPrefix("its front matter cannot be read: ") == true)
    let none = DecisionReader.read("# Notes\n\nOf a meeting.\n", path: "adr/0003-notes.md")
    #expect(none.record == nil && none.problems.map(\.line) == [1])
    #expect(DecisionReader.read("# Notes\n\nOf a meeting.\n", path: "adr/notes.md").problems.isEmpty)
    let date = DecisionReader.read(
      "---\nstatus: accepted\ndate: soon\n---\n# T\n\n## Decision\n\nx\n", path: "adr/1.md")
    #expect(date.problems.map(\.line) == [3] && date.record?.date == nil)
    let long = DecisionReader.read("# T\n\n## Decision\n\n" + String(repeating: "x ", count: 200_000), path: "adr/1.md")
    #expect(long.record == nil && long.problems.count == 1)
  }

  @Test func successorsAreFoundByPathNameNumberAndTitle() {
    func read(_ path: String, _ status: String) -> (path: String, reading: DecisionReading) {
      (path, DecisionReader.read("# Title of \(path)\n\n## Status\n\n\(status)\n\n## Decision\n\nx\n", path: path))
    }
    let found = DecisionSuccession.successors(among: [
      read("docs/adr/0001-a.md", "Superseded by [2. B](0002-b.md)"),
      read("docs/adr/0002-b.md", "superseded by ADR-0003"),
      read("docs/adr/0003-c.md", "superseded by 0004-d"),
      read("docs/adr/0004-d.md", "Superseded by [x](../adr/0005-e.md#why)"),
      read("docs/adr/0005-e.md", "superseded by Title of docs/adr/0006-f.md"),
      read("docs/adr/0006-f.md", "superseded by ADR-0099"),
      read("docs/adr/0007-g.md", "superseded by ADR-0007"), read("other/adr/0003-z.md", "superseded by ADR-0001"),
    ])
    #expect(
      found == [
        "docs/adr/0001-a.md": "docs/adr/0002-b.md", "docs/adr/0002-b.md": "docs/adr/0003-c.md",
        "docs/adr/0003-c.md": "docs/adr/0004-d.md", "docs/adr/0004-d.md": "docs/adr/0005-e.md",
        "docs/adr/0005-e.md": "docs/adr/0006-f.md",
      ])
  }

  @Test func linksAreKeptAsWritten() {
    let reading = DecisionReader.read(
      """
      # T

      ## Decision

      We take [NIO](https://github.com/apple/swift-nio) and <https://example.org/a>, see [the other](../b.md#c "d"),
      https://example.org/bare, and [ref].

      [ref]: https://example.org/ref
      """, path: "adr/1.md")
    #expect(
      reading.links == [
        "https://github.com/apple/swift-nio", "https://example.org/a", "../b.md#c", "https://example.org/bare,",
        "https://example.org/ref",
      ])
  }
}
