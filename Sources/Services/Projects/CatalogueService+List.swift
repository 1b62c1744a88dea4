import Catalog
import DependencyGraph
import SearchModel

// MARK: - Lists of projects

extension CatalogueService {
  private static let largestLimit = 1_000
  /// Names that are like the words, where nothing holds them.
  private static let guesses = 20

  func projects(_ request: ProjectListRequest) async throws -> ProjectListAnswer {
    let state = try live.state()
    let scope = access.scope(of: state, for: request.viewer)
    let list = ListScope(
      generation: state.generation, scope: scope,
      repositories: scope.ids.sorted())
    let cursor = try ProjectListCursor.read(request.cursor)
    let limit = min(max(1, request.limit), Self.largestLimit)
    let words = request.text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.isEmpty { return try await whole(request, from: ProjectListCursor.place(cursor), limit, list) }
    return try await matching(words, request, from: ProjectListCursor.offset(cursor), limit, list)
  }

  /// What one viewer may see of one generation.
  private struct ListScope {
    var generation: Int
    var scope: SearchScope
    /// Sorted.
    var repositories: [Int64]
  }

  private func whole(
    _ request: ProjectListRequest, from place: ProjectCursor?, _ limit: Int, _ list: ListScope
  ) async throws -> ProjectListAnswer {
    let cube = try await counts.value(generation: list.generation, repositories: list.repositories) {
      try await live.catalog.facetCube(in: list.repositories)
    }
    let page = try await live.catalog.projects(
      request.filter, order: request.order ?? .use, after: place, in: list.repositories, cube: cube, limit: limit)
    return ProjectListAnswer(
      projects: try await summaries(of: page.projects, list), total: page.total, hidden: page.hidden,
      facets: Self.facets(cube, request.filter), next: try page.next.map { try ProjectListCursor.after($0).text() })
  }

  private func matching(
    _ words: [String], _ request: ProjectListRequest, from offset: Int, _ limit: Int, _ list: ListScope
  ) async throws -> ProjectListAnswer {
    var matches = try await matches(words, request.filter, list)
    guard matches.facets.all > 0 else { return try await guesses(request, list) }
    if let order = request.order { matches.sort(by: order) } else { matches.putFirst(named: request.text) }
    let page = matches.matches.dropFirst(offset).prefix(limit)
    let end = offset + page.count
    return ProjectListAnswer(
      projects: try await summaries(of: try await live.catalog.projects(withIDs: page.map(\.id)), list),
      total: matches.total, hidden: matches.hidden, isComplete: matches.isComplete,
      facets: Self.facets(matches.facets, request.filter),
      next: end < matches.matches.count ? try ProjectListCursor.offset(end).text() : nil)
  }

  /// A word is whole where many hold it; where few do, it may be begun only. Words that begin so are gathered from all
  /// of the index, which is dear, but for the shortest beginnings, which have an index of their own.
  private func matches(
    _ words: [String], _ filter: ProjectFilter, _ list: ListScope
  ) async throws -> ProjectMatches {
    func matches(lastIsBegun: Bool) async throws -> ProjectMatches {
      guard let expression = ProsePlan.expression(allOf: words, lastIsBegun: lastIsBegun) else {
        return ProjectMatches()
      }
      return try await live.catalog.projects(matching: expression, filter, in: list.repositories)
    }
    if (words.last?.count ?? 0) > Self.longestIndexedBeginning {
      let whole = try await matches(lastIsBegun: false)
      if whole.facets.all >= Self.many { return whole }
    }
    return try await matches(lastIsBegun: true)
  }

  private static let longestIndexedBeginning = 3
  private static let many = 100

  private func guesses(_ request: ProjectListRequest, _ list: ListScope) async throws -> ProjectListAnswer {
    let found = try await live.catalog.projects(typed: request.text, in: list.repositories, limit: Self.guesses)
    return ProjectListAnswer(
      projects: try await summaries(of: found.map(\.project), list), total: found.count, isGuess: true)
  }

  /// As the viewer sees them, with who uses them.
  private func summaries(of records: [ProjectRecord], _ list: ListScope) async throws -> [ProjectSummary] {
    guard !records.isEmpty else { return [] }
    let graph = try await graphs.graph(generation: list.generation, repositories: list.repositories)
    let sources = try await live.catalog.importSourceNames()
    return records.compactMap { record in
      var summary = ProjectSummary(record, in: list.scope, sources: sources)
      summary?.usedBy = graph.users(of: record)
      return summary
    }
  }

  static func facets(_ cube: FacetCube, _ filter: ProjectFilter) -> [ProjectListAnswer.FacetCounts] {
    ProjectFacet.allCases.map { facet in
      let chosen = filter.facets[facet] ?? []
      return ProjectListAnswer.FacetCounts(
        facet: facet,
        values: cube.counts(facet, filter).map {
          .init(value: $0.value, projects: $0.projects, isChosen: chosen.contains($0.value))
        })
    }
  }
}

extension DependencyGraph {
  /// How many repositories beside its own use a project.
  func users(of record: ProjectRecord) -> Int {
    guard let id = record.id else { return 0 }
    let package = PackageKey(ecosystem: record.ecosystem, name: record.name)
    let node = record.repositoryId == nil ? Node.package(package, at: nil) : .project(id)
    return Set(consumers(of: node).compactMap { projects[$0.source]?.repository })
      .count { $0 != record.repositoryId }
  }
}
