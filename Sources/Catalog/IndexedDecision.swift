import GRDB

/// A decision record to be stored with its repository.
package struct IndexedDecision: Sendable, Equatable {
  package var path: String
  package var number: Int?
  package var title: String
  /// Empty when the record says none that is known.
  package var status: String
  /// What it says of its status; empty when that is just the word.
  package var statusNote: String
  /// As 2024-01-31.
  package var date: String?
  /// The path of the record of the same repository that replaced it.
  package var successor: String?
  /// As R-12.
  package var research: String?
  package var context: String
  package var decision: String
  /// Titles of the options.
  package var options: [String]
  /// What speaks for and against the options and the decision.
  package var reasons: [String]
  /// Addresses and paths that it links to.
  package var links: [String]
  /// All of the record, as JSON.
  package var content: String

  package init(path: String, title: String, content: String = "{}") {
    self.path = path
    self.title = title
    self.content = content
    (status, statusNote, context, decision) = ("", "", "", "")
    (options, reasons, links) = ([], [], [])
  }

  func insert(_ db: Database, repository: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO decision (repositoryId, path, number, title, status, statusNote, date, successor, research, context,
          decision, options, reasons, links, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      repository, path, number, title, status, statusNote, date, successor, research, context, decision,
      try JSONText.list(options), reasons.joined(separator: "\n"), try JSONText.list(links), content,
    ])
  }
}

/// A decision record without its texts, as lists show it.
package struct DecisionEntry: Codable, Sendable, Equatable, FetchableRecord {
  package var id: Int64
  package var repositoryId: Int64
  package var path: String
  package var number: Int?
  package var title: String
  /// Empty when unknown.
  package var status: String
  package var statusNote: String
  package var date: String?
  /// The record that replaced it: path, number and title.
  package var successor: String?
  package var successorNumber: Int?
  package var successorTitle: String?
  package var research: String?
}

/// The texts of a decision record.
package struct DecisionTexts: Codable, Sendable, Equatable, FetchableRecord {
  package var id: Int64
  package var title: String
  package var context: String
  package var decision: String
  /// A line each.
  package var reasons: String
}

/// A decision record that was found by its words.
package struct DecisionMatch: Codable, Sendable, Equatable, FetchableRecord {
  package var id: Int64
  package var repositoryId: Int64
  package var path: String
  /// BM25, higher is better; 0 where nothing was looked for.
  package var score: Double
}

/// Which decisions a list shows.
package struct DecisionSelection: Sendable, Equatable {
  /// In FTS5's syntax; nil for all.
  package var expression: String?
  /// nil for any; empty for those whose status is unknown.
  package var status: String?
  /// Those of these repositories.
  package var repositories: [Int64]

  package init(expression: String? = nil, status: String? = nil, repositories: [Int64]) {
    self.expression = expression
    self.status = status
    self.repositories = repositories
  }
}
