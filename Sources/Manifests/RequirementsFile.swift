import StructuredText

/// `requirements*.txt` of pip (pip.pypa.io, requirements file format): a list of what is needed, without a package of
/// its own. Files that it takes over are read where they bear such a name themselves; none is followed.
struct RequirementsFile {
  private static let developmentWords: Set<Substring> = [
    "dev", "develop", "development", "test", "tests", "testing", "lint", "doc", "docs", "ci", "build", "release",
    "typing",
    "mypy",
  ]
  private static let archives = [".whl", ".tar.gz", ".zip", ".tgz", ".tar.bz2"]

  private var project: ManifestProject
  private var failures: [ManifestFailure] = []
  private let scope: ManifestDependency.Scope
  /// Lines that are no requirements; only the first one is told.
  private var bad: (line: Int, count: Int)?
  /// Whether the comment that is being read says what a requirement is there for.
  private var tellsWhy = false

  static func supplement(_ file: ManifestFile) -> ManifestSupplement {
    var reader = RequirementsFile(file)
    reader.read(file.lines)
    return ManifestSupplement(kind: .requirements, project: reader.project, failures: reader.failures)
  }

  private init(_ file: ManifestFile) {
    project = ManifestProject(name: "", folder: file.folder, ecosystem: "pypi")
    project.path = file.path
    project.isPackage = false
    let words = file.stem.lowercased().split { "-_.".contains($0) }
    scope = words.contains(where: Self.developmentWords.contains) ? .development : .runtime
  }

  private mutating func read(_ rows: [Substring]) {
    var statement = ""
    var start = 0
    for (index, row) in rows.enumerated() {
      if statement.isEmpty { start = index + 1 }
      let (text, comment) = Self.split(row)
      if row.last == "\\" {
        statement += row.dropLast() + " "
        continue
      }
      statement += text
      add(statement, line: start)
      if let comment { note(comment, isOwnLine: statement.allSatisfy(\.isWhitespace)) }
      statement = ""
    }
    add(statement, line: start)
    guard let bad else { return }
    let rest = bad.count > 1 ? ", and \(bad.count - 1) more lines are neither" : ""
    failures.append(ManifestFailure(line: bad.line, cause: "this is no requirement of pip\(rest)"))
  }

  /// A comment begins the line or follows white space: addresses hold `#` too.
  private static func split(_ row: Substring) -> (text: Substring, comment: Substring?) {
    var isAfterSpace = true
    for index in row.indices {
      if row[index] == "#", isAfterSpace { return (row[..<index], row[index...].dropFirst()) }
      isAfterSpace = row[index].isWhitespace
    }
    return (row, nil)
  }

  /// Tools that write the whole closure say of each entry what it is there for: `# via flask`, or several lines. What
  /// is asked for by a file (`-r requirements.in`) is wanted itself.
  private mutating func note(_ comment: Substring, isOwnLine: Bool) {
    let words = comment.split(whereSeparator: \.isWhitespace)
    if words.first == "via" { tellsWhy = true } else if !isOwnLine { tellsWhy = false }
    guard tellsWhy, let last = project.dependencies.indices.last else { return }
    if words.contains("-r") {
      project.dependencies[last].scope = scope
      tellsWhy = false
    } else if words.count > (words.first == "via" ? 1 : 0) {
      project.dependencies[last].scope = .indirect
    }
  }

  private mutating func add(_ statement: String, line: Int) {
    // Options of an entry, as its hashes, stand behind it.
    let words = statement.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return }
    tellsWhy = false
    if first.hasPrefix("-") { return addOption(words, line: line) }
    let own = words.prefix { !$0.hasPrefix("--") }
    if first.contains("://") || first.hasPrefix(".") || first.hasPrefix("/") || Self.isArchive(first) {
      return addPlace(first, line: line)
    }
    let text = own.joined(separator: " ")
    guard Self.isRequirement(text), let dependency = PythonRequirement.dependency(text, scope: scope, line: line) else {
      bad = (bad?.line ?? line, (bad?.count ?? 0) + 1)
      return
    }
    project.add(dependency)
  }

  private mutating func addOption(_ words: [Substring], line: Int) {
    let option = words[0].prefix { $0 != "=" }
    var value = words[0].dropFirst(option.count + 1)
    if value.isEmpty { value = words.dropFirst().first ?? "" }
    switch option {
    case "-e", "--editable": addPlace(value, line: line)
    case "-r", "--requirement":
      guard ManifestKind(path: String(value)) != .requirements else { return }
      failures.append(
        ManifestFailure(
          line: line, cause: "it takes over \(OneLine.text(String(value), upTo: 200) ?? "nothing"), which is not read"))
    default: break
    }
  }

  /// After the name come extras, versions, an address, a marker or nothing.
  private static func isRequirement(_ text: String) -> Bool {
    let rest = text.drop { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }.drop(
      while: \.isWhitespace)
    return rest.first.map { "[<>=!~;@(".contains($0) } ?? true
  }

  // MARK: Addresses and folders

  private static func isArchive(_ text: Substring) -> Bool { archives.contains { text.lowercased().hasSuffix($0) } }

  /// `git+https://host/owner/name.git@v1#egg=name`, `./folder`, `https://host/name-1.0.tar.gz`; the project itself, `.`,
  /// is none that it needs.
  private mutating func addPlace(_ text: Substring, line: Int) {
    let fragment = text.firstIndex(of: "#").map { text[$0...].dropFirst() } ?? ""
    var address = text.prefix { $0 != "#" }
    if let extras = address.firstIndex(of: "["), !address.contains("://") { address = address[..<extras] }
    var requirement = ""
    if let at = address.lastIndex(of: "@"), address.hasPrefix("git+"), !address[at...].contains("/") {
      requirement = String(address[address.index(after: at)...])
      address = address[..<at]
    }
    var name = address.split(separator: "/").last ?? ""
    if Self.isArchive(name) {
      name = name.prefix { $0 != "-" }
    } else if name.hasSuffix(".git") {
      name = name.dropLast(4)
    }
    if let egg = fragment.split(separator: "&").first(where: { $0.hasPrefix("egg=") }) {
      name = egg.dropFirst(4).prefix { $0 != "[" }
    }
    let normalized = PythonRequirement.normalized(String(name))
    guard !normalized.isEmpty else { return }
    project.add(
      ManifestDependency(
        ecosystem: "pypi", name: normalized, requirement: requirement,
        location: String(address.hasPrefix("git+") ? address.dropFirst(4) : address), scope: scope, line: line))
  }
}
