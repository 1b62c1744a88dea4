import Decisions
import Testing

@Suite struct DecisionReaderTests {
  @Test func madr4() throws {
    let text = """
      ---
      status: superseded by [ADR-0031](0031-x.md)
      date: 2024-03-05
      decision-makers: [Ann Ash, Ben Birch]
      consulted: Platform team
      research: R-12
      ---

      # Use SQLite for the catalogue

      ## Context and Problem Statement

      Where do rows live? It must need **no server**.

      ## Decision Drivers

      * one binary
      * speed

      ## Considered Options

      * SQLite
      * [PostgreSQL](https://example.org)

      ## Decision Outcome

      Chosen option: "SQLite", because it needs no server.

      ### Consequences

      * Good, because backups are a copy
      * Bad, because there is one writer
      * Neutral, because files

      ## Pros and Cons of the Options

      ### SQLite

      A library.

      * Good, because it is fast
      * Bad, because it has one writer

      ### PostgreSQL

      * Bad, because somebody has to run it
      """
    let record = try #require(DecisionReader.record(in: text, path: "docs/decisions/0007-sqlite.md"))
    #expect(record.number == 7)
    #expect(record.title == "Use SQLite for the catalogue")
    #expect(record.status == .superseded)
    #expect(record.statusNote.hasPrefix("superseded by"))
    #expect(record.date == "2024-03-05")
    #expect(record.people == .init(deciders: ["Ann Ash", "Ben Birch"], consulted: ["Platform team"]))
    #expect(record.research == "R-12")
    #expect(record.context == "Where do rows live? It must need no server.")
    #expect(record.drivers == ["one binary", "speed"])
    #expect(record.options.map(\.title) == ["SQLite", "PostgreSQL"])
    #expect(record.options[0].text == "A library.")
    #expect(record.options[0].advantages == ["it is fast"])
    #expect(record.options[1].drawbacks == ["somebody has to run it"])
    #expect(record.chosen == "SQLite")
    #expect(record.decision.hasPrefix("Chosen option"))
    #expect(record.advantages == ["backups are a copy"])
    #expect(record.drawbacks == ["there is one writer"])
    #expect(record.consequences == ["Neutral, because files"])
  }

  @Test func madr2KeepsItsFieldsInAList() throws {
    let text = """
      # ADR-0003: Choose a queue

      * Status: accepted
      * Deciders: Ann, Ben
      * Date: 2021-7-4

      ## Context and Problem Statement

      Which?

      ## Considered Options

      * A
      * B

      ## Decision Outcome

      Chosen option: A, because reasons.

      ### Positive Consequences

      * less work

      ### Negative Consequences

      * more cost
      """
    let record = try #require(DecisionReader.record(in: text, path: "adr/0003-queue.md"))
    #expect(record.title == "Choose a queue")
    #expect((record.number, record.status, record.date) == (3, .accepted, "2021-07-04"))
    #expect(record.people.deciders == ["Ann", "Ben"])
    #expect(record.chosen == "A")
    #expect(record.advantages == ["less work"])
    #expect(record.drawbacks == ["more cost"])
  }

  @Test func nygard() throws {
    let text = """
      # 1. Record architecture decisions

      Date: 2016-02-12

      ## Status

      Accepted

      ## Context

      We need to record them.

      ## Decision

      We will use records, as described by Michael Nygard.

      ## Consequences

      See the article.
      """
    let record = try #require(DecisionReader.record(in: text, path: "doc/adr/0001-record.md"))
    #expect((record.number, record.title) == (1, "Record architecture decisions"))
    #expect((record.status, record.statusNote) == (.accepted, ""))
    #expect(record.date == "2016-02-12")
    #expect(record.decision.hasPrefix("We will use records"))
    #expect(record.consequences == ["See the article."])
  }

  @Test(arguments: ["", "# Only a title", "no heading at all", "# T\n\n## Status\n\nAccepted\n", "---\n: [\n---\n# T"])
  func otherTextsAreNone(text: String) { #expect(DecisionReader.record(in: text, path: "a.md") == nil) }

  @Test func hugeListsAreBounded() throws {
    let text = "# T\n\n## Considered Options\n\n" + (0..<5_000).map { "* option \($0)\n" }.joined() + "\n## Decision\n\nx\n"
    let record = try #require(DecisionReader.record(in: text, path: "a.md"))
    #expect(record.options.count == 100)
  }
}
