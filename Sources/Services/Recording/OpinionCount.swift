import Records
import SearchModel

/// Counts what teams decided about one project.
struct OpinionCount {
  let opinions: ProjectOpinions

  /// `research` is the newest first.
  init(of identifier: String, in research: [ResearchRecord]) {
    var takers: [Verdict.Kind: Set<String>] = [:]
    var dismissers: [Verdict.Reason: Set<String>] = [:]
    var words: [Verdict.Reason: [String]] = [:]
    for record in research {
      guard let verdict = record.standing.first(where: { $0.candidate == identifier }) else { continue }
      let team = ResearchRecord.voice(ofTeam: record.team, research: record.id)
      if verdict.kind.takes { takers[verdict.kind, default: []].insert(team) }
      guard verdict.kind == .dismiss else { continue }
      let reason = verdict.reason ?? .other
      dismissers[reason, default: []].insert(team)
      if !verdict.words.isEmpty { words[reason, default: []].append(verdict.words) }
    }
    opinions = ProjectOpinions(
      takenBy: takers.mapValues(\.count),
      dismissals: dismissers.map { reason, teams in
        ProjectOpinions.Dismissal(
          reason: reason, teams: teams.count,
          words: Array((words[reason] ?? []).prefix(ProjectOpinions.Dismissal.mostWords)))
      }.sorted { ($1.teams, $0.reason.rawValue) < ($0.teams, $1.reason.rawValue) })
  }
}
