import Retrieval
import Testing

@testable import Services

@Suite struct BestSentenceTests {
  private func sentence(_ text: String, _ need: String) -> BestSentence { BestSentence(of: text, for: Need(need)) }

  @Test func theOneWithMostWordsIsChosenAndItsWordsMarked() {
    let text = "Tools for teams. It retries calls that fail; waits longer.\nNothing else here"
    let best = sentence(text, "retry a failing call")
    #expect(best.text == "It retries calls that fail;")
    let bytes = Array(best.text.utf8)
    #expect(best.ranges.map { String(decoding: bytes[$0], as: UTF8.self) } == ["retries", "calls", "fail"])
    // Words that only join others do not count.
    #expect(sentence("For a team with it. Parses YAML.", "a parser for YAML with it").text == "Parses YAML.")
  }

  @Test func withoutAWordTheFirstIsGiven() {
    #expect(sentence("One.\nTwo.", "zebra") == sentence("One.", "zebra"))
    #expect(sentence("  \n\n", "zebra").text.isEmpty && sentence("", "zebra").ranges.isEmpty)
  }

  @Test func longOnesAreCutBetweenWords() {
    let best = sentence(String(repeating: "déjà vu ", count: 100), "vu")
    #expect(best.text.count <= 281 && best.text.hasSuffix("…"))
    #expect(best.ranges.allSatisfy { $0.upperBound <= best.text.utf8.count })
  }
}
