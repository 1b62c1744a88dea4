/// A source file at one moment of its life: which parts it has, which fields its values have, and how its numbers are tuned.
struct SourceFile: Sendable {
  let template: SourceTemplate
  let subject: Words
  /// Names of the repository.
  let module: Words
  var path: String
  var testPath: String?
  private(set) var shown = 1
  private(set) var fields = 2
  private let fieldOrder: [Field]
  private var steps: [String: Int] = [:]

  /// A value that something carries.
  struct Field: Sendable {
    enum Kind { case whole, decimal, text }
    let name: Words
    let kind: Kind
  }

  private static let known = [
    Field(name: Words("weight"), kind: .whole), Field(name: Words("reference"), kind: .text),
    Field(name: Words("currency"), kind: .text), Field(name: Words("origin"), kind: .text),
    Field(name: Words("destination"), kind: .text), Field(name: Words("carrier"), kind: .text),
    Field(name: Words("priority"), kind: .whole), Field(name: Words("volume"), kind: .decimal),
    Field(name: Words("customer"), kind: .text), Field(name: Words("due day"), kind: .text),
    Field(name: Words("note"), kind: .text), Field(name: Words("changed at"), kind: .whole),
    Field(name: Words("share"), kind: .decimal), Field(name: Words("quantity"), kind: .whole),
  ]
  private static let mostFields = 8

  /// `random` says which fields it gets, and in what order.
  init(_ template: SourceTemplate, subject: String, repository: String, _ random: inout SplitMix64) {
    self.template = template
    self.subject = Words(subject)
    module = Words(repository)
    fieldOrder = Array(random.shuffled(Self.known).prefix(Self.mostFields))
    (path, testPath) = ("", nil)
    path = expanded(template.path)
    testPath = template.testPath.map(expanded)
  }

  // MARK: Growing

  var mayGrow: Bool { shown < template.parts.count }
  var hasFields: Bool { (template.head + template.tail).contains("{{fields}}") }
  var mayGainField: Bool { hasFields && fields < fieldOrder.count }

  /// Adds the next part and gives its title.
  mutating func grow() -> String {
    shown += 1
    return template.parts[shown - 1].title
  }

  /// Adds a field and gives its name.
  mutating func gainField() -> Words {
    fields += 1
    return fieldOrder[fields - 1].name
  }

  /// The numbers that what is shown has, by name, in the order of the file.
  var numbers: [String] {
    var found: [String] = []
    for text in [template.head] + template.parts.prefix(shown).map(\.text) {
      for token in Self.tokens(of: text) {
        if case .number(let name, _) = token, !found.contains(name) { found.append(name) }
      }
    }
    return found
  }

  /// Makes a number larger or smaller; gives what it is now.
  mutating func tune(_ name: String, isUp: Bool) -> Int? {
    let first = ([template.head] + template.parts.map(\.text)).lazy.flatMap(Self.tokens).compactMap { token in
      if case .number(let other, let value) = token, other == name { value } else { nil as Int? }
    }.first
    guard let first else { return nil }
    let step = steps[name] ?? 0
    // It never falls to nothing, and never wanders off.
    let mayRise = step < 4
    let mayFall = step > -3 && value(name, first: first, step: step - 1) > 0
    steps[name, default: 0] += (isUp && mayRise) || !mayFall ? 1 : -1
    return value(name, first: first, step: steps[name] ?? 0)
  }

  private func value(_ name: String, first: Int, step: Int) -> Int { first + step * max(1, first / 5) }

  // MARK: Text

  var text: String { (expanded(template.head) + parts(\.text) + expanded(template.tail)) }

  /// nil where there is no test.
  var test: String? {
    testPath == nil ? nil : expanded(template.testHead) + parts(\.test) + expanded(template.testTail)
  }

  /// What a reader of the history calls it.
  var title: String { path.split(separator: "/").last.map(String.init) ?? path }

  private func parts(_ text: KeyPath<SourceTemplate.Part, String>) -> String {
    template.parts.prefix(shown).map { expanded($0[keyPath: text]) }.joined()
  }

  private enum Token {
    case literal(Substring)
    case word(Substring)
    case number(String, Int)
  }

  /// `{{` without a name or a number behind it is code.
  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      let behind = rest[open.upperBound...]
      let name = behind.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " || $0 == "=")
      }
      let end = behind[name.endIndex...]
      guard !name.isEmpty, end.hasPrefix("}}"), name.first?.isLetter == true else {
        tokens.append(.literal(rest[..<open.upperBound]))
        rest = behind
        continue
      }
      tokens.append(.literal(rest[..<open.lowerBound]))
      let sides = name.split(separator: "=")
      if sides.count == 2, let value = Int(sides[1]) {
        tokens.append(.number(String(sides[0]), value))
      } else {
        tokens.append(.word(name))
      }
      rest = end.dropFirst(2)
    }
    tokens.append(.literal(rest))
    return tokens
  }

  private func expanded(_ text: String) -> String {
    var result = ""
    for token in Self.tokens(of: text) {
      switch token {
      case .literal(let text): result += text
      case .number(let name, let first): result += String(value(name, first: first, step: steps[name] ?? 0))
      case .word(let name): result += word(name)
      }
    }
    return result
  }

  private func word(_ name: Substring) -> String {
    switch name {
    case "Entity": subject.pascal
    case "entity": subject.camel
    case "entities": subject.plural
    case "entity words": subject.text
    case "entity-kebab": subject.kebab
    case "entity_snake": subject.snake
    case "entity_plain": subject.plain
    case "Module": module.pascal
    case "module": module.snake
    case "package": module.kebab
    case "fields": fieldOrder.prefix(fields).map(line).joined(separator: "\n")
    default: "{{\(name)}}"
    }
  }

  private func line(_ field: Field) -> String {
    switch template.language {
    case .swift:
      "  public var \(field.name.camel)"
        + [.whole: " = 0", .decimal: " = 0.0", .text: " = \"\""][field.kind, default: ""]
    case .typeScript: "  \(field.name.camel): \(field.kind == .text ? "string" : "number");"
    case .python:
      "    \(field.name.snake): " + [.whole: "int", .decimal: "float", .text: "str"][field.kind, default: "str"]
    case .go:
      "\t\(field.name.pascal) " + [.whole: "int", .decimal: "float64", .text: "string"][field.kind, default: "string"]
        + " `json:\"\(field.name.camel)\"`"
    case .prose: field.name.text
    }
  }
}
