import Testing

@testable import Wording

@Suite struct CSVTextTests {
  @Test func rowsAreQuoted() {
    #expect(CSVText.text([["a", "b"], ["1", "x, \"y\"\nz"]]) == "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n")
  }

  /// What a spreadsheet would run is text.
  @Test func formulasAreTexts() {
    #expect(CSVText.line(["=1+1", "@a", "+a", "-a", "-5", "+2.5", "", "a=b"]) == "'=1+1,'@a,'+a,'-a,-5,+2.5,,a=b")
  }
}
