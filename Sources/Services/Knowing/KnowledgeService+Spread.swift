import Catalog
import Expertise
import Foundation
import SearchModel

/// What rests on whom, and what is shown of whom.
extension KnowledgeService {
  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    let state = try live.state()
    let view = try await view(of: viewer, state, at: now())
    var known: [String: Experts] = [:]
    var spreads: [KnowledgeSpread?] = []
    for place in places {
      guard let facts = view.scope.repositories.values.first(where: { $0.name == place.repository }),
        let record = state.byName[facts.name]
      else {
        spreads.append(nil)
        continue
      }
      if known[facts.name] == nil, let index = try await shelf.index(of: record) {
        known[facts.name] = Experts(
          index, people: view.people.numbers(in: index.history, of: record.id), cut: view.cut)
      }
      guard let experts = known[facts.name] else {
        spreads.append(nil)
        continue
      }
      spreads.append(try await spread(of: Array(place.path.utf8), experts, facts.name, view))
    }
    return spreads
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge {
    let state = try live.state()
    let view = try await view(of: viewer, state, at: now())
    guard try await live.catalog.person(person, in: view.repositories) != nil,
      let number = view.people.number(ofKey: person)
    else { throw UserFacingError.absent("person \(person)") }
    var shown = ShownKnowledge(isSuggested: !view.people.unsuggested.contains(number))
    guard shown.isSuggested else { return shown }
    let places = try await live.catalog.contributions(ofPerson: person, in: view.repositories)
      .filter { $0.commits > 0 }.compactMap { view.scope[RepositoryID(UInt32(truncatingIfNeeded: $0.repositoryId))] }
      .sorted { $0.name < $1.name }
    for facts in places.prefix(ShownKnowledge.mostRepositories) {
      guard let record = state.byName[facts.name], let index = try await shelf.index(of: record) else { continue }
      let experts = Experts(index, people: view.people.numbers(in: index.history, of: record.id), cut: view.cut)
      shown.areas += experts.areas(of: number, limit: ShownKnowledge.mostAreas).map { area in
        ShownKnowledge.Area(
          place: WhoAnswer.Place(repository: facts.name, path: String(decoding: area.folder, as: UTF8.self)),
          changes: area.changes, lastChange: Date(timeIntervalSince1970: Double(area.lastChange)))
      }
    }
    if places.count > ShownKnowledge.mostRepositories {
      shown.lacks.append("Of \(places.count) repositories the first \(ShownKnowledge.mostRepositories) were looked at.")
    }
    return shown
  }
}
