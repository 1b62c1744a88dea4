import HTML
import Services

extension HTMLWriter {
  /// A project's name as a link to its page.
  ///
  /// Where it is called otherwise than its place, the place is named too.
  mutating func project(_ link: ProjectLink) {
    write(link)
    guard case .repository(_, _, .some, _) = ProjectAddress(link) else { return }
    self(.span, .class("quiet small")) { html in
      html.text(" ")
      html.name(link.folder.isEmpty ? link.repository : "\(link.repository)/\(link.folder)")
    }
  }

  private mutating func write(_ link: ProjectLink) {
    self(.a, .href(Route.project(ProjectAddress(link)).link), .title(link.identifier)) { $0.name(link.name) }
  }

  mutating func project(_ project: ProjectSummary) {
    guard let address = ProjectAddress(project) else { return name(project.name) }
    self(.a, .href(Route.project(address).link)) { $0.name(project.name) }
  }
}
