internal import Foundation

extension ProjectCommands {
  /// What works wherever a build system's manifest stands in the root.
  static let conventions: [String: [(CommandPurpose, String)]] = [
    "package.swift": [(.build, "swift build"), (.test, "swift test")],
    "cargo.toml": [(.build, "cargo build"), (.test, "cargo test")],
    "go.mod": [(.build, "go build ./..."), (.test, "go test ./...")],
    "tox.ini": [(.test, "tox")],
    "pytest.ini": [(.test, "pytest")],
    "pyproject.toml": [(.install, "pip install .")],
    "setup.py": [(.install, "pip install .")],
    "pom.xml": [(.build, "mvn package"), (.test, "mvn test")],
    "build.gradle": [(.build, "gradle build"), (.test, "gradle test")],
    "build.gradle.kts": [(.build, "gradle build"), (.test, "gradle test")],
    "cmakelists.txt": [(.build, "cmake -S . -B build && cmake --build build")],
    "gemfile": [(.install, "bundle install")],
    ".pre-commit-config.yaml": [(.lint, "pre-commit run --all-files")],
    ".swiftlint.yml": [(.lint, "swiftlint")],
    ".swift-format": [(.lint, "swift format lint --recursive .")],
  ]

  static func conventional(in file: ProjectFile, paths: [String]) -> [ProjectCommand] {
    let isWrapped = paths.contains("gradlew")
    var commands = conventions[file.name] ?? []
    if file.name == "package.swift", !paths.contains(where: { $0.hasPrefix("Tests/") }) {
      commands.removeAll { $0.0 == .test }
    }
    if file.name == "cargo.toml", paths.contains("src/main.rs") { commands.append((.run, "cargo run")) }
    let line = declaration(in: file)
    if file.name == "pyproject.toml", let pytest = file.lines.firstIndex(where: { $0.hasPrefix("[tool.pytest") }) {
      return commands.map { ProjectCommand(purpose: $0, command: $1, basis: .manifest, source: line) }
        + [ProjectCommand(purpose: .test, command: "pytest", basis: .manifest, source: file.evidence(pytest + 1))]
    }
    return commands.map { purpose, command in
      let wrapped =
        isWrapped && command.hasPrefix("gradle ") ? "./" + command.replacing("gradle ", with: "gradlew ") : command
      return ProjectCommand(purpose: purpose, command: wrapped, basis: .manifest, source: line)
    }
  }

  /// The line of a manifest that names the package, else its first.
  private static func declaration(in file: ProjectFile) -> Evidence {
    let starts = ["let package = Package(", "[package]", "module ", "[tox]", "[project]", "<project", "project("]
    let lines = file.lines
    let index = lines.firstIndex { line in starts.contains { line.hasPrefix($0) } }
    return file.evidence((index ?? 0) + 1)
  }

  // MARK: package.json

  private struct PackageScripts: Decodable {
    var scripts: [String: String]?
  }

  static func packageScripts(in file: ProjectFile, paths: [String]) -> [ProjectCommand] {
    // Damage in a manifest is told by whoever reads it for its packages.
    guard file.text.utf8.count <= ProjectFile.readBytes,
      let scripts = try? JSONDecoder().decode(PackageScripts.self, from: Data(file.text.utf8)).scripts
    else { return [] }
    let runner = paths.contains("yarn.lock") ? "yarn" : paths.contains("pnpm-lock.yaml") ? "pnpm" : "npm"
    let lines = file.lines
    let start = lines.firstIndex { $0.contains("\"scripts\"") } ?? 0
    return scripts.keys.sorted().compactMap { name in
      guard let purpose = CommandPurpose.named(name), isTaskName(name) else { return nil }
      let isShort = runner != "npm" || name == "test" || name == "start"
      let key = lines[start...].firstIndex { $0.contains("\"\(name)\"") && !$0.contains("\"scripts\": [") } ?? start
      return ProjectCommand(
        purpose: purpose, command: isShort ? "\(runner) \(name)" : "\(runner) run \(name)", basis: .task,
        source: file.evidence(key + 1))
    }
  }

  /// A name that can be pasted into a shell as it is.
  static func isTaskName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60 && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}

/// Targets of a Makefile and recipes of a justfile.
enum MakefileTargets {
  static func commands(in file: ProjectFile) -> [ProjectCommand] {
    let tool = file.name == "justfile" ? "just" : "make"
    return file.lines.enumerated().flatMap { index, line -> [ProjectCommand] in
      guard let first = line.utf8.first, first > 0x20, first != UInt8(ascii: "#"), first != UInt8(ascii: "."),
        let colon = line.firstIndex(of: ":"), !line[colon...].hasPrefix(":=") && !line[colon...].hasPrefix("::="),
        line[..<colon].firstIndex(of: "=") == nil
      else { return [] }
      // A recipe's parameters follow its name; a rule may have several targets.
      let names = line[..<colon].split(separator: " ").map(String.init)
      return (tool == "just" ? Array(names.prefix(1)) : names).compactMap { name in
        guard ProjectCommands.isTaskName(name), let purpose = CommandPurpose.named(name) else { return nil }
        return ProjectCommand(
          purpose: purpose, command: "\(tool) \(name)", basis: .task,
          source: Evidence(path: file.path, line: index + 1, text: line.trimmed))
      }
    }
  }
}
