package import Foundation
import SearchModel
package import Services

/// A repository in a list.
package struct RepositoryItem: Codable, Sendable {
  package var name: String
  package var description: String
  /// The first of the declared owners.
  package var owner: String?
  /// Those who may integrate changes to all of it, or seem to.
  package var owners: [RepositoryOwnerItem]
  package var fork: Bool
  package var archived: Bool
  /// Indexed branches, the default branch first.
  package var branches: [String]
  package var license: String?
  package var topics: [String]
  /// Most text first.
  package var languages: [LanguageItem]
  package var files: Int
  package var indexedBytes: Int
  /// Files left out on purpose, by reason.
  package var skipped: [SkippedItem]
  package var lastActivity: Date?
  package var freshness: FreshnessItem

  package init(_ repository: RepositorySummary) {
    name = repository.facts.name
    description = repository.description
    owner = repository.facts.owner
    owners = repository.facts.owners(of: "").map(RepositoryOwnerItem.init)
    fork = repository.facts.isFork
    archived = repository.facts.isArchived
    branches = repository.facts.branches
    license = repository.license
    topics = repository.topics
    languages = repository.languages.map(LanguageItem.init)
    files = repository.files
    indexedBytes = repository.indexedBytes
    skipped = repository.skipped.map { SkippedItem(reason: $0.reason, files: $0.files) }
    lastActivity = repository.lastActivity
    freshness = FreshnessItem(repository.freshness)
  }
}

package struct LanguageItem: Codable, Sendable, Equatable {
  package var language: String
  package var files: Int
  package var bytes: Int

  init(_ share: LanguageShare) {
    language = share.language
    files = share.files
    bytes = share.bytes
  }
}

package struct SkippedItem: Codable, Sendable, Equatable {
  package var reason: String
  package var files: Int
}

/// How well the index matches the source.
package struct FreshnessItem: Codable, Sendable, Equatable {
  package enum State: String, Codable, Sendable, CaseIterable { case matched, failing, never }

  package var state: State
  /// When the index last matched the source.
  package var matched: Date?
  /// Why it is failing.
  package var cause: String?

  init(_ freshness: Freshness) {
    switch freshness {
    case .matched(let date): (state, matched) = (.matched, date)
    case .failing(let date, let cause): (state, matched, self.cause) = (.failing, date, cause)
    case .never: state = .never
    }
  }
}
