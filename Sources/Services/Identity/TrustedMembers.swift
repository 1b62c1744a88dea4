import Settings

/// Who is in which teams by the word of the configuration and of the org chart that it names: what may open a repository
/// that few may see. A Group or User of a catalogue file and the names in commits count for nothing here, since whoever
/// writes one could make himself a member, or somebody else.
struct TrustedMembers {
  /// Somebody's time in a team: ISO dates, the last day included; nil when open.
  private struct Time {
    var team: String
    var since: String?
    var until: String?
  }

  private var times: [[Time]] = []
  /// From what somebody goes by, in lower case, to positions in `times`.
  private var bearers: [String: Set<Int>] = [:]

  /// `roster`: of no other repository than the org chart's.
  init(_ roster: TeamRoster) {
    var people: [Int: Int] = [:]
    for (person, entries) in NamedPerson.groups(roster.named).enumerated() {
      for entry in entries { people[entry] = person }
      let marks = entries.flatMap { roster.named[$0].emails + roster.named[$0].logins }
      // A name proves little: it counts only for somebody of whom nothing else is written.
      let signs = marks.isEmpty ? entries.map { roster.named[$0].name } : marks
      for sign in signs { bearers[sign.lowercased(), default: []].insert(person) }
      times.append([])
    }
    for place in roster.places {
      guard case .named(let entry) = place.somebody, let person = people[entry] else { continue }
      times[person].append(Time(team: place.team, since: place.since, until: place.until))
    }
  }

  /// The teams of somebody on a day, an ISO date; none for what nobody or several go by.
  ///
  /// `said`: an address or login, or the name of somebody who has neither here.
  func teams(of said: String, on day: String) -> Set<String> {
    guard let found = bearers[said.lowercased()], found.count == 1, let person = found.first else { return [] }
    return Set(times[person].filter { ($0.since ?? day) <= day && day <= ($0.until ?? day) }.map(\.team))
  }
}
