/// Writes the history of one repository, change by change.
struct RepositoryScript: Sendable {
  /// What one change does to the files.
  struct Step {
    var subject: String
    var body = ""
    var changes: [DemoCommit.FileChange]
    var tag: String?
  }

  /// Who has part in a change.
  struct Crew {
    /// nil for the program that renews versions.
    var author: Company.Person?
    var helper: Company.Person?
    /// Of the owning team.
    var reviewer: Company.Person
    /// Whether the author is of another team: then a reviewer brings it in.
    var isGuest: Bool
  }

  private struct Topic {
    var number: Int
    var name: String
    var tip: Int
    var changes: [DemoCommit.FileChange]

    var paths: Set<String> { RepositoryScript.paths(changes) }
  }

  let blueprint: Blueprint
  let prose: ProjectProse
  var content: RepositoryContent
  private(set) var commits: [DemoCommit] = []
  private var tip: Int?
  private var open: [Topic] = []
  private var clock = 0
  private var requests = 0
  private var random: SplitMix64

  init(_ blueprint: Blueprint, prose: ProjectProse, mailmap: [Company.Person], seed: UInt64) {
    (self.blueprint, self.prose) = (blueprint, prose)
    random = SplitMix64(seed, for: "script " + blueprint.name)
    content = RepositoryContent(blueprint, prose: prose, mailmap: mailmap, seed: seed)
  }

  /// Goes on where `upstream` is, under another name.
  init(_ blueprint: Blueprint, prose: ProjectProse, forking upstream: RepositoryScript, seed: UInt64) {
    (self.blueprint, self.prose) = (blueprint, prose)
    random = SplitMix64(seed, for: "script " + blueprint.name)
    content = RepositoryContent(blueprint, prose: prose, forking: upstream.content, seed: seed)
    (commits, tip, clock, requests) = (upstream.commits, upstream.tip, upstream.clock, upstream.requests)
  }

  // MARK: Changes

  /// Adds a change; `ticket` is named in its subject.
  mutating func add(_ step: Step, on day: DayNumber, by crew: Crew, ticket: String?) {
    var step = step
    if let ticket { step.subject = "\(ticket) \(step.subject)" }
    startClock(day)
    let isOverlapping = open.contains { !$0.paths.isDisjoint(with: Self.paths(step.changes)) }
    // A rename or a release wants everything on one line.
    let isWhole = step.tag != nil || step.changes.contains { if case .rename = $0 { true } else { false } }
    if isOverlapping || isWhole || open.count > 1 || random.happens(500) { mergeOpen(crew.reviewer) }
    let isDirect = crew.author == nil || tip == nil || isWhole || (!crew.isGuest && random.happens(550))
    if isDirect {
      tip = commit(step, by: crew, parents: tip.map { [$0] } ?? [], tag: step.tag)
    } else {
      addTopic(step, by: crew)
      if random.happens(550) { mergeOpen(crew.reviewer) }
    }
  }

  /// Brings in what is still on branches.
  mutating func finish(_ reviewer: Company.Person) { mergeOpen(reviewer) }

  private mutating func startClock(_ day: DayNumber) {
    clock = max(clock + 240, day.seconds + 8 * 3600 + random.below(9 * 3600))
  }

  private mutating func addTopic(_ step: Step, by crew: Crew) {
    guard let base = tip else { return }
    var last = base
    // Code first, its test after it, where there are both.
    let isSplit = step.changes.count == 2 && random.happens(350)
    for (index, changes) in (isSplit ? step.changes.map { [$0] } : [step.changes]).enumerated() {
      var part = step
      part.changes = changes
      if index > 0 { (part.subject, part.body) = ("Test it", "") }
      last = commit(part, by: crew, parents: [last])
      clock += 600 + random.below(3000)
    }
    requests += 1
    let name = step.subject.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(4).joined(separator: "-")
    open.append(Topic(number: requests, name: name, tip: last, changes: step.changes))
  }

  private mutating func mergeOpen(_ reviewer: Company.Person) {
    guard let first = open.first, let tip else { return }
    let isOctopus = open.count > 1 && random.happens(150)
    if isOctopus {
      merge(open, "Merge branches \(open.map { "'\($0.name)'" }.joined(separator: " and "))", by: reviewer, onto: tip)
      open = []
    } else {
      merge([first], "Merge pull request #\(first.number) from calder/\(first.name)", by: reviewer, onto: tip)
      open.removeFirst()
      mergeOpen(reviewer)
    }
  }

  private mutating func merge(_ topics: [Topic], _ subject: String, by reviewer: Company.Person, onto tip: Int) {
    let crew = Crew(author: reviewer, reviewer: reviewer, isGuest: false)
    self.tip = commit(
      Step(subject: subject, changes: topics.flatMap(\.changes)), by: crew, parents: [tip] + topics.map(\.tip),
      isMerge: true)
    clock += 120 + random.below(900)
  }

  private static func paths(_ changes: [DemoCommit.FileChange]) -> Set<String> {
    changes.reduce(into: []) { paths, change in
      switch change {
      case .write(let path, _): paths.insert(path)
      case .rename(let from, let to): paths.formUnion([from, to])
      }
    }
  }

  // MARK: Commits

  private mutating func commit(
    _ step: Step, by crew: Crew, parents: [Int], tag: String? = nil, isMerge: Bool = false
  ) -> Int {
    let author = signature(crew.author)
    var body = step.body
    if !isMerge, crew.author != nil {
      var trailers: [String] = []
      if let helper = crew.helper { trailers.append("Co-authored-by: \(helper.name) <\(helper.emails[0])>") }
      if crew.reviewer.number != crew.author?.number, crew.isGuest || random.happens(250) {
        trailers.append("Reviewed-by: \(crew.reviewer.name) <\(crew.reviewer.emails[0])>")
      }
      let foot = trailers.map { $0 + "\n" }.joined()
      body = body.isEmpty || foot.isEmpty ? body + foot : body + "\n" + foot
    }
    // What a guest sends is applied by a reviewer.
    let committer = crew.isGuest && !isMerge ? signature(crew.reviewer) : author
    commits.append(
      DemoCommit(
        person: crew.author?.number, helpers: isMerge ? [] : [crew.helper?.number].compactMap(\.self), author: author,
        committer: committer, time: clock, subject: step.subject, body: body, parents: parents, changes: step.changes,
        tag: tag))
    return commits.count - 1
  }

  /// By which name and address somebody commits at that moment.
  private mutating func signature(_ person: Company.Person?) -> DemoCommit.Signature {
    guard let person else {
      return DemoCommit.Signature(name: "calder-updates[bot]", email: "updates-bot@\(Company.mailHost)")
    }
    if person.needsMailmap {
      let isMapped = content.mailmap.contains { $0.number == person.number }
      if isMapped, random.happens(300) {
        return DemoCommit.Signature(name: person.login, email: person.emails.last ?? "")
      }
    } else if person.emails.count > 2, random.happens(90) {
      return DemoCommit.Signature(name: person.name, email: person.emails.last ?? "")
    }
    let isBefore = DayNumber(clock / 86_400) < Company.renamed
    return DemoCommit.Signature(name: person.name, email: person.emails[isBefore ? 1 : 0])
  }
}
