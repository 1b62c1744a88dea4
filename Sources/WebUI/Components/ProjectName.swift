import HTML
import Services

extension HTMLWriter {
  /// A project's name as a link to its page.
  mutating func project(_ link: ProjectLink) {
    self(.a, .href(Route.project(ProjectAddress(link)).link), .title(link.identifier)) { $0.name(link.name) }
  }

  mutating func project(_ project: ProjectSummary) {
    guard let address = ProjectAddress(project) else { return name(project.name) }
    self(.a, .href(Route.project(address).link)) { $0.name(project.name) }
  }
}
