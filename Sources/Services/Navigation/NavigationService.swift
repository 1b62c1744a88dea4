import Catalog
import CodeIndex
import Languages
import QueryLanguage
import SearchModel
import Symbols

/// Finds definitions and uses by name, through the code index.
struct NavigationService: Navigating {
  /// Files with a definition that are ranked.
  private static let mostFiles = 200
  private static let linesPerFile = 8
  /// Definitions that are described from their file.
  private static let mostDescribed = 20
  private static let mostUses = 20

  let live: LiveIndex
  let access: AccessPolicy
  /// What has not answered by then says what it has.
  var deadline = Duration.seconds(3)

  func definitions(_ question: NameQuestion) async throws -> NameAnswer {
    let start = ContinuousClock.now
    let name = try Self.checked(question.name)
    let state = try live.state()
    let scope = access.scope(of: state, for: question.viewer)
    let origin = try question.from.map { try MeetingPlace($0, state, scope) }
    let search = Search(
      snapshot: state.snapshot, scope: scope, forks: origin?.facts.isFork == true ? .yes : .no,
      archived: origin?.facts.isArchived == true ? .yes : .no, deadline: start + deadline)
    let family = LanguageFamily(origin?.language ?? "")
    async let uses = question.wantsUses ? uses(of: name, origin, family, search) : nil
    let root = Query.and([.symbol(Pattern(exactly: name), kind: nil)] + family.filters)
    let found = try await search.find(root, files: Self.mostFiles, lines: Self.linesPerFile)
    let limit = min(max(1, question.limit), NameQuestion.mostDefinitions)
    let definitions = Self.ranked(found, origin, scope).prefix(limit)
    var answer = NameAnswer(
      name: name,
      definitions: definitions.enumerated().map { place, definition in
        place < Self.mostDescribed ? Self.described(definition, named: name, state, scope) : definition.value
      },
      definingFiles: found.fileCount, uses: try await uses)
    let view = state.views.view(scope, forks: search.forks, archived: search.archived, of: state)
    answer.incomplete = found.incomplete + state.damaged.map { .unusableShard(file: $0.file, cause: $0.cause) }
    answer.incomplete += try view.lacks(of: search.parsed(root), asksSymbols: true)
    answer.elapsed = .now - start
    return answer
  }

  private static func checked(_ name: String) throws -> String {
    guard !name.isEmpty, name.utf8.count <= NameQuestion.longestName, !name.contains(where: \.isNewline),
      !name.allSatisfy(\.isWhitespace), !name.utf8.contains(0)
    else {
      throw UserFacingError(
        .badRequest, "This is no name: one to \(NameQuestion.longestName) bytes on one line make one.",
        hint: "Write it as it stands in the code, such as ByteBuffer.")
    }
    return name
  }

  // MARK: Definitions

  private struct Found {
    var repository: RepositoryID
    var value: NamedDefinition
  }

  /// Nearest first, extensions behind what they extend; what is equally near keeps the order of the search.
  private static func ranked(_ result: CodeResult, _ origin: MeetingPlace?, _ scope: SearchScope) -> [Found] {
    let all = result.files.flatMap { file -> [Found] in
      guard let facts = scope[file.repository] else { return [] }
      let nearness = origin?.nearness(of: file)
      let isElsewhere = facts.branches.first.map { !file.branches.contains($0) } ?? false
      return file.lines.map { line in
        var definition = NamedDefinition(
          repository: facts.name, path: file.path, line: line.line, kind: line.definition, language: file.language,
          name: line.ranges.first.map { Identifier.around($0, in: Array(line.text.utf8)) } ?? "",
          signature: String(line.text.drop { $0.isWhitespace }), nearness: nearness)
        definition.branch = isElsewhere ? file.branches.first : nil
        return Found(repository: file.repository, value: definition)
      }
    }
    let (own, extensions) = (all.filter { $0.value.kind != .extension }, all.filter { $0.value.kind == .extension })
    return [own, extensions].flatMap { found in
      let byNearness = Dictionary(grouping: found) { $0.value.nearness ?? .elsewhere }
      return Nearness.allCases.flatMap { byNearness[$0] ?? [] }
    }
  }

  /// The definition as its file declares and documents it; as it was found where the file cannot be read.
  private static func described(
    _ found: Found, named name: String, _ state: LiveState, _ scope: SearchScope
  ) -> NamedDefinition {
    var value = found.value
    let branch = value.branch ?? scope[found.repository]?.branches.first ?? ""
    guard
      let document = try? state.snapshot.document(repository: found.repository, path: value.path, branch: branch),
      let description = SymbolDescription.of(
        name, line: value.line, in: document.content, language: value.language, symbols: document.symbols)
    else { return value }
    (value.kind, value.name) = (description.kind, description.name)
    (value.signature, value.comment) = (description.signature, description.comment)
    return value
  }

  // MARK: Uses

  /// In the file's own repository first, then wherever search finds them.
  private func uses(
    of name: String, _ origin: MeetingPlace?, _ family: LanguageFamily, _ search: Search
  ) async throws -> NameAnswer.Uses {
    let root = Query.and([.content(Pattern(wholeWord: name))] + family.filters)
    let all = try await search.find(root, files: Self.mostUses, lines: Self.linesPerFile)
    var near: [FileMatch] = []
    if let origin, all.fileCount > Self.mostUses {
      let own = Query.repository(Pattern(exactly: origin.facts.name, ignoresCase: true))
      near = try await search.find(.and([root, own]), files: Self.mostUses / 2, lines: Self.linesPerFile).files
    } else if let origin {
      near = all.files.filter { $0.repository == origin.facts.id }
    }
    let seen = Set(near.map { FilePlace(repository: $0.repository, path: $0.path) })
    let files = near + all.files.filter { !seen.contains(FilePlace(repository: $0.repository, path: $0.path)) }
    return NameAnswer.Uses(
      files: files.prefix(Self.mostUses).compactMap { match in
        search.scope[match.repository].map { CodeHit(repository: $0, match: match) }
      },
      lines: all.lineCount, fileCount: all.fileCount, isComplete: all.incomplete.isEmpty,
      query: QueryPrinter.text(of: search.parsed(root)))
  }

  private struct FilePlace: Hashable {
    var repository: RepositoryID
    var path: String
  }

  private struct Search: Sendable {
    var snapshot: IndexSnapshot
    var scope: SearchScope
    var forks: Inclusion
    var archived: Inclusion
    var deadline: ContinuousClock.Instant

    func parsed(_ root: Query) -> ParsedQuery {
      ParsedQuery(root: root.simplified, forks: forks, archived: archived)
    }

    func find(_ root: Query, files: Int, lines: Int) async throws -> CodeResult {
      try await snapshot.search(
        parsed(root), scope: scope,
        limits: SearchLimits(files: files, linesPerFile: lines, deadline: deadline))
    }
  }
}

/// The file in which a name was met.
private struct MeetingPlace {
  let facts: RepositoryFacts
  let path: String
  let language: String
  private let folder: Substring
  private let imports: ImportedNames

  init(_ place: NameQuestion.Place, _ state: LiveState, _ scope: SearchScope) throws {
    guard let record = state.byName[place.repository], let facts = scope[record.repositoryID] else {
      throw UserFacingError.absent("\(place.repository):\(place.path)")
    }
    let branch = place.branch ?? facts.branches.first ?? ""
    let document = try state.snapshot.document(repository: facts.id, path: place.path, branch: branch)
    // What stands at a tag or commit is not in the index: the path alone says what is near.
    guard document != nil || !facts.branches.contains(branch) && place.branch != nil else {
      throw UserFacingError.absent("\(place.repository):\(place.path)")
    }
    let content = document?.content ?? []
    self.facts = facts
    path = place.path
    folder = Self.folder(of: place.path)
    language = Language.detect(path: place.path, content: content)?.name ?? ""
    imports = ImportedNames(content)
  }

  func nearness(of file: FileMatch) -> Nearness {
    let isOwn = file.repository == facts.id
    if isOwn, file.path == path { return .file }
    if isOwn, Self.folder(of: file.path) == folder { return .folder }
    if imports.reach(file.path) { return .imported }
    return isOwn ? .repository : .elsewhere
  }

  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }
}
