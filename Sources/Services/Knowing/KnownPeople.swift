import Catalog
import Foundation
import GitRead
import Ownership
import Settings
import Synchronization

/// Who the names in histories are, of one generation of the catalogue.
struct KnownPeople: Sendable {
  /// Keys of people; a person's number is the position.
  private(set) var keys: [String] = []
  /// Those who do not want to be suggested.
  private(set) var unsuggested: Set<Int> = []
  private var numbers: [String: Int] = [:]
  /// By address in lower case; several where `.mailmap` files of repositories disagree.
  private var ofEmail: [String: [Int]] = [:]
  private var contributors: [Int64: Set<Int>] = [:]

  init(_ records: IdentityTable, unsuggested people: [Person]) {
    var ofLogin: [String: Int] = [:]
    for identity in records.identities {
      let number = number(of: identity.person)
      switch identity.kind {
      case .email: ofEmail[identity.value, default: []].append(number)
      case .login: ofLogin[identity.value] = number
      case .key: break
      }
    }
    for (person, repository) in records.contributions {
      contributors[repository, default: []].insert(number(of: person))
    }
    for person in people {
      unsuggested.formUnion(person.emails.flatMap { ofEmail[$0.lowercased()] ?? [] })
      unsuggested.formUnion(person.logins.compactMap { ofLogin[$0.lowercased()] })
      if person.emails.isEmpty, person.logins.isEmpty, let key = records.keysOfNames[person.name.lowercased()] {
        unsuggested.insert(number(of: key))
      }
    }
  }

  private mutating func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  /// The numbers of a history's people; nil for programs and for whom the catalogue does not know (yet).
  func numbers(of people: [Contribution.Person], in repository: Int64) -> [Int?] {
    people.map { person in
      guard !Bots.isBot(name: person.name, email: person.email) else { return nil }
      let candidates = ofEmail[person.email.lowercased()] ?? []
      guard candidates.count > 1 else { return candidates.first }
      return candidates.first { contributors[repository]?.contains($0) ?? false } ?? candidates.first
    }
  }
}

/// Keeps `KnownPeople` for as long as the catalogue says the same.
final class KnownPeopleCache: Sendable {
  private struct Key: Equatable {
    var generation: Int
    var unsuggested: [Person]
  }

  private let current = Mutex<(key: Key, people: KnownPeople)?>(nil)

  func people(
    ofGeneration generation: Int, unsuggested: [Person], in catalog: Catalog
  ) async throws -> KnownPeople {
    let key = Key(generation: generation, unsuggested: unsuggested)
    if let known = current.withLock({ $0 }), known.key == key { return known.people }
    let people = KnownPeople(try await catalog.identityTable(), unsuggested: unsuggested)
    current.withLock { $0 = (key, people) }
    return people
  }
}
