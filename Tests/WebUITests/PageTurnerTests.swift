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

  @Test func aPageBeyondTheLastReadsTheLast() async throws {
    var asked: [Int] = []
    let (part, turner) = try await PageTurner.read(page: 9, total: \(total: Int, skip: Int).total) { skip, _ in
      asked.append(skip)
      return (total: 150, skip: skip)
    }
    #expect(asked == [800, 100] && part.skip == 100 && turner.number == 2)
  }

  @Test func pagesThatDoNotExistAreTheNearest() {
    #expect(PageTurner(page: 9, of: 150).range == 100..<150)
    #expect(PageTurner(page: 9, of: 200).number == 2)
    #expect(PageTurner(page: -3, of: 200).number == 1)
    #expect(PageTurner(page: 5, of: 0).range == 0..<0)
  }
}
