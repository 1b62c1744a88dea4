import SearchModel
import StructuredText

/// A value of the file that knows its place, and says what is wrong with it there.
struct SettingsValue {
  let node: YAMLNode
  let file: String
  /// What it belongs to, as people would say it: `limits.fileSize`.
  let name: String

  var line: Int { node.line }

  func problem(_ cause: String, hint: String) -> UserFacingError {
    UserFacingError(.badConfiguration, "\(file), line \(line): \(cause).", hint: hint)
  }

  /// Nothing after the colon, or `null`.
  var isEmpty: Bool { node.isNull }

  var isText: Bool { node.string != nil && !isEmpty }

  private var kind: String {
    if isEmpty { return "nothing" }
    switch node.content {
    case .scalar: return "text"
    case .sequence: return "a list"
    default: return "a section with keys"
    }
  }

  private func mismatch(_ expected: String, _ example: String) -> UserFacingError {
    let what = name.isEmpty ? "the file" : name
    return problem("\(what) must be \(expected), and is \(kind)", hint: "Write it as: \(example)")
  }

  // MARK: Sections and lists

  /// The values below the keys of a section.
  func section(_ section: SettingsKeys) throws -> [String: SettingsValue] {
    var values: [String: SettingsValue] = [:]
    for (key, value) in try entries(example: "\(section.keys[0]): ...") {
      guard let text = key.node.string, section.keys.contains(text) else {
        throw key.unknown(in: section)
      }
      values[text] = value.named(section == .root ? text : "\(section.rawValue).\(text)")
    }
    return values
  }

  /// The keys and values of a section whose keys are free.
  func entries(example: String) throws -> [(key: SettingsValue, value: SettingsValue)] {
    guard case .mapping(let pairs) = node.content else { throw mismatch("a section with keys", example) }
    return pairs.map { key, value in (with(key, name), with(value, name)) }
  }

  private func unknown(in section: SettingsKeys) -> UserFacingError {
    let place = section == .root ? "" : " in \(section.rawValue)"
    guard let text = node.string else {
      return problem("a key\(place) must be plain text", hint: "Known here: \(section.keys.joined(separator: ", ")).")
    }
    if text == "<<" {
      return problem("merge keys ('<<') are not taken", hint: "Write the values out at each place.")
    }
    let known = "Known here: \(section.keys.joined(separator: ", "))."
    let nearest = NearestName.of(text, among: section.keys)
    return problem(
      "'\(text.prefix(60))' is not a key that is known\(place)",
      hint: nearest.map { "Did you mean '\($0)'? " + known } ?? known)
  }

  func list() throws -> [SettingsValue] {
    if isEmpty { return [] }
    guard case .sequence(let sequence) = node.content else { throw mismatch("a list", "[one, two]") }
    return sequence.map { with($0, name) }
  }

  func named(_ name: String) -> SettingsValue { with(node, name) }

  private func with(_ node: YAMLNode, _ name: String) -> SettingsValue {
    SettingsValue(node: node, file: file, name: name)
  }

  // MARK: Plain values

  /// Text with something in it, on one line.
  func text() throws -> String {
    guard isText, let string = node.string else { throw mismatch("text", "\"some text\"") }
    let trimmed = string.drop { $0.isWhitespace }
    guard !trimmed.isEmpty else { throw problem("\(name) is empty", hint: "Give it a value or leave it out.") }
    guard string.utf8.count <= 4096 else {
      throw problem("\(name) is longer than 4096 bytes", hint: "Shorten it.")
    }
    guard !string.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" })
    else { throw problem("\(name) holds a control character", hint: "Remove it.") }
    return String(string.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// A list of texts; one text alone is a list of one.
  func texts() throws -> [String] {
    isText ? [try text()] : try list().map { try $0.text() }
  }

  func flag() throws -> Bool {
    switch isText ? try text().lowercased() : "" {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: throw mismatch("true or false", "true")
    }
  }

  func count(_ range: ClosedRange<Int>) throws -> Int {
    let text = isText ? try text() : ""
    guard let number = Int(text.filter { $0 != "_" }) else { throw mismatch("a whole number", "\(range.lowerBound)") }
    guard range.contains(number) else {
      throw problem(
        "\(name) is \(number)", hint: "It must be from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// Bytes, written as `500000`, `64 MB` or `2GB`; the units are powers of 1024.
  func bytes(_ range: ClosedRange<Int>) throws -> Int {
    let written = isText ? try text() : ""
    let digits = written.prefix { $0.isASCII && ($0.isNumber || $0 == "_") }
    let shifts = ["": 0, "b": 0, "kb": 10, "kib": 10, "mb": 20, "mib": 20, "gb": 30, "gib": 30]
    let unit = written.dropFirst(digits.count).drop(while: \.isWhitespace).lowercased()
    guard let number = Int(digits.filter { $0 != "_" }), let shift = shifts[unit] else {
      throw mismatch("a size", "64 MB")
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
    guard !overflow, range.contains(size) else {
      throw problem(
        "\(name) is \(written.prefix(40))", hint: "It must be from \(range.lowerBound) to \(range.upperBound) bytes.")
    }
    return size
  }

  private var isOff: Bool {
    get throws { isText ? ["off", "no", "false", "never"].contains(try text().lowercased()) : false }
  }

  /// nil when it is `off`.
  func countOrOff(_ range: ClosedRange<Int>) throws -> Int? { try isOff ? nil : count(range) }

  /// A time written as `30s`, `15m`, `2h` or `1d`; nil when it is `off`.
  func interval() throws -> Duration? {
    if try isOff { return nil }
    let written = isText ? try text().lowercased() : ""
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    let seconds = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let number = Int(digits), let unit = seconds[String(written.dropFirst(digits.count))] else {
      throw mismatch("a time with its unit, or off", "15m")
    }
    let (total, overflow) = number.multipliedReportingOverflow(by: unit)
    guard !overflow, (10...2_592_000).contains(total) else {
      throw problem("\(name) is \(written.prefix(40))", hint: "It must be from 10s to 30d, or off.")
    }
    return .seconds(total)
  }

  func day() throws -> Day {
    let written = isText ? try text() : ""
    guard let day = Day(written) else {
      throw problem(
        "\(name) is '\(written.prefix(40))', which is not a date", hint: "Write it as year-month-day: 2024-01-31")
    }
    return day
  }

  func glob() throws -> Glob {
    let written = try text()
    do {
      return try Glob(written)
    } catch {
      throw problem(
        "the pattern '\(written.prefix(60))' cannot be used, because \(error.reason)",
        hint: "Use * within a name, ** across folders, ? for one character.")
    }
  }

  func globs() throws -> [Glob] {
    isText ? [try glob()] : try list().map { try $0.glob() }
  }

  /// A folder relative to the root of a repository, without a slash at its end.
  func folderOfRepository() throws -> String {
    var folder = try text()
    guard !folder.hasPrefix("/"), !folder.split(separator: "/").contains("..") else {
      throw problem("\(name) leaves the repository", hint: "Write it relative to the repository's root, as: docs")
    }
    while folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }
}
