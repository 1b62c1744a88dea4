package import SearchModel
package import Services

/// What `/api/v1/definitions` answers.
package struct DefinitionsReply: Codable, Sendable {
  package struct Definition: Codable, Sendable, Equatable {
    /// 1 for the likeliest.
    package var rank: Int
    package var repository: String
    package var path: String
    /// The branch that has it, where the default one has not.
    package var branch: String?
    /// From 1.
    package var line: Int
    /// As `sym:` names it; absent where the scanner did not say.
    package var kind: String?
    package var language: String
    /// With the types around it.
    package var name: String
    package var signature: String
    package var comment: String
    /// `file`, `folder`, `import`, `repository` or `elsewhere`; absent where the question names no file.
    package var nearness: String?

    init(_ definition: NamedDefinition, rank: Int) {
      self.rank = rank
      repository = definition.repository
      path = definition.path
      branch = definition.branch
      line = definition.line
      kind = definition.kind?.name
      language = definition.language
      name = definition.name
      signature = definition.signature
      comment = definition.comment
      nearness = definition.nearness?.rawValue
    }
  }

  package struct Uses: Codable, Sendable {
    package var lines: Int
    package var files: Int
    package var complete: Bool
    /// The search that finds all of them.
    package var query: String
    package var results: [SearchResult]

    init(_ uses: NameAnswer.Uses) {
      lines = uses.lines
      files = uses.fileCount
      complete = uses.isComplete
      query = uses.query
      results = uses.files.enumerated().map { place, hit in
        var result = SearchResult(hit)
        result.rank = place + 1
        return result
      }
    }
  }

  package var name: String
  package var definitions: [Definition]
  /// Of files with a definition of it.
  package var total: Int
  package var uses: Uses?
  /// Whether everything was looked at for definitions, as it is at its sources.
  package var complete: Bool
  /// Why it was not, as sentences.
  package var incomplete: [String]
  /// The same for programs: the kind of each of `incomplete`, in its order.
  package var reasons: [Incompleteness.Reason]
  package var elapsedMs: Double

  package init(_ answer: NameAnswer) {
    name = answer.name
    definitions = answer.definitions.enumerated().map { Definition($1, rank: $0 + 1) }
    total = answer.definingFiles
    uses = answer.uses.map(Uses.init)
    complete = answer.incomplete.isEmpty
    incomplete = answer.incomplete.map(\.sentence)
    reasons = answer.incomplete.map(\.reason)
    elapsedMs = answer.elapsed.milliseconds
  }
}
