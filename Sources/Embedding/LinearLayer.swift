import CTensor

/// A matrix and a bias, by which rows are multiplied: in integers with a scale for each output, or in floats.
enum LinearLayer: Sendable {
  case quantized(QuantizedLayer)
  case float(weights: FloatView, bias: FloatView)

  /// Rows that go into one or more layers; their integers are made once.
  final class Input {
    let values: UnsafeBufferPointer<Float>
    let rows: Int
    let columns: Int
    fileprivate private(set) lazy var integers = FineRows(values, rows: rows, columns: columns)

    init(_ values: UnsafeBufferPointer<Float>, rows: Int, columns: Int) {
      precondition(values.count >= rows * columns)
      self.values = values
      self.rows = rows
      self.columns = columns
    }
  }

  /// Writes `input.rows` rows of `outputs` numbers.
  func apply(_ input: Input, outputs: Int, to out: UnsafeMutablePointer<Float>) {
    switch self {
    case .quantized(let layer): layer.apply(input.integers, to: out)
    case .float(let weights, let bias):
      tensor_linear_float(
        input.values.baseAddress, input.rows, input.columns, weights.values.baseAddress, bias.values.baseAddress,
        outputs, out)
    }
  }
}

/// Weights in integers of 8 bits.
struct QuantizedLayer: Sendable {
  private let weights: CoarseRows
  private let bias: [Float]

  init(weights: FloatView, bias: FloatView, outputs: Int, inputs: Int) {
    self.weights = CoarseRows(weights.values, rows: outputs, columns: inputs)
    self.bias = Array(bias.values)
  }

  func apply(_ x: FineRows, to out: UnsafeMutablePointer<Float>) {
    precondition(x.columns == weights.columns)
    tensor_linear(
      x.values, x.scales, x.rows, x.columns, weights.values, weights.scales, bias, weights.rows, out)
  }
}
