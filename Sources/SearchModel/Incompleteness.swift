/// Why an answer is not the whole answer.
package enum Incompleteness: Sendable, Hashable {
  /// Enough matches were found; counts are lower bounds.
  case matchLimit
  /// Time ran out.
  case deadline
  /// These shards could not be read.
  case damagedShards([String])
  /// This shard could not be opened.
  case unusableShard(file: String, cause: String)
  /// Tags, commits and branches that are not indexed were not asked for, since the query is still being typed.
  case unaskedRevision
  /// More repositories than `most` would have to be asked for the revision.
  case tooManyRevisions(revision: String, repositories: Int, most: Int)
  /// The files of the revision are still being read.
  case unreadyRevision(repository: String, revision: String)
  /// The revision cannot be searched; a sentence says why.
  case refusedRevision(String)
  /// What people asked could not be looked through; a sentence says why.
  case unreadableQuestions(String)
  /// All that is indexed was looked at, and the index does not hold what these repositories do.
  case repositories(RepositoryLack)

  /// The kinds of reasons, for programs.
  package enum Reason: String, Sendable, Codable, CaseIterable {
    case matchLimit, deadline, damagedIndex, revision, questions
    case staleRepository, unreadableRepository, unreadRepository, unreadFiles, unreadBranches, missingSymbols
  }

  package var reason: Reason {
    switch self {
    case .matchLimit: .matchLimit
    case .deadline: .deadline
    case .damagedShards, .unusableShard: .damagedIndex
    case .unaskedRevision, .tooManyRevisions, .unreadyRevision, .refusedRevision: .revision
    case .unreadableQuestions: .questions
    case .repositories(let lack):
      switch lack.cause {
      case .stale: .staleRepository
      case .unreadable: .unreadableRepository
      case .unread: .unreadRepository
      case .files: .unreadFiles
      case .branches: .unreadBranches
      case .symbols: .missingSymbols
      }
    }
  }

  /// What the index lacks; nil when something that is indexed was not looked at.
  package var lack: RepositoryLack? { if case .repositories(let lack) = self { lack } else { nil } }

  /// For people: what is missing, since when, and what to do or where to look.
  package var sentence: String {
    switch self {
    case .matchLimit: "Counting stopped at the match limit; count:all counts everything."
    case .deadline: "Time ran out before every file was searched."
    case .damagedShards(let names): "These index shards are damaged: \(names.joined(separator: ", "))."
    case .unusableShard(let file, let cause): "The index shard \(file) cannot be used: \(cause)"
    case .unaskedRevision:
      "Tags, commits and branches that are not indexed are searched when the query is complete."
    case .tooManyRevisions(let revision, let repositories, let most):
      "\(repositories) repositories have no indexed branch \(revision) and were not asked for a tag or commit of that "
        + "name; `repo:` that leaves at most \(most) of them has them asked."
    case .unreadyRevision(let repository, let revision):
      "\(repository) at \(revision) is still being read; ask again in a moment."
    case .refusedRevision(let why): why
    case .unreadableQuestions(let why): "Questions were not searched: \(why)"
    case .repositories(let lack): lack.sentence + " The page /status says more."
    }
  }
}

extension Sequence<Incompleteness> {
  /// Whether something that is indexed was not looked at, so that counts are lower bounds.
  package var areBounds: Bool { contains { $0.lack == nil } }
  /// What the index itself lacks.
  package var lacks: [RepositoryLack] { compactMap(\.lack) }
}
