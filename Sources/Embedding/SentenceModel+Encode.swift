import Dispatch
import Synchronization

/// Texts into vectors.
extension SentenceModel {
  /// Rows that go through the layers together: enough to use each weight often, few enough for the cache.
  private static let batchRows = 256

  /// A part of a text that is short enough for one pass.
  private struct Window {
    var text: Int
    var pieces: [Int32]
  }

  /// The vectors of texts, each of length one, in their order. A text that is too long for one pass is split, and its
  /// parts count by their lengths. A text without any word gives the vector of the empty text.
  ///
  /// - Parameter threads: that work at a time.
  package func encode(_ texts: [String], threads: Int = 1) -> [[Float]] {
    // Neighbours of one length fill the batches evenly.
    let windows = texts.enumerated().flatMap { self.windows(of: $1, number: $0) }.sorted {
      ($0.pieces.count, $0.text) < ($1.pieces.count, $1.text)
    }
    let batches = Self.batches(windows)
    let sums = Mutex([[Float]](repeating: [Float](repeating: 0, count: Self.width), count: texts.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, batches.count))) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < batches.count else { return }
        let means = self.means(of: batches[number].map(\.pieces))
        sums.withLock { sums in
          for (window, mean) in zip(batches[number], means) {
            for i in 0..<Self.width { sums[window.text][i] += mean[i] * Float(window.pieces.count) }
          }
        }
      }
    }
    return sums.withLock { $0 }.map(Self.unit)
  }

  package func encode(_ text: String) -> [Float] { encode([text])[0] }

  /// A vector of the same direction and length one.
  package static func unit(_ vector: [Float]) -> [Float] {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : vector
  }

  private func windows(of text: String, number: Int) -> [Window] {
    let vocabulary = tokenizer.vocabulary
    let pieces = tokenizer.pieces(of: text)
    let size = Self.longest - 2
    // Evenly long: a last window of two words would weigh as much by chance.
    let count = max(1, (pieces.count + size - 1) / size)
    return (0..<count).map { index in
      let part = pieces[pieces.count * index / count..<pieces.count * (index + 1) / count]
      return Window(text: number, pieces: [vocabulary.start] + part + [vocabulary.end])
    }
  }

  private static func batches(_ windows: [Window]) -> [[Window]] {
    var batches: [[Window]] = []
    var rows = 0
    for window in windows {
      if batches.isEmpty || rows + window.pieces.count > batchRows {
        batches.append([])
        rows = 0
      }
      batches[batches.count - 1].append(window)
      rows += window.pieces.count
    }
    return batches
  }
}
