import Catalog
import SearchModel

/// A team or a person that was found by name.
package struct DirectoryHit: Sendable, Equatable {
  package enum Kind: String, Sendable { case team, person }

  package var kind: Kind
  /// The team's name or the person's key: what their page is called.
  package var name: String
  /// What people call them.
  package var title: String
  /// A team's description or department; empty when there is nothing to say.
  package var detail: String
  /// 0...1.
  package var score: Double

  package init(kind: Kind, name: String, title: String, detail: String = "", score: Double) {
    self.kind = kind
    self.name = name
    self.title = title
    self.detail = detail
    self.score = score
  }
}

/// Finds teams and people by their names, right or nearly right, as far as a viewer may see.
struct DirectorySearch {
  /// Beside results of other kinds nobody wants what is only spelt alike: from here on a word of the name begins so.
  static let certain = 0.65

  let catalog: Catalog
  /// All there are.
  let teams: [TeamRecord]
  let scope: SearchScope

  func teams(like text: String, limit: Int) -> [DirectoryHit] {
    // A team that a file of a hidden repository declares does not exist.
    let visible = teams.filter { team in
      team.repositoryId.map { scope[RepositoryID(UInt32(truncatingIfNeeded: $0))] != nil } ?? true
    }
    return visible.matching(text, limit: limit).map { team, score in
      DirectoryHit(
        kind: .team, name: team.name, title: team.title.isEmpty ? team.name : team.title,
        detail: team.description.isEmpty ? team.department : team.description, score: score)
    }
  }

  /// At least as well as `least`, 0...1.
  func people(like text: String, least: Double = 0, limit: Int) async throws -> [DirectoryHit] {
    return try await catalog.people(matching: text, mistakes: least < Self.certain, in: scope.ids, limit: limit)
      .filter { $0.score >= least }
      .map { person, score in DirectoryHit(kind: .person, name: person.key, title: person.name, score: score) }
  }
}
