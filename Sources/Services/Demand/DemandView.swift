import Demand
import Foundation
import Records
import SearchModel

/// Demand as one viewer may see it.
struct DemandView {
  /// As many different answers of one's own make a need of all.
  private static let manySolutions = 3
  private static let severalTeams = 2
  private static let mostResearch = 20

  private let access: AccessPolicy
  let viewer: Viewer
  /// By the name and the title in lower case.
  private let teams: [String: TeamSummary]
  /// Teams that exist, and not for this viewer.
  private let hiddenTeams: Set<String>

  init(_ directory: any Directory, _ access: AccessPolicy, viewer: Viewer) async throws {
    self.access = access
    self.viewer = viewer
    let seen = try await directory.teams(viewer: viewer)
    teams = Self.byName(seen)
    let all = viewer == .operator ? seen : try await directory.teams(viewer: .operator)
    hiddenTeams = Set(Self.byName(all).keys).subtracting(teams.keys)
  }

  /// By name, and by title where no team is named so: records hold what people typed.
  private static func byName(_ teams: [TeamSummary]) -> [String: TeamSummary] {
    Dictionary(
      teams.map { ($0.name.lowercased(), $0) } + teams.map { ($0.title.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Those of enough people between two moments, of most people first.
  func groups(of ledger: DemandLedger, from start: Date, to end: Date) -> [DemandGroup] {
    ledger.groups.indices.compactMap { group($0, of: ledger, from: start, to: end) }
      .sorted { ($1.people, $1.requests, $0.id) < ($0.people, $0.requests, $1.id) }
  }

  /// Whether anything of a group that the viewer may see was asked for between two moments.
  func isAsked(_ index: Int, of ledger: DemandLedger, from start: Date, to end: Date) -> Bool {
    ledger.entries(of: index).contains { $0.asking.date >= start && $0.asking.date < end && exists($0) }
  }

  /// nil when too few people asked for it.
  func group(_ index: Int, of ledger: DemandLedger, from start: Date, to end: Date) -> DemandGroup? {
    let all = ledger.entries(of: index).filter(exists)
    let entries = all.filter { $0.asking.date >= start && $0.asking.date < end }
    let askings = entries.map { known($0.asking) }
    let people = HeadCount.atLeast(askings)
    guard people >= HeadCount.fewestShown else { return nil }
    let wordings = Self.wordings(entries)
    var group = DemandGroup(
      id: ledger.groups[index].id, need: wordings.first ?? "",
      wordings: Array(wordings.dropFirst().prefix(DemandGroup.mostWordings)), people: people, requests: askings.count,
      trend: DemandTrend(askings, middle: start.addingTimeInterval(end.timeIntervalSince(start) / 2)))
    let asking = Set(askings.map(\.team)).subtracting([""])
    for team in asking {
      if let named = named(team) { group.teams.append(named) } else { group.smallTeams += 1 }
    }
    group.teams.sort { ($0.title.lowercased(), $0.name) < ($1.title.lowercased(), $1.name) }
    let records = entries.compactMap(\.record)
    group.research = records.reversed().prefix(Self.mostResearch).map(\.label)
    group.solutions = records.compactMap(solution)
    let isTaken = all.contains { $0.asking.date < end && $0.record.map(takes) ?? false }
    group.kinds = kinds(askings, teams: asking.count, isTaken: isTaken, solutions: group.solutions)
    return group
  }

  private func kinds(
    _ askings: [Asking], teams: Int, isTaken: Bool, solutions: [DemandGroup.Solution]
  ) -> [DemandKind] {
    var kinds: [DemandKind] = []
    if teams >= Self.severalTeams, !isTaken { kinds.append(.unmet) }
    if HeadCount.atLeast(FailedAskings.of(askings)) >= HeadCount.fewestShown { kinds.append(.failed) }
    let builders = Set(solutions.map { ($0.team.isEmpty ? $0.project : $0.team).lowercased() }).subtracting([""])
    if builders.count >= Self.manySolutions { kinds.append(.homemade) }
    return kinds
  }

  /// The most used first; of those that are as much used the one that says most.
  private static func wordings(_ entries: [DemandLedger.Entry]) -> [String] {
    var uses: [String: (text: String, count: Int)] = [:]
    for entry in entries {
      uses[entry.key] = (uses[entry.key]?.text ?? entry.asking.need, (uses[entry.key]?.count ?? 0) + 1)
    }
    return uses.values.sorted { ($1.count, $1.text.count, $0.text) < ($0.count, $0.text.count, $1.text) }.map(\.text)
  }

  // MARK: What the viewer may see

  /// Research for a hidden repository does not exist.
  private func exists(_ entry: DemandLedger.Entry) -> Bool {
    guard let project = entry.record?.project, !project.isEmpty else { return true }
    return access.maySee(project: project, viewer: viewer)
  }

  /// Whether something that the viewer may see was taken.
  private func takes(_ record: ResearchRecord) -> Bool {
    record.standing.contains { verdict in
      guard verdict.kind.takes, let candidate = verdict.candidate else { return false }
      return access.maySee(project: candidate, viewer: viewer)
    }
  }

  private func solution(_ record: ResearchRecord) -> DemandGroup.Solution? {
    guard let last = record.standing.last, last.candidate == nil, last.kind == .build, !takes(record) else {
      return nil
    }
    return DemandGroup.Solution(
      label: record.label, team: hiddenTeams.contains(record.team.lowercased()) ? "" : record.team,
      project: record.project, words: last.words)
  }

  /// Without a team that the viewer may not see.
  private func known(_ asking: Asking) -> Asking {
    var asking = asking
    let folded = asking.team.lowercased()
    if hiddenTeams.contains(folded) { asking.team = "" } else if let team = teams[folded] { asking.team = team.name }
    return asking
  }

  /// nil for a team of so few people that its name says who they are. One that no org chart has is called as it was said.
  private func named(_ name: String) -> DemandGroup.Team? {
    guard let team = teams[name.lowercased()] else { return DemandGroup.Team(name: name, isKnown: false) }
    guard team.members == 0 || team.members >= HeadCount.fewestShown else { return nil }
    return DemandGroup.Team(name: team.name, title: team.title, channels: team.channels)
  }
}
