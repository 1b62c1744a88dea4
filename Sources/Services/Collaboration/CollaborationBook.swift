import Catalog
import Collaboration
import DependencyGraph
import Foundation
import SearchModel

/// All that one viewer's repositories say of who works with whom.
struct CollaborationBook: Sendable {
  /// A project, or another part of a repository that has owners.
  struct Place: Sendable {
    var link: ProjectLink
    /// Numbers of the teams that own it; empty when none is known.
    var owners: [Int]
  }

  var rules: ContributionRules
  var teams: [TeamRecord]
  var ledger: ContributionLedger
  var places: [Place]
  var changes: [CoChange.Change]
  var helps: [TeamTalk]
  var dependencies: [Dependency]
  /// Contributions to what no known team owns, by quarter.
  var unowned: [Quarter: Int]
  var repositories: Int
  var lacks: [String]

  /// Lines of one manifest by which one project names another.
  struct Dependency: Sendable {
    var consumer: Int
    var provider: Int
    var manifest: String
    var line: Int?
    /// The days on which the manifest changed.
    var days: [Int32]
  }
}

/// Puts a book together.
struct CollaborationBookWriter {
  /// Repositories whose history is missing are named up to so many.
  private static let mostNamed = 5

  let scope: SearchScope
  let records: [String: RepositoryRecord]
  let graph: DependencyGraph
  let people: KnownPeople
  let shelf: WorkShelf
  let generation: Int
  let now: Date

  private let teams: [TeamRecord]
  private let rules: ContributionRules
  private let today: CalendarDay

  init(
    scope: SearchScope, records: [String: RepositoryRecord], graph: DependencyGraph, people: KnownPeople,
    teams: [TeamRecord], memberships: [MembershipRecord], shelf: WorkShelf, generation: Int, now: Date
  ) {
    (self.scope, self.records, self.graph, self.people) = (scope, records, graph, people)
    (self.shelf, self.generation, self.now, self.teams) = (shelf, generation, now, teams)
    today = CalendarDay(seconds: Int64(now.timeIntervalSince1970))
    let tree = TeamTree(
      teams.map { TeamTree.Team(name: $0.name, department: $0.department, parent: $0.parent) })
    let numbers = Dictionary(
      people.keys.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    rules = ContributionRules(
      tree: tree,
      times: TeamTimes(
        memberships.compactMap { membership in
          guard let person = numbers[membership.person], let team = tree.number(of: membership.team) else {
            return nil
          }
          return TeamTimes.Time(
            person: person, team: team, since: membership.since.flatMap(CalendarDay.init(iso:)),
            until: membership.until.flatMap(CalendarDay.init(iso:)))
        }))
  }

  /// Reads what is not in memory yet.
  func book(_ isCancelled: () -> Bool) -> CollaborationBook {
    var pages = Pages()
    let projects = Dictionary(grouping: graph.projects.values, by: \.repository)
    let manifests = manifests
    var read: [Read] = []
    for facts in scope.repositories.values.sorted(by: { $0.name < $1.name }) {
      guard let record = records[facts.name], !isCancelled() else { continue }
      pages.repositories += 1
      let own = (projects[record.id] ?? []).sorted { $0.id < $1.id }
      let folders = folders(of: facts, own)
      let request = WorkShelf.Request(
        folders: folders, manifests: manifests[record.id] ?? [], generation: generation)
      let first = pages.places.count
      pages.places += folders.map { place($0, in: facts, own) }
      for (position, folder) in folders.enumerated() {
        for project in own where project.folder == folder { pages.placeOfProject[project.id] = first + position }
      }
      guard let work = shelf.work(of: record, request, people: people, now: now) else {
        pages.missing.append(facts.name)
        continue
      }
      read.append(Read(facts: facts, repository: Int(record.id), first: first, work: work))
    }
    for one in originalsFirst(read, pages) { add(one.work, repository: one.repository, first: one.first, to: &pages) }
    return CollaborationBook(
      rules: rules, teams: teams, ledger: ContributionLedger(pages.contributions, rules: rules), places: pages.places,
      changes: pages.changes, helps: pages.helps, dependencies: dependencies(pages), unowned: pages.unowned,
      repositories: pages.repositories, lacks: lacks(pages))
  }

  /// A repository whose history was read; its places begin at `first`.
  private struct Read {
    var facts: RepositoryFacts
    var repository: Int
    var first: Int
    var work: RepositoryWork
  }

  /// A commit that stands in several repositories counts in the first: forks that are known to be some are last, and of
  /// the others come first those whose own people wrote most of what they share.
  private func originalsFirst(_ read: [Read], _ pages: Pages) -> [Read] {
    var times: [UInt64: Int] = [:]
    for one in read { for commit in one.work.commits { times[commit.key, default: 0] += 1 } }
    let ranked = read.map { one -> (read: Read, fork: Int, foreign: Double) in
      var (shared, own) = (0, 0)
      for commit in one.work.commits where times[commit.key, default: 0] > 1 {
        shared += 1
        if isOwn(commit, of: one, pages) { own += 1 }
      }
      return (one, one.facts.isFork ? 1 : 0, shared > 0 ? 1 - Double(own) / Double(shared) : 0)
    }
    return ranked.sorted { ($0.fork, $0.foreign, $0.read.facts.name) < ($1.fork, $1.foreign, $1.read.facts.name) }
      .map(\.read)
  }

  private func isOwn(_ commit: RepositoryWork.Commit, of read: Read, _ pages: Pages) -> Bool {
    let teams = rules.times.teams(of: commit.author, on: CalendarDay(number: Int(commit.day)))
    return read.work.places[commit.places].contains { place in
      pages.places[read.first + Int(place)].owners.contains { teams.contains($0) }
    }
  }

  /// What comes together.
  private struct Pages {
    var places: [CollaborationBook.Place] = []
    var placeOfProject: [Int64: Int] = [:]
    var contributions: [Contribution] = []
    var changes: [CoChange.Change] = []
    var helps: [TeamTalk] = []
    var unowned: [Quarter: Int] = [:]
    /// By repository and path.
    var manifests: [Int64: [String: [Int32]]] = [:]
    /// Commits that were counted: one that stands in several repositories counts in the first.
    var seen: Set<UInt64> = []
    var repositories = 0
    var missing: [String] = []
    var undated = 0
    private var tickets: [String: Int32] = [:]

    mutating func number(of ticket: String) -> Int32 {
      let number = tickets[ticket] ?? Int32(tickets.count)
      tickets[ticket] = number
      return number
    }
  }

  // MARK: Places and their owners

  private func folders(of facts: RepositoryFacts, _ projects: [DependencyGraph.Project]) -> [String] {
    [""] + Set(projects.map(\.folder) + facts.owners.map(\.folder)).subtracting([""]).sorted()
  }

  private func place(
    _ folder: String, in facts: RepositoryFacts, _ projects: [DependencyGraph.Project]
  ) -> CollaborationBook.Place {
    let project = projects.first { $0.folder == folder }
    let link = ProjectLink(
      name: project?.name ?? (folder.isEmpty ? facts.name : folder), repository: facts.name, folder: folder,
      isProject: project != nil || folder.isEmpty)
    return CollaborationBook.Place(link: link, owners: owners(of: folder, in: facts))
  }

  /// Declared teams, and the teams that declared people are in today. A guess owns nothing.
  private func owners(of folder: String, in facts: RepositoryFacts) -> [Int] {
    var teams: [Int] = []
    for owner in facts.owners(of: folder) where !owner.isGuess && owner.isKnown {
      let found: [Int]
      switch owner.kind {
      case .team: found = [rules.tree.number(of: owner.key)].compactMap(\.self)
      case .person: found = people.number(ofKey: owner.key).map { rules.times.teams(of: Int32($0), on: today) } ?? []
      }
      teams += found.filter { !teams.contains($0) }
    }
    return teams
  }

  // MARK: Work

  private func add(_ work: RepositoryWork, repository: Int, first: Int, to pages: inout Pages) {
    var seen: [UInt64] = []
    var named = work.named[...]
    for (position, commit) in work.commits.enumerated() where !pages.seen.contains(commit.key) {
      seen.append(commit.key)
      let day = CalendarDay(number: Int(commit.day))
      let places = work.places[commit.places].map { first + Int($0) }
      let owners = places.map { pages.places[$0].owners }
      let contributions = rules.contributions(person: commit.author, day: day, owners: owners)
      if contributions.isEmpty { pages.unowned[Quarter(day), default: 0] += 1 }
      pages.contributions += contributions
      pages.changes.append(
        CoChange.Change(
          person: commit.author, day: day, repository: repository, places: places, files: Int(commit.files),
          tickets: tickets(of: position, in: work, &named, &pages)))
    }
    pages.seen.formUnion(seen)
    pages.helps += work.helps.flatMap(talk)
    pages.manifests[Int64(repository)] = work.manifests
    pages.undated += work.undated
  }

  /// Numbers that all repositories share. `named` begins with those of no commit before this one.
  private func tickets(
    of commit: Int, in work: RepositoryWork, _ named: inout ArraySlice<(commit: Int32, ticket: Int32)>,
    _ pages: inout Pages
  ) -> [Int32] {
    named = named.drop { $0.commit < commit }
    return named.prefix { $0.commit == commit }.map { pages.number(of: work.tickets[Int($0.ticket)]) }
  }

  /// Between the teams of that day; none where both have one in common.
  private func talk(_ help: RepositoryWork.Help) -> [TeamTalk] {
    let day = CalendarDay(number: Int(help.day))
    let authors = rules.times.teams(of: help.author, on: day)
    let helpers = rules.times.teams(of: help.helper, on: day)
    guard Set(authors).isDisjoint(with: helpers), let author = authors.first, let helper = helpers.first else {
      return []
    }
    return [TeamTalk(helper, author, day: day, kind: .help)]
  }

  // MARK: Dependencies

  /// Of each repository the manifests that name projects of the organisation.
  private var manifests: [Int64: Set<String>] {
    var manifests: [Int64: Set<String>] = [:]
    for edge in counted {
      guard let project = graph.projects[edge.source] else { continue }
      manifests[project.repository, default: []].insert(edge.need.path)
    }
    return manifests
  }

  /// Edges between projects that somebody wrote, and that are neither forks nor archived.
  private var counted: [DependencyGraph.Edge] {
    graph.edges.filter { edge in
      guard case .project(let target) = edge.target, edge.need.scope != "indirect" else { return false }
      return graph.projects[edge.source]?.isHidden == false && graph.projects[target]?.isHidden == false
    }
  }

  /// One for each pair of projects and manifest.
  private func dependencies(_ pages: Pages) -> [CollaborationBook.Dependency] {
    struct Key: Hashable {
      var consumer: Int
      var provider: Int
      var manifest: String
    }
    var seen: Set<Key> = []
    return counted.compactMap { edge in
      guard case .project(let target) = edge.target, let consumer = pages.placeOfProject[edge.source],
        let provider = pages.placeOfProject[target], consumer != provider,
        seen.insert(Key(consumer: consumer, provider: provider, manifest: edge.need.path)).inserted
      else { return nil }
      let repository = graph.projects[edge.source]?.repository
      return CollaborationBook.Dependency(
        consumer: consumer, provider: provider, manifest: edge.need.path, line: edge.need.line,
        days: repository.flatMap { pages.manifests[$0]?[edge.need.path] } ?? [])
    }
  }

  // MARK: What is missing

  private func lacks(_ pages: Pages) -> [String] {
    var lacks: [String] = []
    if !pages.missing.isEmpty {
      let named = pages.missing.prefix(Self.mostNamed).joined(separator: ", ")
      let more = pages.missing.count - Self.mostNamed
      lacks.append(
        "The history of \(named)\(more > 0 ? " and of \(more) more" : "") is not read yet; the next sync does.")
    }
    if pages.undated > 0 {
      lacks.append("\(pages.undated) commits with dates before 1970 or in the future are left out.")
    }
    return lacks
  }
}
