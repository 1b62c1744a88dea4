import SearchModel
import Services

extension FakeServices {
  /// The cursor is the place, in decimal.
  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer {
    if let failure { throw failure }
    let found = repositoryNames.map(project).filter { project in
      (request.text.isEmpty || project.name.contains(request.text))
        && request.filter.facets.allSatisfy { facet, values in
          facet == .team ? values.contains(project.owner ?? "") : values == ["swift"] || facet != .ecosystem
        }
    }
    let start = request.cursor.flatMap { Int($0) } ?? 0
    let page = found.dropFirst(start).prefix(request.limit)
    return ProjectListAnswer(
      projects: Array(page), total: found.count, hidden: request.filter.includesHidden ? 0 : 2,
      facets: [.init(facet: .license, values: [.init(value: "MIT", projects: found.count)])],
      next: page.endIndex < found.count ? String(page.endIndex) : nil)
  }

  func highlights(viewer: Viewer) async throws -> Highlights { Highlights() }
}
