import TestSupport
import Testing

@testable import Embedding

@Suite struct VectorTableTests {
  private func vectors(_ count: Int) -> [[Float]] {
    var random = Seeded(7)
    return (0..<count).map { _ in
      SentenceModel.unit((0..<SentenceModel.width).map { _ in Float.random(in: -1...1, using: &random) })
    }
  }

  @Test func scoresAreCosines() {
    let vectors = vectors(9)
    var table = VectorTable()
    for vector in vectors { table.append(vector) }
    let scores = table.scores(vectors[4])
    #expect(scores.count == 9)
    for (vector, score) in zip(vectors, scores) {
      #expect(abs(score - zip(vector, vectors[4]).reduce(0) { $0 + $1.0 * $1.1 }) < 0.004)
    }
  }

  @Test func storedRowsComeBack() {
    var (table, copy) = (VectorTable(), VectorTable())
    for vector in vectors(3) { table.append(vector) }
    for number in 0..<3 { copy.append(values: table.row(number).values, scale: table.row(number).scale) }
    #expect(copy.scores(vectors(1)[0]) == table.scores(vectors(1)[0]))
    #expect(VectorTable().scores(vectors(1)[0]).isEmpty)
  }
}
