/// Where a project stands, and so where its page is.
package enum ProjectAddress: Sendable, Hashable {
  /// A folder of a repository, empty for its root. `name` tells several of one folder apart; nil is the one that stands
  /// for the folder. `ecosystem` tells apart several of one name.
  case repository(String, folder: String, name: String? = nil, ecosystem: String? = nil)
  case imported(source: String, identifier: String)

  package init(_ link: ProjectLink) {
    self = .repository(
      link.repository, folder: link.folder,
      name: Self.stands(link.name, for: link.folder, of: link.repository) ? nil : link.name)
  }

  /// nil for a project that is neither of a repository nor imported.
  package init?(_ project: ProjectSummary) {
    if let origin = project.origin {
      self = .imported(source: origin.source, identifier: origin.identifier)
    } else if let repository = project.repository {
      self.init(ProjectLink(name: project.name, repository: repository, folder: project.folder))
    } else {
      return nil
    }
  }

  /// Whether a project is called like its folder, at the root like its repository: then the folder's address is its.
  static func stands(_ name: String, for folder: String, of repository: String) -> Bool {
    (folder.isEmpty ? repository : folder).split(separator: "/").last?.lowercased() == name.lowercased()
  }
}
