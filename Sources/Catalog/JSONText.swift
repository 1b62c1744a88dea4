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
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
