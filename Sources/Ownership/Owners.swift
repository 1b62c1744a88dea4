/// Who owns what in one repository, as its own files declare it.
///
/// Of several files the first one that says something about a path is believed, in the order of
/// `OwnershipFiles.choose`; `Answer.file` names it.
package struct Owners: Sendable {
  /// Where an owner of a path was read.
  package struct Evidence: Sendable, Hashable, Codable {
    package let owner: OwnerToken
    package let path: String
    /// 1-based.
    package let line: Int
    /// As the file has it.
    package let pattern: String
    /// The section of a GitLab file or of `MAINTAINERS`; nil where there is none.
    package let section: String?
    /// Whether a change may go in without them (GitLab's optional sections).
    package let isOptional: Bool
  }

  package struct Answer: Sendable, Equatable {
    /// Each once, the most particular first where the dialect has an order.
    package var owners: [OwnerToken] = []
    package var evidence: [Evidence] = []
    /// The file that decided; nil when none says anything about the path.
    package var file: String?
    package var dialect: OwnershipDialect?
    /// The file speaks of the path and says that nobody owns it.
    package var isDeclaredUnowned: Bool { file != nil && owners.isEmpty }
  }

  enum Source: Sendable {
    case rules(OwnerFile)
    case folders([String: KubernetesFolder])
  }

  private(set) var sources: [Source] = []
  private var aliases: [String: [OwnerToken]] = [:]
  /// What is wrong with the files, in the order in which they are believed.
  package private(set) var problems: [OwnershipProblem] = []
  /// The files that were read, the one to believe first.
  package private(set) var files: [OwnershipFiles.Choice] = []

  /// - Parameters:
  ///   - files: the paths and contents of the files that `OwnershipFiles.choose` asks for; others are passed over.
  ///   - host: the host of the repository, where it is known.
  package init(files: [(path: String, content: [UInt8])], host: OwnershipDialect? = nil) {
    let byPath = Dictionary(files.map { ($0.path, $0.content) }, uniquingKeysWith: { first, _ in first })
    var folders: [String: KubernetesFolder] = [:]
    var hasFolders = false
    let choices = OwnershipFiles.choose(among: files.map(\.path), host: host)
    for choice in choices {
      guard let content = byPath[choice.path] else { continue }
      guard choice.dialect != .kubernetes || folders.count < OwnershipFiles.mostOwnersFiles else {
        problems.append(
          OwnershipProblem(
            path: choice.path, line: nil,
            cause: "only \(OwnershipFiles.mostOwnersFiles) OWNERS files of a repository are read"))
        break
      }
      do throws(OwnershipFailure) {
        let text = try OwnershipText(content, path: choice.path, largest: choice.dialect.largest)
        if choice.dialect == .kubernetes {
          if !hasFolders { sources.append(.folders([:])) }
          hasFolders = true
        }
        read(text, choice, host: host, into: &folders)
      } catch {
        problems.append(OwnershipProblem(path: choice.path, line: error.line, cause: error.cause))
        self.files.append(choice)
      }
    }
    resolve(&folders)
    if let place = sources.firstIndex(where: { if case .folders = $0 { true } else { false } }) {
      sources[place] = .folders(folders)
    }
  }

  private mutating func read(
    _ text: OwnershipText, _ choice: OwnershipFiles.Choice, host: OwnershipDialect?,
    into folders: inout [String: KubernetesFolder]
  ) {
    switch choice.dialect {
    case .kubernetes where choice.path == "OWNERS_ALIASES":
      var found = text.problems
      aliases = KubernetesOwnersReader.aliases(text, problems: &found)
      problems += found.all
      files.append(choice)
    case .kubernetes:
      let folder = KubernetesOwnersReader.read(text, path: choice.path)
      problems += folder.problems.all
      folders[folder.folder] = folder
      files.append(choice)
    case .linux:
      let maintainers = LinuxMaintainersReader.read(text, path: choice.path)
      problems += maintainers.problems
      sources.append(.rules(maintainers))
      files.append(choice)
    default:
      let isShared = !choice.path.hasPrefix(".")
      let dialect = isShared && host == nil ? OwnershipFiles.detect(text) ?? choice.dialect : choice.dialect
      let file = CodeOwnersReader.read(text, dialect: dialect, path: choice.path)
      problems += file.problems
      sources.append(.rules(file))
      files.append(OwnershipFiles.Choice(dialect: dialect, path: choice.path))
    }
  }

  /// A name in an `OWNERS` file is an alias exactly when `OWNERS_ALIASES` declares it.
  private func resolve(_ folders: inout [String: KubernetesFolder]) {
    guard !aliases.isEmpty else { return }
    for (key, folder) in folders {
      folders[key]?.rules = folder.rules.map { rule in
        KubernetesFolder.Rule(
          filter: rule.filter, text: rule.text,
          owners: rule.owners.map { owner in
            let isAlias = aliases[owner.token.name.lowercased()] != nil
            return (isAlias ? OwnerToken(.alias, owner.token.name) : owner.token, owner.line)
          })
      }
    }
  }

  package var isEmpty: Bool { sources.isEmpty }

  /// The people behind an alias, those of aliases within it too; the token itself when it is none.
  package func members(of token: OwnerToken) -> [OwnerToken] {
    guard token.kind == .alias else { return [token] }
    var members: [OwnerToken] = []
    var seen: Set<String> = [token.name.lowercased()]
    var open = [token.name.lowercased()]
    while let name = open.popLast() {
      for member in aliases[name] ?? [] where seen.insert(member.name.lowercased()).inserted {
        if aliases[member.name.lowercased()] == nil {
          members.append(member)
        } else {
          open.append(member.name.lowercased())
        }
      }
    }
    return members
  }

  // MARK: Asking

  /// The owners of a file.
  package func of(path: String) -> [OwnerToken] { answer(path: path).owners }

  /// The owners of a file, with where they were read.
  package func answer(path: String) -> Answer {
    let parts = PathParts(path)
    for source in sources {
      switch source {
      case .rules(let file):
        let rules = file.deciding(parts)
        if !rules.isEmpty { return Self.answer(rules, of: file) }
      case .folders(let folders):
        if let answer = Self.answer(parts, in: folders) { return answer }
      }
    }
    return Answer()
  }

  private static func answer(_ rules: [OwnerRule], of file: OwnerFile) -> Answer {
    var answer = Answer(file: file.path, dialect: file.dialect)
    for rule in rules {
      let section = file.sections.indices.contains(rule.section) ? file.sections[rule.section] : nil
      for owner in rule.owners {
        answer.add(
          Evidence(
            owner: owner, path: file.path, line: rule.line, pattern: rule.text,
            section: section.flatMap { $0.name.isEmpty ? nil : $0.name }, isOptional: section?.isOptional ?? false))
      }
    }
    return answer
  }

  /// The folder of the file first, then those above it.
  private static func answer(_ path: PathParts, in folders: [String: KubernetesFolder]) -> Answer? {
    var answer = Answer(dialect: .kubernetes)
    for name in path.folders.reversed() + [""] {
      guard let folder = folders[name] else { continue }
      if answer.file == nil, !folder.rules.isEmpty { answer.file = folder.path }
      let inner = name.isEmpty ? path : PathParts(String(path.text.dropFirst(name.count + 1)))
      for rule in folder.rules where rule.filter?.matches(inner) ?? true {
        for owner in rule.owners {
          answer.add(
            Evidence(
              owner: owner.token, path: folder.path, line: owner.line, pattern: rule.text, section: nil,
              isOptional: false))
        }
      }
      if folder.stopsInheriting { break }
    }
    return answer.file == nil ? nil : answer
  }
}

extension Owners.Answer {
  fileprivate mutating func add(_ new: Owners.Evidence) {
    if !owners.contains(new.owner) { owners.append(new.owner) }
    evidence.append(new)
  }
}
