/// Reads `MAINTAINERS` in the form of the Linux kernel: sections with a title and lines of one
/// letter, a colon and a value. `M:` names the people who take changes, `F:` and `N:` the files,
/// `X:` those taken out; `S:` says whether anybody cares at all.
struct LinuxMaintainersReader {
  private struct Section {
    var title: Substring = ""
    var maintainers: [OwnerToken] = []
    var status: String = ""
    var patterns: [(text: String, line: Int, pattern: PathPattern)] = []
    var exclusions: [PathPattern] = []
  }

  private var sections: [Section] = []
  private var current = Section()
  private var isInSection = false
  private var problems: OwnershipProblems
  private var patternCount = 0

  static func read(_ text: OwnershipText, path: String) -> OwnerFile {
    var reader = LinuxMaintainersReader(problems: text.problems)
    for line in text.lines { reader.read(line) }
    reader.close()
    if reader.sections.isEmpty {
      reader.problems.add("no section names files with 'F:', so it is not in the form of the Linux kernel")
    }
    return reader.file(path: path)
  }

  private init(problems: OwnershipProblems) { self.problems = problems }

  private mutating func read(_ line: OwnershipText.Line) {
    guard let field = Self.field(line.text) else {
      // The explanation at the top is indented, a title is not.
      let isBlank = line.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isBlank || line.text.hasPrefix(" ") || line.text.hasPrefix("\t") {
        if isBlank { close() }
        return
      }
      close()
      current.title = line.text
      return
    }
    isInSection = true
    do throws(OwnershipFailure) {
      try read(field.letter, field.value, line: line.number)
    } catch {
      problems.add(error, line: line.number)
    }
  }

  private static func field(_ text: Substring) -> (letter: UInt8, value: Substring)? {
    let bytes = text.utf8
    guard let letter = bytes.first, (0x41...0x5A).contains(letter), bytes.dropFirst().first == UInt8(ascii: ":") else {
      return nil
    }
    return (letter, trimmed(Substring(bytes.dropFirst(2))))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var bytes = text.utf8.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return Substring(bytes)
  }

  private mutating func read(_ letter: UInt8, _ value: Substring, line: Int) throws(OwnershipFailure) {
    switch letter {
    case UInt8(ascii: "M"):
      let owner = try Self.person(value)
      if current.maintainers.count < 100, !current.maintainers.contains(owner) { current.maintainers.append(owner) }
    case UInt8(ascii: "S"): current.status = value.lowercased()
    case UInt8(ascii: "F"):
      try addPattern(String(value), PathGlob.maintainers(String(value)), line: line)
    case UInt8(ascii: "N"): try addPattern(String(value), GoExpression.pattern(String(value)), line: line)
    case UInt8(ascii: "X"):
      if current.exclusions.count < 1_000 { current.exclusions.append(try PathGlob.maintainers(String(value))) }
    default: break
    }
  }

  private mutating func addPattern(_ text: String, _ pattern: PathPattern, line: Int) throws(OwnershipFailure) {
    guard patternCount < OwnerFile.mostRules else {
      throw OwnershipFailure("only \(OwnerFile.mostRules) patterns are read")
    }
    patternCount += 1
    current.patterns.append((text, line, pattern))
  }

  /// `Full Name <address@host>`, or the address alone.
  private static func person(_ value: Substring) throws(OwnershipFailure) -> OwnerToken {
    guard let open = value.lastIndex(of: "<"), let close = value.lastIndex(of: ">"), open < close else {
      guard OwnerToken.isEmail(value) else {
        throw OwnershipFailure("'\(value.prefix(60))' has no e-mail address")
      }
      return OwnerToken(.email, String(value))
    }
    let email = value[value.index(after: open)..<close]
    guard OwnerToken.isEmail(email), email.utf8.count <= OwnerToken.longest else {
      throw OwnershipFailure("'\(email.prefix(60))' is not an e-mail address")
    }
    let quotes = trimmed(value[..<open]).filter { $0 != "\"" }
    return OwnerToken(.email, String(email), fullName: quotes.isEmpty ? nil : String(quotes.prefix(200)))
  }

  private mutating func close() {
    if isInSection, !current.patterns.isEmpty { sections.append(current) }
    if isInSection { current = Section() }
    isInSection = false
  }

  private func file(path: String) -> OwnerFile {
    var rules: [OwnerRule] = []
    var exclusions: [Int: [PathPattern]] = [:]
    var names = [OwnerFile.Section(name: "", isOptional: false, approvals: 0)]
    for section in sections {
      let number = names.count
      names.append(OwnerFile.Section(name: String(section.title.prefix(200)), isOptional: false, approvals: 0))
      if !section.exclusions.isEmpty { exclusions[number] = section.exclusions }
      // Nobody takes changes to what is abandoned, whoever is still named.
      let isAbandoned = section.status.hasPrefix("orphan") || section.status.hasPrefix("obsolete")
      for (text, line, pattern) in section.patterns {
        var rule = OwnerRule(
          pattern: pattern, text: text, line: line, owners: isAbandoned ? [] : section.maintainers, section: number)
        rule.isFallback = text == "*" || text == "*/"
        rule.depth = text.utf8.split(separator: UInt8(ascii: "/")).count
        rules.append(rule)
      }
    }
    return OwnerFile(
      dialect: .linux, path: path, rules: rules, sections: names, exclusions: exclusions, problems: problems)
  }
}
