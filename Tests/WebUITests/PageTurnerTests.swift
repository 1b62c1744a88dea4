import Testing

@testable import WebUI

@Suite struct PageTurnerTests {
  @Test func everyItemIsOnOnePage() {
    for count in [0, 1, 99, 100, 101, 200, 5003] {
      let pages = PageTurner(page: 1, of: count).pages
      let shown = (1...pages).flatMap { PageTurner(page: $0, of: count).range }
      #expect(shown == Array(0..<count), "\(count)")
    }
  }

  @Test func pagesThatDoNotExistAreTheNearest() {
    #expect(PageTurner(page: 9, of: 150).range == 100..<150)
    #expect(PageTurner(page: 9, of: 200).number == 2)
    #expect(PageTurner(page: -3, of: 200).number == 1)
    #expect(PageTurner(page: 5, of: 0).range == 0..<0)
  }
}
