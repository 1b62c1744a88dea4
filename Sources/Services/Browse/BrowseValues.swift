package import Foundation
package import SearchModel

/// How well the index matches a repository's source.
package enum Freshness: Sendable, Equatable {
  /// The index matched the source at this moment.
  case matched(Date)
  /// The last attempt failed; the index still matches an earlier moment, if any.
  case failing(lastMatched: Date?, cause: String)
  /// Known, never synced.
  case never

  /// The last moment at which the index matched the source; nil when it never did.
  package var lastMatched: Date? {
    switch self {
    case .matched(let date): date
    case .failing(let date, _): date
    case .never: nil
    }
  }
}

package struct RepositorySummary: Sendable {
  package var facts: RepositoryFacts
  package var description: String
  package var freshness: Freshness
  /// Date of the newest commit.
  package var lastActivity: Date?
  /// Languages with the bytes of text in each, most first.
  package var languages: [LanguageShare]
  package var license: String?
  package var topics: [String]
  package var files: Int
  package var indexedBytes: Int
  /// Files left out on purpose, with the reason and how many.
  package var skipped: [SkippedCount]

  package init(
    facts: RepositoryFacts, description: String, freshness: Freshness, lastActivity: Date? = nil,
    languages: [LanguageShare] = [], license: String? = nil, topics: [String] = [], files: Int, indexedBytes: Int,
    skipped: [SkippedCount] = []
  ) {
    self.facts = facts
    self.description = description
    self.freshness = freshness
    self.lastActivity = lastActivity
    self.languages = languages
    self.license = license
    self.topics = topics
    self.files = files
    self.indexedBytes = indexedBytes
    self.skipped = skipped
  }
}

package struct LanguageShare: Sendable, Equatable {
  package var language: String
  package var files: Int
  package var bytes: Int
  /// Of them, those in files that neither others nor programs wrote.
  package var ownBytes: Int

  package init(language: String, files: Int, bytes: Int, ownBytes: Int? = nil) {
    self.language = language
    self.files = files
    self.bytes = bytes
    self.ownBytes = ownBytes ?? bytes
  }
}

package struct SkippedCount: Sendable, Equatable {
  /// `binary`, `too large`, `symbolic link`, `submodule`, `odd path`...
  package var reason: String
  package var files: Int

  package init(reason: String, files: Int) {
    self.reason = reason
    self.files = files
  }
}

/// A package manifest made it a project of its own, the repository is the project, or it was imported.
package struct ProjectSummary: Sendable, Equatable {
  package var id: Int64
  package var name: String
  package var description: String
  /// nil for an imported project.
  package var repository: String?
  /// Set for an imported project.
  package var origin: ImportOrigin?
  /// Folder of the manifest within the repository, empty for the root.
  package var folder: String
  /// `swift`, `npm`, `cargo`, `pypi`, `go`...; empty when only the repository says so.
  package var ecosystem: String
  /// The first of the declared owners, as people know them.
  package var owner: String?
  /// Declared ones, or a guess.
  package var owners: [RepositoryOwner]
  package var license: String?
  package var topics: [String]
  /// What facets and orders of lists go by.
  package var traits = ProjectTraits()
  /// Repositories beside its own that name one of its packages, of those that the viewer may see; nil where nobody
  /// counted them.
  package var usedBy: Int?

  package init(
    id: Int64, name: String, description: String, repository: String?, origin: ImportOrigin? = nil, folder: String,
    ecosystem: String, owner: String? = nil, owners: [RepositoryOwner]? = nil, license: String? = nil,
    topics: [String] = []
  ) {
    self.id = id
    self.origin = origin
    self.name = name
    self.description = description
    self.repository = repository
    self.folder = folder
    self.ecosystem = ecosystem
    self.owner = owner
    self.owners = owners ?? owner.map { [RepositoryOwner(kind: .team, key: $0)] } ?? []
    self.license = license
    self.topics = topics
  }
}

package struct RepositoryDetail: Sendable {
  package var summary: RepositorySummary
  /// Commit that the index holds for the default branch, hexadecimal.
  package var commit: String?
  package var sourceURL: String
  package var readme: TextFile?
  package var root: [TreeEntry]
  package var projects: [ProjectSummary]
  package var problems: [Problem]
  /// How many documents of it the library has.
  package var documents: Int
  /// How many decisions it records.
  package var decisions = 0
  /// Who may integrate changes to all of it, or seems to.
  package var owners: [ProjectOwner]

  package init(
    summary: RepositorySummary, commit: String? = nil, sourceURL: String, readme: TextFile? = nil,
    root: [TreeEntry] = [], projects: [ProjectSummary] = [], problems: [Problem] = [], documents: Int = 0,
    owners: [ProjectOwner] = []
  ) {
    self.summary = summary
    self.commit = commit
    self.sourceURL = sourceURL
    self.readme = readme
    self.root = root
    self.projects = projects
    self.problems = problems
    self.documents = documents
    self.owners = owners
  }
}

package struct TextFile: Sendable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

package struct TreeEntry: Sendable, Equatable {
  package enum Kind: String, Sendable { case folder, file, link, submodule }

  package var name: String
  package var path: String
  package var kind: Kind
  /// Bytes; 0 for folders.
  package var size: Int
  package var language: String
  /// Why the content is not searched, nil when it is.
  package var skipped: String?

  package init(name: String, path: String, kind: Kind, size: Int, language: String, skipped: String? = nil) {
    self.name = name
    self.path = path
    self.kind = kind
    self.size = size
    self.language = language
    self.skipped = skipped
  }
}

package struct FileDetail: Sendable {
  package var repository: RepositoryFacts
  package var path: String
  package var branch: String
  package var commit: String
  package var size: Int
  package var language: String
  /// Invalid UTF-8 replaced; nil for binary files and those over the page's limit.
  package var text: String?
  /// Why there is no text.
  package var withheld: String?
  /// Whether search finds its content; a file too large for a page may well be.
  package var isSearched = true
  package var outline: [OutlineEntry]

  package init(
    repository: RepositoryFacts, path: String, branch: String, commit: String, size: Int, language: String,
    text: String? = nil, withheld: String? = nil, outline: [OutlineEntry] = []
  ) {
    self.repository = repository
    self.path = path
    self.branch = branch
    self.commit = commit
    self.size = size
    self.language = language
    self.text = text
    self.withheld = withheld
    self.outline = outline
  }
}

package struct OutlineEntry: Sendable, Equatable {
  package var name: String
  package var kind: SymbolKind
  package var line: Int
  package var depth: Int

  package init(name: String, kind: SymbolKind, line: Int, depth: Int) {
    self.name = name
    self.kind = kind
    self.line = line
    self.depth = depth
  }
}

package struct HistoryEntry: Sendable, Equatable {
  package var commit: String
  package var authorName: String
  package var authorEmail: String
  package var date: Date
  package var subject: String

  package init(commit: String, authorName: String, authorEmail: String, date: Date, subject: String) {
    self.commit = commit
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.date = date
    self.subject = subject
  }
}

/// Something that went wrong or was left out: what, where, why, what to do.
package struct Problem: Sendable, Equatable {
  package enum Severity: String, Sendable { case notice, warning, error }

  package var severity: Severity
  /// A repository's name, or another thing's; empty for the whole.
  package var subject: String
  package var message: String
  package var hint: String
  package var date: Date

  package init(severity: Severity, subject: String, message: String, hint: String, date: Date) {
    self.severity = severity
    self.subject = subject
    self.message = message
    self.hint = hint
    self.date = date
  }
}

/// The organisation at a glance.
package struct Overview: Sendable {
  package var organization: String
  package var repositories: Int
  package var projects: Int
  package var files: Int
  package var documents: Int
  package var owners: Int
  package var indexedBytes: Int
  package var languages: [LanguageShare]
  /// When the repository that is furthest behind last matched its source.
  package var oldestMatch: Date?
  package var failing: Int
  package var isSyncing: Bool

  package init(
    organization: String, repositories: Int, projects: Int, files: Int, documents: Int, owners: Int,
    indexedBytes: Int, languages: [LanguageShare] = [], oldestMatch: Date? = nil, failing: Int, isSyncing: Bool
  ) {
    self.organization = organization
    self.repositories = repositories
    self.projects = projects
    self.files = files
    self.documents = documents
    self.owners = owners
    self.indexedBytes = indexedBytes
    self.languages = languages
    self.oldestMatch = oldestMatch
    self.failing = failing
    self.isSyncing = isSyncing
  }
}

/// What operations need to know.
package struct StatusReport: Sendable {
  package var overview: Overview
  package var generation: Int
  package var shards: Int
  package var shardBytes: Int
  package var repositories: [RepositorySummary]
  package var problems: [Problem]
  package var lastRun: SyncRun?

  package init(
    overview: Overview, generation: Int, shards: Int, shardBytes: Int, repositories: [RepositorySummary] = [],
    problems: [Problem] = [], lastRun: SyncRun? = nil
  ) {
    self.overview = overview
    self.generation = generation
    self.shards = shards
    self.shardBytes = shardBytes
    self.repositories = repositories
    self.problems = problems
    self.lastRun = lastRun
  }
}

package struct SyncRun: Sendable, Equatable {
  package var started: Date
  package var finished: Date?
  package var repositories: Int
  package var changed: Int
  package var failed: Int

  package init(started: Date, finished: Date? = nil, repositories: Int, changed: Int, failed: Int) {
    self.started = started
    self.finished = finished
    self.repositories = repositories
    self.changed = changed
    self.failed = failed
  }
}
