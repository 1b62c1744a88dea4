import CTensor
import Foundation
import TestSupport
import Testing

/// Kernels against the plainest possible computation.
@Suite struct KernelTests {
  @Test(arguments: [(1, 1), (3, 2), (4, 4), (5, 7), (9, 13)])
  func linearEqualsItsDefinition(rows: Int, outputs: Int) {
    var random = Seeded(UInt64(rows * 100 + outputs))
    let columns = 128
    let x = (0..<rows * columns).map { _ in Int16.random(in: -8191...8191, using: &random) }
    let w = (0..<outputs * columns).map { _ in Int8.random(in: -127...127, using: &random) }
    let (scaleX, scaleW) = ([Float](repeating: 0.5, count: rows), [Float](repeating: 0.25, count: outputs))
    let bias = (0..<outputs).map(Float.init)
    var out = [Float](repeating: -1, count: rows * outputs)
    tensor_linear(x, scaleX, rows, columns, w, scaleW, bias, outputs, &out)
    var dots = [Int32](repeating: -1, count: outputs)
    tensor_dots(x, w, outputs, columns, &dots)
    for r in 0..<rows {
      for o in 0..<outputs {
        let dot = (0..<columns).reduce(Int32(0)) { $0 + Int32(x[r * columns + $1]) * Int32(w[o * columns + $1]) }
        #expect(out[r * outputs + o] == bias[o] + 0.125 * Float(dot))
        if r == 0 { #expect(dots[o] == dot) }
      }
    }
  }

  @Test func extremesDoNotOverflow() {
    let columns = 1536
    let (x, w) = ([Int16](repeating: -8191, count: columns), [Int8](repeating: 127, count: columns))
    var dots: [Int32] = [0]
    tensor_dots(x, w, 1, columns, &dots)
    #expect(dots == [Int32(-8191 * 127 * columns)])
  }

  @Test func quantizedFloatsComeBackWithinAStep() {
    let values: [Float] = [0, 1, -2, 0.013, 1.999, -0.5] + [Float](repeating: 0, count: 6)
    var (integers, scales) = ([Int8](repeating: 0, count: 12), [Float](repeating: 0, count: 2))
    tensor_quantize(values, 2, 6, &integers, &scales)
    #expect(scales[1] == 0)
    for i in 0..<6 { #expect(abs(Float(integers[i]) * scales[0] - values[i]) <= scales[0] / 2 + 1e-6) }
  }

  @Test func geluEqualsItsDefinition() {
    var values = stride(from: Float(-8), through: 8, by: 0.05).map { $0 }
    let wanted = values.map { Double($0) * (1 + erf(Double($0) / 2.0.squareRoot())) / 2 }
    tensor_gelu(&values, values.count)
    for (value, wanted) in zip(values, wanted) { #expect(abs(Double(value) - wanted) < 2e-6) }
  }

  @Test func attentionOfOnePlaceIsItsValue() {
    let v = (0..<64).map(Float.init)
    var (scores, out): ([Float], [Float]) = ([0], [Float](repeating: 0, count: 64))
    tensor_attend(v, v, v, 64, 1, 2, 32, &scores, &out)
    #expect(out == v)
  }
}
