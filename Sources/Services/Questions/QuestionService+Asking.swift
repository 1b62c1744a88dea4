import Catalog
import Foundation
import Metadata
import Records
import SearchModel
import Settings

/// Where a question goes and whom it is put to.
extension QuestionService {
  /// People who are looked at for one question.
  private static let mostCandidates = 12
  /// Channels that one question goes to.
  private static let mostChannels = 3

  /// All that is known of a question before it is kept.
  private struct Plan {
    var subject: QuestionSummary.Subject?
    var repository: String?
    var team = ""
    var channels: [Settings.QuestionChannel] = []
    var places: [String] = []
    var people: [SuggestedPerson] = []
    var author: QuestionRecord.Author
    var names: [String]
  }

  func preview(_ request: AskRequest) async throws -> AskPreview {
    let plan = try await plan(request)
    return AskPreview(
      subject: plan.subject, team: plan.team, channels: plan.channels.map { (name: $0.name, kind: $0.kind.word) },
      places: plan.places, people: plan.people,
      similar: try await similar(to: request.title, viewer: request.viewer, limit: Self.mostSimilar))
  }

  func ask(_ request: AskRequest) async throws -> QuestionDetail {
    let plan = try await plan(request)
    var question = RecordStore.NewQuestion(
      title: request.title, words: request.words, author: plan.author, subject: plan.subject?.identifier ?? "",
      addressee: plan.team, token: request.token)
    question.invitations = plan.people.map { .init(person: $0.person.key, why: $0.why) }
    question.deliveries = plan.channels.map { (.asked, .channel($0.name)) }
    for person in plan.people where await address(of: person.person.key) != nil {
      question.deliveries.append((.invited, .person(person.person.key)))
    }
    let record = try await records.store().ask(question, knownAs: plan.names, at: now())
    return try await detail(of: record, viewer: request.viewer)
  }

  private func plan(_ request: AskRequest) async throws -> Plan {
    let (author, names) = await author(request.asker)
    var plan = Plan(author: author, names: names)
    if !request.subject.isEmpty {
      guard let subject = try await subject(request.subject, viewer: request.viewer) else {
        throw UserFacingError.absent("project or repository \(request.subject.prefix(80))")
      }
      plan.subject = subject
      plan.repository = subject.repository
    }
    if !request.team.isEmpty { plan.team = try await directory.team(request.team, viewer: request.viewer).summary.name }
    let owners = try await owners(of: plan.subject, viewer: request.viewer)
    let teams = [plan.team].filter { !$0.isEmpty } + owners.filter { $0.kind == .team }.map(\.name)
    plan.channels = Array(
      access.questionChannels(about: plan.repository, teams: teams).prefix(Self.mostChannels))
    plan.places = owners.flatMap(\.channels)
    plan.people = try await people(for: request, plan.subject, team: plan.team, besides: names)
    return plan
  }

  // MARK: What it is about

  /// nil when nothing is called so, or the viewer may not see it.
  func subject(_ said: String, viewer: Viewer) async throws -> QuestionSummary.Subject? {
    if let summary = try? await catalogue.summary(named: said, viewer: viewer) {
      let identifier = summary.folder.isEmpty ? summary.repository ?? summary.identifier : summary.identifier
      return .init(identifier: identifier, title: summary.name, address: ProjectAddress(summary))
    }
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    guard let facts = scope.repositories.values.first(where: { $0.name.lowercased() == said.lowercased() }) else {
      return nil
    }
    return .init(identifier: facts.name, title: facts.name, address: .repository(facts.name, folder: ""))
  }

  /// The declared owners, and the public places that they name.
  func owners(of subject: QuestionSummary.Subject?, viewer: Viewer) async throws -> [ProjectOwner] {
    guard let subject, let repository = subject.repository else { return [] }
    let state = try live.state()
    guard let facts = access.scope(of: state, for: viewer).repositories.values.first(where: { $0.name == repository })
    else { return [] }
    return try await RepositoryOwners(live: live, access: access).of(subject.folder, in: facts)
      .filter { $0.basis == .declared }
  }

  // MARK: Whom it is put to

  private func people(
    for request: AskRequest, _ subject: QuestionSummary.Subject?, team: String, besides names: [String]
  ) async throws -> [SuggestedPerson] {
    var found = try await knowledgeable(of: subject, else: team.isEmpty ? request.title : nil, viewer: request.viewer)
    if !team.isEmpty {
      let inTeam = found.filter { $0.teams.contains(team) }
      found = inTeam.isEmpty ? try await members(of: team, viewer: request.viewer) : inTeam
    }
    return try await spread(found, subject, besides: Set(names), count: LoadSpread.asked)
  }

  /// Somebody who may be asked.
  struct Candidate: Sendable {
    var person: PersonLink
    var teams: [String]
    /// How likely they are to know, against the others.
    var score: Double
    var why: String
  }

  private func knowledgeable(
    of subject: QuestionSummary.Subject?, else topic: String?, viewer: Viewer
  ) async throws -> [Candidate] {
    let text: String
    if let subject {
      guard let repository = subject.repository else { return [] }
      text = "\(repository):\(subject.folder)"
    } else if let topic {
      text = String(topic.prefix(500))
    } else {
      return []
    }
    // Nobody known is an answer.
    guard
      let answer = try? await knowing.who(
        WhoQuestion(subject: text, viewer: viewer, limit: Self.mostCandidates))
    else { return [] }
    return answer.people.filter(\.isActive).map {
      Candidate(person: $0.person, teams: $0.teams, score: $0.score, why: $0.why.first ?? "")
    }
  }

  func members(of team: String, viewer: Viewer) async throws -> [Candidate] {
    let detail = try await directory.team(team, viewer: viewer)
    return detail.members.prefix(200).map {
      Candidate(
        person: $0.person, teams: [detail.summary.name], score: 1, why: "Is in the team \(detail.summary.title).")
    }
  }

  /// Those of the candidates whose turn it is: who does not want to be asked, may not see the subject or asks themselves
  /// is none.
  func spread(
    _ candidates: [Candidate], _ subject: QuestionSummary.Subject?, besides names: Set<String>, count: Int
  ) async throws -> [SuggestedPerson] {
    let unwilling = try await knowing.unsuggestedKeys()
    let store = try records.existing()
    var free: [Candidate] = []
    for candidate in candidates where !names.contains(candidate.person.key) && !unwilling.contains(candidate.person.key)
    {
      let isSeen = subject.map {
        access.maySee(project: $0.identifier, viewer: .member(teams: Set(candidate.teams)))
      }
      guard isSeen ?? true, try await store?.isOptedOut([candidate.person.key]) != true else { continue }
      free.append(candidate)
    }
    let recent = try await store?.invitations(of: free.map(\.person.key), since: now() - LoadSpread.seconds) ?? [:]
    let chosen = LoadSpread(candidates: free.map { ($0.person.key, $0.score) }, recent: recent).chosen(count)
    return chosen.compactMap { key in
      free.first { $0.person.key == key }.map { SuggestedPerson(person: $0.person, why: $0.why) }
    }
  }

  // MARK: Mail

  /// Where somebody gets mail: their main address within the organisation's domains, else any of theirs there; nil when
  /// no mail is sent to people, or they have none.
  func address(of key: String) async -> String? {
    let questions = access.questions
    guard questions.smtp != nil, !questions.mailDomains.isEmpty,
      let emails = try? await live.catalog.identities(ofPerson: key).filter({ $0.kind == .email }).map(\.value)
    else { return nil }
    let within = emails.filter { email in
      email.split(separator: "@").last.map { questions.mailDomains.contains($0.lowercased()) } ?? false
    }
    return within.first { key.hasSuffix("-" + PersonKey.mark($0)) } ?? within.min()
  }
}

extension QuestionSummary.Subject {
  /// nil for an imported project.
  var repository: String? {
    if case .repository(let name, _, _, _)? = address { return name }
    return nil
  }

  /// Empty for a whole repository.
  var folder: String {
    if case .repository(_, let folder, _, _)? = address { return folder }
    return ""
  }
}
