package import Foundation
package import GRDB
package import SearchModel

/// A record whose dates are stored as seconds since 1970.
package protocol EpochDated: FetchableRecord, EncodableRecord {}

extension EpochDated {
  package static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy {
    .timeIntervalSince1970
  }

  package static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy {
    .timeIntervalSince1970
  }
}

/// A repository as the catalogue holds it: one row of `repository`.
package struct RepositoryRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord, EpochDated {
  package static let databaseTableName = "repository"

  package var id: Int64
  package var name: String
  package var sourceURL: String
  /// Name of the mirror's folder below the data folder.
  package var mirror: String
  package var description: String
  /// Indexed branches, the default branch first; bit n of a file's mask is branch n.
  package var branches: [String]
  package var topics: [String]
  package var license: String?
  package var readmePath: String?
  package var isFork: Bool
  package var isArchived: Bool
  package var headCommit: String?
  package var lastActivity: Date?
  package var fingerprint: String?
  /// Under which rules, limits and branches the live files were read; nil when all of them are to be read anew.
  package var basis: String?
  package var files: Int
  package var indexedBytes: Int
  package var matchedAt: Date?
  package var failingSince: Date?
  package var failingCause: String?
  /// Branches that are configured to be indexed and are not, because there are too many.
  package var branchesLeftOut: Int
  /// Those in which no symbols could be looked for.
  package var filesWithoutSymbols: Int

  package var repositoryID: RepositoryID { RepositoryID(UInt32(truncatingIfNeeded: id)) }
}

/// A file on at least one indexed branch, searched or not.
package struct FileRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "file"

  package var repositoryId: Int64
  package var path: String
  package var oid: String
  package var branchMask: Int64
  /// git's mode: 0o100644, 0o100755, 0o120000 (link), 0o160000 (submodule).
  package var mode: Int
  package var size: Int
  package var language: String
  /// Why the content is not searched; nil when it is.
  package var skipped: String?
  /// Not a copy of somebody else's project, and not written by a program.
  package var isOwn: Bool
  /// Why it has no symbols although its language has some; nil when nothing went wrong.
  package var withoutSymbols: String?

  package init(
    repositoryId: Int64, path: String, oid: String, branchMask: Int64, mode: Int, size: Int, language: String,
    skipped: String?, isOwn: Bool = true, withoutSymbols: String? = nil
  ) {
    self.repositoryId = repositoryId
    self.path = path
    self.oid = oid
    self.branchMask = branchMask
    self.mode = mode
    self.size = size
    self.language = language
    self.skipped = skipped
    self.isOwn = isOwn
    self.withoutSymbols = withoutSymbols
  }
}

/// A document to be stored with its sections.
package struct DocumentRecord: Sendable, Equatable {
  package struct Section: Sendable, Equatable {
    package var heading: String
    package var anchor: String
    package var line: Int
    package var body: String

    package init(heading: String, anchor: String, line: Int, body: String) {
      self.heading = heading
      self.anchor = anchor
      self.line = line
      self.body = body
    }
  }

  package var path: String
  /// git's id of the file it was read from; empty when unknown.
  package var oid: String
  package var title: String
  package var sections: [Section]

  package init(path: String, oid: String = "", title: String, sections: [Section]) {
    self.path = path
    self.oid = oid
    self.title = title
    self.sections = sections
  }

  package var outline: DocumentOutline {
    DocumentOutline(path: path, oid: oid, title: title, headings: sections.map(\.heading))
  }
}

/// A document without its text.
package struct DocumentOutline: Sendable, Equatable {
  package var path: String
  /// git's id of the file it was read from; empty when unknown.
  package var oid: String
  package var title: String
  /// Of its sections, in the order of the text.
  package var headings: [String]
}

/// One sync of all sources.
package struct SyncRunRecord: Codable, Sendable, Equatable, FetchableRecord, MutablePersistableRecord, EpochDated {
  package static let databaseTableName = "syncRun"

  package var id: Int64?
  package var started: Date
  package var finished: Date?
  package var repositories: Int
  package var changed: Int
  package var failed: Int

  package mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

/// Something that went wrong or was left out.
package struct ProblemRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord, EpochDated {
  package static let databaseTableName = "problem"

  package var repositoryId: Int64?
  package var subject: String
  /// `notice`, `warning` or `error`.
  package var severity: String
  package var message: String
  package var hint: String
  package var date: Date
  /// The step of a sync that found it; nil for the indexing of its repository and for the whole.
  package var step: String?

  package init(
    repositoryId: Int64?, subject: String, severity: String, message: String, hint: String, date: Date
  ) {
    self.repositoryId = repositoryId
    self.subject = subject
    self.severity = severity
    self.message = message
    self.hint = hint
    self.date = date
  }
}

/// Files of one language in one repository.
package struct LanguageShareRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "languageShare"

  package var repositoryId: Int64
  package var language: String
  package var files: Int
  package var bytes: Int
  /// Those of the repository's own files.
  package var ownBytes: Int
}

/// Files left out of the index for one reason.
package struct SkippedCountRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "skippedCount"

  package var repositoryId: Int64
  package var reason: String
  package var files: Int
}
