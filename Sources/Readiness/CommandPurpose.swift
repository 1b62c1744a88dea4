/// What a command of a project is for.
package enum CommandPurpose: String, Sendable, CaseIterable, Codable {
  case checkout, install, build, test, run, lint

  /// The purpose of a shell command by its words; nil for a command that tells nothing, such as `cd`.
  package static func of(_ command: String) -> CommandPurpose? {
    var words = command.split { $0 == " " || $0 == "\t" }.map(String.init)
    // `sudo`, `env NAME=value`, `time` and assignments stand before the command.
    while let first = words.first, ["sudo", "env", "time", "exec"].contains(first) || isAssignment(first) {
      words.removeFirst()
    }
    guard let tool = words.first?.split(separator: "/").last.map({ String($0) }) else { return nil }
    let rest = Array(words.dropFirst())
    let subcommand = rest.first { !$0.hasPrefix("-") && !$0.hasPrefix("+") } ?? ""
    if let purpose = tools[tool] { return purpose }
    if let purpose = subcommands[tool]?[subcommand] { return purpose }
    return special(tool, subcommand, rest)
  }

  private static func isAssignment(_ word: String) -> Bool {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return false }
    return word[..<equals].utf8.allSatisfy { $0 == UInt8(ascii: "_") || isAlphanumeric($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static let tools: [String: CommandPurpose] = [
    "pytest": .test, "tox": .test, "nosetests": .test, "ctest": .test, "rspec": .test, "jest": .test, "phpunit": .test,
    "swiftlint": .lint, "swiftformat": .lint, "swift-format": .lint, "eslint": .lint, "prettier": .lint, "ruff": .lint,
    "flake8": .lint, "pylint": .lint, "mypy": .lint, "black": .lint, "golangci-lint": .lint, "shellcheck": .lint,
    "clang-format": .lint, "pre-commit": .lint, "cmake": .build, "meson": .build, "ninja": .build, "tsc": .build,
  ]

  private static let subcommands: [String: [String: CommandPurpose]] = [
    "git": ["clone": .checkout],
    "swift": ["build": .build, "test": .test, "run": .run, "format": .lint],
    "cargo": [
      "build": .build, "test": .test, "run": .run, "clippy": .lint, "fmt": .lint, "add": .install, "install": .install,
      "nextest": .test, "check": .build,
    ],
    "go": [
      "build": .build, "test": .test, "run": .run, "vet": .lint, "fmt": .lint, "get": .install, "install": .install,
    ],
    "pip": ["install": .install], "pip3": ["install": .install], "pipx": ["install": .install],
    "uv": ["add": .install, "sync": .install, "build": .build], "poetry": ["add": .install, "install": .install],
    "brew": ["install": .install], "apt": ["install": .install], "apt-get": ["install": .install],
    "dnf": ["install": .install], "gem": ["install": .install], "composer": ["require": .install, "install": .install],
    "mint": ["install": .install], "dotnet": ["build": .build, "test": .test, "run": .run, "add": .install],
    "bazel": ["build": .build, "test": .test, "run": .run], "docker": ["build": .build, "run": .run],
    "docker-compose": ["up": .run, "build": .build], "bundle": ["install": .install], "pod": ["install": .install],
    "mix": ["test": .test, "compile": .build, "format": .lint], "zig": ["build": .build],
    "rake": ["test": .test, "spec": .test, "build": .build], "conda": ["install": .install],
  ]

  /// Tools whose arguments are names that a project chose.
  private static func special(_ tool: String, _ subcommand: String, _ rest: [String]) -> CommandPurpose? {
    switch tool {
    case "make", "gmake", "just", "task": return rest.isEmpty ? .build : named(subcommand)
    case "npm", "yarn", "pnpm", "bun":
      if ["install", "ci", "add", "i"].contains(subcommand) || (tool == "yarn" && rest.isEmpty) { return .install }
      return named(subcommand == "run" ? rest.drop { $0 != "run" }.dropFirst().first ?? "" : subcommand)
    case "mvn", "mvnw", "gradle", "gradlew": return named(subcommand)
    case "xcodebuild": return rest.contains("test") ? .test : .build
    case "python", "python3": return python(rest)
    case "bundle": return rest.first == "exec" ? of(rest.dropFirst().joined(separator: " ")) : nil
    case "poetry", "uv", "pipenv", "npx":
      let isRun = rest.first == "run"
      return isRun || tool == "npx" ? of(rest.dropFirst(isRun ? 1 : 0).joined(separator: " ")) : nil
    default: return tool.hasSuffix(".sh") ? named(tool.replacing(".sh", with: "")) : nil
    }
  }

  private static func python(_ rest: [String]) -> CommandPurpose? {
    guard rest.first == "-m", rest.count > 1 else { return rest == ["setup.py", "install"] ? .install : nil }
    if ["unittest", "pytest"].contains(rest[1]) { return .test }
    return rest[1] == "build" ? .build : of(rest.dropFirst().joined(separator: " "))
  }

  /// The purpose of a Makefile target, a package script, a task.
  package static func named(_ name: String) -> CommandPurpose? {
    let words = Wording(name.split(separator: "=")[...].first.map(String.init) ?? name).words
    for (purpose, names) in taskNames where words.contains(where: { names.contains($0) }) { return purpose }
    return nil
  }

  /// In the order that decides for names such as `test-build`.
  private static let taskNames: [(CommandPurpose, Set<String>)] = [
    (.lint, ["lint", "format", "fmt", "soundness", "sanity", "style", "typecheck", "swiftlint", "swiftformat"]),
    (.test, ["test", "tests", "check", "spec", "unittest", "smoketest", "verify", "e2e"]),
    (.run, ["run", "serve", "start", "dev", "preview", "up"]),
    (.install, ["install", "deps", "bootstrap", "setup", "dependencies", "requirements"]),
    (.build, ["build", "all", "compile", "package", "assemble", "dist", "bundle", "release"]),
  ]
}
