import CTensor

/// Vectors of length one in integers of 8 bits, compared with a question one by one: exact, and for a hundred thousand
/// of them a matter of milliseconds.
package struct VectorTable: Sendable {
  private var values: [Int8] = []
  private var scales: [Float] = []

  package init() {}

  package var count: Int { scales.count }

  /// - Parameter vector: of `SentenceModel.width` numbers.
  package mutating func append(_ vector: [Float]) {
    precondition(vector.count == SentenceModel.width)
    let row = vector.withUnsafeBufferPointer { CoarseRows($0, rows: 1, columns: SentenceModel.width) }
    append(values: row.values, scale: row.scales[0])
  }

  /// Adds a row as `row` gave it.
  package mutating func append(values row: some Collection<Int8>, scale: Float) {
    precondition(row.count == SentenceModel.width)
    values += row
    scales.append(scale)
  }

  /// Puts another vector in the place of one; it need not be of length one.
  package mutating func replace(_ number: Int, with vector: [Float]) {
    precondition(vector.count == SentenceModel.width)
    let row = vector.withUnsafeBufferPointer { CoarseRows($0, rows: 1, columns: SentenceModel.width) }
    let start = number * SentenceModel.width
    values.replaceSubrange(start..<start + SentenceModel.width, with: row.values)
    scales[number] = row.scales[0]
  }

  /// A row as it is stored: its integers, and what they are to be multiplied by.
  package func row(_ number: Int) -> (values: ArraySlice<Int8>, scale: Float) {
    let start = number * SentenceModel.width
    return (values[start..<start + SentenceModel.width], scales[number])
  }

  /// The cosines of some rows to a question of length one, in their order.
  package func scores(_ question: [Float], of rows: [Int]) -> [Float] {
    precondition(question.count == SentenceModel.width && rows.allSatisfy(scales.indices.contains))
    let query = question.withUnsafeBufferPointer { FineRows($0, rows: 1, columns: SentenceModel.width) }
    return values.withUnsafeBufferPointer { values in
      rows.map { row in
        var dot: Int32 = 0
        tensor_dots(
          query.values, values.baseAddress.map { $0 + row * SentenceModel.width }, 1, SentenceModel.width, &dot)
        return Float(dot) * scales[row] * query.scales[0]
      }
    }
  }

  /// The cosines of all rows to a question of length one.
  package func scores(_ question: [Float]) -> [Float] {
    precondition(question.count == SentenceModel.width)
    let query = question.withUnsafeBufferPointer { FineRows($0, rows: 1, columns: SentenceModel.width) }
    var dots = [Int32](repeating: 0, count: count)
    tensor_dots(query.values, values, count, SentenceModel.width, &dots)
    let scale = query.scales[0]
    return zip(dots, scales).map { Float($0) * $1 * scale }
  }
}
