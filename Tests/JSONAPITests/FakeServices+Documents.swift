import Readiness
import SearchModel
import Services

extension FakeServices: DocumentReading {
  private static let titles = [
    "docs/index.md": "How we work", "docs/team/on-call.md": "On call", "README.md": "Read me",
  ]
  private static let facts = RepositoryFacts(id: RepositoryID(1), name: "apple/swift-nio", owner: "NIO")

  private static let documentation = RepositoryDocumentation(
    titles: titles,
    navigations: DocumentationNavigation.find(in: [], documents: titles.keys.sorted(), titles: titles))

  private func known(_ name: String) async throws -> RepositorySummary {
    try await repository(name, viewer: .anonymous).summary
  }

  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary {
    let all = try await repositories(matching: matching, viewer: viewer)
    return DocumentLibrary(
      entries: all.dropFirst(skip).prefix(limit).map {
        DocumentLibrary.Entry(repository: $0, documents: 3, kinds: ["folder"])
      }, total: all.count, documents: all.count * 3)
  }

  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository {
    DocumentedRepository(repository: try await known(repository), documentation: Self.documentation)
  }

  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail {
    DocumentDetail(
      repository: try await known(repository).facts, path: path, title: path, text: "",
      documentation: Self.documentation)
  }

  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText {
    DocumentText(
      repository: try await known(repository).facts.name, path: path, title: "Read me",
      sections: [
        DocumentText.Section(heading: "", anchor: "", line: 1, text: "Before."),
        DocumentText.Section(heading: "Use", anchor: "use", line: 3, text: "Like \u{1B}this."),
      ])
  }

  func handbook(viewer: Viewer) async throws -> Handbook? {
    if let failure { throw failure }
    return viewer == .anonymous
      ? Handbook(repository: Self.facts, folder: "docs", documentation: Self.documentation) : nil
  }

  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter {
    throw UserFacingError(.notFound, "There is no chapter \(slug) here.")
  }

  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit] { [] }

  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice] {
    []
  }
}
