import CTensor
import SearchModel

/// all-MiniLM-L6-v2: six layers of a BERT transformer over word pieces, their mean, made one long. Texts that mean alike
/// lie near each other (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0).
package struct SentenceModel: Sendable {
  /// Numbers of a vector.
  package static let width = 384

  /// In which numbers the model counts.
  package enum Precision: Sendable {
    /// 8-bit integers: a quarter of the memory and several times as fast, cosine to the floats above 0.99.
    case integers
    /// As the model was taught.
    case floats
  }

  static let layerCount = 6
  static let inner = 1536
  static let heads = 12
  static let epsilon: Float = 1e-12
  /// Pieces of one pass, with those at both ends; the model was taught on texts of this length.
  static let longest = 256
  private static let positions = 512

  let tokenizer: WordPieceTokenizer
  private let words: FloatView
  private let places: FloatView
  private let kind: [Float]
  private let norm: Norm
  private let layers: [Layer]

  struct Norm: Sendable {
    let weight: FloatView
    let bias: FloatView

    init(_ file: SafetensorsFile, _ name: String) throws {
      weight = try file.tensor(name + ".weight", [SentenceModel.width])
      bias = try file.tensor(name + ".bias", [SentenceModel.width])
    }

    func apply(_ x: UnsafeMutablePointer<Float>, adding residual: UnsafePointer<Float>? = nil, rows: Int) {
      tensor_normalize(
        x, residual, rows, SentenceModel.width, weight.values.baseAddress, bias.values.baseAddress,
        SentenceModel.epsilon)
    }
  }

  struct Layer: Sendable {
    let query, key, value, attention, up, down: LinearLayer
    let attentionNorm, outputNorm: Norm

    init(_ file: SafetensorsFile, number: Int, precision: Precision) throws {
      let name = "encoder.layer.\(number)."
      let width = SentenceModel.width
      func linear(_ part: String, outputs: Int = width, inputs: Int = width) throws -> LinearLayer {
        let weights = try file.tensor(name + part + ".weight", [outputs, inputs])
        let bias = try file.tensor(name + part + ".bias", [outputs])
        return switch precision {
        case .floats: .float(weights: weights, bias: bias)
        case .integers:
          .quantized(QuantizedLayer(weights: weights, bias: bias, outputs: outputs, inputs: inputs))
        }
      }
      query = try linear("attention.self.query")
      key = try linear("attention.self.key")
      value = try linear("attention.self.value")
      attention = try linear("attention.output.dense")
      attentionNorm = try Norm(file, name + "attention.output.LayerNorm")
      up = try linear("intermediate.dense", outputs: SentenceModel.inner)
      down = try linear("output.dense", inputs: SentenceModel.inner)
      outputNorm = try Norm(file, name + "output.LayerNorm")
    }
  }

  /// Opens a model.
  ///
  /// - Parameter folder: holds `model.safetensors` and `vocab.txt`.
  /// - Throws: `UserFacingError`, `unavailable` when they are not there and `damaged` when they are something else.
  package init(folder: String, precision: Precision = .integers) throws {
    let file = try SafetensorsFile(path: folder + "/model.safetensors")
    let vocabulary = try Vocabulary(path: folder + "/vocab.txt")
    words = try file.tensor("embeddings.word_embeddings.weight", [vocabulary.count, Self.width])
    places = try file.tensor("embeddings.position_embeddings.weight", [Self.positions, Self.width])
    kind = Array(try file.tensor("embeddings.token_type_embeddings.weight", [2, Self.width]).values.prefix(Self.width))
    norm = try Norm(file, "embeddings.LayerNorm")
    layers = try (0..<Self.layerCount).map { try Layer(file, number: $0, precision: precision) }
    tokenizer = WordPieceTokenizer(vocabulary: vocabulary)
  }

  /// The means of each text's last states, not yet of length one.
  ///
  /// - Parameter texts: pieces of each, with those at both ends, at most `longest`, none empty.
  func means(of texts: [[Int32]]) -> [[Float]] {
    let rows = texts.reduce(0) { $0 + $1.count }
    let width = Self.width
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * (5 * width + Self.inner)) { room in
      guard let x = room.baseAddress else { return [] }
      embed(texts, to: x)
      norm.apply(x, rows: rows)
      let scratch = x + rows * width
      for layer in layers { apply(layer, to: x, texts: texts, rows: rows, scratch: scratch) }
      return means(of: texts, in: x)
    }
  }

  private func embed(_ texts: [[Int32]], to x: UnsafeMutablePointer<Float>) {
    var row = x
    for text in texts {
      for (place, piece) in text.enumerated() {
        let word = Int(piece) * Self.width
        for i in 0..<Self.width {
          row[i] = words.values[word + i] + places.values[place * Self.width + i] + kind[i]
        }
        row += Self.width
      }
    }
  }

  private func apply(
    _ layer: Layer, to x: UnsafeMutablePointer<Float>, texts: [[Int32]], rows: Int,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let width = Self.width
    let (q, k, v) = (scratch, scratch + rows * width, scratch + 2 * rows * width)
    let (attended, inner) = (scratch + 3 * rows * width, scratch + 4 * rows * width)
    func input(_ values: UnsafeMutablePointer<Float>, columns: Int = width) -> LinearLayer.Input {
      LinearLayer.Input(UnsafeBufferPointer(start: values, count: rows * columns), rows: rows, columns: columns)
    }
    let states = input(x)
    layer.query.apply(states, outputs: width, to: q)
    layer.key.apply(states, outputs: width, to: k)
    layer.value.apply(states, outputs: width, to: v)
    attend(q, k, v, texts: texts, to: attended)
    layer.attention.apply(input(attended), outputs: width, to: q)
    layer.attentionNorm.apply(x, adding: q, rows: rows)
    layer.up.apply(input(x), outputs: Self.inner, to: inner)
    tensor_gelu(inner, rows * Self.inner)
    layer.down.apply(input(inner, columns: Self.inner), outputs: width, to: q)
    layer.outputNorm.apply(x, adding: q, rows: rows)
  }

  /// The places of a text look at those of the same text only.
  private func attend(
    _ q: UnsafeMutablePointer<Float>, _ k: UnsafeMutablePointer<Float>, _ v: UnsafeMutablePointer<Float>,
    texts: [[Int32]], to out: UnsafeMutablePointer<Float>
  ) {
    let longest = texts.map(\.count).max() ?? 0
    withUnsafeTemporaryAllocation(of: Float.self, capacity: longest * longest) { scores in
      var offset = 0
      for text in texts {
        tensor_attend(
          q + offset, k + offset, v + offset, Self.width, text.count, Self.heads, Self.width / Self.heads,
          scores.baseAddress, out + offset)
        offset += text.count * Self.width
      }
    }
  }

  private func means(of texts: [[Int32]], in x: UnsafeMutablePointer<Float>) -> [[Float]] {
    var row = x
    return texts.map { text in
      var mean = [Float](repeating: 0, count: Self.width)
      for _ in text {
        for i in 0..<Self.width { mean[i] += row[i] }
        row += Self.width
      }
      return mean.map { $0 / Float(text.count) }
    }
  }
}
