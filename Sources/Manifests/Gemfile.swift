import StructuredText

/// `Gemfile` of Bundler (bundler.io/man/gemfile.5.html): what an application needs, or a gem to be developed. It is a
/// program; read are its `gem` lines and the blocks they stand in.
struct Gemfile {
  /// What a block says of the gems in it.
  private struct Block {
    var groups: [String] = []
    var location: String?
  }

  private static let development: Set<String> = [
    "development", "test", "tests", "ci", "lint", "docs", "doc", "rubocop",
  ]
  private static let openers: Set<Substring> = ["if", "unless", "case", "begin", "def", "while", "until"]
  private static let deepest = 100

  private var project: ManifestProject
  private var blocks: [Block] = []

  static func supplement(_ file: ManifestFile) throws(ManifestFailure) -> ManifestSupplement {
    var project = ManifestProject(name: "", folder: file.folder, ecosystem: "gem")
    project.path = file.path
    project.isPackage = false
    var reader = Gemfile(project: project)
    for (index, row) in file.lines.enumerated() { try reader.read(row, line: index + 1) }
    return ManifestSupplement(kind: .gemfile, project: reader.project)
  }

  private mutating func read(_ row: Substring, line: Int) throws(ManifestFailure) {
    let statement = row.drop { $0.isWhitespace }
    let call = statement.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard !call.isEmpty else { return }
    let rest = statement.dropFirst(call.count)
    if call == "end" {
      _ = blocks.popLast()
    } else if call == "gem" {
      add(RubyArguments(rest), line: line)
    } else if Self.opensBlock(call, statement) {
      guard blocks.count < Self.deepest else {
        throw ManifestFailure(line: line, cause: "it nests deeper than \(Self.deepest) levels")
      }
      blocks.append(block(call, RubyArguments(rest)))
    }
  }

  private static func opensBlock(_ call: Substring, _ statement: Substring) -> Bool {
    if openers.contains(call) { return true }
    let words = statement.split(whereSeparator: \.isWhitespace)
    guard let place = words.lastIndex(of: "do") else { return false }
    return words[(place + 1)...].first.map { $0.hasPrefix("|") || $0.hasPrefix("#") } ?? true
  }

  private func block(_ call: Substring, _ arguments: RubyArguments) -> Block {
    let values = arguments.arguments.filter { $0.key == nil }.compactMap(\.text)
    switch call {
    case "group": return Block(groups: values)
    case "git", "path": return Block(location: values.first)
    case "github": return Block(location: values.first.map(Self.github))
    default: return Block()
    }
  }

  private mutating func add(_ arguments: RubyArguments, line: Int) {
    guard let first = arguments.arguments.first, first.key == nil, !first.isSymbol, let name = first.text else {
      return
    }
    let requirements = arguments.arguments.dropFirst().filter { $0.key == nil && !$0.isSymbol }.compactMap(\.text)
    let groups =
      blocks.flatMap(\.groups)
      + arguments.arguments.filter { $0.key == "group" || $0.key == "groups" }.compactMap(\.text)
    let location =
      arguments.value("git", "path") ?? arguments.value("github").map(Self.github)
      ?? arguments.value("gist").map { "https://gist.github.com/\($0).git" }
      ?? blocks.last { $0.location != nil }?.location
    let isDevelopment = !groups.isEmpty && groups.allSatisfy(Self.development.contains)
    project.add(
      ManifestDependency(
        ecosystem: "gem", name: name, requirement: requirements.joined(separator: ", "), location: location,
        scope: isDevelopment ? .development : groups.isEmpty || groups == ["default"] ? .runtime : .optional,
        line: line))
  }

  /// `owner/name`; a name alone is that of both.
  private static func github(_ place: String) -> String {
    place.contains("://") ? place : "https://github.com/\(place.contains("/") ? place : "\(place)/\(place)").git"
  }
}
