import Testing

@testable import Catalog

@Test func numbersAreWrittenAsJSON() {
  #expect(JSONText.numbers([]) == "[]")
  #expect(JSONText.numbers([0, 7, 10, -12, .max, .min]) == "[0,7,10,-12,\(Int64.max),\(Int64.min)]")
}
