import Foundation
import SearchModel
import Services

extension SampleOrganization {
  /// `slow …` runs out of time, `stale …` finds sources that fail.
  static func incomplete(_ query: String) -> [Incompleteness] {
    query.hasPrefix("slow") ? [.deadline] : query.hasPrefix("stale") ? [staleRepository, unreadRepositories] : []
  }

  static let staleRepository = Incompleteness.repositories(
    RepositoryLack(
      .stale,
      [.init(name: hostileName, matched: Date(timeIntervalSince1970: 0), failingSince: Date(timeIntervalSince1970: 60))]
    ))

  static let unreadRepositories = Incompleteness.repositories(
    RepositoryLack(.unread, ["a/one", "a/two", "a/three", script].map { .init(name: $0) }))
}
