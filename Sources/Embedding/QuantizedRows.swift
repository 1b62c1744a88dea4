import CTensor

/// Rows of floats as integers of 8 bits with a scale for each row: what is kept.
struct CoarseRows: Sendable {
  let values: [Int8]
  let scales: [Float]
  let rows: Int
  let columns: Int

  init(_ floats: UnsafeBufferPointer<Float>, rows: Int, columns: Int) {
    precondition(floats.count >= rows * columns && columns % Int(TENSOR_BLOCK) == 0)
    var (values, scales) = ([Int8](repeating: 0, count: rows * columns), [Float](repeating: 0, count: rows))
    tensor_quantize(floats.baseAddress, rows, columns, &values, &scales)
    (self.values, self.scales, self.rows, self.columns) = (values, scales, rows, columns)
  }
}

/// Rows of floats as integers of 14 bits with a scale for each row: what is multiplied with kept rows.
struct FineRows: Sendable {
  let values: [Int16]
  let scales: [Float]
  let rows: Int
  let columns: Int

  init(_ floats: UnsafeBufferPointer<Float>, rows: Int, columns: Int) {
    precondition(floats.count >= rows * columns && columns % Int(TENSOR_BLOCK) == 0)
    var (values, scales) = ([Int16](repeating: 0, count: rows * columns), [Float](repeating: 0, count: rows))
    tensor_quantize_finely(floats.baseAddress, rows, columns, &values, &scales)
    (self.values, self.scales, self.rows, self.columns) = (values, scales, rows, columns)
  }
}
