import WireTypes

/// A parameter of an endpoint: what is accepted, and what the OpenAPI document says of it.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// At most so many characters.
    case text(maximum: Int)
    case integer(ClosedRange<Int>, standard: Int)
    case choice([String])
    case flag
    /// `10` or `10-20`.
    case lines
    /// A part of the path, with slashes.
    case path
  }

  var name: String
  var kind: Kind
  var isRequired = false
  var about: String
  var example: JSONValue

  var isInPath: Bool { if case .path = kind { true } else { false } }

  /// What may be given, as the end of a sentence.
  var allowed: String {
    switch kind {
    case .text(let maximum): "text of 1 to \(maximum) characters"
    case .integer(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    case .flag: "true or false"
    case .lines: "a line as 10, or lines as 10-20"
    case .path: "a path"
    }
  }

  /// Whether the text is of the parameter's kind.
  func accepts(_ text: String) -> Bool {
    switch kind {
    case .text(let maximum): !text.isEmpty && text.unicodeScalars.count <= maximum
    case .integer(let range, _): Self.number(text).map(range.contains) ?? false
    case .choice(let words): words.contains(text)
    case .flag: text == "true" || text == "false"
    case .lines: Self.lines(text) != nil
    case .path: true
    }
  }

  /// Digits alone, without sign or leading zero.
  static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text.utf8.count == 1 || !text.hasPrefix("0")
    else { return nil }
    return Int(text)
  }

  static func lines(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = ends.first.flatMap(number), let last = ends.last.flatMap(number), 1 <= first, first <= last,
      last < 1_000_000_000
    else { return nil }
    return first...last
  }
}

extension Parameter {
  static func query(_ about: String) -> Parameter {
    Parameter(name: "q", kind: .text(maximum: 4096), isRequired: true, about: about, example: "func retry lang:swift")
  }

  static let part = Parameter(
    name: "q", kind: .text(maximum: 200), about: "Only those with this in their name, whatever the case.",
    example: "nio")

  static func limit(_ range: ClosedRange<Int>, standard: Int) -> Parameter {
    Parameter(
      name: "limit", kind: .integer(range, standard: standard), about: "At most so many items in one reply.",
      example: .integer(min(standard, 10)))
  }

  static let cursor = Parameter(
    name: "cursor", kind: .text(maximum: 1024),
    about: "Where the page begins: `next` of the reply before, with the other parameters unchanged.",
    example: .null)

  static let repository = Parameter(
    name: "repository", kind: .path, isRequired: true,
    about: """
      Name of the repository. Its slashes may stand as they are or as %2F; a part of it that is a single `-` needs \
      %2F around it.
      """,
    example: "apple/swift-nio")

  static let project = Parameter(
    name: "project", kind: .path, isRequired: true,
    about: """
      Which project: its `id`, its name in any case, that of its Swift package, or its repository's. Slashes may stand \
      as they are or as %2F; `#` is %23.
      """,
    example: "apple/swift-nio")

  static func path(_ about: String, example: JSONValue) -> Parameter {
    Parameter(
      name: "path", kind: .path, isRequired: true, about: about + " Slashes may stand as they are or as %2F.",
      example: example)
  }

  static let branch = Parameter(
    name: "branch", kind: .text(maximum: 1024),
    about: "Another branch than the default one, a tag, or at least 7 digits of a commit.",
    example: "main")
}
