import SearchModel
import Testing

@Suite struct PercentEncodingTests {
  @Test func onlyWhatIsUnreservedStandsForItself() {
    #expect(PercentEncoding.text("a b\"\r\n;ä.txt") == "a%20b%22%0D%0A%3B%C3%A4.txt")
    #expect(PercentEncoding.text("-._~/:,@%") == "-._~%2F%3A%2C%40%25")
    #expect(PercentEncoding.text("docs/ä :@.md", keeping: .path) == "docs/%C3%A4%20%3A%40.md")
  }

  @Test func whatWasEncodedIsDecoded() {
    let text = "R&D, 50 % “off”: a/b?c=d#e\u{0}"
    for kept in [PercentEncoding.Kept.unreserved, .path, .pathComponent, .fragment] {
      #expect(PercentDecoding.text(PercentEncoding.text(text, keeping: kept)) == text)
    }
  }
}
