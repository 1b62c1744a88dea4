package import Foundation

/// A catalogue from elsewhere whose projects stand beside the organisation's own.
package struct ImportedSource: Sendable, Equatable {
  package var name: String
  package var projects: Int
  package var importedAt: Date

  package init(name: String, projects: Int, importedAt: Date) {
    self.name = name
    self.projects = projects
    self.importedAt = importedAt
  }
}

/// What an import tells while it runs: how far it is.
package struct ImportProgress: Sendable, Equatable {
  package var projects: Int
  /// Of the file as it lies there, compressed or not.
  package var bytesRead: Int
}

/// What an import did.
package struct ImportReport: Sendable, Equatable {
  /// A line that was left out.
  package struct RefusedLine: Sendable, Equatable {
    /// 1-based.
    package var line: Int
    /// A clause without a full stop.
    package var cause: String
    /// What to do about it, as a sentence.
    package var hint: String
  }

  /// Refused lines that are named; more are counted only.
  package static let mostNamed = 20

  package var source: String
  /// Projects that the catalogue holds now under this name.
  package var projects = 0
  package var added = 0
  package var changed = 0
  package var removed = 0
  /// Lines whose identifier stood in the file before.
  package var repeated = 0
  package var refused = 0
  /// The first of the refused ones.
  package var refusedLines: [RefusedLine] = []
  package var elapsed = Duration.zero

  package var unchanged: Int { projects - added - changed }
}
