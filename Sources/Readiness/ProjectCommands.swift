/// How to get, build, test and run a project, read from its files; nothing of it is run.
package struct ProjectCommands: Sendable, Equatable {
  /// By purpose, then by how sure they are; each command once per purpose.
  package private(set) var commands: [ProjectCommand]

  /// Commands of one purpose that are kept.
  package static let mostPerPurpose = 20

  /// Whether `find` reads the file at a path.
  package static func reads(_ path: String) -> Bool { Source.of(path) != nil }

  /// - Parameters:
  ///   - files: texts of the files that `reads` names; others are passed over.
  ///   - paths: all paths of the repository; they say whether there are tests.
  /// - Returns: what was found, which may be nothing.
  package static func find(in files: [ProjectFile], paths: [String]) -> ProjectCommands {
    var found: [ProjectCommand] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      switch Source.of(file.path) {
      case .document: found += documented(in: ProseDocument(file))
      case .makefile: found += MakefileTargets.commands(in: file)
      case .packageJSON: found += packageScripts(in: file, paths: paths)
      case .manifest: found += conventional(in: file, paths: paths)
      case .workflow: found += WorkflowSteps.commands(in: file)
      case nil: break
      }
    }
    return ProjectCommands(found)
  }

  package func commands(for purpose: CommandPurpose) -> [ProjectCommand] { commands.filter { $0.purpose == purpose } }

  init(_ found: [ProjectCommand]) {
    commands = CommandPurpose.allCases.flatMap { purpose in
      let ofPurpose = ProjectCommand.Basis.allCases.flatMap { basis in
        found.filter { $0.purpose == purpose && $0.basis == basis }
      }
      var seen: Set<String> = []
      return ofPurpose.filter { seen.insert($0.command).inserted }.prefix(Self.mostPerPurpose)
    }
  }

  private enum Source {
    case document, makefile, packageJSON, manifest, workflow

    static func of(_ path: String) -> Source? {
      let parts = path.split(separator: "/").map { $0.lowercased() }
      guard let name = parts.last else { return nil }
      let folder = parts.dropLast().joined(separator: "/")
      if folder == ".github/workflows" || (folder.isEmpty && name == ".gitlab-ci.yml") {
        return name.hasSuffix(".yml") || name.hasSuffix(".yaml") ? .workflow : nil
      }
      if let document = CommunityDocument.of(path) {
        let isAtTop = folder.isEmpty || [".github", "docs", "doc"].contains(folder)
        return isAtTop && [.readme, .contributing, .development].contains(document) ? .document : nil
      }
      guard folder.isEmpty else { return nil }
      if ["makefile", "gnumakefile", "justfile"].contains(name) { return .makefile }
      if name == "package.json" { return .packageJSON }
      return ProjectCommands.conventions[name] == nil ? nil : .manifest
    }
  }
}
