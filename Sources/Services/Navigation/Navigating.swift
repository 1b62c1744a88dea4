package import SearchModel

/// Where a name in code comes from, and where it is used.
package protocol Navigating: Sendable {
  /// The definitions of a name, the likeliest to be meant first, and the lines that name it. Found by name: which one a
  /// line means is a guess where there are several.
  ///
  /// - Throws: `UserFacingError` when the name is none, or `from` is not there.
  func definitions(_ question: NameQuestion) async throws -> NameAnswer
}

/// A name that somebody met in code.
package struct NameQuestion: Sendable {
  /// UTF-8 bytes of a name: longer ones are none.
  package static let longestName = 200
  package static let mostDefinitions = 100
  package static let usualDefinitions = 20

  /// A file.
  package struct Place: Sendable, Equatable {
    package var repository: String
    package var path: String
    /// A branch, tag or commit; nil for the default branch.
    package var branch: String?

    package init(repository: String, path: String, branch: String? = nil) {
      self.repository = repository
      self.path = path
      self.branch = branch
    }
  }

  /// As it stands in the code.
  package var name: String
  /// The file in which it was met; what is near to it is meant more likely.
  package var from: Place?
  package var viewer: Viewer
  /// Definitions to return, 1...`mostDefinitions`.
  package var limit: Int
  /// Whether lines that name it are looked for, too.
  package var wantsUses: Bool

  package init(
    name: String, from: Place? = nil, viewer: Viewer, limit: Int = Self.usualDefinitions, wantsUses: Bool = true
  ) {
    self.name = name
    self.from = from
    self.viewer = viewer
    self.limit = limit
    self.wantsUses = wantsUses
  }
}

/// How near a definition is to the file in which its name was met, nearest first.
package enum Nearness: String, Sendable, Codable, CaseIterable, Comparable {
  case file, folder
  /// A line of the file imports what the definition's path names.
  case imported = "import"
  case repository, elsewhere

  package static func < (left: Nearness, right: Nearness) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A definition of a name.
package struct NamedDefinition: Sendable, Equatable {
  package var repository: String
  package var path: String
  /// The branch that has it, where the default one has not.
  package var branch: String?
  /// From 1.
  package var line: Int
  package var kind: SymbolKind?
  package var language: String
  /// With the types around it.
  package var name: String
  /// The lines that declare it, as one line.
  package var signature: String
  /// The first sentences of the comment that documents it; empty where there is none.
  package var comment: String
  /// nil where the question names no file.
  package var nearness: Nearness?

  package init(
    repository: String, path: String, line: Int, kind: SymbolKind?, language: String, name: String, signature: String,
    comment: String = "", nearness: Nearness? = nil
  ) {
    self.repository = repository
    self.path = path
    self.line = line
    self.kind = kind
    self.language = language
    self.name = name
    self.signature = signature
    self.comment = comment
    self.nearness = nearness
  }
}

/// What is known of a name.
package struct NameAnswer: Sendable {
  /// Lines that name it.
  package struct Uses: Sendable {
    /// Those in the repository of the question's file first.
    package var files: [CodeHit]
    /// Lower bounds when not complete.
    package var lines: Int
    package var fileCount: Int
    package var isComplete: Bool
    /// The search that finds all of them.
    package var query: String

    package init(files: [CodeHit] = [], lines: Int = 0, fileCount: Int = 0, isComplete: Bool = true, query: String) {
      self.files = files
      self.lines = lines
      self.fileCount = fileCount
      self.isComplete = isComplete
      self.query = query
    }
  }

  package var name: String
  /// In order of likelihood.
  package var definitions: [NamedDefinition]
  /// Of all files with a definition; more than `definitions` holds where a limit cut them.
  package var definingFiles: Int
  /// nil when not asked for.
  package var uses: Uses?
  /// Why there may be more definitions and uses; empty when everything was looked at.
  package var incomplete: [Incompleteness] = []
  package var elapsed: Duration

  package init(
    name: String, definitions: [NamedDefinition], definingFiles: Int, uses: Uses? = nil, elapsed: Duration = .zero
  ) {
    self.name = name
    self.definitions = definitions
    self.definingFiles = definingFiles
    self.uses = uses
    self.elapsed = elapsed
  }
}
