/// One commit's change to what one team owns. This is the patch-flow of Capraro, Dorner and Riehle, "The patch-flow
/// method for measuring inner source collaboration" (MSR 2018): contributions are looked at by the units of the
/// organisation that they come from and go to.
package struct Contribution: Sendable, Hashable {
  package var day: CalendarDay
  package var person: Int32
  /// The team that its author was in on that day: of several the one nearest to the owner. Nil for none.
  package var from: Int?
  /// The team that owns what was changed.
  package var to: Int
  /// Levels between both (`TeamTree.distance`); nil without a team.
  package var distance: Int?

  package init(day: CalendarDay, person: Int32, from: Int?, to: Int, distance: Int?) {
    self.day = day
    self.person = person
    self.from = from
    self.to = to
    self.distance = distance
  }

  /// Whether it crosses a team's border, as far as that is known.
  package var isOutside: Bool { distance.map { $0 > 0 } ?? false }
}

/// Decides what a commit is a contribution of, and to whom.
package struct ContributionRules: Sendable {
  package let tree: TeamTree
  package let times: TeamTimes

  package init(tree: TeamTree, times: TeamTimes) {
    self.tree = tree
    self.times = times
  }

  /// The contributions of one commit: one to each team, however many of its files are touched. Where several teams own
  /// a place together it is the one nearest to the author.
  ///
  /// - Parameters:
  ///   - person: the author.
  ///   - day: of the author's date.
  ///   - owners: for each place that the commit touches the teams that own it.
  /// - Returns: at most one for each team.
  package func contributions(person: Int32, day: CalendarDay, owners: [[Int]]) -> [Contribution] {
    let teams = times.teams(of: person, on: day)
    var found: [Contribution] = []
    for owners in owners {
      guard let contribution = nearest(person, day, teams, owners),
        !found.contains(where: { $0.to == contribution.to })
      else { continue }
      found.append(contribution)
    }
    return found
  }

  private func nearest(_ person: Int32, _ day: CalendarDay, _ teams: [Int], _ owners: [Int]) -> Contribution? {
    guard let first = owners.first else { return nil }
    var best = Contribution(day: day, person: person, from: nil, to: first, distance: nil)
    for owner in owners {
      for team in teams {
        let distance = tree.distance(team, owner)
        guard distance < best.distance ?? .max else { continue }
        best = Contribution(day: day, person: person, from: team, to: owner, distance: distance)
      }
    }
    return best
  }
}
