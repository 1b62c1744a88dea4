import Foundation
import SearchModel
import Services

/// What a list of repositories is sorted by.
enum RepositoryOrder: String, CaseIterable {
  case name, activity, size

  var title: String {
    switch self {
    case .name: "name"
    case .activity: "last change"
    case .size: "size"
    }
  }

  /// `repositories` come by name, which stays the order among equals.
  func sorted(_ repositories: [RepositorySummary]) -> [RepositorySummary] {
    switch self {
    case .name: repositories
    case .activity:
      repositories.sorted {
        ($0.lastActivity ?? .distantPast, $1.facts.name) > ($1.lastActivity ?? .distantPast, $0.facts.name)
      }
    case .size: repositories.sorted { ($0.indexedBytes, $1.facts.name) > ($1.indexedBytes, $0.facts.name) }
    }
  }
}
