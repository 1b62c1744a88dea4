import Bytes
import SearchModel
import StructuredText

/// Tensors of a file in the safetensors format: eight bytes of length, a JSON header with the type, shape and place of
/// each tensor, then their values (huggingface.co/docs/safetensors).
final class SafetensorsFile: Sendable {
  /// Headers of models of this kind have some tens of kilobytes.
  private static let largestHeader = 4 << 20

  private struct Place {
    var shape: [Int]
    var range: Range<Int>
  }

  private let path: String
  private let file: MappedFile
  private let places: [String: Place]

  init(path: String) throws {
    self.path = path
    do {
      file = try MappedFile(path: path)
    } catch {
      throw UserFacingError(.unavailable, "The model file \(path) cannot be read: \(error).")
    }
    guard let length = file.bytes.uint64(at: 0).flatMap({ Int(exactly: $0) }), length <= Self.largestHeader,
      let header = file.bytes.part(at: 8, count: length)
    else { throw Self.damaged(path, "its header does not fit") }
    do {
      let table = try JSONReader.table(
        utf8: Array(UnsafeBufferPointer(start: header.base, count: header.count)))
      places = Self.places(in: table, from: 8 + length, to: file.bytes.count)
    } catch {
      throw Self.damaged(path, error.cause)
    }
  }

  /// Those whose place lies within the file and fits their shape, in 32-bit floats; others are as if they were not there.
  private static func places(in header: DataTable, from start: Int, to end: Int) -> [String: Place] {
    var places: [String: Place] = [:]
    for entry in header.entries {
      guard let table = entry.value.table, table["dtype"]?.text == "F32",
        let shape = numbers(table["shape"]), let offsets = numbers(table["data_offsets"]), offsets.count == 2,
        let first = sum(start, offsets[0]), let last = sum(start, offsets[1]), first <= last, last <= end,
        let bytes = shape.reduce(4, { product, size in product.flatMap { self.product($0, size) } }),
        bytes == last - first
      else { continue }
      places[entry.key] = Place(shape: shape, range: first..<last)
    }
    return places
  }

  private static func numbers(_ value: DataValue?) -> [Int]? {
    guard case .list(let items)? = value else { return nil }
    let numbers = items.compactMap { item -> Int? in
      guard case .number(let text) = item.value, let number = Int(text), number >= 0 else { return nil }
      return number
    }
    return numbers.count == items.count ? numbers : nil
  }

  private static func sum(_ left: Int, _ right: Int) -> Int? {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : sum
  }

  private static func product(_ left: Int, _ right: Int) -> Int? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }

  /// The values of a tensor, row by row, as they stand in the file.
  ///
  /// - Throws: `UserFacingError` with code `damaged` when the file has no tensor of this name and shape.
  func tensor(_ name: String, _ shape: [Int]) throws -> FloatView {
    guard let place = places[name], place.shape == shape else {
      throw Self.damaged(path, "it has no tensor \(name) of shape \(shape.map(String.init).joined(separator: " × "))")
    }
    let address = UnsafeRawPointer(file.bytes.base + place.range.lowerBound)
    guard Int(bitPattern: address) % MemoryLayout<Float>.alignment == 0 else {
      throw Self.damaged(path, "its values are not aligned")
    }
    let values = UnsafeBufferPointer(
      start: address.assumingMemoryBound(to: Float.self), count: place.range.count / MemoryLayout<Float>.size)
    return FloatView(owner: self, values: values)
  }

  static func damaged(_ path: String, _ cause: String) -> UserFacingError {
    UserFacingError(
      .damaged, "\(path) is not the model that Guildhall runs: \(cause).",
      hint: "Remove it and run `make model`, which fetches it anew.")
  }
}

/// Floats of a mapped file, which lives as long as they do.
struct FloatView: @unchecked Sendable {
  // Sendable: the file is mapped for reading only.
  private let owner: SafetensorsFile
  let values: UnsafeBufferPointer<Float>

  fileprivate init(owner: SafetensorsFile, values: UnsafeBufferPointer<Float>) {
    self.owner = owner
    self.values = values
  }
}
