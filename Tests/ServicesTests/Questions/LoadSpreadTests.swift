import Testing

@testable import Services

@Suite struct LoadSpreadTests {
  /// The rule over many questions: in the end each got a share that grows with the root of what they know, and nobody
  /// more than the most.
  @Test func loadIsSpread() {
    let candidates = [
      (key: "a", score: 0.64), (key: "b", score: 0.16), (key: "c", score: 0.04), (key: "d", score: 0.04),
    ]
    var got: [String: Int] = [:]
    for _ in 0..<7 {
      for key in LoadSpread(candidates: candidates, recent: got).chosen(1) { got[key, default: 0] += 1 }
    }
    // 0.8, 0.4, 0.2 and 0.2 of 1.6: half, a quarter, an eighth and an eighth of 7.
    #expect(got == ["a": 4, "b": 2, "c": 1] || got == ["a": 3, "b": 2, "c": 1, "d": 1])
    for _ in 0..<40 {
      for key in LoadSpread(candidates: candidates, recent: got).chosen(1) { got[key, default: 0] += 1 }
    }
    #expect((got.values.max() ?? 0) - (got.values.min() ?? 0) <= 6, "beyond the most all get the same")
  }

  @Test func oneQuestionAsksSeveral() {
    let candidates = (0..<5).map { (key: "p\($0)", score: 0.2) }
    #expect(LoadSpread(candidates: candidates, recent: [:]).chosen() == ["p0", "p1"])
    #expect(LoadSpread(candidates: candidates, recent: ["p0": 2, "p1": 1]).chosen() == ["p2", "p3"])
    #expect(LoadSpread(candidates: [], recent: [:]).chosen().isEmpty)
    #expect(LoadSpread(candidates: [("x", 0), ("y", .nan)], recent: [:]).chosen().isEmpty)
    let full = Dictionary(uniqueKeysWithValues: candidates.map { ($0.key, LoadSpread.most + ($0.key == "p3" ? 0 : 1)) })
    #expect(LoadSpread(candidates: candidates, recent: full).chosen() == ["p3"])
  }
}
