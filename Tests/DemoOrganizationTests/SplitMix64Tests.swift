import Testing

@testable import DemoOrganization

@Suite struct SplitMix64Tests {
  /// The values that implementations of the algorithm agree on, for the seed 1234567.
  @Test func numbersAreThoseOfTheAlgorithm() {
    var random = SplitMix64(1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func namesHaveNumbersOfTheirOwn() {
    var one = SplitMix64(1, for: "a")
    var same = SplitMix64(1, for: "a")
    var other = SplitMix64(1, for: "b")
    let first = one.next()
    #expect(first == same.next())
    #expect(first != other.next())
  }

  @Test func choicesKeepTheirBounds() {
    var random = SplitMix64(3)
    for _ in 0..<1000 {
      #expect((0..<7).contains(random.below(7)))
      #expect((2...4).contains(random.within(2...4)))
      #expect(random.pick(["a", "b"], weight: { $0 == "a" ? 1 : 0 }) == "a")
    }
    #expect(random.pick([Int]()) == nil)
    #expect(random.pick([1, 2], weight: { _ in 0 }) == nil)
    #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
  }
}
