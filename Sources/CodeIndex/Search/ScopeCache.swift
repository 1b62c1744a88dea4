package import QueryLanguage
package import SearchModel
import Synchronization

/// Keeps what several searches of one scope have in common, apart for each choice of forks and archived repositories.
package final class ScopeCache<Value: Sendable>: Sendable {
  private struct Entry {
    var scope: SearchScope.Identity
    var forks: Inclusion
    var archived: Inclusion
    var value: Value
  }

  /// Viewers with different teams that search at about the same time.
  private let most = 16
  private let entries = Mutex<[Entry]>([])

  package init() {}

  /// What was made for the same scope and choice, else what `make` makes.
  package func value(_ scope: SearchScope, forks: Inclusion, archived: Inclusion, _ make: () -> Value) -> Value {
    let known = entries.withLock { entries in
      entries.first { $0.scope === scope.identity && $0.forks == forks && $0.archived == archived }
    }
    if let known { return known.value }
    let made = make()
    entries.withLock { entries in
      if entries.count >= most { entries.removeFirst() }
      entries.append(Entry(scope: scope.identity, forks: forks, archived: archived, value: made))
    }
    return made
  }
}
