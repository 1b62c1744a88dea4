import QueryLanguage
import SearchModel
import Synchronization

/// The repositories that a search looks into, as its shards name them. Searches that ask nothing of repositories and have
/// the same scope share one: with thousands of repositories, finding it out takes longer than a search.
final class ChosenRepositories: Sendable {
  /// Of one shard.
  final class InShard: Sendable {
    /// In the order of the shard's repositories; nil where not searched.
    let facts: [RepositoryFacts?]
    let isEmpty: Bool
    /// Whether all branches of all of them are searched.
    let isWhole: Bool
    /// The branches of each repository that are searched, a bit each.
    private let branches: [UInt64]

    init(_ shard: Shard, _ choice: RepositoryChoice) {
      facts = shard.repositories.enumerated().map { place, repository in
        shard.answers(forRepositoryAt: place) ? choice.chosen[repository.id] : nil
      }
      branches = zip(facts, shard.repositories).map { facts, repository in
        facts.map { $0.searchedBranch.map(repository.mask(ofBranch:)) ?? .max } ?? 0
      }
      isEmpty = branches.allSatisfy { $0 == 0 }
      isWhole = branches.allSatisfy { $0 == .max }
    }

    /// Whether documents on some branches of a repository, by its place in the shard, are searched.
    func searches(repository: Int, branches ofDocument: UInt64) -> Bool {
      guard repository < branches.count else { return false }
      return branches[repository] == .max || branches[repository] & ofDocument != 0
    }
  }

  let choice: RepositoryChoice
  private let byShard = Mutex<[Int: InShard]>([:])

  init(_ choice: RepositoryChoice) { self.choice = choice }

  /// `number`: the shard's place in the snapshot.
  func inShard(_ shard: Shard, number: Int) -> InShard {
    if let known = byShard.withLock({ $0[number] }) { return known }
    let made = InShard(shard, choice)
    byShard.withLock { $0[number] = made }
    return made
  }
}

extension ScopeCache<ChosenRepositories> {
  /// A scope of fewer repositories is chosen from faster than it is looked up, and made for one search.
  private static var smallest: Int { 32 }

  /// The repositories for a plan; `indexed` holds those of the snapshot.
  func chosen(
    _ plan: SearchPlan, indexed: [RepositoryID: [Int]], scope: SearchScope
  ) -> ChosenRepositories {
    let make = { ChosenRepositories(RepositoryChoice(plan, indexed: indexed, scope: scope)) }
    guard scope.repositories.count >= Self.smallest, !plan.asksRepositories,
      // Then a plan holds for all repositories or for none.
      let any = scope.repositories.values.first, plan.truth(for: any) != .no
    else { return make() }
    return value(scope, forks: plan.forks, archived: plan.archived, make)
  }
}

extension SearchPlan {
  /// Whether some repositories can be left out for what is known of them, beside forks and archived ones.
  fileprivate var asksRepositories: Bool {
    leaves.contains { leaf in
      switch leaf.test {
      case .repository, .owner, .branch: true
      case .language, .text, .symbol: false
      }
    }
  }
}
