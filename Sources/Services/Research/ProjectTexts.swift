import Catalog
import SearchModel

/// The texts that speak for one project when a need is compared with it.
struct ProjectTexts {
  struct Part {
    var kind: ProjectPartRecord.Kind
    var text: String
    var path = ""
    var heading = ""
    var anchor = ""
    /// Which of the project's symbols it is.
    var symbol: Int?
  }

  /// Sections that are looked at, and parts of a project that are kept beside its symbols.
  private static let mostSections = 100
  private static let mostParts = 24

  let parts: [Part]

  init(of project: ProjectRecord, in catalog: Catalog) throws {
    var parts = [Part(kind: .summary, text: Self.summary(of: project))]
    if let repository = project.repositoryId {
      let sections = try catalog.sections(ofRepository: repository, below: project.folder, limit: Self.mostSections)
      let readme = Self.depth(project.folder)
      for section in sections where parts.count < Self.mostParts {
        let isReadme = Self.isReadme(section.path) && Self.depth(Self.folder(of: section.path)) == readme
        parts += Self.pieces(of: section, kind: isReadme ? .readme : .section)
      }
    }
    self.parts = Array(parts.prefix(Self.mostParts)) + (try Self.symbols(of: project, in: catalog))
  }

  private static func symbols(of project: ProjectRecord, in catalog: Catalog) throws -> [Part] {
    guard project.repositoryId != nil, let id = project.id else { return [] }
    return try catalog.symbols(ofProject: id).enumerated().map { number, symbol in
      Part(kind: .symbol, text: text(of: symbol), symbol: number)
    }
  }

  /// Its name in words, then what is said of it: names of programmers are no words that the model knows.
  static func text(of symbol: ProjectSymbol) -> String {
    let parts = symbol.name.split(separator: ".").map {
      NameWords.split(String($0)).joined(separator: " ").lowercased()
    }
    let name = (parts.suffix(1) + parts.dropLast().suffix(1)).joined(separator: " of ")
    return "\(name): \(symbol.text)"
  }

  static func summary(of project: ProjectRecord) -> String {
    let topics = project.topics.isEmpty ? "" : " (" + project.topics.prefix(20).joined(separator: ", ") + ")"
    return "\(project.name): \(project.description)\(topics)"
  }

  private static func pieces(of section: ProjectSectionRecord, kind: ProjectPartRecord.Kind) -> [Part] {
    SectionPieces.of(section.body).map { text in
      Part(
        kind: kind, text: section.heading.isEmpty ? text : "\(section.heading): \(text)", path: section.path,
        heading: section.heading, anchor: section.anchor)
    }
  }

  private static func isReadme(_ path: String) -> Bool {
    path.split(separator: "/").last?.lowercased().hasPrefix("readme") ?? false
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private static func depth(_ folder: String) -> Int { folder.split(separator: "/").count }
}
