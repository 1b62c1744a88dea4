import Readiness
import SearchModel
import Services
import WireTypes

extension Samples {
  private static let facts = RepositoryFacts(id: RepositoryID(2), name: "acme/handbook", owner: "Platform")

  private static let documentation = RepositoryDocumentation(
    titles: ["docs/index.md": "How we work", "docs/review.md": "Code review"],
    navigations: DocumentationNavigation.find(
      in: [], documents: ["docs/index.md", "docs/review.md"],
      titles: ["docs/index.md": "How we work", "docs/review.md": "Code review"]))

  static var library: LibraryReply {
    let summary = RepositorySummary(
      facts: facts, description: "How we work.", freshness: .never, files: 2, indexedBytes: 900)
    return LibraryReply(
      DocumentLibrary(
        entries: [DocumentLibrary.Entry(repository: summary, documents: 2, kinds: ["folder"])], total: 1,
        documents: 2), next: nil)
  }

  static var documents: DocumentsReply {
    let items = DocumentItem.all(of: documentation)
    return DocumentsReply(repository: facts.name, documents: items, total: items.count, next: nil)
  }

  static var document: DocumentReply {
    DocumentReply(
      DocumentText(
        repository: facts.name, path: "docs/review.md", title: "Code review",
        sections: [
          DocumentText.Section(
            heading: "Code review", anchor: "code-review", line: 1, text: "Two people read every change.")
        ]))
  }

  static var handbook: HandbookReply {
    HandbookReply(Handbook(repository: facts, folder: "docs", documentation: documentation))
  }
}
