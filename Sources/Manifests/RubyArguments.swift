/// What stands on a line of Ruby behind a method's name: texts and symbols, each with the key it is the value of.
struct RubyArguments {
  struct Argument: Equatable {
    /// `git: "..."`, `:git => "..."`; the same for all of a list.
    var key: String?
    /// nil when it is computed.
    var text: String?
    /// `:name`.
    var isSymbol = false
  }

  private(set) var arguments: [Argument] = []
  /// Whether a text is not closed on its line.
  private var isCut = false

  /// Reads up to a comment.
  init(_ line: Substring) {
    var rest = line
    var key: String?
    var word = ""
    var depth = 0
    while let character = rest.popFirst() {
      switch character {
      case "#": return
      case "\"", "'":
        let text = Self.text(&rest, quote: character)
        isCut = isCut || text.isCut
        if rest.hasPrefix(":"), !rest.hasPrefix("::") {
          rest.removeFirst()
          key = text.value
        } else {
          arguments.append(Argument(key: key, text: text.value))
        }
      case ":" where !word.isEmpty && !rest.hasPrefix(":"): key = word
      case ":" where word.isEmpty && rest.first.map(Self.isWord) == true:
        let name = rest.prefix(while: Self.isWord)
        rest = rest.dropFirst(name.count)
        arguments.append(Argument(key: key, text: String(name), isSymbol: true))
      case "=" where rest.hasPrefix(">"):
        rest.removeFirst()
        // What was read last is the key.
        key = arguments.popLast()?.text
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "," where depth <= 0: key = nil
      default: break
      }
      if Self.isWord(character) { word.append(character) } else { word = "" }
    }
  }

  /// All quoted texts; none when one of them is computed.
  var plainTexts: [String] {
    let texts = arguments.filter { !$0.isSymbol }.map(\.text)
    return isCut || texts.contains(nil) ? [] : texts.compactMap(\.self)
  }

  func value(_ keys: String...) -> String? { arguments.first { keys.contains($0.key ?? "") }?.text }

  private static func isWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// The text up to its closing quote, which is taken off too.
  private static func text(_ rest: inout Substring, quote: Character) -> (value: String?, isCut: Bool) {
    var text = ""
    while let character = rest.popFirst() {
      if character == quote { return (quote == "\"" && text.contains("#{") ? nil : text, false) }
      if character == "\\", let next = rest.popFirst() { text.append(next) } else { text.append(character) }
    }
    return (nil, true)
  }
}
