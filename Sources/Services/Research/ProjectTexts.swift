import Catalog

/// The texts that speak for one project when a need is compared with it.
struct ProjectTexts {
  struct Part {
    var kind: ProjectPartRecord.Kind
    var text: String
    var path = ""
    var heading = ""
    var anchor = ""
  }

  /// Sections that are looked at, and parts of a project that are kept.
  private static let mostSections = 100
  private static let mostParts = 24
  /// Bytes of a part: about as much as the model takes in one pass. Longer sections become several.
  private static let longest = 1_000
  /// Shorter sections say too little by themselves.
  private static let shortest = 40

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
    self.parts = Array(parts.prefix(Self.mostParts))
  }

  static func summary(of project: ProjectRecord) -> String {
    let topics = project.topics.isEmpty ? "" : " (" + project.topics.prefix(20).joined(separator: ", ") + ")"
    return "\(project.name): \(project.description)\(topics)"
  }

  private static func pieces(of section: ProjectSectionRecord, kind: ProjectPartRecord.Kind) -> [Part] {
    guard section.body.utf8.count >= shortest else { return [] }
    var pieces: [String] = []
    for line in section.body.split(separator: "\n") {
      if let last = pieces.last, last.utf8.count + line.utf8.count < longest {
        pieces[pieces.count - 1] += "\n" + line
      } else {
        pieces.append(String(line))
      }
    }
    return pieces.map { text in
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
