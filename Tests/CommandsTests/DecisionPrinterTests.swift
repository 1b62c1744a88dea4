import Decisions
import Services
import Testing

@testable import Commands

@Suite struct DecisionPrinterTests {
  private let printer = DecisionPrinter(terminal: .standardOutput(environment: ["NO_COLOR": "1"]))

  private let replaced = DecisionSummary(
    repository: "acme/queue", path: "adr/0001-memory.md", number: 1, title: "Jobs in memory\u{1B}[31m",
    status: .superseded, statusNote: "superseded by 2", date: "2020-01-02",
    successor: .init(path: "adr/0002-postgres.md", number: 2, title: "Jobs in Postgres"), research: "R-12")

  @Test func saysWhatReplacedOne() {
    let lines = printer.lines(replaced)
    #expect(
      lines == [
        "Jobs in memory^[[31m  superseded · 2020-01-02 · R-12", "   acme/queue:adr/0001-memory.md",
        "   superseded by Jobs in Postgres, adr/0002-postgres.md",
      ])
    let found = FoundDecision(
      hit: DecisionHit(decision: replaced, sentence: "They are few.", score: 1), candidates: ["retry-kit"])
    #expect(printer.lines(found).suffix(2) == ["   They are few.", "   about retry-kit"])
  }

  @Test func saysHowManyMoreThereAre() {
    let page = DecisionPage(decisions: [replaced], total: 3)
    #expect(printer.lines(page).last == "and 2 more")
    #expect(printer.lines(DecisionPage(decisions: [], total: 0)).first?.contains("docs/decisions") == true)
  }
}
