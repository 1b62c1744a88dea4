import Foundation
import History

/// Ranks the people of a repository by what they know of places in it, at a moment: nothing after it counts.
package struct Experts: Sendable {
  let index: WorkIndex
  /// For each of the history's people who that is to the one who asks; nil for programs and those to be left out.
  let people: [Int?]
  /// Seconds since 1970.
  let cut: Int64
  /// Events before the cut are the first so many.
  let known: Int
  /// The people once each, and for each of the history's people where they stand in it; -1 for nobody.
  let everybody: [Int]
  let slots: [Int]
  /// What holds for all places: by person.
  private let everywhere: [Int: Signals]
  let lastActive: [Int: Int64]

  /// - Parameters:
  ///   - index: the history.
  ///   - people: for each of the history's people a number of the caller's, the same for all names of one person; nil
  ///     for whom to leave out.
  ///   - cut: seconds since 1970; what was done at it or later is not known.
  package init(_ index: WorkIndex, people: [Int?], cut: Int64) {
    self.index = index
    self.people = people
    self.cut = cut
    known = index.count(before: cut)
    (everybody, slots) = Self.slots(people)
    var activities = [Activity](repeating: Activity(), count: everybody.count)
    for event in index.events[..<known] {
      let slot = slots[Int(event.author)]
      if slot >= 0 { activities[slot].add(event, at: cut) }
    }
    let active = zip(everybody, activities).filter { $0.1.last != nil }
    everywhere = Dictionary(active.map { ($0, $1.signals) }, uniquingKeysWith: { first, _ in first })
    lastActive = Dictionary(
      active.compactMap { person, activity in activity.last.map { (person, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func slots(_ people: [Int?]) -> (everybody: [Int], slots: [Int]) {
    var everybody: [Int] = []
    var known: [Int: Int] = [:]
    let slots = people.map { person -> Int in
      guard let person else { return -1 }
      if let slot = known[person] { return slot }
      known[person] = everybody.count
      everybody.append(person)
      return everybody.count - 1
    }
    return (everybody, slots)
  }

  private static let teamSeconds: Int64 = 365 * 86_400

  /// The people who know the places best, best first: the chance of a place counts by its weight.
  package func ranking(of places: [(place: WorkIndex.Place, weight: Double)]) -> [Expert] {
    var scores: [Int: Double] = [:]
    var events: [UInt32] = []
    let total = places.reduce(0) { $0 + max(0, $1.weight) }
    guard total > 0 else { return [] }
    let team = shares(of: teamEvents())
    for (place, weight) in places where weight > 0 {
      let levels = index.levels(of: place, before: cut)
      for (person, chance) in chances(of: place, levels, team: team) {
        scores[person, default: 0] += chance * weight / total
      }
      events += levels[0]
    }
    // A commit that touches several places is one.
    if places.count > 1 { events = Set(events).sorted() }
    let evidence = evidence(events, at: places.map(\.place))
    return scores.map { person, score in
      Expert(
        person: person, score: score, evidence: evidence[person] ?? Expert.Evidence(),
        lastActive: lastActive[person])
    }.sorted { ($1.score, $1.lastActive ?? 0, $0.person) < ($0.score, $0.lastActive ?? 0, $1.person) }
  }

  // MARK: Signals

  private func chances(
    of place: WorkIndex.Place, _ levels: [[UInt32]], team: [LevelShare]
  ) -> [Int: Double] {
    var signals = everywhere
    var weight = 1.0
    for share in levels.map({ shares(of: $0) }) + [team] {
      for (level, half) in zip(share, ExpertModel.shareHalfLives) {
        for (person, value) in level { signals[person, default: Signals()][half.signal] += weight * value }
      }
      weight /= 2
    }
    for (person, value) in series(of: levels[0]) { signals[person, default: Signals()][.series] = value }
    if case .file = place {
      for (person, value) in companions(of: levels[0], path: place.path) {
        signals[person, default: Signals()][.companions] = value
      }
    }
    let scores = signals.mapValues(ExpertModel.score)
    let highest = scores.values.max() ?? 0
    let powers = scores.mapValues { exp($0 - highest) }
    let sum = powers.values.reduce(0, +)
    return powers.mapValues { $0 / sum }
  }

  /// Everybody's share of some work.
  private typealias LevelShare = [Int: Double]

  private func teamEvents() -> [UInt32] {
    let since = index.count(before: cut - Self.teamSeconds)
    return Array(UInt32(since)..<UInt32(max(since, known)))
  }

  private func shares(of events: [UInt32]) -> [LevelShare] {
    ExpertModel.shareHalfLives.map { share(of: events.suffix(Self.mostEvents), halfLife: $0.days) }
  }

  /// Shares of the work, times how much work there is where that is less than one commit of today.
  private func share(of events: ArraySlice<UInt32>, halfLife: Double) -> LevelShare {
    var work: [Int: Double] = [:]
    var sum = 0.0
    for position in events {
      let event = index.events[Int(position)]
      guard let person = people[Int(event.author)] else { continue }
      let value = exp2(-event.age(at: cut) / halfLife)
      work[person, default: 0] += value
      sum += value
    }
    guard sum > 0 else { return [:] }
    let factor = min(1, sum) / sum
    return work.mapValues { $0 * factor }
  }

  /// Of a level only the newest count, as when the constants were learnt.
  private static let mostEvents = 2_000

  private static let eventsOfSeries = 300

  private func series(of events: [UInt32]) -> [Int: Double] {
    var work: [Int: Double] = [:]
    for position in events.suffix(Self.eventsOfSeries) {
      let event = index.events[Int(position)]
      guard let person = people[Int(event.author)] else { continue }
      work[person, default: 0] += exp2(-event.age(at: cut) / ExpertModel.seriesHalfLife)
    }
    return work
  }

  // MARK: Files that change together

  private static let companionEvents = 30
  private static let mostFilesOfCompanions = 20
  private static let mostCompanions = 40
  private static let eventsOfCompanion = 60

  private func companions(of events: [UInt32], path: [UInt8]) -> [Int: Double] {
    var together: [UInt32: Double] = [:]
    for position in events.suffix(Self.companionEvents) {
      let event = index.events[Int(position)]
      guard event.files <= Self.mostFilesOfCompanions else { continue }
      for change in index.history.changes[index.history.commits[Int(event.commit)].changes]
      where index.history.paths[Int(change.path)] != path {
        together[change.path, default: 0] += 1 / Double(event.files)
      }
    }
    let nearest = together.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCompanions)
    let total = nearest.reduce(0) { $0 + $1.value }
    var shares: [Int: Double] = [:]
    for (companion, weight) in nearest {
      let events = index.ofPath[companion].prefix(while: { $0 < UInt32(known) }).suffix(Self.eventsOfCompanion)
      for (person, share) in share(of: events, halfLife: ExpertModel.companionHalfLife) {
        shares[person, default: 0] += share * weight / total
      }
    }
    return shares
  }

  // MARK: Evidence

  /// Of the events at some places, in order.
  private func evidence(_ events: [UInt32], at places: [WorkIndex.Place]) -> [Int: Expert.Evidence] {
    var found = [Expert.Evidence](repeating: Expert.Evidence(), count: everybody.count)
    let history = index.history
    let documents = Documents(places)
    for (number, position) in events.enumerated() {
      let event = index.events[Int(position)]
      let commit = history.commits[Int(event.commit)]
      let author = slots[Int(event.author)]
      if author >= 0 {
        found[author].changes += 1
        found[author].lastChange = max(found[author].lastChange ?? .min, event.time)
        if number == 0 { found[author].isFirst = true }
        if documents.isTouched(by: commit, index) { found[author].documents += 1 }
      }
      let committer = slots[Int(commit.committer)]
      if committer >= 0, committer != author { found[committer].integrated += 1 }
      for helper in history.helpers[commit.helpers] {
        let slot = slots[Int(helper.person)]
        guard slot >= 0, slot != author else { continue }
        switch helper.role {
        case .author: found[slot].helped += 1
        case .reviewer: found[slot].reviewed += 1
        }
      }
    }
    return Dictionary(zip(everybody, found), uniquingKeysWith: { first, _ in first })
  }
}

/// What somebody does in the whole repository, whatever the place; of events that are added oldest first.
private struct Activity {
  private(set) var signals = Signals()
  /// Seconds since 1970.
  private(set) var last: Int64?
  private var week: Int?
  private var day: Int?
  private var days = 0

  /// Days beyond which an activity counts nothing.
  private static let longest = 400.0
  private static let daysOfWeeks = 182.0
  private static let daysOfHabit = 730.0

  mutating func add(_ event: WorkIndex.Event, at cut: Int64) {
    last = event.time
    let age = event.age(at: cut)
    if age < Self.daysOfHabit, day != Int(age) {
      day = Int(age)
      days += 1
      signals[.habit] = 1 - 1 / Double(days)
    }
    if age < Self.daysOfWeeks, week != Int(age / 7) {
      week = Int(age / 7)
      signals[.weeks] += 1
    }
    guard age < Self.longest else { return }
    for (signal, halfLife) in ExpertModel.activityHalfLives { signals[signal] += exp2(-age / halfLife) }
  }
}

/// The documents at some places.
private struct Documents {
  private var files: Set<[UInt8]> = []
  /// With a slash at the end; the empty one holds everything.
  private var folders: [[UInt8]] = []

  init(_ places: [WorkIndex.Place]) {
    for place in places {
      switch place {
      case .file(let path): files.insert(path)
      case .folder(let path): folders.append(path.isEmpty ? [] : path + [UInt8(ascii: "/")])
      }
    }
  }

  func isTouched(by commit: ChangeHistory.Commit, _ index: WorkIndex) -> Bool {
    index.history.changes[commit.changes].contains { change in
      guard index.isDocument[Int(change.path)] else { return false }
      let path = index.history.paths[Int(change.path)]
      return folders.contains { path.starts(with: $0) } || files.contains(path)
    }
  }
}

extension Double {
  /// The natural one.
  var logarithm: Double { log(self) }
}
