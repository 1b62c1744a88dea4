import Foundation
import Records
import SearchModel
import Settings
import TestSupport
import Testing

@testable import DemoOrganization

/// One organisation for all tests of this file: it takes seconds to write.
private let shared = Task { () throws -> (TemporaryFolder, OrganizationPlan) in
  let folder = try TemporaryFolder()
  let plan = OrganizationPlan(seed: 1, end: DemoOrganization.standardEnd)
  try await DemoOrganization(plan).write(to: folder.file("demo"), surroundings: ProcessInfo.processInfo.environment)
  return (folder, plan)
}

@Suite struct DemoOrganizationTests {
  private func written() async throws -> (files: DemoOrganization.Files, plan: OrganizationPlan) {
    let (folder, plan) = try await shared.value
    return (DemoOrganization.Files(folder.file("demo")), plan)
  }

  @Test func theSameSeedGivesTheSameBytes() async throws {
    let (files, plan) = try await written()
    let folder = try TemporaryFolder()
    let again = OrganizationPlan(seed: 1, end: DemoOrganization.standardEnd)
    try await DemoOrganization(again).write(to: folder.file("demo"), surroundings: ProcessInfo.processInfo.environment)
    let other = DemoOrganization.Files(folder.file("demo"))
    #expect(try Data(contentsOf: files.settings) == Data(contentsOf: other.settings))
    #expect(try Data(contentsOf: files.truth) == Data(contentsOf: other.truth))
    for repository in plan.repositories {
      let own = try Self.bytes(below: files.repository(repository.name))
      #expect(try own == Self.bytes(below: other.repository(repository.name)), "\(repository.name)")
      #expect(own.keys.contains { $0.hasSuffix(".pack") })
    }
    let (records, signals) = try await Self.records(files)
    let (otherRecords, otherSignals) = try await Self.records(other)
    #expect(records == otherRecords)
    #expect(signals == otherSignals)
    #expect(records.count >= 20)
    #expect(signals.count > 60)
    let (questions, otherQuestions) = (try await Self.questions(files), try await Self.questions(other))
    #expect(questions == otherQuestions)
  }

  @Test func anotherSeedGivesAnotherOne() {
    let one = Company(seed: 1, days: DayNumber(18_000)...DayNumber(20_000))
    let other = Company(seed: 2, days: DayNumber(18_000)...DayNumber(20_000))
    #expect(one.people.map(\.name) != other.people.map(\.name))
    #expect(Set(one.people.map(\.name)).count == 150)
    #expect(Set(one.people.flatMap(\.emails)).count == one.people.flatMap(\.emails).count)
  }

  @Test func theConfigurationIsUnderstood() async throws {
    let (files, plan) = try await written()
    let settings = try Settings.read(files.settings)
    #expect(settings.teams.count == 12)
    let configured = settings.teams.reduce(0) { $0 + $1.members.count }
    #expect(configured == plan.company.people.reduce(0) { $0 + $1.memberships.count })
  }

  /// Counted anew from what git says and who the file of truth says was where.
  @Test func theTruthIsWhatGitSays() async throws {
    let (files, plan) = try await written()
    let truth = try JSONDecoder().decode(WrittenTruth.self, from: Data(contentsOf: files.truth))
    #expect(truth.people.count == 150)
    #expect(truth.repositories.count == 60)
    var counted: [String: Int] = [:]
    var days: [String: Set<String>] = [:]
    for repository in truth.repositories {
      let upstream = truth.lineage.first { $0.kind == "fork" && $0.repository == repository.name }?.upstream
      let known = try upstream.map { Set(try Self.commits(files, $0).map(\.id)) } ?? []
      for commit in try Self.commits(files, repository.name) where !known.contains(commit.id) {
        guard let person = truth.person(commit.email), let team = person.team(commit.day) else { continue }
        counted["\(truth.quarter(commit.day)) \(team) \(repository.team)", default: 0] += 1
        if team != repository.team { days["\(person.name) \(repository.name)", default: []].insert(commit.day) }
      }
    }
    let told = truth.contributions.map { ("\($0.quarter) \($0.from) \($0.to)", $0.commits) }
    #expect(Dictionary(uniqueKeysWithValues: told) == counted)
    let guests = truth.guests.map { ("\($0.person) \($0.repository)", Set($0.days)) }
    #expect(Dictionary(uniqueKeysWithValues: guests) == days)
    #expect(truth.guests.contains { $0.cameBack } && truth.guests.contains { !$0.cameBack })
    #expect(plan.repositories.count == truth.repositories.count)
  }

  @Test func whatIsPlantedIsThere() async throws {
    let (files, plan) = try await written()
    let truth = Truth(plan)
    func commits(_ one: String, _ other: String) -> Int {
      truth.contributions.filter { Set([$0.from, $0.to]) == [one, other] }.reduce(0) { $0 + $1.commits }
    }
    for (one, other) in Couplings.silent {
      #expect(commits(one, other) == 0)
      #expect(truth.dependencies.contains { Set([$0.from, $0.to]) == [one, other] }, "\(one) and \(other)")
    }
    for (one, other) in Couplings.chatty {
      #expect(commits(one, other) > 20)
      #expect(!truth.dependencies.contains { Set([$0.from, $0.to]) == [one, other] }, "\(one) and \(other)")
    }
    for repository in plan.repositories {
      guard let keeper = repository.keeper else { continue }
      let people = repository.commits.filter { !$0.isMerge && keeper.team(on: $0.day) == repository.team }
        .compactMap(\.person)
      #expect(people.count { $0 == keeper.number } * 10 > people.count * 9, "\(repository.name)")
    }
    #expect(plan.copies.count == CopiedFile.all.count)
    #expect(plan.repositories.contains { $0.keeper?.hasLeft == true })
    let all = plan.repositories.flatMap(\.commits)
    #expect(all.contains { $0.parents.count > 2 })
    #expect(all.contains { $0.person == nil })
    #expect(all.contains { !$0.helpers.isEmpty })
    #expect(all.contains { $0.changes.contains { if case .rename = $0 { true } else { false } } })
    let tracking = TestRepository(opening: files.repository("tracking-service").path)
    let names = try tracking.git(["ls-tree", "-r", "--name-only", "HEAD"]).split(separator: "\n")
    #expect(names.contains("go.mod") && names.contains("README.md") && names.contains(".github/CODEOWNERS"))
  }

  @Test func questionsAreAskedAndAnswered() async throws {
    let (files, plan) = try await written()
    let kept = try await Self.questions(files)
    #expect(kept.count == plan.questions.count && kept.count > 120)
    #expect(kept.map(\.created) == kept.map(\.created).sorted())
    for (record, planned) in zip(kept, plan.questions) {
      #expect(record.state.rawValue == planned.state && record.escalation == planned.escalation, "\(record.title)")
      #expect(record.author.team == planned.team && record.answers.count == planned.answers.count)
      #expect(planned.team != planned.owner && !Couplings.areSilent(planned.team, planned.owner), "\(record.title)")
      #expect(!record.invitations.isEmpty && !record.invitations.contains { $0.person == record.author.key })
      #expect(zip([record.created] + record.answers.map(\.date), record.answers.map(\.date)).allSatisfy { $0 <= $1 })
      for text in [record.title, record.words] + record.answers.map(\.words) {
        #expect(!text.contains { "#@%".contains($0) } && !text.contains("  "), "\(text)")
      }
    }
    // All kinds of what becomes of a question are there, and people who are new ask too.
    #expect(Set(kept.map(\.state)).count == 3)
    #expect(kept.contains { $0.state == .open && $0.escalation == 2 })
    #expect(kept.contains { $0.answers.count > 1 })
    #expect(plan.questions.contains { $0.isByNewcomer })
    let periods = plan.questions.map { "\($0.repository) \($0.title) \(($0.day - plan.days.lowerBound) / 730)" }
    #expect(Set(periods).count == kept.count)
    let exchanges = Truth(plan).exchanges
    #expect(exchanges.reduce(0) { $0 + $1.answers } == kept.reduce(0) { $0 + $1.answers.count })
    for pair in Couplings.asking {
      let answers = exchanges.filter { $0.asker == pair.asker && $0.answerer == pair.owner }
      #expect(answers.reduce(0) { $0 + $1.answers } >= 3, "\(pair)")
    }
  }

  @Test func aForkSharesItsUpstreamsHistory() async throws {
    let (files, _) = try await written()
    for blueprint in Blueprint.all {
      guard let upstream = blueprint.forkOf else { continue }
      let shared = Set(try Self.commits(files, blueprint.name).map(\.id))
        .intersection(try Self.commits(files, upstream).map(\.id))
      #expect(shared.count > 20, "\(blueprint.name)")
    }
  }

  @Test func gitFindsNothingWrong() async throws {
    let (files, _) = try await written()
    for name in ["booking-service", "handbook", "booking-retry-kit"] {
      let repository = TestRepository(opening: files.repository(name).path)
      #expect(try repository.git(["fsck", "--strict", "--no-dangling"]) == "")
      #expect(try repository.git(["for-each-ref", "--format=%(refname)", "refs/heads"]) == "refs/heads/main")
    }
  }

  @Test func aFolderWithSomethingInItIsRefused() async throws {
    let folder = try TemporaryFolder()
    try Data("mine".utf8).write(to: folder.file("notes.txt"))
    let plan = OrganizationPlan(seed: 1, end: DemoOrganization.standardEnd)
    await #expect(throws: UserFacingError.self) {
      try await DemoOrganization(plan).write(to: folder.url, surroundings: ProcessInfo.processInfo.environment)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["notes.txt"])
  }

  // MARK: Reading

  private struct CommitLine {
    var id: String
    var day: String
    var email: String
  }

  private static func commits(_ files: DemoOrganization.Files, _ name: String) throws -> [CommitLine] {
    try TestRepository(opening: files.repository(name).path)
      .git(["log", "--no-merges", "--format=%H %ad %ae", "--date=format:%Y-%m-%d", "HEAD"], variables: ["TZ": "UTC"])
      .split(separator: "\n").map { line in
        let parts = line.split(separator: " ").map(String.init)
        return CommitLine(id: parts[0], day: parts[1], email: parts[2])
      }
  }

  private static func bytes(below folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(path)
      if (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
        found[path] = try Data(contentsOf: file)
      }
    }
    return found
  }

  private static func records(_ files: DemoOrganization.Files) async throws -> ([ResearchRecord], [DemandSignal]) {
    let store = try RecordStore(path: files.data.appendingPathComponent("records.sqlite").path)
    var records: [ResearchRecord] = []
    for number in 1...Int64(DemoNeeds.recorded.count) {
      if let record = try await store.research(number) { records.append(record) }
    }
    return (records, try await store.signals(since: .distantPast))
  }

  /// Without the keys of their mails, which nobody may guess.
  private static func questions(_ files: DemoOrganization.Files) async throws -> [QuestionRecord] {
    let store = try RecordStore(path: files.data.appendingPathComponent("records.sqlite").path)
    return try await store.questions(Array(1...1_000)).map { question in
      var question = question
      question.mailKey = ""
      return question
    }
  }
}

/// The file of truth as somebody else would read it.
private struct WrittenTruth: Decodable {
  struct Membership: Decodable {
    var team: String
    var from: String
    var to: String?
  }
  struct Person: Decodable {
    var name: String
    var emails: [String]
    var memberships: [Membership]

    /// Days as they are written compare as texts.
    func team(_ day: String) -> String? { memberships.first { $0.from <= day && day <= ($0.to ?? "9999") }?.team }
  }
  struct Repository: Decodable {
    var name: String
    var team: String
  }
  struct Contribution: Decodable {
    var quarter: String
    var from: String
    var to: String
    var commits: Int
  }
  struct Guest: Decodable {
    var person: String
    var repository: String
    var cameBack: Bool
    var days: [String]
  }
  struct Lineage: Decodable {
    var kind: String
    var repository: String
    var upstream: String
  }

  var people: [Person]
  var repositories: [Repository]
  var contributions: [Contribution]
  var guests: [Guest]
  var lineage: [Lineage]

  func person(_ email: String) -> Person? { people.first { $0.emails.contains(email) } }

  func quarter(_ day: String) -> String {
    let month = Int(day.dropFirst(5).prefix(2)) ?? 0
    return "\(day.prefix(4))-Q\((month + 2) / 3)"
  }
}
