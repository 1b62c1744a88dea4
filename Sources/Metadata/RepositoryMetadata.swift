import StructuredText

/// What one repository says of itself in files made for other catalogues.
package struct RepositoryMetadata: Sendable, Equatable {
  /// Bytes of a file in YAML, and of one in JSON.
  package static let largestYAML = 1 << 20
  package static let largestJSON = 4 << 20
  /// Files of one repository.
  package static let mostFiles = 2_000
  private static let mostValues = 200_000

  /// The whole repository first if anything is said of it; then by folder and component.
  package private(set) var subjects: [MetadataSubject] = []
  /// What catalogue files declare, in the order of the files.
  package private(set) var entities: [CatalogEntity] = []
  package private(set) var scorecard: Scorecard?
  /// Values that stand elsewhere and were not looked up.
  package private(set) var unresolved: [UnresolvedValue] = []
  /// Files of the repository that locations name and that were not among the files given:
  /// paths, perhaps with `*`. Give them too and read again.
  package private(set) var missingFiles: [String] = []
  package private(set) var problems: [MetadataProblem] = []

  /// What is said of the whole repository.
  package var repository: MetadataSubject? { subjects.first { $0.folder.isEmpty && $0.component == nil } }

  /// Whether a file is read, by its path relative to the repository's root.
  package static func isMetadata(_ path: String) -> Bool { MetadataFormat(path: path) != nil }

  /// - Parameter files: of one repository. Files of other names are taken for catalogue files,
  ///   because a location may give them any name.
  package init(files: [(path: String, content: [UInt8])]) {
    if files.count > Self.mostFiles {
      problems.append(
        MetadataProblem(
          path: files[Self.mostFiles].path, line: nil,
          cause: "\(files.count - Self.mostFiles) files are left out: only \(Self.mostFiles) are read of a repository",
          hint: "Keep one catalogue file for each project."))
    }
    var statements: [String: [MetadataStatement]] = [:]
    var components: [String: [CatalogEntity]] = [:]
    for file in files.prefix(Self.mostFiles) {
      let collector = read(file.path, file.content)
      let folder = MetadataFormat.folder(of: file.path)
      statements[folder, default: []] += collector.statements
      problems += collector.problems
      unresolved += collector.unresolved
    }
    for entity in entities where entity.reference.kind == "component" {
      components[MetadataFormat.folder(of: entity.place.path), default: []].append(entity)
    }
    gather(statements, components)
    missingFiles = Self.missing(entities, given: Set(files.map(\.path)))
  }

  // MARK: Files

  private mutating func read(_ path: String, _ content: [UInt8]) -> MetadataCollector {
    let format = MetadataFormat(path: path) ?? .catalogInfo
    var collector = MetadataCollector(path: path, format: format)
    do throws(StructuredTextFailure) {
      let isJSON = [.innerSource, .codeMeta, .scorecard].contains(format)
      let text = try UTF8Text.text(of: content, upTo: isJSON ? Self.largestJSON : Self.largestYAML)
      let documents = isJSON ? [try Self.json(text)] : try Self.yaml(text)
      read(documents, into: &collector)
    } catch {
      collector.report(
        line: error.line, error.cause,
        hint: error.hint.isEmpty ? "Correct the file; nothing of it is used until then." : error.hint)
    }
    return collector
  }

  private static func json(_ text: String) throws(StructuredTextFailure) -> MetadataField {
    MetadataField(value: .table(try JSONReader.table(text)), line: 1, name: "")
  }

  private static func yaml(_ text: String) throws(StructuredTextFailure) -> [MetadataField] {
    try YAMLReader.documents(text, upTo: mostValues).map { MetadataField(value: $0.value, line: $0.line, name: "") }
  }

  private mutating func read(_ documents: [MetadataField], into collector: inout MetadataCollector) {
    guard let first = documents.first else {
      return collector.report(line: nil, "the file is empty", hint: "Fill it, or remove it.")
    }
    if collector.format == .catalogInfo {
      entities += CatalogInfoFile.entities(documents, into: &collector)
      return
    }
    if documents.count > 1 {
      collector.report(
        documents[1], "a second document starts here, and only one is taken",
        hint: "Remove the line '---' and the rest.")
    }
    guard case .table = first.value else {
      return collector.report(
        first, "the file must be a section with keys, and is \(first.kind)", hint: "See its format.")
    }
    switch collector.format {
    case .innerSource: InnerSourceFile.read(first, into: &collector)
    case .publicCode: PublicCodeFile.read(first, into: &collector)
    case .codeMeta: CodeMetaFile.read(first, into: &collector)
    case .securityInsights: SecurityInsightsFile.read(first, into: &collector)
    case .citation: CitationFile.read(first, into: &collector)
    case .scorecard: if let card = Scorecard.read(first, into: &collector) { scorecard = scorecard ?? card }
    case .catalogInfo, .manifest, .licenseFile, .licenseChoice, .readme: break
    }
  }

  // MARK: Subjects

  /// One component in a folder is what the folder's other files speak of; several are
  /// projects of their own.
  private mutating func gather(
    _ statements: [String: [MetadataStatement]], _ components: [String: [CatalogEntity]]
  ) {
    for folder in Set(statements.keys).union(components.keys).sorted() {
      var own = statements[folder] ?? []
      let declared = components[folder] ?? []
      if declared.count == 1 { own += declared.flatMap(Self.statements) }
      if !own.isEmpty { subjects.append(MetadataSubject(folder: folder, statements: own)) }
      guard declared.count > 1 else { continue }
      subjects += declared.map {
        MetadataSubject(folder: folder, component: $0.reference, statements: Self.statements($0))
      }
    }
  }

  private static func statements(_ component: CatalogEntity) -> [MetadataStatement] {
    var collector = MetadataCollector(path: component.place.path, format: .catalogInfo)
    component.state(into: &collector)
    return collector.statements
  }

  /// Targets of locations within the repository.
  private static func missing(_ entities: [CatalogEntity], given: Set<String>) -> [String] {
    var missing: Set<String> = []
    for entity in entities {
      let folder = entity.place.path.split(separator: "/").dropLast().joined(separator: "/")
      for target in entity.targets where WebAddress.checked(target) == nil {
        guard let path = WebAddress.path(target, from: folder), !given.contains(path), missing.count < mostFiles,
          path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        else { continue }
        missing.insert(path)
      }
    }
    return missing.sorted()
  }
}
