package import SearchModel

/// What the data folder of this machine knows, for one viewer.
package struct LocalKnowledge: InsideKnowledge {
  private let useCases: UseCases
  private let viewer: Viewer
  private let page: @Sendable (ProjectSummary) -> String?

  /// `page` gives the whole address of a project's page, where that is known.
  package init(_ useCases: UseCases, viewer: Viewer, page: @escaping @Sendable (ProjectSummary) -> String?) {
    self.useCases = useCases
    self.viewer = viewer
    self.page = page
  }

  package func candidates(
    for need: String, limit: Int
  ) async throws -> (candidates: [InsideCandidate], lacks: [String]) {
    let answer = try await useCases.researching.research(ResearchRequest(need: need, viewer: viewer, limit: limit))
    let candidates = answer.candidates.map { candidate in
      InsideCandidate(
        project: project(candidate.offer), fit: candidate.fit, why: candidate.why.first?.text ?? "",
        warnings: candidate.warnings)
    }
    return (candidates, answer.lacks + answer.incomplete.map(\.sentence))
  }

  package func use(of package: PackageKey, at location: PackageLocation?) async throws -> InsideUse {
    let use = try await useCases.cataloguing.use(
      of: PackageQuestion(package: package, location: location, viewer: viewer))
    return InsideUse(
      publishers: use.publishers.map(project), wrappers: use.wrappers.map(project), users: use.users.map(\.project),
      total: use.total, about: use.about)
  }

  package func record(_ label: String) async throws -> InsideRecord? {
    do {
      let dossier = try await useCases.recording.dossier(label, viewer: viewer)
      return InsideRecord(
        label: dossier.label, need: dossier.need, state: dossier.state,
        candidates: dossier.candidates.map(\.identifier))
    } catch let error as UserFacingError where error.code == .notFound {
      return nil
    }
  }

  private func project(_ offer: ProjectOffer) -> InsideProject {
    let summary = offer.summary
    return InsideProject(
      identifier: summary.identifier, name: summary.name, description: summary.description,
      repository: summary.repository, owner: summary.owners.first?.title, channel: offer.channels.first,
      snippet: offer.snippet, usedBy: summary.usedBy, license: summary.license, page: page(summary))
  }
}
