import StructuredText
import WireTypes

/// An argument of a tool: what is accepted, and what its JSON Schema says.
struct ToolArgument: Sendable {
  enum Kind: Sendable {
    /// 1 to so many characters.
    case text(most: Int)
    case count(ClosedRange<Int>, standard: Int)
    case choice([String])
  }

  var name: String
  var kind: Kind
  var isRequired = false
  var about: String

  var schema: JSONValue {
    let kind: [JSONValue.Member] =
      switch kind {
      case .text(let most):
        [.init("type", "string"), .init("minLength", 1), .init("maxLength", .integer(most))]
      case .count(let range, let standard):
        [
          .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
          .init("maximum", .integer(range.upperBound)), .init("default", .integer(standard)),
        ]
      case .choice(let words): [.init("type", "string"), .init("enum", .array(words.map(JSONValue.string)))]
      }
    return .object(kind + [.init("description", .string(about))])
  }

  /// What may be given, as the end of a sentence.
  var allowed: String {
    switch kind {
    case .text(let most): "text of 1 to \(most) characters"
    case .count(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    }
  }

  func accepts(_ value: DataValue) -> Bool {
    switch (kind, value) {
    case (.text(let most), .text(let text)): !text.isEmpty && text.unicodeScalars.count <= most
    case (.count(let range, _), .number(let number)): Int(number).map(range.contains) ?? false
    case (.choice(let words), .text(let text)): words.contains(text)
    default: false
    }
  }
}
