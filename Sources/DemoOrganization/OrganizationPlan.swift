/// All that the generated organisation is: people, repositories with their histories, and what was planted in them.
package struct OrganizationPlan: Sendable {
  package struct Repository: Sendable {
    package var name: String
    package var team: String
    package var commits: [DemoCommit]
    let blueprint: Blueprint
    let keeper: Company.Person?
  }

  /// A file that one repository took from another.
  package struct Copy: Sendable {
    package var from: String
    package var fromPath: String
    package var to: String
    package var path: String
    package var day: DayNumber
  }

  package let seed: UInt64
  /// From the first to the last day of the histories.
  package let days: ClosedRange<DayNumber>
  package let company: Company
  /// In the order of `Blueprint.all`.
  package private(set) var repositories: [Repository] = []
  package private(set) var copies: [Copy] = []
  /// What people asked in public, oldest first.
  package private(set) var questions: [PlannedQuestion] = []
  private var scripts: [String: RepositoryScript] = [:]
  private var tickets = 1000

  /// Days of the history: five years.
  private static let length = 5 * 365 + 1
  static let quarterLength = 91

  /// - Parameters:
  ///   - seed: the same gives the same organisation.
  ///   - end: the last day of the history.
  ///   - progress: how many repositories are done, of how many.
  package init(seed: UInt64, end: DayNumber, progress: (Int, Int) -> Void = { _, _ in }) {
    self.seed = seed
    days = (end + -Self.length)...end
    company = Company(seed: seed, days: days)
    let joint = jointChanges()
    for (index, blueprint) in Self.inOrder.enumerated() {
      write(blueprint, joint: joint[blueprint.name] ?? [])
      progress(index + 1, Blueprint.all.count)
    }
    let order = Blueprint.all.map(\.name)
    repositories.sort { (order.firstIndex(of: $0.name) ?? 0) < (order.firstIndex(of: $1.name) ?? 0) }
    var script = QuestionScript(self)
    questions = script.questions()
  }

  /// Those that others take files from come first, then those that others fork: one of them takes a file.
  private static var inOrder: [Blueprint] {
    let copied = Set(CopiedFile.all.map(\.from))
    let forked = Set(Blueprint.all.compactMap(\.forkOf))
    let rank = { (blueprint: Blueprint) in copied.contains(blueprint.name) ? 0 : forked.contains(blueprint.name) ? 1 : 2
    }
    return (0...2).flatMap { step in Blueprint.all.filter { rank($0) == step } }
  }

  func day(_ quarter: Int) -> DayNumber { days.lowerBound + Self.quarterLength * quarter + 7 }

  // MARK: What happens when

  private enum Task {
    case start, ordinary, bump
    case joint(ticket: String)
    case copy(CopiedFile)
    /// Another repository begins out of this one.
    case forked(Blueprint)
  }

  private struct Planned {
    var day: DayNumber
    var task: Task
  }

  /// The changes of two repositories under one ticket, by repository.
  private mutating func jointChanges() -> [String: [(day: DayNumber, ticket: String)]] {
    var changes: [String: [(day: DayNumber, ticket: String)]] = [:]
    for pair in Couplings.together {
      var random = SplitMix64(seed, for: "\(pair.first) and \(pair.second)")
      let born = [pair.first, pair.second].map { Blueprint.named[$0]?.born ?? 0 }.max() ?? 0
      let start = day(born) + 30
      for _ in 0..<pair.times {
        let day = (start + random.below(max(1, days.upperBound - start - 10))).workday
        tickets += 1
        changes[pair.first, default: []].append((day, "CF-\(tickets)"))
        changes[pair.second, default: []].append((day, "CF-\(tickets)"))
      }
    }
    return changes
  }

  private func agenda(_ blueprint: Blueprint, joint: [(day: DayNumber, ticket: String)]) -> [Planned] {
    var random = SplitMix64(seed, for: "agenda " + blueprint.name)
    let born = day(blueprint.born)
    var planned = [Planned(day: born.workday, task: .start)]
    for quarter in blueprint.born..<20 {
      let usual = blueprint.pace / 4 * (quarter < blueprint.born + 2 ? 3 : 2) / 2
      for _ in 0..<max(1, usual - 2 + random.below(5)) {
        let day = (self.day(quarter) + random.below(Self.quarterLength)).workday
        planned.append(Planned(day: day, task: .ordinary))
      }
      if quarter > blueprint.born, random.happens(450) {
        planned.append(Planned(day: (self.day(quarter) + random.below(80)).workday, task: .bump))
      }
    }
    planned += joint.map { Planned(day: $0.day, task: .joint(ticket: $0.ticket)) }
    planned += CopiedFile.all.filter { $0.to == blueprint.name }
      .map { Planned(day: (day($0.quarter) + 20).workday, task: .copy($0)) }
    planned += Blueprint.all.filter { $0.forkOf == blueprint.name }
      .map { Planned(day: day($0.born).workday, task: .forked($0)) }
    // By day, then as they were made: the standard library promises no order of equals.
    return planned.enumerated().filter { $0.element.day <= days.upperBound + -1 && $0.element.day >= born.workday }
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  // MARK: Writing

  private mutating func write(_ blueprint: Blueprint, joint: [(day: DayNumber, ticket: String)]) {
    guard let team = company.team(blueprint.team) else { return }
    let oldest = company.people.filter { $0.memberships.first?.team == team.name }.prefix(2)
    let prose = ProjectProse(blueprint: blueprint, team: team, maintainers: oldest.map(\.login))
    let upstream = blueprint.forkOf.flatMap { scripts["\($0) for \(blueprint.name)"] }
    var script =
      upstream.map { RepositoryScript(blueprint, prose: prose, forking: $0, seed: seed) }
      ?? RepositoryScript(
        blueprint, prose: prose,
        mailmap: company.people.filter { $0.needsMailmap && $0.memberships.contains { $0.team == team.name } },
        seed: seed)
    var staffing = Staffing(blueprint, company: company, days: days, seed: seed)
    for planned in agenda(blueprint, joint: joint) { perform(planned, &script, &staffing, isFork: upstream != nil) }
    if let crew = staffing.crew(on: days.upperBound, mayBeGuest: false) { script.finish(crew.reviewer) }
    scripts[blueprint.name] = script
    repositories.append(
      Repository(
        name: blueprint.name, team: team.name, commits: script.commits, blueprint: blueprint, keeper: staffing.keeper))
  }

  private mutating func perform(
    _ planned: Planned, _ script: inout RepositoryScript, _ staffing: inout Staffing, isFork: Bool
  ) {
    let blueprint = script.blueprint
    let isTeamWork: Bool
    switch planned.task {
    case .ordinary: isTeamWork = false
    default: isTeamWork = true
    }
    guard var crew = staffing.crew(on: planned.day, mayBeGuest: !isTeamWork) else { return }
    switch planned.task {
    case .start:
      let step = isFork ? script.content.startFork() : script.content.start()
      script.add(step, on: planned.day, by: crew, ticket: nil)
    case .ordinary:
      script.add(ordinary(&script, planned.day, crew), on: planned.day, by: crew, ticket: nil)
    case .joint(let ticket):
      script.add(ordinary(&script, planned.day, crew), on: planned.day, by: crew, ticket: ticket)
    case .bump:
      guard let step = script.content.bump() else { return }
      crew.author = nil
      script.add(step, on: planned.day, by: crew, ticket: nil)
    case .copy(let copy):
      guard let source = original(copy, on: planned.day) else { return }
      copies.append(Copy(from: copy.from, fromPath: source.path, to: copy.to, path: copy.path, day: planned.day))
      script.add(script.content.take(copy, text: source.text), on: planned.day, by: crew, ticket: nil)
    case .forked(let fork):
      script.finish(crew.reviewer)
      scripts["\(blueprint.name) for \(fork.name)"] = script
    }
  }

  private func ordinary(
    _ script: inout RepositoryScript, _ day: DayNumber, _ crew: RepositoryScript.Crew
  ) -> RepositoryScript.Step {
    let step = script.content.next()
    guard step.subject.isEmpty else { return step }
    let people = [crew.author, crew.reviewer].compactMap { $0?.name }
    return script.content.decide(on: day, people: Array(Set(people)).sorted()) ?? script.content.next()
  }

  /// The file of another repository as it was on that day.
  private func original(_ copy: CopiedFile, on day: DayNumber) -> (path: String, text: String)? {
    guard let script = scripts[copy.from], script.content.files.indices.contains(copy.component) else { return nil }
    let file = script.content.files[copy.component]
    var (path, text) = (file.path, nil as String?)
    // It may have been moved since.
    let paths = [file.path, file.path.replacing("/core/", with: "/")]
    for commit in script.commits where commit.day < day && !commit.isMerge {
      for case .write(let name, let content) in commit.changes where paths.contains(name) {
        (path, text) = (name, content)
      }
    }
    return text.map { (path, $0) }
  }
}
