import Foundation

/// Lists of texts as columns hold them.
enum JSONText {
  static func list(_ texts: [String]) throws -> String {
    texts.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
  }

  static func numbers(_ numbers: some Sequence<Int64>) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
