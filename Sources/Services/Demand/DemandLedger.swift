import Demand
import Foundation
import Records

/// All that was asked for, oldest first, each with the group that its need belongs to.
struct DemandLedger: Sendable {
  struct Entry: Sendable {
    var asking: Asking
    /// What needs have in common that are the same but for case and punctuation.
    var key: String
    var group: Int
    /// The research that it was recorded as.
    var record: ResearchRecord?
  }

  /// Another one for each ledger of a process.
  let serial: Int
  let entries: [Entry]
  let groups: [NeedGroups.Group]
  /// Needs that are in no group yet.
  let pending: Int
  let hasModel: Bool
  /// Positions in `entries` by group.
  let positions: [Int: [Int]]

  init(_ needs: DemandNeeds, _ grouping: NeedGrouping.State, serial: Int) {
    self.serial = serial
    groups = grouping.groups.groups
    pending = grouping.pending
    hasModel = grouping.groups.hasVectors
    entries = needs.askings.compactMap { asking, record in
      guard let key = needs.keys[asking.need], let group = grouping.groups.group(withKey: key) else { return nil }
      return Entry(asking: asking, key: key, group: group, record: record)
    }
    positions = Dictionary(grouping: entries.indices) { [entries] in entries[$0].group }
  }

  /// Those of one group, oldest first.
  func entries(of group: Int) -> [Entry] { (positions[group] ?? []).map { entries[$0] } }
}

/// What was asked for, as it was kept.
struct DemandNeeds: Sendable {
  /// Oldest first.
  let askings: [(Asking, ResearchRecord?)]
  /// Of each text, worked out once.
  let keys: [String: String]

  /// A need that was recorded is the same person's as the research that was looked at for it.
  init(_ signals: [DemandSignal], _ research: [ResearchRecord]) {
    let records = Dictionary(research.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var askings = signals.map { signal -> (Asking, ResearchRecord?) in
      let isRecorded = signal.research.flatMap { records[$0] } != nil
      return (
        Asking(
          source: signal.kind == .search ? .search : .research, need: signal.need, date: signal.date,
          who: isRecorded ? nil : signal.person ?? signal.mark.map { "\($0)" },
          period: SignalPeriod(of: signal.date).number, team: signal.team, foundSomething: signal.results > 0,
          openedSomething: !signal.opened.isEmpty), nil
      )
    }
    askings += research.map { record in
      let who =
        record.person.isEmpty
        ? record.team.isEmpty ? nil : "team " + record.team.lowercased() : record.person.lowercased()
      return (
        Asking(
          source: .record, need: record.need, date: record.created, who: who, period: Int.max, team: record.team),
        record
      )
    }
    self.askings = askings.sorted { $0.0.date < $1.0.date }
    var keys: [String: String] = [:]
    for (asking, _) in askings where keys[asking.need] == nil { keys[asking.need] = NeedGroups.key(asking.need) }
    self.keys = keys
  }
}
