import Catalog
import Expertise
import Foundation
import History
import Metadata
import SearchModel

/// Answers who knows a subject, from histories.
struct KnowledgeService: Knowing {
  /// Without a change for so long, somebody is no longer active there.
  private static let activity: Int64 = 182 * 86_400
  /// Whoever has nothing to show for it is named only when they are this likely to change it next.
  private static let leastScore = 0.01

  let live: LiveIndex
  let access: AccessPolicy
  let shelf: HistoryShelf
  let catalogue: CatalogueService
  let searching: any Searching
  let people: PeopleSource
  let now: @Sendable () -> Date

  /// What one viewer may see at a moment.
  struct View {
    var scope: SearchScope
    /// nil when that is all there is.
    var repositories: [Int64]?
    var people: KnownPeople
    /// Seconds since 1970.
    var cut: Int64
    var isOperator: Bool
  }

  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    let start = ContinuousClock.now
    let text = try Self.checked(question)
    let state = try live.state()
    let date = question.asOf ?? now()
    let view = try await view(of: question.viewer, state, at: date)
    let subject = try await WhoSubjectReader(
      state: state, scope: view.scope, viewer: question.viewer, catalogue: catalogue, searching: searching
    ).subject(text)
    var answer = WhoAnswer(subject: text, kind: subject.kind, asOf: date)
    let experts = try await rank(subject, state, view, &answer)
    answer.places = subject.places.prefix(10).map { .init(repository: $0.repository.name, path: $0.path) }
    answer.channels = try await channels(of: subject)
    let repositories = Set(subject.places.map { Int64($0.repository.id.rawValue) }).sorted()
    try await name(experts, of: repositories, limit: question.limit, view, &answer)
    answer.elapsed = ContinuousClock.now - start
    return answer
  }

  func view(of viewer: Viewer, _ state: LiveState, at date: Date) async throws -> View {
    let scope = access.scope(of: state, for: viewer)
    return View(
      scope: scope,
      repositories: scope.repositories.count == state.repositories.count
        ? nil : scope.repositories.keys.sorted().map { Int64($0.rawValue) },
      people: try await people.people(ofGeneration: state.generation), cut: Int64(date.timeIntervalSince1970),
      isOperator: viewer == .operator)
  }

  private static func checked(_ question: WhoQuestion) throws -> String {
    let text = question.subject.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      throw UserFacingError(
        .badRequest, "The question names nothing.",
        hint: "Name a file as REPOSITORY:PATH, a project, a symbol, or a topic in words.")
    }
    guard text.utf8.count <= WhoQuestion.longestSubject else {
      throw UserFacingError(
        .badRequest, "The subject has \(text.utf8.count) bytes; at most \(WhoQuestion.longestSubject) are read.",
        hint: "Say it in fewer words.")
    }
    guard (1...WhoQuestion.mostPeople).contains(question.limit) else {
      throw UserFacingError(
        .badRequest, "\(question.limit) people cannot be named.", hint: "Ask for 1 to \(WhoQuestion.mostPeople).")
    }
    return text
  }

  // MARK: Ranking

  private func rank(
    _ subject: WhoSubject, _ state: LiveState, _ view: View, _ answer: inout WhoAnswer
  ) async throws -> [Expert] {
    var merged: [Int: Expert] = [:]
    let total = subject.places.reduce(0) { $0 + $1.weight }
    for (id, places) in Dictionary(grouping: subject.places, by: \.repository.id).sorted(by: { $0.key < $1.key }) {
      guard let facts = view.scope[id], let record = state.byName[facts.name] else { continue }
      guard let index = try await shelf.index(of: record) else {
        answer.lacks.append("The history of \(facts.name) is not read yet; the next sync does.")
        continue
      }
      let all = view.people.numbers(in: index.history, of: record.id)
      let suggested = all.map { $0.flatMap { view.people.unsuggested.contains($0) ? nil : $0 } }
      let experts = Experts(index, people: suggested, cut: view.cut)
      let found = places.compactMap { place in index.place(Array(place.path.utf8)).map { ($0, place.weight) } }
      if found.isEmpty, answer.kind == .file {
        throw UserFacingError.absent("file or folder \(places[0].path) in the history of \(facts.name)")
      }
      if answer.kind == .file, case .folder? = found.first?.0 { answer.kind = .folder }
      let share = places.reduce(0) { $0 + $1.weight } / total
      for expert in experts.ranking(of: found.map { (place: $0.0, weight: $0.1) }) {
        merged[expert.person] = Self.merged(merged[expert.person], expert, share: share)
      }
      if subject.places.count == 1, case .folder(let folder)? = found.first?.0 {
        answer.spread = try await spread(
          of: folder, Experts(index, people: all, cut: view.cut), facts.name, view)
      }
    }
    return merged.values.sorted {
      ($1.score, $1.lastActive ?? 0, $0.person) < ($0.score, $0.lastActive ?? 0, $1.person)
    }
  }

  private static func merged(_ known: Expert?, _ expert: Expert, share: Double) -> Expert {
    var result = expert
    result.score *= share
    guard let known else { return result }
    result.score += known.score
    result.evidence = known.evidence + expert.evidence
    result.lastActive = max(known.lastActive ?? 0, expert.lastActive ?? 0)
    return result
  }

  /// Of one folder, with the names of whom the viewer may see.
  func spread(
    of folder: [UInt8], _ experts: Experts, _ repository: String, _ view: View
  ) async throws -> KnowledgeSpread? {
    guard let factor = experts.truckFactor(of: folder) else { return nil }
    let named = factor.lessons.flatMap { [$0.keeper, $0.learner].compactMap(\.self) }
    let links = try await links(named.filter { !view.people.unsuggested.contains($0) }, view)
    return KnowledgeSpread(
      files: factor.files, orphaned: factor.orphaned, truckFactor: factor.factor,
      lessons: factor.lessons.map { lesson in
        KnowledgeSpread.Lesson(
          place: WhoAnswer.Place(repository: repository, path: String(decoding: lesson.folder, as: UTF8.self)),
          files: lesson.files, keeper: links[lesson.keeper], learner: lesson.learner.flatMap { links[$0] })
      })
  }

  // MARK: Names

  private func links(_ numbers: [Int], _ view: View) async throws -> [Int: PersonLink] {
    let records = try await live.catalog.people(
      Array(Set(numbers)).map { view.people.keys[$0] }, in: view.repositories)
    let byKey = Dictionary(records.map { ($0.key, PersonLink($0)) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      numbers.compactMap { number in byKey[view.people.keys[number]].map { (number, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func name(
    _ experts: [Expert], of repositories: [Int64], limit: Int, _ view: View, _ answer: inout WhoAnswer
  ) async throws {
    let worth = experts.filter { $0.evidence.isAny || $0.score >= Self.leastScore }
    // One more, for the second person.
    let candidates = Array((worth.isEmpty ? experts : worth).prefix(limit + 20))
    let links = try await links(candidates.map(\.person), view)
    let keys = candidates.compactMap { links[$0.person]?.key }
    let day = answer.asOf.formatted(.iso8601.year().month().day())
    let teams = Dictionary(
      grouping: try await live.catalog.memberships(ofPeople: keys, in: view.repositories).filter { $0.covers(day) },
      by: \.person)
    let emails = try await live.catalog.addresses(ofPeople: keys)
    let all = Array(emails.values.joined())
    let readable = view.isOperator ? nil : try await live.catalog.addresses(all, committedTo: view.repositories)
    let local = try await live.catalog.addresses(all, committedTo: repositories)
    let found = candidates.compactMap { expert -> KnowledgeablePerson? in
      guard let link = links[expert.person] else { return nil }
      return person(
        expert, link, teams: Set((teams[link.key] ?? []).map(\.team)).sorted(),
        emails: Self.ordered((emails[link.key] ?? []).filter { readable?.contains($0) ?? true }, of: link.key, local),
        view)
    }
    answer.people = Array(found.prefix(limit))
    answer.second = Self.second(of: found)
  }

  /// The main address first, then those that stand in the histories that were asked.
  private static func ordered(_ emails: [String], of key: String, _ local: Set<String>) -> [String] {
    func rank(_ email: String) -> Int {
      key.hasSuffix("-" + PersonKey.mark(email)) ? 0 : local.contains(email) ? 1 : 2
    }
    return emails.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  /// The next best where only one person still active has to do with it.
  private static func second(of people: [KnowledgeablePerson]) -> PersonLink? {
    let knowing = people.filter { $0.isActive && ($0.changes > 0 || $0.reviewed > 0 || $0.helped > 0) }
    guard knowing.count == 1, let only = knowing.first else { return nil }
    return people.first { $0.isActive && $0.person != only.person }?.person
  }

  private func person(
    _ expert: Expert, _ link: PersonLink, teams: [String], emails: [String], _ view: View
  ) -> KnowledgeablePerson {
    func date(_ seconds: Int64?) -> Date? { seconds.map { Date(timeIntervalSince1970: Double($0)) } }
    let evidence = expert.evidence
    var person = KnowledgeablePerson(
      person: link, score: expert.score, teams: teams, emails: emails, changes: evidence.changes,
      documents: evidence.documents, reviewed: evidence.reviewed, helped: evidence.helped,
      integrated: evidence.integrated, lastChange: date(evidence.lastChange), isFirst: evidence.isFirst,
      lastActive: date(expert.lastActive),
      isActive: expert.lastActive.map { view.cut - $0 <= Self.activity } ?? false)
    person.why = person.reasons
    return person
  }

  // MARK: Where to ask

  /// Places whose owners are looked at, and channels that are named.
  private static let (mostPlaces, mostChannels) = (10, 5)

  /// Of the owners of the places: those of whom the places weigh most first.
  private func channels(of subject: WhoSubject) async throws -> [String] {
    var channels: [String] = []
    var weights: [String: Double] = [:]
    let owners = RepositoryOwners(live: live, access: access)
    for place in subject.places.prefix(Self.mostPlaces) {
      let named = try await owners.of(place.path, in: place.repository).flatMap(\.channels)
      for channel in named where !channels.contains(channel) { channels.append(channel) }
      for channel in Set(named) { weights[channel, default: 0] += place.weight }
    }
    let ranked = channels.enumerated().sorted {
      (weights[$1.element] ?? 0, $0.offset) < (weights[$0.element] ?? 0, $1.offset)
    }
    return ranked.prefix(Self.mostChannels).map(\.element)
  }
}

extension Expert.Evidence {
  /// Whether there is anything to show.
  fileprivate var isAny: Bool { changes + reviewed + helped + integrated > 0 }
}

extension KnowledgeablePerson {
  /// What shows that they know it, as sentences.
  fileprivate var reasons: [String] {
    func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
    func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
    var reasons: [String] = []
    if let lastChange, changes > 0 {
      reasons.append(
        "Changed it \(times(changes)), last on \(day(lastChange))\(isFirst ? ", and made its first change" : "").")
    }
    if documents > 0 { reasons.append("Wrote on its documents \(times(documents)).") }
    if reviewed > 0 { reasons.append("Reviewed changes to it \(times(reviewed)).") }
    if helped > 0 { reasons.append("Wrote changes to it with others \(times(helped)).") }
    if integrated > 0 { reasons.append("Put others' changes to it on the branch \(times(integrated)).") }
    if reasons.isEmpty { reasons.append("Has not changed it, and works on what is around it.") }
    if let lastActive, !isActive { reasons.append("Was last active there on \(day(lastActive)).") }
    return reasons
  }
}
