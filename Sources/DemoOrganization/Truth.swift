import StructuredText

/// What is known of the organisation because it was made so: what measures must find.
package struct Truth: Sendable {
  /// Commits of one team's people to one team's repositories in one quarter.
  package struct Contribution: Sendable, Hashable {
    package var quarter: String
    package var from: String
    package var to: String
    package var commits: Int
  }

  /// Answers that people of one team gave to questions of another one's in one quarter, that of the answer.
  package struct Exchange: Sendable, Hashable {
    package var quarter: String
    package var asker: String
    package var answerer: String
    package var answers: Int
  }

  /// A person of another team in a repository: all days on which they changed it as a guest.
  package struct Visit: Sendable {
    package var person: Int
    package var repository: String
    package var days: [DayNumber]

    package var cameBack: Bool { days.count > 1 }
  }

  package let contributions: [Contribution]
  package let visits: [Visit]
  package let exchanges: [Exchange]
  private let plan: OrganizationPlan

  /// Commits count by their author, on the day in UTC, for the team of that day. Left out are merges, the program that
  /// renews versions, people who were in no team that day, and in a fork what it took over from its upstream.
  package init(_ plan: OrganizationPlan) {
    self.plan = plan
    var counts: [String: Int] = [:]
    var visits: [String: Visit] = [:]
    for repository in plan.repositories {
      for commit in Self.own(repository, in: plan) where !commit.isMerge {
        guard let number = commit.person, let team = plan.company.people[number].team(on: commit.day) else { continue }
        counts["\(commit.day.quarter)\t\(team)\t\(repository.team)", default: 0] += 1
        guard team != repository.team else { continue }
        let key = "\(repository.name)\t\(number)"
        var visit = visits[key] ?? Visit(person: number, repository: repository.name, days: [])
        if !visit.days.contains(commit.day) { visit.days.append(commit.day) }
        visit.days.sort()
        visits[key] = visit
      }
    }
    contributions = counts.sorted { $0.key < $1.key }.map { key, commits in
      let parts = key.split(separator: "\t").map(String.init)
      return Contribution(quarter: parts[0], from: parts[1], to: parts[2], commits: commits)
    }
    self.visits = visits.sorted { $0.key < $1.key }.map(\.value)
    exchanges = Self.exchanges(plan.questions)
  }

  private static func exchanges(_ questions: [PlannedQuestion]) -> [Exchange] {
    var counts: [String: Exchange] = [:]
    for question in questions {
      for answer in question.answers where answer.team != question.team {
        let key = "\(answer.day.quarter)\t\(question.team)\t\(answer.team)"
        let none = Exchange(quarter: answer.day.quarter, asker: question.team, answerer: answer.team, answers: 0)
        counts[key, default: none].answers += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func own(_ repository: OrganizationPlan.Repository, in plan: OrganizationPlan) -> ArraySlice<
    DemoCommit
  > {
    guard let name = repository.blueprint.forkOf,
      let upstream = plan.repositories.first(where: { $0.name == name })
    else { return repository.commits[...] }
    let shared = zip(repository.commits, upstream.commits).prefix { $0.subject == $1.subject && $0.time == $1.time }
      .count
    return repository.commits[shared...]
  }

  // MARK: Couplings

  /// Repositories of one team that need packages of another one's, by pair of teams.
  package var dependencies: [(from: String, to: String, needs: [(String, String)])] {
    var found: [String: [(String, String)]] = [:]
    for blueprint in Blueprint.all {
      for need in blueprint.needs {
        guard let other = Blueprint.named[need], other.team != blueprint.team, isInPlace(need, in: blueprint) else {
          continue
        }
        found["\(blueprint.team)\t\(other.team)", default: []].append((blueprint.name, need))
      }
    }
    return found.sorted { $0.key < $1.key }.map { key, needs in
      let parts = key.split(separator: "\t").map(String.init)
      return (parts[0], parts[1], needs)
    }
  }

  /// Whether the newest manifest of the repository names it: some needs are still to come.
  private func isInPlace(_ need: String, in blueprint: Blueprint) -> Bool {
    let manifest = Manifest(blueprint: blueprint).path
    let commits = plan.repositories.first { $0.name == blueprint.name }?.commits ?? []
    for commit in commits.reversed() where !commit.isMerge {
      for case .write(let path, let text) in commit.changes where path == manifest {
        return text.contains("/\(need).git\"") || text.contains("/\(need)\"") || text.contains("-\(need)>=")
          || text.contains("/\(need) v")
      }
    }
    return false
  }

  private func commitsBetween(_ one: String, _ other: String) -> Int {
    contributions.filter { ($0.from == one && $0.to == other) || ($0.from == other && $0.to == one) }
      .reduce(0) { $0 + $1.commits }
  }

  // MARK: As JSON

  /// - Returns: all of it; `format` 1.
  package func json() -> String { JSONWriter.text(value) + "\n" }

  private var value: DataValue {
    .record([
      ("format", .count(1)),
      ("seed", .text(String(plan.seed))),
      ("from", .text(plan.days.lowerBound.description)),
      ("to", .text(plan.days.upperBound.description)),
      ("rules", .values(Self.rules.map { .text($0) })),
      ("teams", .values(plan.company.teams.map(team))),
      ("people", .values(plan.company.people.map(person))),
      ("repositories", .values(plan.repositories.map(repository))),
      ("contributions", .values(contributions.map(contribution))),
      ("guests", .values(visits.map(visit))),
      ("dependencies", .values(dependencies.map(dependency))),
      ("changedTogether", .values(Couplings.together.map(together))),
      ("silentPairs", .values(Couplings.silent.map { pair($0.0, $0.1, talk: "none") })),
      ("talkWithoutNeed", .values(Couplings.chatty.map { pair($0.0, $0.1, talk: "some") })),
      ("talkByQuestions", .values(Couplings.asking.map { pair($0.asker, $0.owner, talk: "questions") })),
      ("questions", .values(plan.questions.enumerated().map { question($0.offset + 1, $0.element) })),
      ("exchanges", .values(exchanges.map(exchange))),
      ("lineage", lineage),
    ])
  }

  private static let rules = [
    "A commit counts by its author on the day of its author date in UTC, for the team that the author was in on that day.",
    "Merges and the program calder-updates[bot] do not count; co-authors are not counted.",
    "In a fork only what was added after the fork counts.",
    "A repository belongs to its team over all years.",
    "A guest's days are those on which they changed a repository of another team than their own of that day.",
    "An answer is an exchange between the asker's team on the day of the question and the author's on that of the answer.",
  ]

  private func team(_ team: Company.Team) -> DataValue {
    .record([
      ("name", .text(team.name)), ("department", .text(team.department)), ("channel", .text(team.channel)),
      ("repositories", .values(plan.repositories.filter { $0.team == team.name }.map { .text($0.name) })),
    ])
  }

  private func person(_ person: Company.Person) -> DataValue {
    let memberships = person.memberships.map { membership in
      DataValue.record(
        [("team", .text(membership.team)), ("from", .text(membership.from.description))]
          + (membership.to.map { [("to", .text($0.description))] } ?? []))
    }
    return .record([
      ("name", .text(person.name)), ("emails", .values(person.emails.map { .text($0) })),
      ("memberships", .values(memberships)),
    ])
  }

  private func repository(_ repository: OrganizationPlan.Repository) -> DataValue {
    let own = Self.own(repository, in: plan)
    var entries: [(String, DataValue)] = [
      ("name", .text(repository.name)), ("team", .text(repository.team)), ("commits", .count(repository.commits.count)),
      ("merges", .count(repository.commits.count(where: \.isMerge))),
      ("octopusMerges", .count(repository.commits.count { $0.parents.count > 2 })),
      ("byProgram", .count(own.count { $0.person == nil })),
    ]
    if let keeper = repository.keeper {
      entries += [("keeper", .text(keeper.name)), ("keeperHasLeft", .flag(keeper.hasLeft))]
      // Whoever left cannot leave once more.
      if !keeper.hasLeft { entries.append(("truckFactor", .count(1))) }
    }
    return .record(entries)
  }

  private func contribution(_ contribution: Contribution) -> DataValue {
    .record([
      ("quarter", .text(contribution.quarter)), ("from", .text(contribution.from)), ("to", .text(contribution.to)),
      ("commits", .count(contribution.commits)),
    ])
  }

  private func visit(_ visit: Visit) -> DataValue {
    .record([
      ("person", .text(plan.company.people[visit.person].name)), ("repository", .text(visit.repository)),
      ("cameBack", .flag(visit.cameBack)), ("days", .values(visit.days.map { .text($0.description) })),
    ])
  }

  private func dependency(_ dependency: (from: String, to: String, needs: [(String, String)])) -> DataValue {
    .record([
      ("from", .text(dependency.from)), ("to", .text(dependency.to)),
      ("needs", .values(dependency.needs.map { .record([("repository", .text($0.0)), ("needs", .text($0.1))]) })),
    ])
  }

  private func together(_ pair: (first: String, second: String, times: Int)) -> DataValue {
    .record([
      ("repositories", .values([.text(pair.first), .text(pair.second)])),
      ("teams", .values([pair.first, pair.second].map { .text(Blueprint.named[$0]?.team ?? "") })),
      ("times", .count(pair.times)),
    ])
  }

  private func pair(_ one: String, _ other: String, talk: String) -> DataValue {
    .record([
      ("teams", .values([.text(one), .text(other)])), ("talk", .text(talk)),
      ("contributions", .count(commitsBetween(one, other))),
      ("sharedChannel", .flag(plan.company.team(one)?.channel == plan.company.team(other)?.channel)),
    ])
  }

  private func question(_ number: Int, _ question: PlannedQuestion) -> DataValue {
    let name = { (person: Int) in DataValue.text(plan.company.people[person].name) }
    return .record([
      ("label", .text("Q-\(number)")), ("title", .text(question.title)), ("day", .text(question.day.description)),
      ("person", name(question.person)), ("team", .text(question.team)), ("newcomer", .flag(question.isByNewcomer)),
      ("repository", .text(question.repository)), ("owner", .text(question.owner)), ("state", .text(question.state)),
      ("escalated", .count(question.escalation)),
      (
        "answers",
        .values(
          question.answers.map { answer in
            .record([
              ("day", .text(answer.day.description)), ("person", name(answer.person)), ("team", .text(answer.team)),
              ("accepted", .flag(answer.isAccepted)),
            ])
          })
      ),
    ])
  }

  private func exchange(_ exchange: Exchange) -> DataValue {
    .record([
      ("quarter", .text(exchange.quarter)), ("asker", .text(exchange.asker)), ("answerer", .text(exchange.answerer)),
      ("answers", .count(exchange.answers)),
    ])
  }

  private var lineage: DataValue {
    let forks = Blueprint.all.compactMap { blueprint in
      blueprint.forkOf.map { upstream in
        DataValue.record([
          ("kind", .text("fork")), ("repository", .text(blueprint.name)), ("upstream", .text(upstream)),
          ("since", .text(plan.day(blueprint.born).workday.description)),
        ])
      }
    }
    let wrappers = Blueprint.all.compactMap { blueprint in
      blueprint.wraps.map {
        DataValue.record([
          ("kind", .text("wrapper")), ("repository", .text(blueprint.name)), ("upstream", .text($0)),
        ])
      }
    }
    let copies = plan.copies.map { copy in
      DataValue.record([
        ("kind", .text("copy")), ("repository", .text(copy.to)), ("path", .text(copy.path)),
        ("upstream", .text(copy.from)), ("upstreamPath", .text(copy.fromPath)), ("since", .text(copy.day.description)),
      ])
    }
    return .values(forks + wrappers + copies)
  }
}

extension DataValue {
  /// Keys and values in this order.
  static func record(_ entries: [(String, DataValue)]) -> DataValue {
    var table = DataTable()
    for (key, value) in entries { table.set(key, value) }
    return .table(table)
  }

  static func count(_ number: Int) -> DataValue { .number(String(number)) }
}
