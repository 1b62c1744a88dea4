import Foundation
import History

/// Ranks the people of a repository by what they know of places in it, at a moment: nothing after it counts.
package struct Experts: Sendable {
  private static let day = 86_400.0

  let index: WorkIndex
  /// For each of the history's people who that is to the one who asks; nil for programs and those to be left out.
  let people: [Int?]
  /// Seconds since 1970.
  let cut: Int64
  /// Events before the cut are the first so many.
  let known: Int
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
    var signals: [Int: Signals] = [:]
    var weeks: [Int: Set<Int>] = [:]
    var last: [Int: Int64] = [:]
    for event in index.events[..<known] {
      guard let person = people[Int(event.author)] else { continue }
      last[person] = event.time
      let age = Double(cut - event.time) / Self.day
      guard age < Self.longestActivity else { continue }
      signals[person, default: Signals()][.fortnight] += exp2(-age / ExpertModel.activityHalfLife)
      if age < Self.daysOfWeeks { weeks[person, default: []].insert(Int(age / 7)) }
    }
    for (person, weeks) in weeks { signals[person]?[.weeks] = Double(weeks.count) }
    everywhere = signals
    lastActive = last
  }

  /// Days beyond which an activity counts nothing.
  private static let longestActivity = 400.0
  private static let daysOfWeeks = 182.0
  private static let teamDays = 365.0

  /// The people who know the places best, best first: the chance of a place counts by its weight.
  package func ranking(of places: [(place: WorkIndex.Place, weight: Double)]) -> [Expert] {
    var scores: [Int: Double] = [:]
    var events: Set<UInt32> = []
    let total = places.reduce(0) { $0 + max(0, $1.weight) }
    guard total > 0 else { return [] }
    let team = shares(of: teamEvents())
    for (place, weight) in places where weight > 0 {
      let levels = index.levels(of: place, before: cut)
      for (person, chance) in chances(of: place, levels, team: team) {
        scores[person, default: 0] += chance * weight / total
      }
      events.formUnion(levels[0])
    }
    let evidence = evidence(events.sorted(), at: places.map(\.place))
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
    for person in lastActive.keys where signals[person] == nil { signals[person] = Signals() }
    var weight = 1.0
    for share in levels.map({ shares(of: $0) }) + [team] {
      for (level, half) in zip(share, ExpertModel.shareHalfLives) {
        for (person, value) in level { signals[person, default: Signals()][half.signal] += weight * value }
      }
      weight /= 2
    }
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

  /// For each half-life of `ExpertModel.shareHalfLives` everybody's share of the work.
  private typealias LevelShare = [Int: Double]

  private func teamEvents() -> [UInt32] {
    let since = index.count(before: cut - Int64(Self.teamDays * Self.day))
    return Array(UInt32(since)..<UInt32(max(since, known)))
  }

  /// Shares of the work, times how much work there is where that is less than one commit of today.
  private func shares(of events: [UInt32]) -> [LevelShare] {
    ExpertModel.shareHalfLives.map { _, days in
      var work: [Int: Double] = [:]
      var sum = 0.0
      for position in events.suffix(Self.mostEvents) {
        let event = index.events[Int(position)]
        guard let person = people[Int(event.author)] else { continue }
        let value = exp2(-Double(cut - event.time) / Self.day / days)
        work[person, default: 0] += value
        sum += value
      }
      guard sum > 0 else { return [:] }
      let factor = min(1, sum) / sum
      return work.mapValues { $0 * factor }
    }
  }

  /// Of a level only the newest count, as when the constants were learnt.
  private static let mostEvents = 2_000

  // MARK: Files that change together

  private static let companionEvents = 30
  private static let mostFilesOfCompanions = 20
  private static let mostCompanions = 8
  private static let eventsOfCompanion = 100

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
    var work: [Int: Double] = [:]
    for (companion, weight) in nearest {
      for position in index.ofPath[companion].prefix(while: { $0 < UInt32(known) }).suffix(Self.eventsOfCompanion) {
        let event = index.events[Int(position)]
        guard let person = people[Int(event.author)] else { continue }
        let age = Double(cut - event.time) / Self.day
        work[person, default: 0] += weight * exp2(-age / ExpertModel.companionHalfLife)
      }
    }
    return work
  }

  // MARK: Evidence

  /// Of the events at some places, in order.
  private func evidence(_ events: [UInt32], at places: [WorkIndex.Place]) -> [Int: Expert.Evidence] {
    var found: [Int: Expert.Evidence] = [:]
    let history = index.history
    for (number, position) in events.enumerated() {
      let event = index.events[Int(position)]
      let commit = history.commits[Int(event.commit)]
      let author = people[Int(event.author)]
      if let author {
        var evidence = found[author] ?? Expert.Evidence()
        evidence.changes += 1
        evidence.lastChange = max(evidence.lastChange ?? .min, event.time)
        if number == 0 { evidence.isFirst = true }
        if touchesDocument(commit, at: places) { evidence.documents += 1 }
        found[author] = evidence
      }
      if let committer = people[Int(commit.committer)], committer != author {
        found[committer, default: Expert.Evidence()].integrated += 1
      }
      for helper in history.helpers[commit.helpers] {
        guard let person = people[Int(helper.person)], person != author else { continue }
        switch helper.role {
        case .author: found[person, default: Expert.Evidence()].helped += 1
        case .reviewer: found[person, default: Expert.Evidence()].reviewed += 1
        }
      }
    }
    return found
  }

  private static let documentEndings = [".md", ".rst", ".adoc", ".txt"].map { Array($0.utf8) }

  private func touchesDocument(_ commit: ChangeHistory.Commit, at places: [WorkIndex.Place]) -> Bool {
    index.history.changes[commit.changes].contains { change in
      let path = index.history.paths[Int(change.path)]
      return Self.documentEndings.contains { path.suffix($0.count).elementsEqual($0) }
        && places.contains { path.starts(with: $0.path) }
    }
  }
}

extension Double {
  /// The natural one.
  var logarithm: Double { log(self) }
}
