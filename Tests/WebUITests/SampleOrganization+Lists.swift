import Foundation
import SearchModel
import Services

/// Lists of projects and highlights, honest and hostile.
extension SampleOrganization {
  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer {
    guard !isEmpty else { return ProjectListAnswer() }
    // Nothing says `requets`, and something is called like it.
    if request.text == "requets" {
      return ProjectListAnswer(projects: [Self.imported], total: 1, isGuess: true)
    }
    let found = Self.listed.filter { request.text.isEmpty || $0.name.contains(request.text) }
    return ProjectListAnswer(
      projects: found, total: request.text.isEmpty ? 115_061 : found.count, hidden: 3,
      isComplete: request.text.isEmpty, facets: Self.facetCounts(request.filter),
      next: request.cursor == nil && request.text.isEmpty ? "eyJhZnRlciI6e319" : nil)
  }

  func highlights(viewer: Viewer) async throws -> Highlights {
    var highlights = Highlights()
    guard !isEmpty else { return highlights }
    highlights.newest = [Self.described, Self.hostileProject]
    highlights.documented = [Self.described]
    highlights.mostUsed = [
      .init(project: Self.described, repositories: 14, teams: 5),
      .init(project: Self.hostileProject, repositories: 1, teams: 1),
    ]
    highlights.external = [
      .init(ecosystem: "npm", name: "left-pad", projects: 12, teams: 3),
      .init(ecosystem: Self.script, name: Self.image, projects: 1, teams: 1),
    ]
    highlights.concerns = [
      .init(project: Self.project, reason: .withoutOwner), .init(project: Self.hostileProject, reason: .archived),
    ]
    highlights.facets = Self.facetCounts(ProjectFilter())
    return highlights
  }

  /// With all that a row of a list can say.
  private static var described: ProjectSummary {
    var project = project
    project.usedBy = 14
    project.traits.kind = "library"
    project.traits.language = "Swift"
    project.traits.lifecycle = "active"
    project.traits.readinessLevel = 3
    project.traits.readiness = 0.625
    project.traits.activity = 1234.5
    project.traits.created = now.timeIntervalSince1970 - 86_400 * 20
    project.traits.documented = now.timeIntervalSince1970 - 7200
    return project
  }

  private static var listed: [ProjectSummary] {
    var hostile = hostileProject
    hostile.traits.language = image
    hostile.traits.lifecycle = script
    hostile.traits.isHidden = true
    hostile.traits.activity = .infinity
    return [described, hostile, imported, hostileImported]
  }

  private static func facetCounts(_ filter: ProjectFilter) -> [ProjectListAnswer.FacetCounts] {
    func facet(_ facet: ProjectFacet, _ values: [(String, Int)]) -> ProjectListAnswer.FacetCounts {
      .init(
        facet: facet,
        values: values.map {
          .init(value: $0, projects: $1, isChosen: filter.facets[facet]?.contains($0) ?? false)
        })
    }
    return [
      facet(.kind, [("library", 90_000), ("", 12)]), facet(.ecosystem, [("", 7)]),
      facet(.team, (0..<80).map { ("Team \($0)", 100 - $0) } + [(script, 1), ("", 4)]),
      facet(.language, [("Swift", 61), (image, 1)]), facet(.readiness, [("3", 40), ("1", 2), ("0", 9)]),
    ]
  }
}
