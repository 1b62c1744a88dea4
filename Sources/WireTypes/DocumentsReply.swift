import Readiness
import SearchModel
package import Services

/// What `/api/v1/documents` answers: the repositories that document something.
package struct LibraryReply: Codable, Sendable {
  package var repositories: [LibraryItem]
  package var total: Int
  package var next: String?

  package init(_ library: DocumentLibrary, next: String?) {
    repositories = library.entries.map(LibraryItem.init)
    total = library.total
    self.next = next
  }
}

/// A repository with documents.
package struct LibraryItem: Codable, Sendable, Equatable {
  package var name: String
  package var owner: String?
  package var documents: Int
  /// What orders its documents: `mkdocs`, `mdbook`, `docc`, `folder`.
  package var kinds: [String]
  package var freshness: FreshnessItem

  init(_ entry: DocumentLibrary.Entry) {
    name = entry.repository.facts.name
    owner = entry.repository.facts.owner
    documents = entry.documents
    kinds = entry.kinds
    freshness = FreshnessItem(entry.repository.freshness)
  }
}

/// What `/api/v1/documents/REPOSITORY` answers: its documents in reading order.
package struct DocumentsReply: Codable, Sendable {
  package var repository: String
  package var documents: [DocumentItem]
  package var total: Int
  package var next: String?

  package init(repository: String, documents: [DocumentItem], total: Int, next: String?) {
    self.repository = repository
    self.documents = documents
    self.total = total
    self.next = next
  }
}

package struct DocumentItem: Codable, Sendable, Equatable {
  package var path: String
  package var title: String
  /// The file or folder whose order it stands in; empty where none lists it.
  package var navigation: String
  /// Titles of the entries above it.
  package var trail: [String]

  /// All documents of a repository in reading order.
  package static func all(of documentation: RepositoryDocumentation) -> [DocumentItem] {
    documentation.readingOrder.map { page in
      DocumentItem(
        path: page.path, title: documentation.title(of: page.path),
        navigation: documentation.navigations[page.navigation].source, trail: page.trail)
    }
  }
}

/// What `/api/v1/documents/REPOSITORY/-/PATH` answers: one document by its sections.
package struct DocumentReply: Codable, Sendable {
  package var repository: String
  package var path: String
  package var title: String
  package var sections: [DocumentSectionItem]

  package init(_ document: DocumentText) {
    repository = document.repository
    path = document.path
    title = document.title
    sections = document.sections.map(DocumentSectionItem.init)
  }
}

package struct DocumentSectionItem: Codable, Sendable, Equatable {
  /// Empty for text before the first heading.
  package var heading: String
  /// Fragment on the rendered page; empty like `heading`.
  package var anchor: String
  package var line: Int
  package var text: String

  init(_ section: DocumentText.Section) {
    heading = section.heading
    anchor = section.anchor
    line = section.line
    text = section.text
  }
}

/// What `/api/v1/handbook` answers: the chapters in their order.
package struct HandbookReply: Codable, Sendable {
  package var title: String
  package var repository: String
  /// Empty for all of the repository.
  package var folder: String
  package var chapters: [ChapterItem]

  package init(_ handbook: Handbook) {
    title = handbook.title
    repository = handbook.repository.name
    folder = handbook.folder
    chapters = handbook.paths.compactMap { path in
      handbook.slug(of: path).map {
        ChapterItem(slug: $0, title: handbook.documentation.title(of: path), path: path)
      }
    }
  }
}

package struct ChapterItem: Codable, Sendable, Equatable {
  /// Its page is at `/book/SLUG/`.
  package var slug: String
  package var title: String
  package var path: String
}
