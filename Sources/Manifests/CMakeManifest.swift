import StructuredText

/// `CMakeLists.txt` (cmake.org): what `project()` says, the libraries and programs it builds, and what it finds or
/// fetches. It is a program; variables stand for what the file itself sets them to.
struct CMakeManifest {
  private static let projectWords: Set<String> = [
    "VERSION", "DESCRIPTION", "HOMEPAGE_URL", "LANGUAGES", "COMPAT_VERSION",
  ]

  private var variables: [String: String] = [:]
  private var project: ManifestProject
  private var hasProject = false
  private var library: Int?
  private var program: Int?

  static func supplement(_ file: ManifestFile) throws(ManifestFailure) -> ManifestSupplement {
    var reader = CMakeManifest(file)
    for command in try CMakeCommands(file.text).commands { reader.read(command) }
    reader.finish()
    return ManifestSupplement(kind: reader.hasProject ? .cmake : .fragment, project: reader.project)
  }

  private init(_ file: ManifestFile) {
    project = ManifestProject(name: "", folder: file.folder, ecosystem: "cmake")
    project.path = file.path
    project.isPackage = false
  }

  private mutating func read(_ command: CMakeCommands.Command) {
    // Only sources stand further back.
    let arguments = command.arguments.prefix(1_000).map(resolved)
    guard let first = arguments.first, !first.isEmpty else { return }
    switch command.name {
    case "project": if !hasProject { addProject(first, arguments, line: command.line) }
    case "set": if arguments.count > 1, arguments[1].utf8.count <= 300 { variables[first] = arguments[1] }
    case "add_library": addTarget(first, arguments, isLibrary: true, line: command.line)
    case "add_executable": addTarget(first, arguments, isLibrary: false, line: command.line)
    case "find_package": addFound(first, arguments, line: command.line)
    case "fetchcontent_declare", "externalproject_add": addFetched(first, arguments, line: command.line)
    case "cpmaddpackage", "cpmfindpackage", "cpmdeclarepackage": addCPM(arguments, line: command.line)
    default: break
    }
  }

  private mutating func addProject(_ name: String, _ arguments: [String], line: Int) {
    guard !name.contains("${"), let name = ManifestText.name(name) else { return }
    hasProject = true
    project.isPackage = true
    project.name = name
    project.lines[.name] = line
    variables["PROJECT_NAME"] = name
    variables["CMAKE_PROJECT_NAME"] = name
    if let version = Self.value("VERSION", arguments), !version.contains("${") {
      project.version = ManifestText.name(version)
      project.lines[.version] = line
      variables["PROJECT_VERSION"] = version
    }
    if let description = Self.value("DESCRIPTION", arguments), !description.contains("${") {
      project.description = ManifestText.line(description, upTo: ManifestText.longestDescription) ?? ""
      project.lines[.description] = line
    }
    if let homepage = ManifestText.homepage(Self.value("HOMEPAGE_URL", arguments)) {
      project.homepage = homepage
      project.lines[.homepage] = line
    }
  }

  /// The argument after a word.
  private static func value(_ word: String, _ arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: word), place + 1 < arguments.count,
      !projectWords.contains(arguments[place + 1])
    else { return nil }
    return arguments[place + 1]
  }

  private mutating func addTarget(_ name: String, _ arguments: [String], isLibrary: Bool, line: Int) {
    let kinds = arguments.dropFirst().prefix(2)
    guard !kinds.contains("ALIAS"), !arguments.contains("IMPORTED"), !name.contains("${"),
      project.products.count < ManifestText.mostDependencies, let name = ManifestText.name(name)
    else { return }
    project.products.append(name)
    if isLibrary { library = library ?? line } else { program = program ?? line }
  }

  private mutating func finish() {
    if let library {
      project.note(.library, line: library)
    } else if let program {
      project.note(.application, line: program)
    }
  }

  // MARK: Dependencies

  /// `find_package(NAME [version] ... [REQUIRED])`.
  private mutating func addFound(_ name: String, _ arguments: [String], line: Int) {
    let version = arguments.dropFirst().first.flatMap { $0.first?.isNumber == true ? $0 : nil }
    add(name, requirement: version, scope: arguments.contains("REQUIRED") ? .runtime : .optional, line: line)
  }

  private mutating func addFetched(_ name: String, _ arguments: [String], line: Int) {
    let address = Self.value("GIT_REPOSITORY", arguments) ?? Self.value("URL", arguments)
    add(name, requirement: Self.value("GIT_TAG", arguments), location: address, line: line)
  }

  /// `CPMAddPackage("gh:owner/name@1.2")`, `CPMAddPackage(NAME name VERSION 1.2 GITHUB_REPOSITORY owner/name)`
  /// (github.com/cpm-cmake/CPM.cmake).
  private mutating func addCPM(_ arguments: [String], line: Int) {
    if arguments.count == 1 || arguments.first == "URI" {
      guard let short = arguments.first == "URI" ? arguments.dropFirst().first : arguments.first else { return }
      return addCPM(short: short, line: line)
    }
    let places = [
      ("GITHUB_REPOSITORY", "https://github.com/"), ("GITLAB_REPOSITORY", "https://gitlab.com/"),
      ("BITBUCKET_REPOSITORY", "https://bitbucket.org/"), ("GIT_REPOSITORY", ""), ("URL", ""),
    ]
    let location = places.lazy.compactMap { key, host in Self.value(key, arguments).map { host + $0 } }.first
    guard let name = Self.value("NAME", arguments) ?? location.map(SwiftPackageManifest.identity) else { return }
    add(
      name, requirement: Self.value("VERSION", arguments) ?? Self.value("GIT_TAG", arguments), location: location,
      line: line)
  }

  private mutating func addCPM(short: String, line: Int) {
    let hosts = ["gh:": "https://github.com/", "gl:": "https://gitlab.com/", "bb:": "https://bitbucket.org/"]
    let host = hosts[String(short.prefix(3))]
    var place = host == nil ? short[...] : short.dropFirst(3)
    var version: Substring?
    if let sign = place.lastIndex(where: { $0 == "@" || $0 == "#" }), !place[sign...].contains("/") {
      version = place[place.index(after: sign)...]
      place = place[..<sign]
    }
    let location = (host ?? "") + place
    guard location.contains("://") else { return }
    add(SwiftPackageManifest.identity(location), requirement: version.map(String.init), location: location, line: line)
  }

  private mutating func add(
    _ name: String, requirement: String?, location: String? = nil, scope: ManifestDependency.Scope = .runtime, line: Int
  ) {
    guard !name.contains("${") else { return }
    project.add(
      ManifestDependency(
        ecosystem: "cmake", name: name, requirement: requirement ?? "", location: location, scope: scope, line: line))
  }

  /// `${NAME}`, once: what a variable was set to is resolved already.
  private func resolved(_ text: String) -> String {
    guard text.contains("${") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      let name = rest[start.upperBound..<end]
      result += rest[..<start.lowerBound]
      result += variables[String(name)] ?? "${\(name)}"
      rest = rest[rest.index(after: end)...]
      if result.utf8.count > 2_000 { return result }
    }
    return result + rest
  }
}
