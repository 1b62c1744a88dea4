extension Settings {
  /// The team that may integrate changes to a repository: of the patterns that
  /// match, the one that says most decides, then the order of the file.
  package func owner(of repository: String) -> Team? { ownership(of: repository)?.team }

  /// The same, with the pattern that decides.
  package func ownership(of repository: String) -> (team: Team, pattern: Glob)? {
    let name = Glob.Name(repository)
    var best: (team: Team, pattern: Glob)?
    for team in teams {
      for pattern in team.repositories where pattern.matches(name) {
        if let best, pattern.specificity <= best.pattern.specificity { continue }
        best = (team, pattern)
      }
    }
    return best
  }

  /// The teams whose members may see a repository; nil when everybody may. Of the
  /// patterns that match, the one that says most decides. Where two say as much,
  /// only teams that both name may see it.
  package func visibility(of repository: String) -> Set<String>? {
    let name = Glob.Name(repository)
    var best: (teams: Set<String>, specificity: (Int, Int))?
    for rule in visibility where rule.pattern.matches(name) {
      guard let known = best, rule.pattern.specificity <= known.specificity else {
        best = (rule.teams, rule.pattern.specificity)
        continue
      }
      if rule.pattern.specificity == known.specificity { best?.teams.formIntersection(rule.teams) }
    }
    return best?.teams
  }
}
