/// Who asks whom, when, and what becomes of it.
///
/// People ask about what they use, a few about what everybody uses, and more from year to year. Teams that do not speak do
/// not ask each other either; some pairs of teams talk in no other way (`Couplings.asking`).
struct QuestionScript {
  private let plan: OrganizationPlan
  private var random: SplitMix64
  private var taken: Set<String> = []
  /// By repository: who changed it, on which day; oldest first.
  private let work: [String: [(person: Int, day: DayNumber)]]

  private static let handbook = "handbook"
  /// Days within which somebody is new.
  private static let isNew = 91
  /// As the configuration of the organisation has it: the step after so many days, and after twice as many.
  private static let patience = 2

  init(_ plan: OrganizationPlan) {
    self.plan = plan
    random = SplitMix64(plan.seed, for: "questions")
    work = Dictionary(
      uniqueKeysWithValues: plan.repositories.map { repository in
        let own = repository.commits.filter { !$0.isMerge }
        return (repository.name, own.compactMap { commit in commit.person.map { ($0, commit.day) } })
      })
  }

  /// All of them, oldest first.
  mutating func questions() -> [PlannedQuestion] {
    var questions: [PlannedQuestion] = []
    for pair in Couplings.asking {
      for _ in 0..<pair.times {
        let day = (plan.days.upperBound + -random.within(15...310)).workday
        if let question = question(on: day, by: pair.asker, of: pair.owner) { questions.append(question) }
      }
    }
    for quarter in 0..<20 {
      for _ in 0..<(4 + quarter / 2) {
        let day = (plan.day(quarter) + random.below(OrganizationPlan.quarterLength)).workday
        if let question = question(on: day) { questions.append(question) }
      }
    }
    // What nobody had time for yet.
    for ago in [1, 1, 2, 3, 4] {
      let day = plan.days.upperBound + -ago
      guard var question = question(on: day) else { continue }
      question.answers = []
      question.escalations = []
      escalate(&question)
      questions.append(question)
    }
    return questions.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  // MARK: One question

  /// By some team that has something to ask.
  private mutating func question(on day: DayNumber) -> PlannedQuestion? {
    for team in random.shuffled(plan.company.teams) {
      if let question = question(on: day, by: team.name) { return question }
    }
    return nil
  }

  private mutating func question(on day: DayNumber, by team: String, of owner: String? = nil) -> PlannedQuestion? {
    guard day < plan.days.upperBound, let blueprint = subject(for: team, on: day, of: owner),
      let asker = asker(of: team, on: day), let text = text(about: blueprint, by: team, on: day)
    else { return nil }
    var question = PlannedQuestion(
      title: text.title, words: text.words, person: asker.number, team: team, isByNewcomer: isNew(asker, on: day),
      repository: blueprint.name, owner: blueprint.team, time: moment(day))
    question.invited = invited(to: question)
    answer(&question, text.answer)
    escalate(&question)
    return question
  }

  /// What the team uses most, or something of `owner`.
  private mutating func subject(for team: String, on day: DayNumber, of owner: String?) -> Blueprint? {
    let candidates = Blueprint.all.filter { blueprint in
      blueprint.team != team && blueprint.forkOf == nil && plan.day(blueprint.born) + 60 < day
        && !Couplings.areSilent(team, blueprint.team) && (owner ?? blueprint.team) == blueprint.team
    }
    return random.pick(candidates) { blueprint in
      let uses = Blueprint.all.count { $0.team == team && $0.needs.contains(blueprint.name) }
      if Couplings.areChatty(team, blueprint.team) { return 2 }
      let isForAll = blueprint.team == "Runtime" || blueprint.name == Self.handbook
      return uses > 0 ? 3 * uses : isForAll || owner != nil ? 1 : 0
    }
  }

  private mutating func asker(of team: String, on day: DayNumber) -> Company.Person? {
    let people = plan.company.people(of: team, on: day)
    let newcomers = people.filter { isNew($0, on: day) }
    return random.happens(400) ? random.pick(newcomers) ?? random.pick(people) : random.pick(people)
  }

  private func isNew(_ person: Company.Person, on day: DayNumber) -> Bool {
    guard let first = person.memberships.first?.from, first >= plan.days.lowerBound else { return false }
    return day - first <= Self.isNew
  }

  /// One that nobody asked lately.
  private mutating func text(about blueprint: Blueprint, by team: String, on day: DayNumber) -> QuestionText? {
    let theirs = Blueprint.all.filter { $0.team == team && $0.forkOf == nil }
    let users = theirs.filter { $0.needs.contains(blueprint.name) }
    let name = random.pick(users.isEmpty ? theirs : users)?.name ?? ""
    // Whoever asks, and of whatever repository: nothing is asked twice in two years in the same words.
    let period = (day - plan.days.lowerBound) / 730
    let key = { (text: QuestionText) in "\(text.title)\n\(period)" }
    let own = blueprint.components.flatMap { component in
      QuestionText.about(component).map { $0.filled(component.subject, blueprint.name, name) }
    }.filter { !taken.contains(key($0)) }
    let others = (blueprint.name == Self.handbook ? QuestionText.handbook : QuestionText.general)
      .map { $0.filled("", blueprint.name, name) }.filter { !taken.contains(key($0)) }
    guard let text = random.happens(300) ? random.pick(others) : random.pick(own) ?? random.pick(others) else {
      return nil
    }
    taken.insert(key(text))
    return text
  }

  // MARK: Who knows

  /// People of the owning team on that day, by how often they changed the repository before, halving in a year.
  private func experts(
    _ repository: String, _ owner: String, on day: DayNumber
  ) -> [(person: Company.Person, weight: Int)] {
    var weights: [Int: Int] = [:]
    for change in work[repository] ?? [] where change.day < day {
      weights[change.person, default: 0] += 1024 >> min(10, (day - change.day) / 365)
    }
    return plan.company.people(of: owner, on: day).map { ($0, 1 + (weights[$0.number] ?? 0)) }
      .sorted { ($1.weight, $0.person.number) < ($0.weight, $1.person.number) }
  }

  private mutating func invited(to question: PlannedQuestion) -> [PlannedQuestion.Invitation] {
    var left = experts(question.repository, question.owner, on: question.day).prefix(6).map { $0 }
    var invited: [PlannedQuestion.Invitation] = []
    while invited.count < 2, let next = random.pick(left, weight: { $0.weight }) {
      left.removeAll { $0.person.number == next.person.number }
      invited.append(.init(person: next.person.number, why: why(next.person, question)))
    }
    return invited
  }

  private func why(_ person: Company.Person, _ question: PlannedQuestion) -> String {
    let days = (work[question.repository] ?? []).filter { $0.person == person.number && $0.day < question.day }.map(
      \.day)
    guard let last = days.last else { return "Is in the team \(question.owner)." }
    return "Changed it \(days.count == 1 ? "once" : "\(days.count) times"), last on \(last)."
  }

  // MARK: What becomes of it

  private mutating func answer(_ question: inout PlannedQuestion, _ words: String) {
    let waits = random.happens(130) ? random.within(90...200) : random.within(1...40)
    var time = question.time + waits * 3_600 + random.within(60...3_500)
    guard !random.happens(70) else { return }
    if random.happens(220) { reply(&question, random.pick(QuestionText.guesses) ?? "", at: &time, isAccepted: false) }
    reply(&question, words, at: &time, isAccepted: random.happens(760))
  }

  /// Nobody answers on a weekend, by night, after the last day, or twice.
  private mutating func reply(_ question: inout PlannedQuestion, _ words: String, at time: inout Int, isAccepted: Bool)
  {
    let day = DayNumber(time / 86_400).workday
    time = day.seconds + min(max(time % 86_400, 8 * 3_600), 18 * 3_600)
    guard day <= plan.days.upperBound else { return }
    let asked = question.invited.map { plan.company.people[$0.person] }.filter { $0.team(on: day) == question.owner }
    let others = experts(question.repository, question.owner, on: day).prefix(4).map(\.person)
    let known = Set(question.answers.map(\.person))
    let willing = (random.happens(750) ? asked : others).filter { !known.contains($0.number) }
    guard let person = random.pick(willing) ?? others.first(where: { !known.contains($0.number) }) else { return }
    question.answers.append(
      .init(person: person.number, team: question.owner, time: time, words: words, isAccepted: isAccepted))
    time += random.within(1...30) * 3_600
  }

  /// More of the owning team after the time that the configuration says, then the community, unless somebody answers.
  private mutating func escalate(_ question: inout PlannedQuestion) {
    for step in 1...2 {
      let time = question.time + step * Self.patience * 86_400 + 300
      guard time / 86_400 < plan.days.upperBound.number, question.answers.first.map({ $0.time > time }) ?? true else {
        return
      }
      let known = Set(question.invited.map(\.person) + [question.person])
      let more = random.shuffled(plan.company.people(of: question.owner, on: DayNumber(time / 86_400)))
        .filter { !known.contains($0.number) }.prefix(step == 1 ? 3 : 0)
      question.escalations.append(
        (time, more.map { .init(person: $0.number, why: "Is in the team \(question.owner).") }))
    }
  }

  private mutating func moment(_ day: DayNumber) -> Int { day.seconds + random.within(8 * 3600...17 * 3600) }
}
