package import SearchModel

/// The documents of all repositories as one library, and the organisation's handbook. Absent and not-visible-to-you
/// throw the same `notFound`.
package protocol DocumentReading: Sendable {
  /// Repositories with documents by owner, then name; forks and archived ones last. `matching` is a part of the name
  /// or description, empty for all; the first `skip` are left out, and at most `limit` are in the answer.
  func library(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> DocumentLibrary
  /// What one repository documents, in its own order.
  func documentation(of repository: String, viewer: Viewer) async throws -> DocumentedRepository
  /// A document of the default branch with what stands around it.
  func document(_ repository: String, path: String, viewer: Viewer) async throws -> DocumentDetail
  /// A document's title and the words of its sections, as search has them.
  func sections(of repository: String, path: String, viewer: Viewer) async throws -> DocumentText
  /// nil when none is configured or this viewer may not see its repository.
  func handbook(viewer: Viewer) async throws -> Handbook?
  func chapter(_ slug: String, viewer: Viewer) async throws -> HandbookChapter
  /// The chapters of the handbook that have all these words, best first.
  func chapters(matching words: String, viewer: Viewer) async throws -> [DocumentHit]
  /// The practices that a repository, or a folder of it, says it follows: its files link to them.
  func practices(followedBy repository: String, folder: String, viewer: Viewer) async throws -> [FollowedPractice]
}

/// Some of the repositories that have documents.
package struct DocumentLibrary: Sendable {
  package struct Entry: Sendable {
    package var repository: RepositorySummary
    package var documents: Int
    /// From what its navigations come, each kind once: `mkdocs`, `mdbook`, `docc`, `folder`.
    package var kinds: [String]

    package init(repository: RepositorySummary, documents: Int, kinds: [String] = []) {
      self.repository = repository
      self.documents = documents
      self.kinds = kinds
    }
  }

  package var entries: [Entry]
  /// All that match, on all pages.
  package var total: Int
  /// Documents in them.
  package var documents: Int

  package init(entries: [Entry], total: Int, documents: Int) {
    self.entries = entries
    self.total = total
    self.documents = documents
  }
}

/// A repository and what it documents.
package struct DocumentedRepository: Sendable {
  package var repository: RepositorySummary
  package var documentation: RepositoryDocumentation

  package init(repository: RepositorySummary, documentation: RepositoryDocumentation) {
    self.repository = repository
    self.documentation = documentation
  }
}

/// A document with what stands around it.
package struct DocumentDetail: Sendable {
  package var repository: RepositoryFacts
  package var path: String
  package var title: String
  /// Invalid UTF-8 replaced; nil when it is too large for a page.
  package var text: String?
  /// Why there is no text.
  package var withheld: String?
  package var documentation: RepositoryDocumentation
  /// Where it stands in its repository's navigation.
  package var place: RepositoryDocumentation.Place?
  /// nil when git could not say in time.
  package var lastChange: HistoryEntry?
  /// Where its host lets people propose a change; nil when the host is not known.
  package var editAddress: String?
  /// Set where it is a decision record.
  package var decision: DecisionDetail?

  package init(
    repository: RepositoryFacts, path: String, title: String, text: String?, withheld: String? = nil,
    documentation: RepositoryDocumentation, place: RepositoryDocumentation.Place? = nil,
    lastChange: HistoryEntry? = nil, editAddress: String? = nil
  ) {
    self.repository = repository
    self.path = path
    self.title = title
    self.text = text
    self.withheld = withheld
    self.documentation = documentation
    self.place = place
    self.lastChange = lastChange
    self.editAddress = editAddress
  }
}

/// The words of a document, a section for each heading.
package struct DocumentText: Sendable, Equatable {
  package struct Section: Sendable, Equatable {
    /// Empty for text before the first heading.
    package var heading: String
    /// Fragment of the heading on the rendered page, without its prefix; empty like `heading`.
    package var anchor: String
    /// 1-based line in the file.
    package var line: Int
    package var text: String

    package init(heading: String, anchor: String, line: Int, text: String) {
      self.heading = heading
      self.anchor = anchor
      self.line = line
      self.text = text
    }
  }

  package var repository: String
  package var path: String
  package var title: String
  package var sections: [Section]

  package init(repository: String, path: String, title: String, sections: [Section]) {
    self.repository = repository
    self.path = path
    self.title = title
    self.sections = sections
  }
}
