import Catalog
import SearchModel

/// What somebody asks about, as places in repositories that the viewer may see.
struct WhoSubject: Sendable {
  struct Place: Sendable {
    var repository: RepositoryFacts
    var path: String
    var weight: Double
  }

  var kind: WhoAnswer.Kind
  var places: [Place]
  /// Hits of a search that are looked at; more of them say less and less.
  static let mostPlaces = 20
}

/// Finds out what the words of a question mean: a path, a project, a symbol, or a topic.
struct WhoSubjectReader {
  let state: LiveState
  let scope: SearchScope
  let viewer: Viewer
  let catalogue: CatalogueService
  let searching: any Searching

  /// - Throws: `UserFacingError` with code `notFound` when nothing is meant.
  func subject(_ text: String) async throws -> WhoSubject {
    if let colon = text.firstIndex(of: ":"), let facts = repository(String(text[..<colon])) {
      let path = String(text[text.index(after: colon)...].drop { $0 == "/" })
      return WhoSubject(
        kind: path.isEmpty ? .repository : .file, places: [.init(repository: facts, path: path, weight: 1)])
    }
    if let project = try await project(text) { return project }
    if let facts = repository(text) {
      return WhoSubject(kind: .repository, places: [.init(repository: facts, path: "", weight: 1)])
    }
    if let symbol = try await symbol(text) { return symbol }
    if let topic = try await topic(text) { return topic }
    throw UserFacingError(
      .notFound, "Nothing here has to do with \u{201C}\(text.prefix(80))\u{201D}, or it is not visible to you.",
      hint: "Name a file as REPOSITORY:PATH, a project, a symbol, or a topic in other words.")
  }

  /// By the whole name, or by its last parts where one repository alone has them.
  private func repository(_ name: String) -> RepositoryFacts? {
    let all = scope.repositories.values
    if let exact = all.first(where: { $0.name == name }) { return exact }
    let folded = name.lowercased()
    let ending = all.filter { $0.name.lowercased() == folded || $0.name.lowercased().hasSuffix("/" + folded) }
    return name.isEmpty || ending.count != 1 ? nil : ending.first
  }

  private func project(_ name: String) async throws -> WhoSubject? {
    let summary: ProjectSummary
    do {
      summary = try await catalogue.summary(named: name, viewer: viewer)
    } catch is UserFacingError {
      // Also where several are meant: then the words are searched for.
      return nil
    }
    guard let repository = summary.repository, let facts = self.repository(repository) else { return nil }
    return WhoSubject(
      kind: .project, places: [.init(repository: facts, path: summary.folder, weight: 1)])
  }

  private func symbol(_ text: String) async throws -> WhoSubject? {
    guard text.count >= 3, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
      text.contains(where: { $0.isUppercase || $0 == "_" })
    else { return nil }
    let answer = try await search("sym:/^\(text)$/ case:yes")
    let places = self.places(files: answer.files, documents: [])
    return places.isEmpty ? nil : WhoSubject(kind: .symbol, places: places)
  }

  private static let mostWords = 12

  private func topic(_ text: String) async throws -> WhoSubject? {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.prefix(Self.mostWords).map { "\"\($0)\"" }
    guard !words.isEmpty else { return nil }
    for query in [words.joined(separator: " "), words.joined(separator: " or ")] {
      let answer = try await search(query)
      let places = self.places(files: answer.files, documents: answer.documents)
      if !places.isEmpty { return WhoSubject(kind: .topic, places: places) }
      if words.count == 1 { break }
    }
    return nil
  }

  private func search(_ query: String) async throws -> SearchAnswer {
    try await searching.search(
      SearchRequest(query: query, viewer: viewer, limit: WhoSubject.mostPlaces, lenient: true))
  }

  /// The first hits of both kinds; each next one weighs less, as its rank says.
  private func places(files: [CodeHit], documents: [DocumentHit]) -> [WhoSubject.Place] {
    var weights: [String: WhoSubject.Place] = [:]
    func add(_ facts: RepositoryFacts?, _ path: String, rank: Int) {
      guard let facts, let seen = scope[facts.id] else { return }
      weights["\(facts.id.rawValue):\(path)", default: .init(repository: seen, path: path, weight: 0)].weight +=
        1 / Double(rank + 1)
    }
    for (rank, hit) in files.enumerated() { add(hit.repository, hit.match.path, rank: rank) }
    for (rank, hit) in documents.enumerated() { add(repository(hit.repository), hit.path, rank: rank) }
    let sorted = weights.values.sorted {
      ($1.weight, $0.repository.name, $0.path) < ($0.weight, $1.repository.name, $1.path)
    }
    return Array(sorted.prefix(WhoSubject.mostPlaces))
  }
}
