import HTML
import Services

extension HTMLWriter {
  /// A project's name as a link to its page.
  ///
  /// Where it is not called like its repository, the place is named too.
  mutating func project(_ link: ProjectLink) {
    guard link.isProject else {
      self(.a, .href(Route.tree(Place(link.repository, link.folder)).link)) {
        $0.name("\(link.repository)/\(link.folder)")
      }
      return
    }
    write(link)
    guard !link.isNamedLikeRepository else { return }
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

extension ProjectLink {
  /// Many a repository has its `benchmarks`: those are told apart by their place.
  var isNamedLikeRepository: Bool {
    guard folder.isEmpty, case .repository(_, _, nil, _) = ProjectAddress(self) else { return false }
    return true
  }
}
