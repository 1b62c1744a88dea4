import Catalog
import DependencyGraph
import Foundation
import SearchModel
import Settings

/// Answers what is asked of teams and people, from the catalogue.
struct DirectoryService: Directory {
  let live: LiveIndex
  let access: AccessPolicy
  let graphs: ViewerGraphs
  let now: @Sendable () -> Date

  /// What one viewer may see.
  private struct View {
    var state: LiveState
    var scope: SearchScope
    /// nil when that is all there is.
    var repositories: [Int64]?
    /// Today, as an ISO date.
    var day: String
    var isOperator: Bool
  }

  private func view(of viewer: Viewer) throws -> View {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let isWhole = scope.repositories.count == state.repositories.count
    return View(
      state: state, scope: scope,
      repositories: isWhole ? nil : scope.repositories.keys.sorted().map { Int64($0.rawValue) },
      day: now().formatted(.iso8601.year().month().day()), isOperator: viewer == .operator)
  }

  // MARK: Teams

  func teams(viewer: Viewer) async throws -> [TeamSummary] { try await summaries(try view(of: viewer)) }

  private func summaries(_ view: View) async throws -> [TeamSummary] {
    let records = try await live.catalog.teams(in: view.repositories)
    let memberships = try await live.catalog.memberships(in: view.repositories).filter { $0.covers(view.day) }
    let members = Dictionary(grouping: memberships, by: \.team).mapValues { Set($0.map(\.person)).count }
    let owned = try await live.catalog.ownedCounts(in: view.repositories)
    let names = Set(records.map(\.name))
    return records.map { record in
      TeamSummary(
        name: record.name, title: record.title.isEmpty ? record.name : record.title, department: record.department,
        parent: record.parent.flatMap { names.contains($0) ? $0 : nil }, description: record.description,
        channels: record.channels, members: members[record.name] ?? 0, repositories: owned[record.name] ?? 0)
    }
  }

  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail {
    let view = try view(of: viewer)
    guard let record = try await live.catalog.team(name, in: view.repositories) else {
      throw UserFacingError.absent("team \(name)")
    }
    let teams = try await summaries(view)
    guard let summary = teams.first(where: { $0.name == record.name }) else {
      throw UserFacingError.absent("team \(name)")
    }
    let members = try await members(of: record.name, view)
    let projects = try await projects(ownedBy: .team, record.name, view)
    return TeamDetail(
      summary: summary, url: record.url, subteams: teams.filter { $0.parent == record.name },
      members: members.filter { $0.isCurrent }.map(\.member).sorted { Self.isBefore($0.person, $1.person) },
      otherMembers: members.filter { !$0.isCurrent }.map(\.member), projects: projects,
      folders: folders(ofTeam: record.name, view),
      consumers: try await consumers(of: projects.filter { !$0.isGuess }, view), origin: record.origin)
  }

  private func members(
    of team: String, _ view: View
  ) async throws -> [(member: TeamDetail.Member, isCurrent: Bool)] {
    let memberships = try await live.catalog.memberships(ofTeam: team, in: view.repositories)
    let people = try await links(memberships.map(\.person), view)
    return memberships.compactMap { membership in
      people[membership.person].map { person in
        let member = TeamDetail.Member(
          person: person, role: membership.role, since: membership.since, until: membership.until,
          origin: membership.origin)
        return (member, membership.covers(view.day))
      }
    }
  }

  /// In repositories that the team does not own as a whole.
  private func folders(ofTeam team: String, _ view: View) -> [OwnedFolder] {
    view.scope.repositories.values.flatMap { facts in
      let own = facts.owners.filter { $0.kind == .team && $0.key == team && !$0.isGuess }
      return own.contains { $0.folder.isEmpty }
        ? [] : own.map { OwnedFolder(repository: facts.name, folder: $0.folder) }
    }.sorted { ($0.repository.lowercased(), $0.folder) < ($1.repository.lowercased(), $1.folder) }
  }

  private func consumers(of owned: [OwnedProject], _ view: View) async throws -> [TeamConsumer] {
    guard !owned.isEmpty else { return [] }
    let repositories = view.scope.repositories.keys.sorted().map { Int64($0.rawValue) }
    let graph = try await graphs.graph(generation: view.state.generation, repositories: repositories)
    let own = Set(owned.map(\.project.id))
    var uses: [Int64: Set<ProjectLink>] = [:]
    for project in owned.map(\.project) {
      for edge in graph.consumers(of: .project(project.id)) where !own.contains(edge.source) {
        uses[edge.source, default: []].insert(ProjectLink(project))
      }
    }
    return uses.compactMap { id, used in
      guard let project = graph.projects[id],
        let facts = view.scope[RepositoryID(UInt32(truncatingIfNeeded: project.repository))]
      else { return nil }
      let owner = facts.owners(of: project.folder).first { !$0.isGuess }?.title
      let link = ProjectLink(name: project.name, repository: facts.name, folder: project.folder)
      return TeamConsumer(project: link, owner: owner, uses: used.sorted(by: Self.isBefore))
    }.sorted { Self.isBefore($0.project, $1.project) }
  }

  // MARK: People

  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
    let view = try view(of: viewer)
    let (people, total) = try await live.catalog.people(
      holding: matching, skip: max(0, skip), limit: max(0, limit), in: view.repositories)
    let memberships = try await live.catalog.memberships(ofPeople: people.map(\.key), in: view.repositories)
      .filter { $0.covers(view.day) }
    let teams = Dictionary(grouping: memberships, by: \.person).mapValues { Set($0.map(\.team)).sorted() }
    return PeoplePage(
      people: people.map { PersonSummary(person: PersonLink($0), teams: teams[$0.key] ?? []) }, total: total)
  }

  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail {
    let view = try view(of: viewer)
    let record = try await record(key, view)
    let key = record.key
    let memberships = try await live.catalog.memberships(ofPeople: [key], in: view.repositories).map { membership in
      PersonDetail.Membership(
        team: membership.team, role: membership.role, since: membership.since, until: membership.until,
        isCurrent: membership.covers(view.day), origin: membership.origin)
    }
    let contributions = try await live.catalog.contributions(ofPerson: key, in: view.repositories)
    var detail = PersonDetail(
      person: PersonLink(record), memberships: memberships.filter(\.isCurrent) + memberships.filter { !$0.isCurrent },
      manager: try await links([record.manager].compactMap(\.self), view).values.first,
      reports: try await live.catalog.reports(of: key, in: view.repositories).map(PersonLink.init),
      projects: try await projects(ownedBy: .person, key, view),
      contributions: contributions.compactMap { contribution in
        guard contribution.commits > 0, let facts = view.scope[contribution.repositoryId] else { return nil }
        return PersonDetail.Contribution(
          repository: facts.name, commits: contribution.commits, integrations: contribution.integrations)
      }.sorted { $0.repository.lowercased() < $1.repository.lowercased() })
    try await identify(&detail, view)
    return detail
  }

  private func record(_ key: String, _ view: View) async throws -> PersonRecord {
    let catalog = live.catalog
    if let known = try await catalog.person(key, in: view.repositories) { return known }
    let mark = key.split(separator: "-").last.map(String.init) ?? ""
    let former = try await catalog.people(.key, mark, in: view.repositories)
    if former.count == 1 { return former[0] }
    let named = try await catalog.people(holding: key, limit: 1_000, in: view.repositories).people
      .filter { $0.name.lowercased() == key.lowercased() }
    guard named.count < 2 else {
      throw UserFacingError(
        .notFound, "There are \(named.count) people called \(key).",
        hint: "Name one of them: \(named.prefix(20).map(\.key).joined(separator: ", ")).")
    }
    guard let only = named.first else { throw UserFacingError.absent("person \(key)") }
    return only
  }

  /// Adds by what the person is known. Addresses that stand in no history that the viewer can read are not shown.
  private func identify(_ detail: inout PersonDetail, _ view: View) async throws {
    let identities = try await live.catalog.identities(ofPerson: detail.person.key)
    let emails = identities.filter { $0.kind == .email }.map(\.value)
    let logins = identities.filter { $0.kind == .login }.map(\.value)
    let readable =
      view.isOperator
      ? Set(emails) : try await live.catalog.addresses(emails, committedTo: view.repositories)
    detail.emails = emails.filter(readable.contains)
    detail.logins = logins.filter { login in
      // A login that was read from an address is shown with it.
      let source = emails.first { $0.contains("\(login)@") && $0.contains("noreply.") }
      return source.map(readable.contains) ?? true
    }
    detail.merges = try await live.catalog.merges(ofPerson: detail.person.key).map { merge in
      let isSeen = merge.repositoryId.map { view.scope[$0] != nil } ?? true
      let (first, second) = (merge.first, merge.second)
      let isReadable = readable.contains(first) && readable.contains(second) && first != second
      return PersonDetail.Merge(
        reason: merge.reason, first: readable.contains(first) ? first : nil,
        second: readable.contains(second) ? second : nil, evidence: isSeen ? merge.evidence : nil,
        undo: isReadable && merge.reason != "configured" ? Self.separation(first, second) : nil)
    }
  }

  /// As it is written into the configuration.
  private static func separation(_ first: String, _ second: String) -> String {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "identities: { separate: [[\(quoted(first)), \(quoted(second))]] }"
  }

  // MARK: Of both

  private func links(_ keys: [String], _ view: View) async throws -> [String: PersonLink] {
    let people = try await live.catalog.people(keys, in: view.repositories)
    return Dictionary(people.map { ($0.key, PersonLink($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func projects(
    ownedBy kind: OwnerRecord.Kind, _ name: String, _ view: View
  ) async throws -> [OwnedProject] {
    let folders = try await live.catalog.owned(by: kind, name, in: view.repositories)
    let records = try await live.catalog.projects(ofRepositories: Set(folders.map(\.repositoryId)).sorted())
    return records.compactMap { record in
      guard let facts = view.scope[record] else { return nil }
      let owner = facts.owners(of: record.folder).first { $0.kind.rawValue == kind.rawValue && $0.key == name }
      return owner.map { owner in
        OwnedProject(
          project: ProjectSummary(record, in: facts), lifecycle: record.lifecycle,
          readiness: record.readinessLevel > 0 ? record.readiness : nil, isGuess: owner.isGuess)
      }
    }.sorted { Self.isBefore(ProjectLink($0.project), ProjectLink($1.project)) }
  }

  private static func isBefore(_ left: ProjectLink, _ right: ProjectLink) -> Bool {
    (left.name.lowercased(), left.identifier) < (right.name.lowercased(), right.identifier)
  }

  private static func isBefore(_ left: PersonLink, _ right: PersonLink) -> Bool {
    (left.name.lowercased(), left.key) < (right.name.lowercased(), right.key)
  }
}

extension PersonLink {
  init(_ record: PersonRecord) { self.init(key: record.key, name: record.name) }
}

extension SearchScope {
  fileprivate subscript(repository: Int64) -> RepositoryFacts? {
    self[RepositoryID(UInt32(truncatingIfNeeded: repository))]
  }
}
