import Foundation
import History

/// How many people would have to leave before half of the files of a folder have nobody who knows them well.
///
/// After Avelino, Passos, Hora, Valente, "A novel approach for estimating truck factors" (ICPC 2016): somebody knows a
/// file well when their degree of authorship (Fritz et al., "Degree-of-knowledge", TOSEM 2014) is at least 3.293 and
/// more than 0.75 of the file's highest; people leave in the order of how many files they know. Other than there, who
/// has not changed anything in the repository for a year has left already.
package struct TruckFactor: Sendable, Equatable {
  /// Somebody without whom files would have nobody.
  package struct Keeper: Sendable, Equatable {
    package var person: Int
    /// Files that they know well, and those of them that nobody else does.
    package var files: Int
    package var alone: Int
  }

  /// A folder in which one person alone knows the most files, and who is nearest to learning them.
  package struct Lesson: Sendable, Equatable {
    package var folder: [UInt8]
    package var files: Int
    package var keeper: Int
    /// nil where nobody else is active there.
    package var learner: Int?
  }

  /// Files that are looked at.
  package var files: Int
  /// Those that nobody knows well who is still active.
  package var orphaned: Int
  /// 0 when half of the files have nobody already.
  package var factor: Int
  /// The people that the factor counts, in the order in which they would be missed most.
  package var keepers: [Keeper]
  /// Where knowledge is to be shared first.
  package var lessons: [Lesson]
}

extension Experts {
  /// Constants of the degree of authorship.
  private static let (base, first, own, others) = (3.293, 1.098, 0.164, 0.321)
  private static let leastShare = 0.75
  private static let secondsOfYear: Int64 = 365 * 86_400
  private static let mostLessons = 3
  private static let leastFilesOfLesson = 3

  /// The truck factor of a folder, of the files that are there at the end of the history; nil where there are none, or
  /// no commit tells what its author knows, as in a history that is one import.
  package func truckFactor(of folder: [UInt8]) -> TruckFactor? {
    let living = index.livingFiles(in: folder)
    guard !living.isEmpty, known > 0 else { return nil }
    var counts = [Int](repeating: 0, count: everybody.count)
    let knowers = living.map { whoKnows($0, &counts) }
    var remaining: [Int: Set<Int>] = [:]
    for (file, people) in knowers.enumerated() { for person in people { remaining[person, default: []].insert(file) } }
    var left = knowers.map(\.count)
    var orphaned = left.count { $0 == 0 }
    var factor = TruckFactor(
      files: living.count, orphaned: orphaned, factor: 0, keepers: [], lessons: lessons(living, knowers))
    while orphaned * 2 <= living.count,
      let next = remaining.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
    {
      let alone = next.value.count { left[$0] == 1 }
      factor.keepers.append(TruckFactor.Keeper(person: next.key, files: next.value.count, alone: alone))
      for file in next.value { left[file] -= 1 }
      orphaned += alone
      remaining[next.key] = nil
    }
    factor.factor = factor.keepers.count
    return factor
  }

  /// The people still active who know a file well.
  ///
  /// `counts`: a zero for each of `everybody`, and so it is left: thousands of files ask one after the other.
  private func whoKnows(_ path: UInt32, _ counts: inout [Int]) -> [Int] {
    var authors: [Int] = []
    var creator: Int?
    var total = 0
    for position in index.events(ofPath: path, before: cut) {
      total += 1
      let slot = slots[Int(index.events[Int(position)].author)]
      guard slot >= 0 else { continue }
      if total == 1 { creator = slot }
      if counts[slot] == 0 { authors.append(slot) }
      counts[slot] += 1
    }
    let degrees = authors.map { slot in
      Self.base + (slot == creator ? Self.first : 0) + Self.own * Double(counts[slot])
        - Self.others * log(1 + Double(total - counts[slot]))
    }
    for slot in authors { counts[slot] = 0 }
    let share = Self.leastShare * (degrees.max() ?? 0)
    return zip(authors, degrees).compactMap { slot, degree in
      degree >= Self.base && degree > share && isActive(everybody[slot]) ? everybody[slot] : nil
    }
  }

  private func isActive(_ person: Int) -> Bool {
    lastActive[person].map { cut - $0 <= Self.secondsOfYear } ?? false
  }

  private func lessons(_ living: [UInt32], _ knowers: [[Int]]) -> [TruckFactor.Lesson] {
    struct Place: Hashable {
      var folder: [UInt8]
      var keeper: Int
    }
    var alone: [Place: Int] = [:]
    for (path, people) in zip(living, knowers) where people.count == 1 {
      let name = index.history.paths[Int(path)]
      let folder = name.lastIndex(of: UInt8(ascii: "/")).map { Array(name[..<$0]) } ?? []
      alone[Place(folder: folder, keeper: people[0]), default: 0] += 1
    }
    let worst = alone.filter { $0.value >= Self.leastFilesOfLesson }
      .sorted { left, right in
        left.value != right.value
          ? left.value > right.value : left.key.folder.lexicographicallyPrecedes(right.key.folder)
      }.prefix(Self.mostLessons)
    return worst.map { place, files in
      let learner = ranking(of: [(.folder(place.folder), 1)]).first { $0.person != place.keeper && isActive($0.person) }
      return TruckFactor.Lesson(
        folder: place.folder, files: files, keeper: place.keeper, learner: learner?.person)
    }
  }
}
