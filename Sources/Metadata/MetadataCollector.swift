import Manifests
import StructuredText

/// Gathers what one file states, and what is wrong with it.
struct MetadataCollector {
  static let mostElements = 500
  static let mostProblems = 50
  private static let longest = 2_000

  let path: String
  let format: MetadataFormat
  private(set) var statements: [MetadataStatement] = []
  private(set) var problems: [MetadataProblem] = []
  private(set) var unresolved: [UnresolvedValue] = []

  init(path: String, format: MetadataFormat) {
    self.path = path
    self.format = format
  }

  // MARK: Problems

  mutating func report(_ field: MetadataField, _ cause: String, hint: String) {
    report(line: field.line, cause, hint: hint)
  }

  mutating func report(line: Int?, _ cause: String, hint: String) {
    if problems.count < Self.mostProblems {
      problems.append(MetadataProblem(path: path, line: line, cause: cause, hint: hint))
    } else if problems.count == Self.mostProblems {
      problems.append(
        MetadataProblem(path: path, line: line, cause: "more is wrong from here on", hint: "Correct the others first."))
    }
  }

  private mutating func mismatch(_ field: MetadataField, _ expected: String, _ example: String) {
    report(field, "\(shown(field.name)) must be \(expected), and is \(field.kind)", hint: "Write it as: \(example)")
  }

  private func shown(_ text: String) -> String { OneLine.text(text, upTo: 60) ?? "it" }

  mutating func require(_ keys: [String], in field: MetadataField?) {
    guard let field else { return }
    for key in keys where field[key] == nil {
      let name = field.name.isEmpty ? key : "\(field.name).\(key)"
      report(field, "\(name) is missing", hint: "The format requires it; add it.")
    }
  }

  /// The field when its word is one of the format's.
  mutating func check(_ field: MetadataField?, isOneOf words: [String]) {
    guard let field, let word = field.scalar, !words.contains(word) else { return }
    report(
      field, "\(shown(field.name)) is '\(shown(word))', which the format does not know",
      hint: "It knows: \(words.joined(separator: ", ")).")
  }

  // MARK: Values

  /// Text on one line; nil for nothing, and for what is no text, which is reported.
  mutating func text(_ field: MetadataField?, upTo limit: Int = longest) -> String? {
    guard let field else { return nil }
    if isUnresolved(field) { return nil }
    guard let written = field.scalar else {
      mismatch(field, "text", "\"some text\"")
      return nil
    }
    return OneLine.text(written, upTo: limit)
  }

  /// The elements of a list of texts, or of one text.
  mutating func texts(_ field: MetadataField?) -> [(text: String, field: MetadataField)] {
    elements(field).compactMap { element in text(element).map { ($0, element) } }
  }

  /// The elements of a list, in bounds.
  mutating func elements(_ field: MetadataField?) -> [MetadataField] {
    guard let field else { return [] }
    let elements = field.elements
    if elements.count > Self.mostElements {
      report(
        field, "\(shown(field.name)) has \(elements.count) elements, of which \(Self.mostElements) are read",
        hint: "Shorten the list.")
    }
    return elements.prefix(Self.mostElements).filter { $0.value != .null }
  }

  /// The field when it is a section; nil when it is not, which is reported.
  mutating func section(_ field: MetadataField?) -> MetadataField? {
    guard let field else { return nil }
    guard case .table = field.value else {
      mismatch(field, "a section with keys", "\(field.name.split(separator: ".").last ?? "key"): { ... }")
      return nil
    }
    return field
  }

  mutating func flag(_ field: MetadataField?) -> Bool? {
    guard let field else { return nil }
    guard let flag = field.value.flag else {
      mismatch(field, "true or false", "true")
      return nil
    }
    return flag
  }

  /// Whether the value is to be read from elsewhere, as in `{ $text: ./api.yaml }`; noted if so.
  mutating func isUnresolved(_ field: MetadataField) -> Bool {
    guard let entries = field.value.table?.entries, entries.count == 1, let entry = entries.first,
      entry.key.hasPrefix("$"), let target = entry.value.text
    else { return false }
    let known = UnresolvedValue(
      key: field.name, directive: OneLine.text(entry.key, upTo: 60) ?? "",
      target: OneLine.text(target, upTo: 2_000) ?? "",
      place: MetadataPlace(path: path, line: entry.line ?? field.line))
    if !unresolved.contains(known), unresolved.count < Self.mostElements { unresolved.append(known) }
    return true
  }

  // MARK: Statements

  mutating func state(_ fact: MetadataFact, _ value: String, written: String? = nil, at field: MetadataField) {
    guard let value = OneLine.text(value, upTo: Self.longest) else { return }
    let key = OneLine.text(field.name, upTo: 200) ?? ""
    statements.append(
      MetadataStatement(
        fact: fact, value: value, written: written == value ? nil : written, format: format, key: key,
        place: MetadataPlace(path: path, line: field.line)))
  }

  mutating func state(_ fact: MetadataFact, text field: MetadataField?) {
    guard let field, let text = text(field) else { return }
    state(fact, text, at: field)
  }

  mutating func state(_ fact: MetadataFact, texts field: MetadataField?) {
    for (text, element) in texts(field) { state(fact, text, at: element) }
  }

  /// Web addresses; they become links, so nothing else is one.
  mutating func state(_ fact: MetadataFact, address field: MetadataField?) {
    for (text, element) in texts(field) {
      if let address = WebAddress.checked(text) {
        state(fact, address, at: element)
      } else {
        report(
          element, "\(shown(element.name)) is '\(shown(text))', which is not a web address",
          hint: "Write it with https:// in front.")
      }
    }
  }

  /// A web address, or a path within the repository.
  mutating func state(_ fact: MetadataFact, pathOrAddress field: MetadataField?) {
    guard let field, let text = text(field) else { return }
    if let address = WebAddress.checked(text) ?? WebAddress.path(text, from: MetadataFormat.folder(of: path)) {
      state(fact, address, written: text, at: field)
    } else {
      report(
        field, "\(shown(field.name)) is '\(shown(text))', which is neither a web address nor a path in the repository",
        hint: "Write it with https:// in front, or relative to the file.")
    }
  }

  mutating func state(lifecycle field: MetadataField?) {
    guard let field, let text = text(field) else { return }
    state(.lifecycle, Lifecycle(written: text)?.rawValue ?? text, written: text, at: field)
  }

  /// An identifier or expression of SPDX, or its page at spdx.org.
  mutating func state(license field: MetadataField?) {
    guard let field, let text = text(field) else { return }
    let page = ["https://spdx.org/licenses/", "http://spdx.org/licenses/", "spdx:"].first { text.hasPrefix($0) }
    var name = text.dropFirst(page?.count ?? 0)
    if page != nil, let end = [".html", ".json", ".txt", "/"].first(where: { name.hasSuffix($0) }) {
      name = name.dropLast(end.count)
    }
    let expression = License.expression(String(name))
    if expression == nil, page == nil, WebAddress.checked(text) == nil {
      report(
        field, "\(shown(field.name)) is '\(shown(text))', which SPDX does not know",
        hint: "Write an identifier of https://spdx.org/licenses/, for instance Apache-2.0.")
    }
    state(.license, expression ?? text, written: text, at: field)
  }

  /// `Name <mail>`, or what there is of it.
  mutating func state(contact field: MetadataField, name: String?, mail: String?) {
    let mail = mail.flatMap { mail -> String? in
      let bare = mail.hasPrefix("mailto:") ? String(mail.dropFirst(7)) : mail
      return bare.contains("@") ? bare : nil
    }
    switch (name, mail) {
    case (let name?, let mail?): state(.contact, "\(name) <\(mail)>", at: field)
    case (let only?, nil), (nil, let only?): state(.contact, only, at: field)
    case (nil, nil): break
    }
  }
}
