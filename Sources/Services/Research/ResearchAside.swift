import Catalog
import Retrieval
import SearchModel

/// What an answer says beside its candidates: code that does it already, and practices that apply.
struct ResearchAside {
  private static let mostCode = 6
  /// Of one project: others may do it too.
  private static let mostOfProject = 2
  private static let mostPractices = 3
  /// The cosine from which a passage seems to be about the need.
  private static let leastOfPractice: Float = 0.4

  let need: Need
  let catalog: Catalog

  /// `symbols` are the nearest of what the viewer may see, the nearest first.
  func code(
    _ symbols: [ProjectComparison.NearSymbol], besides candidates: [ResearchCandidate], in scope: SearchScope
  ) async throws -> [ResearchSymbol] {
    let shown = Set(
      candidates.flatMap { candidate in
        candidate.why.filter { $0.kind == .symbol }.map {
          Place(repository: candidate.offer.summary.repository ?? "", path: $0.path, line: $0.line ?? 0)
        }
      })
    var code: [ResearchSymbol] = []
    var counts: [Int64: Int] = [:]
    for near in symbols where counts[near.project, default: 0] < Self.mostOfProject {
      guard code.count < Self.mostCode else { break }
      guard let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: near.repository))],
        let found = try await catalog.symbol(ofPart: near.part, ofProject: near.project),
        !shown.contains(Place(repository: facts.name, path: found.path, line: found.line)),
        let project = try await catalog.projects(withIDs: [near.project]).first
      else { continue }
      counts[near.project, default: 0] += 1
      let sentence = BestSentence(of: found.text, for: need)
      code.append(
        ResearchSymbol(
          kind: found.kind, name: found.name, project: project.name, repository: facts.name, path: found.path,
          line: found.line, text: sentence.text, ranges: sentence.ranges))
    }
    return code
  }

  private struct Place: Hashable {
    var repository: String
    var path: String
    var line: Int
  }

  /// Chapters of a handbook that the viewer may see.
  func practices(
    _ texts: ComparedProjects, _ cosines: [Float], in handbook: Handbook
  ) async throws -> [ResearchPractice] {
    let repository = Int64(handbook.repository.id.rawValue)
    let nearest = texts.passages(cosines, limit: Self.mostPractices, atLeast: Self.leastOfPractice) {
      $0.repository == repository && handbook.slug(of: $0.path) != nil
    }
    var practices: [ResearchPractice] = []
    for passage in nearest {
      guard let slug = handbook.slug(of: passage.path),
        let section = try await catalog.section(ofPassage: passage.position, inDocument: passage.document)
      else { continue }
      let sentence = BestSentence(of: section.body, for: need)
      practices.append(
        ResearchPractice(
          slug: slug, title: handbook.documentation.title(of: passage.path), heading: section.heading,
          anchor: section.anchor, text: sentence.text, ranges: sentence.ranges))
    }
    return practices
  }
}
