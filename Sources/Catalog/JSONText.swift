import Foundation

/// Lists of texts as columns hold them.
enum JSONText {
  static func list(_ texts: [String]) throws -> String {
    texts.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
  }

  static func texts(_ list: String) throws -> [String] {
    list == "[]" ? [] : try JSONDecoder().decode([String].self, from: Data(list.utf8))
  }

  static func numbers(_ numbers: some Sequence<Int64>) -> String {
    // Each search writes the repositories of its scope a few times: texts of single numbers would cost more than it does.
    var bytes = [UInt8(ascii: "[")]
    for number in numbers {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      append(number, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
