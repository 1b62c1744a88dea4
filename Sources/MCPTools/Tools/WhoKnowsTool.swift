import SearchModel
import Services
import WireTypes

extension Tool {
  static let whoKnows = Tool(
    name: "who_knows", title: "Find whom to ask",
    about: """
      Who owns or changes a thing, and in which public channel to ask. The subject is a project's name, a file or \
      folder as repository:path, a team, a person, or a topic in words.
      """,
    arguments: [
      ToolArgument(
        name: "subject", kind: .text(most: 2_000), isRequired: true,
        about: "apple/swift-nio:Sources/NIOCore, swift-nio, NIO, or: parsing dates."),
      .limit(1...50, standard: 10),
    ],
    output: "ContactsReply",
    answer: { call in
      let subject = call.arguments.required("subject")
      var reply = try await ContactFinder(call: call).reply(subject)
      reply.questions = try await call.useCases.questions.similar(
        to: subject, viewer: call.viewer, limit: mostQuestions
      )
      .map(QuestionItem.init)
      return ToolAnswer(text: ContactsText(reply: reply, links: call.links).text, value: reply)
    })
}

extension Tool {
  private static let mostQuestions = 3
}

/// Finds out what a subject is, and who has to do with it.
struct ContactFinder {
  private static let mostAuthors = 8
  /// Projects whose owners stand for a topic.
  private static let mostProjects = 5

  let call: ToolCall

  private var most: Int { call.arguments.count("limit") }

  func reply(_ subject: String) async throws -> ContactsReply {
    if let reply = try await found({ try await project(subject) }) { return reply }
    if let reply = try await found({ try await path(subject) }) { return reply }
    if let reply = try await found({ try await team(subject) }) { return reply }
    if let reply = try await found({ try await person(subject) }) { return reply }
    return try await words(subject)
  }

  /// nil for what is not there, or not for this viewer.
  private func found(_ look: () async throws -> ContactsReply?) async throws -> ContactsReply? {
    do {
      return try await look()
    } catch let error as UserFacingError where error.code == .notFound {
      return nil
    }
  }

  private func project(_ name: String) async throws -> ContactsReply {
    let detail = try await call.useCases.cataloguing.project(name, viewer: call.viewer)
    let identifier = detail.summary.identifier
    let owners = contacts(detail.owners, project: identifier, repository: detail.summary.repository)
    var authors: [ContactItem] = []
    if let repository = detail.summary.repository {
      authors = try await self.authors(of: repository, path: detail.summary.folder, project: identifier)
    }
    return reply(name, .project, owners + authors)
  }

  private func path(_ subject: String) async throws -> ContactsReply? {
    guard let colon = subject.firstIndex(of: ":") else { return nil }
    let repository = String(subject[..<colon])
    let path = String(subject[subject.index(after: colon)...])
    let detail = try await call.useCases.browsing.repository(repository, viewer: call.viewer)
    let owners = contacts(detail.owners, project: nil, repository: repository)
    return reply(subject, .path, owners + (try await authors(of: repository, path: path, project: nil)))
  }

  private func team(_ name: String) async throws -> ContactsReply {
    let detail = try await call.useCases.directory.team(name, viewer: call.viewer)
    let (key, title) = (detail.summary.name, detail.summary.title)
    let team = ContactItem(
      kind: "team", name: title, key: key, relation: .named, evidence: "The team that is meant.",
      channels: detail.summary.channels)
    let members = detail.members.map { member in
      ContactItem(
        kind: "person", name: member.person.name, key: member.person.key, relation: .member,
        evidence: member.role.isEmpty ? "Is in \(title)." : "Is in \(title): \(member.role).")
    }
    return reply(name, .team, [team] + members)
  }

  private func person(_ name: String) async throws -> ContactsReply {
    let detail = try await call.useCases.directory.person(name, viewer: call.viewer)
    let teams = detail.memberships.filter(\.isCurrent).map(\.team)
    var channels: [String] = []
    for team in teams.prefix(Self.mostProjects) {
      channels += (try? await call.useCases.directory.team(team, viewer: call.viewer).summary.channels) ?? []
    }
    let person = ContactItem(
      kind: "person", name: detail.person.name, key: detail.person.key, relation: .named,
      evidence: teams.isEmpty ? "The person that is meant." : "Is in \(teams.joined(separator: ", ")).",
      channels: channels)
    return reply(name, .person, [person])
  }

  /// Those who own what fits the words, then those who know it.
  private func words(_ subject: String) async throws -> ContactsReply {
    let answer = try await call.useCases.researching.research(
      ResearchRequest(need: subject, viewer: call.viewer, limit: Self.mostProjects))
    var found: [ContactItem] = []
    for candidate in answer.candidates where candidate.fit != .weak {
      let summary = candidate.offer.summary
      let detail = try? await call.useCases.cataloguing.project(summary.identifier, viewer: call.viewer)
      found += contacts(detail?.owners ?? [], project: summary.identifier, repository: summary.repository)
    }
    let lacks = found.isEmpty ? ["No project of a known owner fits these words."] : []
    found += try await people(subject, project: nil, repository: nil)
    return reply(subject, .words, found, lacks: lacks)
  }

  private func contacts(_ owners: [ProjectOwner], project: String?, repository: String?) -> [ContactItem] {
    owners.map { owner in
      ContactItem(
        kind: owner.kind.rawValue, name: owner.title, key: owner.isKnown ? owner.name : nil,
        relation: owner.basis == .declared ? .owns : .integrates, evidence: Self.evidence(owner), project: project,
        repository: repository, channels: owner.channels)
    }
  }

  private static func evidence(_ owner: ProjectOwner) -> String {
    guard let path = owner.path else { return owner.evidence }
    return "\(owner.evidence) (\(path)\(owner.line.map { ", line \($0)" } ?? ""))"
  }

  /// The people who know a place best; nobody where there is no such place.
  private func authors(of repository: String, path: String, project: String?) async throws -> [ContactItem] {
    try await people("\(repository):\(path)", project: project, repository: repository)
  }

  private func people(_ subject: String, project: String?, repository: String?) async throws -> [ContactItem] {
    do {
      return try await call.useCases.knowing.who(
        WhoQuestion(subject: subject, viewer: call.viewer, limit: Self.mostAuthors)
      ).people.map { person in
        ContactItem(
          kind: "person", name: person.person.name, key: person.person.key, relation: .contributes,
          evidence: person.why.joined(separator: " "), project: project, repository: repository)
      }
    } catch let error as UserFacingError where error.code == .notFound {
      return []
    }
  }

  private func reply(
    _ subject: String, _ understood: ContactsReply.Understanding, _ contacts: [ContactItem], lacks: [String] = []
  ) -> ContactsReply {
    var channels: [String] = []
    for channel in contacts.flatMap(\.channels) where !channels.contains(channel) { channels.append(channel) }
    return ContactsReply(
      subject: subject, understood: understood, contacts: contacts, channels: channels, most: most, lacks: lacks)
  }
}

struct ContactsText {
  let reply: ContactsReply
  let links: PageLinks

  var text: String {
    var text = ToolText()
    text.say("\(reply.contacts.count) of \(reply.total) contacts; the subject was taken for \(taken).")
    for contact in reply.contacts {
      text.data("\(contact.kind) \(contact.name), who \(relation(of: contact)). \(contact.evidence)")
    }
    if !reply.channels.isEmpty { text.data("Ask in public: \(reply.channels.joined(separator: ", "))") }
    for question in reply.questions {
      let answer = question.excerpt.isEmpty ? question.state : question.excerpt
      text.data(
        "Asked before: \(question.id) \(question.title) - \(answer) (page: \(links.site)\(links.question(question.id)))"
      )
    }
    for lack in reply.lacks { text.say(lack) }
    if reply.total > reply.contacts.count { text.say("Raise limit to see the others.") }
    return text.finished()
  }

  private var taken: String {
    switch reply.understood {
    case .path: "a path of a repository"
    case .project: "a project"
    case .team: "a team"
    case .person: "a person"
    case .words: "words: these own what fits them"
    }
  }

  private func relation(of contact: ContactItem) -> String {
    let place = contact.project ?? contact.repository
    let thing = place.map { " \($0)" } ?? ""
    return switch contact.relation {
    case .owns: "owns\(thing)"
    case .integrates: "seems to own\(thing)"
    case .contributes: "changes\(thing)"
    case .member: "is a member"
    case .named: "is meant"
    }
  }
}
