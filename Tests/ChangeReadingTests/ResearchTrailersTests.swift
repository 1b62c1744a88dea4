import Testing

@testable import ChangeReading

@Suite struct ResearchTrailersTests {
  @Test func theLastParagraphNamesResearch() {
    let messages = [
      "Add retries\n\nBecause networks fail.\n\nResearch: R-12\nSigned-off-by: Ada <ada@example.org>\n",
      "Wrap it\n\nresearch: r-3, https://guildhall.example.org/research/R-12.\n",
      "Research: R-7 is only a subject here\n\nNo trailer.\n",
      "Nothing\n\nResearch: later\nResearch: R-0\nResearch: R-x\nResearch:\n",
    ]
    #expect(ResearchTrailers.labels(in: messages) == ["R-12", "R-3"])
  }

  @Test func commentsOfAnEditorAreNoParagraph() {
    #expect(ResearchTrailers.labels(in: ["Add\n\nResearch: R-4\n\n# Please enter\n# the message\n"]) == ["R-4"])
    #expect(ResearchTrailers.labels(in: ["", "\n\n", "#"]).isEmpty)
  }
}
