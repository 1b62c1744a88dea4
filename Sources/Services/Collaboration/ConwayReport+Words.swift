import Collaboration

extension ConwayReport.Pair {
  /// What shows it, as sentences.
  package var why: [String] { coupling + talk }

  /// What couples their code.
  package var coupling: [String] {
    dependencies.map { dependency in
      "\(dependency.consumer.identifier) names \(dependency.provider.identifier) in \(dependency.manifest), which changed "
        + "\(Self.times(dependency.changes))."
    }
      + together.map { pair in
        "\(pair.first.identifier) and \(pair.second.identifier) changed together \(Self.times(pair.shared)), "
          + "\(pair.basis.words)."
      }
  }

  /// How they have to do with each other; one sentence at least.
  package var talk: [String] {
    var said: [String] = []
    if given > 0 { said.append("\(first.title) contributed to \(second.title) \(Self.times(given)).") }
    if taken > 0 { said.append("\(second.title) contributed to \(first.title) \(Self.times(taken)).") }
    if help > 0 { said.append("They reviewed changes, or wrote them together, \(Self.times(help)).") }
    if questions > 0 { said.append("They asked each other \(Self.times(questions)).") }
    if !channels.isEmpty { said.append("Both are in \(channels.joined(separator: ", ")).") }
    return said.isEmpty ? ["No contribution, review, question or shared channel."] : said
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 0: "not at all"
    case 1: "once"
    default: "\(count) times"
    }
  }
}

extension CoChange.Basis {
  /// As the end of a sentence: what shows that things change together.
  package var words: String {
    switch self {
    case .commit: "in one commit"
    case .ticket: "under one ticket"
    case .day: "by one person on one day"
    }
  }
}

/// What is counted how, for pages and documents.
package enum CountRules {
  package static let contributions = [
    "A contribution is a commit on the default branch that changes files which a team owns: one to each team, however "
      + "many of its files it changes. One without files is one to the repository's owner. Merges and commits of "
      + "programs do not count; of a fork only what it does not share with another repository here.",
    "Its author's team is the one that they were in on the day of the commit; of several the one nearest to the owner. "
      + "Who was in no known team on that day counts as unknown, neither inside nor outside.",
    "The owner is the declared one of today. Contributions to what nobody is declared to own are counted apart.",
    "The distance is the number of levels from the lower of both teams up to the first unit that holds both: 1 within "
      + "one department, more beyond.",
    "A newcomer's first contribution to a team's projects came from another team. They came back who contributed to them "
      + "again on another day within \(ContributionLedger.daysToReturn) days.",
    "Groups of fewer than \(PeopleCount.least) people are not shown as people, and a team of fewer is no row of its own.",
    "Repositories that you may not see are left out of every figure.",
  ]

  package static let conway = [
    "Code is coupled where a manifest of one team's project names a project of the other, and where projects of both "
      + "change together: in at least \(CoChange.leastShared) commits of one repository, under \(CoChange.leastTickets) tickets, "
      + "or on \(CoChange.leastShared) days on which one person changed both, more than chance would bring together, and in "
      + "at least 30 % of what changes either on average.",
    "Teams talk who contributed to each other, reviewed each other's changes, wrote changes together or asked each other "
      + "at least \(ConwayMap.leastTalk) times in the period, or who share a channel with at most "
      + "\(ConwayMap.mostTeamsOfChannel) teams in it.",
    "The congruence is the share of the coupled pairs that talks.",
    "Talk that is not written down here, over lunch or on the telephone, is not seen: take a pair as a question, not as a "
      + "verdict.",
  ]
}
