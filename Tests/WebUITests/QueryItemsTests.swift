import Testing

@testable import WebUI

@Suite struct QueryItemsTests {
  @Test func lineBreaksOfFormsAreThoseThatWereTyped() {
    let items = QueryItems("words=Line+one%0D%0ALine+two%0Athree&empty=&broken=50%")
    #expect(items["words"] == "Line one\nLine two\nthree")
    #expect(items["empty"] == nil && items.all("empty") == [""])
    #expect(items["broken"] == "50%")
  }
}
