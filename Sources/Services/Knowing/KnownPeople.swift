import Catalog
import Foundation
import GitRead
import History
import Ownership
import Records
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
  private var configured: Set<Int> = []
  private let found = FoundNumbers()
  /// Two who are never one, whatever they are called; both orders.
  private var separate: Set<[Int]> = []

  /// `optedOut`: names, addresses, logins and keys, in lower case, of people who asked to be left out.
  init(
    _ records: IdentityTable, unsuggested people: [Person], separations: [Settings.Separation],
    optedOut: Set<String> = []
  ) {
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
    configured = Set(records.configured.map { number(of: $0) })
    for pair in separations {
      for first in ofEmail[pair.first.lowercased()] ?? [] {
        for second in ofEmail[pair.second.lowercased()] ?? [] {
          separate.formUnion([[first, second], [second, first]])
        }
      }
    }
    for name in optedOut {
      unsuggested.formUnion(ofEmail[name] ?? [])
      unsuggested.formUnion([ofLogin[name], numbers[name]].compactMap(\.self))
      if let key = records.keysOfNames[name] { unsuggested.insert(number(of: key)) }
    }
    for person in people {
      unsuggested.formUnion(person.emails.flatMap { ofEmail[$0.lowercased()] ?? [] })
      unsuggested.formUnion(person.logins.compactMap { ofLogin[$0.lowercased()] })
      if person.emails.isEmpty, person.logins.isEmpty, let key = records.keysOfNames[person.name.lowercased()] {
        unsuggested.insert(number(of: key))
      }
    }
  }

  /// The number of somebody with this key; nil for nobody.
  func number(ofKey key: String) -> Int? { numbers[key] }

  private mutating func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  /// The numbers of a history's people; nil for programs and for whom the catalogue does not know (yet).
  ///
  /// Who stands in one repository with one first and last name is taken for one person, the one with the most commits
  /// there, unless the configuration names both or separates them: shares of work are about who does it.
  func numbers(in history: ChangeHistory, of repository: Int64) -> [Int?] {
    found.numbers(of: repository, at: history.tip) { find(in: history, of: repository) }
  }

  private func find(in history: ChangeHistory, of repository: Int64) -> [Int?] {
    let numbers = history.people.map { number(of: $0, in: repository) }
    var commits: [Int: Int] = [:]
    for commit in history.commits { if let person = numbers[Int(commit.author)] { commits[person, default: 0] += 1 } }
    var bearers: [String: Set<Int>] = [:]
    for (person, number) in zip(history.people, numbers) {
      if let number, let name = Identities.tellingName(person.name) { bearers[name, default: []].insert(number) }
    }
    let groups = bearers.values.filter { $0.count > 1 && mayBeOne($0) }
    var joined = NumberGroups()
    for group in groups { joined.join(group) }
    // Whoever does not want to be suggested is not, whatever name they do it under.
    let first = joined.representatives { (unsuggested.contains($0) ? .max : commits[$0] ?? 0, -$0) }
    return numbers.map { number in number.map { first[$0] ?? $0 } }
  }

  private func number(of person: Contribution.Person, in repository: Int64) -> Int? {
    guard !Bots.isBot(name: person.name, email: person.email) else { return nil }
    let candidates = ofEmail[person.email.lowercased()] ?? []
    guard candidates.count > 1 else { return candidates.first }
    return candidates.first { contributors[repository]?.contains($0) ?? false } ?? candidates.first
  }

  private func mayBeOne(_ people: Set<Int>) -> Bool {
    guard people.intersection(configured).count <= 1 else { return false }
    let all = people.sorted()
    return !all.contains { first in all.contains { separate.contains([first, $0]) } }
  }
}

/// The numbers that were found last for each repository.
private final class FoundNumbers: Sendable {
  private struct Found {
    var tip: ObjectID?
    var numbers: [Int?]
  }

  private let known = Mutex<[Int64: Found]>([:])

  func numbers(of repository: Int64, at tip: ObjectID?, _ find: () -> [Int?]) -> [Int?] {
    if let found = known.withLock({ $0[repository] }), found.tip == tip { return found.numbers }
    let numbers = find()
    known.withLock { $0[repository] = Found(tip: tip, numbers: numbers) }
    return numbers
  }
}

/// Numbers that were joined, whichever joins led to it.
private struct NumberGroups {
  private var parents: [Int: Int] = [:]

  mutating func join(_ group: Set<Int>) {
    guard let first = group.min() else { return }
    for other in group {
      let (top, root) = (root(of: first), root(of: other))
      parents[max(top, root)] = min(top, root)
      parents[min(top, root)] = min(top, root)
    }
  }

  private func root(of number: Int) -> Int {
    var top = number
    while let next = parents[top], next != top { top = next }
    return top
  }

  /// For each number that was joined the one of its group with the highest rank.
  func representatives(by rank: (Int) -> (Int, Int)) -> [Int: Int] {
    var representatives: [Int: Int] = [:]
    for members in Dictionary(grouping: parents.keys, by: root).values {
      guard let best = members.max(by: { rank($0) < rank($1) }) else { continue }
      for member in members { representatives[member] = best }
    }
    return representatives
  }
}

/// The people of the newest generation, kept for as long as the catalogue, the configuration and the records say the same.
final class PeopleSource: Sendable {
  private struct Key: Equatable {
    var generation: Int
    var unsuggested: [Person]
    var separations: [Settings.Separation]
    var optedOut: Set<String>
  }

  private let catalog: Catalog
  private let access: AccessPolicy
  private let records: RecordsFile
  private let current = Mutex<(key: Key, people: KnownPeople)?>(nil)

  init(catalog: Catalog, access: AccessPolicy, records: RecordsFile) {
    (self.catalog, self.access, self.records) = (catalog, access, records)
  }

  /// - Throws: `UserFacingError` when the records of who asked to be left out cannot be read: nobody is named then.
  func people(ofGeneration generation: Int) async throws -> KnownPeople {
    let key = Key(
      generation: generation, unsuggested: access.unsuggested, separations: access.separations,
      optedOut: try await records.existing()?.optedOut() ?? [])
    if let known = current.withLock({ $0 }), known.key == key { return known.people }
    let people = KnownPeople(
      try await catalog.identityTable(), unsuggested: key.unsuggested, separations: key.separations,
      optedOut: key.optedOut)
    current.withLock { $0 = (key, people) }
    return people
  }
}
