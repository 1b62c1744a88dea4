/// Reads CODEOWNERS files: a line is a pattern and its owners. Five hosts agree on that and on
/// little more; what differs is told by the dialect.
struct CodeOwnersReader {
  private let dialect: OwnershipDialect
  private let path: String
  private var rules: [OwnerRule] = []
  private var problems: OwnershipProblems
  private var sections = [OwnerFile.Section(name: "", isOptional: false, approvals: 0)]
  /// Section names take any case; one that stands twice is one section.
  private var sectionNumbers: [String: Int] = [:]
  private var section = 0
  private var defaults: [OwnerToken] = []

  static func read(_ text: OwnershipText, dialect: OwnershipDialect, path: String) -> OwnerFile {
    var reader = CodeOwnersReader(dialect: dialect, path: path, problems: text.problems)
    for line in text.lines {
      guard reader.rules.count < OwnerFile.mostRules else {
        reader.problems.add(
          "only \(OwnerFile.mostRules) rules are read, and the lines from here on are left out", line: line.number)
        break
      }
      reader.read(line)
    }
    return OwnerFile(
      dialect: dialect, path: path, rules: reader.rules, sections: reader.sections, problems: reader.problems)
  }

  private init(dialect: OwnershipDialect, path: String, problems: OwnershipProblems) {
    self.dialect = dialect
    self.path = path
    self.problems = problems
  }

  private mutating func read(_ line: OwnershipText.Line) {
    do throws(OwnershipFailure) {
      if dialect == .gitLab, try readHeading(line.text) { return }
      let words = words(line.text)
      guard let pattern = words.first else { return }
      try readRule(pattern, owners: words.dropFirst(), line: line.number)
    } catch {
      problems.add(error, line: line.number)
    }
  }

  /// The words of a line up to its comment. A blank after a backslash belongs to the word.
  private func words(_ text: Substring) -> [Substring] {
    var words: [Substring] = []
    var start: Substring.Index?
    var isEscaped = false
    let bytes = text.utf8
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
        continue
      }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        if let begun = start { words.append(text[begun..<index]) }
        start = nil
        continue
      }
      // GitLab has whole-line comments only: it takes owners even from behind a '#'.
      if start == nil, byte == UInt8(ascii: "#"), dialect != .gitLab || words.isEmpty { return words }
      if start == nil { start = index }
      isEscaped = byte == UInt8(ascii: "\\")
    }
    if let begun = start { words.append(text[begun...]) }
    return words
  }

  // MARK: Rules

  private mutating func readRule(_ word: Substring, owners words: ArraySlice<Substring>, line: Int)
    throws(OwnershipFailure)
  {
    var text = String(word)
    let isExclusion = dialect == .gitLab && text.hasPrefix("!")
    if isExclusion { text.removeFirst() }
    let pattern = try pattern(text)
    var owners: [OwnerToken] = []
    if !isExclusion {
      var good = 0
      for word in words.prefix(Self.mostOwners) {
        if dialect == .gitLab, !word.hasPrefix("@"), !word.contains("@") { continue }
        do throws(OwnershipFailure) {
          let owner = try OwnerToken(word: word, dialect: dialect)
          if !owners.contains(owner) { owners.append(owner) }
          good += 1
        } catch {
          problems.add(error, line: line)
        }
      }
      if words.count > Self.mostOwners {
        problems.add("only \(Self.mostOwners) owners of a line are read, and it has \(words.count)", line: line)
      }
      // A line of which nobody is left would say that nobody owns it, and it does not.
      if good == 0, !words.isEmpty, dialect != .gitLab || defaults.isEmpty { return }
      if owners.isEmpty, dialect == .gitLab { owners = defaults }
      guard !owners.isEmpty || dialect == .gitHub || dialect == .gitLab else {
        throw OwnershipFailure("the pattern '\(text.prefix(60))' has no owners")
      }
      if owners.isEmpty, dialect == .gitLab {
        problems.add("the pattern '\(text.prefix(60))' has no owners, and neither has its section", line: line)
      }
    }
    rules.append(
      OwnerRule(
        pattern: pattern, text: String(word), line: line, owners: owners, section: section,
        isExclusion: isExclusion))
  }

  /// Owners of one line.
  private static let mostOwners = 100

  private func pattern(_ text: String) throws(OwnershipFailure) -> PathPattern {
    switch dialect {
    case .gitLab:
      return try PathGlob.fileNameMatch(text)
    case .gitea:
      let isInverted = text.hasPrefix("!")
      let expression = Self.unescaped(isInverted ? text.dropFirst() : text[...])
      var pattern = try GoExpression.pattern("^\(expression)$")
      pattern.isInverted = isInverted
      return pattern
    default:
      return try PathGlob.gitIgnore(text)
    }
  }

  /// In Gitea a backslash protects the sign after it from the line; two of them leave one for
  /// the regular expression. Before any other sign it stays: most files are written so.
  private static func unescaped(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first, next == "\\" || next == "#" || next == " " {
        rest.removeFirst()
        result.append(next)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  // MARK: Sections of GitLab

  /// `[Name]`, `^[Name]`, `[Name][2] @default`. A line that only looks like one is a rule.
  private mutating func readHeading(_ text: Substring) throws(OwnershipFailure) -> Bool {
    var rest = text.drop { $0 == " " || $0 == "\t" }
    let isOptional = rest.hasPrefix("^[")
    if isOptional { rest = rest.dropFirst() }
    guard rest.hasPrefix("[") else { return false }
    guard let end = rest.firstIndex(of: "]") else { throw OwnershipFailure("a section's '[' is not closed") }
    let name = String(rest[rest.index(after: rest.startIndex)..<end])
    rest = rest[rest.index(after: end)...]
    guard !name.allSatisfy({ $0 == " " || $0 == "\t" }) else { throw OwnershipFailure("a section has no name") }
    guard name.utf8.count <= 255 else { throw OwnershipFailure("the name of a section is longer than 255 bytes") }
    var approvals = isOptional ? 0 : 1
    if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") {
      let digits = rest[rest.index(after: rest.startIndex)..<close]
      guard let count = Int(digits), count >= 0, digits.utf8.count <= 6 else {
        throw OwnershipFailure("'[\(digits.prefix(20))]' is not a number of approvals")
      }
      approvals = isOptional ? 0 : count
      rest = rest[rest.index(after: close)...]
    }
    open(OwnerFile.Section(name: name, isOptional: isOptional, approvals: approvals))
    defaults = []
    for word in words(rest).prefix(Self.mostOwners) { defaults.append(try OwnerToken(word: word, dialect: dialect)) }
    return true
  }

  private mutating func open(_ new: OwnerFile.Section) {
    if let known = sectionNumbers[new.name.lowercased()] {
      section = known
      return
    }
    section = sections.count
    sectionNumbers[new.name.lowercased()] = section
    sections.append(new)
  }
}
