import Catalog
import Metadata
import Readiness
import SearchModel

extension CatalogueService {
  /// What is read of a profile: most of it is for the project's page.
  private struct OfferedFacts: Decodable {
    var beliefs: [MetadataBelief] = []
    var releases: [ReleaseList.Release] = []
  }

  /// By the ids of those that exist for the viewer.
  func offers(of ids: [Int64], viewer: Viewer) async throws -> [Int64: ProjectOffer] {
    let view = try view(of: viewer)
    let graph = try await graphs.graph(generation: view.state.generation, repositories: view.repositories)
    let links = ProjectLinks(graph: graph, scope: view.scope)
    let sources = try await live.catalog.importSourceNames()
    let teams = try await live.catalog.teams(in: view.repositories)
    let channels = Dictionary(teams.map { ($0.name, $0.channels) }, uniquingKeysWith: { first, _ in first })
    var offers: [Int64: ProjectOffer] = [:]
    for record in try await live.catalog.projects(withIDs: ids) {
      guard let id = record.id, var summary = ProjectSummary(record, in: view.scope, sources: sources) else { continue }
      summary.usedBy = graph.users(of: record)
      var offer = ProjectOffer(summary: summary)
      if let facts = view.scope[record], let repository = view.state.byName[facts.name] {
        let profile =
          ProfileText.decode(OfferedFacts.self, try await live.catalog.profile(ofProject: id)) ?? OfferedFacts()
        offer.isArchived = facts.isArchived
        let declared = profile.beliefs.first { $0.fact == .channel }?.believed.map(\.value) ?? []
        let owners = summary.owners.filter { $0.kind == .team && $0.isKnown }
        offer.channels = declared + owners.flatMap { channels[$0.key] ?? [] }.filter { !declared.contains($0) }
        offer.contacts = profile.beliefs.first { $0.fact == .contact }?.believed.map(\.value) ?? []
        offer.packages = try await packages(
          of: id, record, in: repository, requirements: links.consumers(of: id).map(\.requirement),
          releases: profile.releases)
      }
      offers[id] = offer
    }
    return offers
  }
}
