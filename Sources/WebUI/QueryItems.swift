import HTML
import SearchModel

/// What stands after an address's `?`, decoded once as forms encode it. Of an item that stands
/// there twice the first counts; invalid UTF-8 is replaced.
struct QueryItems {
  private var values: [String: [String]] = [:]

  init(_ query: String) {
    for item in query.utf8.split(separator: UInt8(ascii: "&")) {
      let equals = item.firstIndex(of: UInt8(ascii: "="))
      let name = Self.decoded(item[..<(equals ?? item.endIndex)])
      let value = equals.map { Self.decoded(item[item.index(after: $0)...]) } ?? ""
      values[name, default: []].append(value)
    }
  }

  /// Nil when it is absent or empty.
  subscript(name: String) -> String? { values[name]?.first.flatMap { $0.isEmpty ? nil : $0 } }

  /// All that stand there, empty ones too, in their order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The page asked for; the first when that is no number.
  var page: Int { min(max(1, self["page"].flatMap { Int($0) } ?? 1), Self.furthestPage) }

  /// More pages than this nobody turns.
  private static let furthestPage = 1000

  /// A stray `%` stands for itself. Forms send line breaks as CRLF, whatever was typed.
  private static func decoded(_ text: Substring.UTF8View) -> String {
    let bytes = PercentDecoding.bytes(Substring(text), plusIsSpace: true)
    return String(decoding: bytes ?? Array(text), as: UTF8.self).replacing("\r\n", with: "\n")
  }
}
