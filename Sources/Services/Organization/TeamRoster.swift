import Catalog
import Foundation
import Metadata
import Ownership
import Settings

/// All teams of the organisation, and the names by which files call them. The configuration goes before the files of
/// the repository that it names for this, and those before the catalogue files of any repository.
struct TeamRoster {
  /// Somebody in a team, as a file names them.
  struct Place {
    enum Somebody: Hashable {
      /// The position among the people whom configuration and org chart name.
      case named(Int)
      case entity(EntityReference)
    }

    var team: String
    var somebody: Somebody
    var role = ""
    var since: String?
    var until: String?
    var origin: Origin
  }

  private(set) var teams: [TeamRecord] = []
  private(set) var places: [Place] = []
  /// The people whom the configuration and the org chart name, as often as they name them.
  private(set) var named: [NamedPerson] = []
  /// Users of catalogue files.
  private(set) var users: [(user: Metadata.OrgChart.Person, origin: Origin)] = []
  private(set) var problems: [ProblemRecord] = []

  /// From a name as files write it to the team's position.
  private var positions: [String: Int] = [:]
  private let settings: Settings
  /// Repositories that not everybody may see.
  private let restricted: Set<Int64>

  init(_ sources: [OrganizationSource], settings: Settings) {
    self.settings = settings
    restricted = Set(sources.filter { !$0.isForEverybody }.map(\.id))
    addConfigured()
    if let name = settings.orgChart.repository { addChart(of: name, sources) }
    addGroups(sources)
  }

  /// The team that a file of a repository means; nil for one that nobody declares, or that only a repository declares
  /// that few may see. `@org/name` is the team called name when the repository is one of org's: that is how hosts call
  /// their own teams.
  func team(_ written: String, in source: OrganizationSource) -> String? {
    let key = Self.key(written)
    var position = positions[key]
    if position == nil, let slash = key.lastIndex(of: "/"), source.name.lowercased().hasPrefix(key[...slash]) {
      position = positions[String(key[key.index(after: slash)...])]
    }
    guard let team = position.map({ teams[$0] }) else { return nil }
    guard let repository = team.repositoryId, restricted.contains(repository), repository != source.id else {
      return team.name
    }
    return nil
  }

  /// `@Org/Team`, `group:default/team` and `team` in one spelling each.
  private static func key(_ written: String) -> String {
    var key = written.lowercased()[...]
    for prefix in ["@", "group:", "default/"] where key.hasPrefix(prefix) { key = key.dropFirst(prefix.count) }
    return String(key)
  }

  // MARK: Configuration

  private mutating func addConfigured() {
    for team in settings.teams {
      let origin = Origin(settings, line: team.line)
      add(
        TeamRecord(
          name: team.name, department: team.department, parent: team.parent, channels: team.channel.map { [$0] } ?? [],
          url: team.url, origin: origin.text),
        names: [team.name] + team.aliases)
      for member in team.members {
        places.append(
          Place(
            team: team.name, somebody: .named(named.count), role: member.role, since: member.from?.description,
            until: member.to?.description, origin: Origin(settings, line: member.person.line)))
        named.append(NamedPerson(member.person, team: team.name, settings: settings))
      }
    }
    named += settings.people.map { NamedPerson($0, team: nil, settings: settings) }
  }

  /// The first one of a name stays.
  private mutating func add(_ team: TeamRecord, names: [String]) {
    teams.append(team)
    for name in names where positions[Self.key(name)] == nil { positions[Self.key(name)] = teams.count - 1 }
  }

  // MARK: The org chart of a repository

  private mutating func addChart(of repository: String, _ sources: [OrganizationSource]) {
    let folder = settings.orgChart.folder.isEmpty ? "" : settings.orgChart.folder + "/"
    guard let source = sources.first(where: { $0.name == repository }) else {
      report(
        "orgChart names the repository '\(repository)', which is not there.", "Correct the name in \(settings.file).")
      return
    }
    let files = source.profile.organizationFiles.filter { file in
      file.path.hasPrefix(folder) && !file.path.dropFirst(folder.count).contains("/")
    }
    guard !files.isEmpty else {
      report(
        "orgChart names \(repository), and there is no org chart in its folder '\(settings.orgChart.folder)'.",
        "It reads org-data.json, or DevLake's teams.csv and users.csv.")
      return
    }
    let chart = Ownership.OrgChart.read(
      files.map { Ownership.OrgChart.File(path: $0.path, content: Array($0.text.utf8)) })
    for problem in chart.problems {
      report(problem.message, "Correct the file; until then what it cannot say is left out.", in: source)
    }
    add(chart, from: source)
  }

  private mutating func add(_ chart: Ownership.OrgChart, from source: OrganizationSource) {
    let names = teamNames(chart, source)
    let parents = Dictionary(chart.teams.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    let departments = Dictionary(
      chart.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for team in chart.teams {
      guard let name = names[team.id], positions[Self.key(name)] == nil else { continue }
      var top = team.id
      while let parent = parents[top] ?? nil { top = parent }
      let origin = Origin(source, path: team.path, line: team.line)
      let title = team.name == name ? "" : team.name
      add(
        TeamRecord(
          name: name, title: title, department: top == team.id ? "" : departments[top] ?? "",
          parent: team.parent.flatMap { names[$0] }, origin: origin.text, repositoryId: origin.repository),
        names: [name, team.name] + (team.alias.map { [$0] } ?? []))
    }
    let indices = Dictionary(zip(chart.people.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    for membership in chart.memberships {
      guard let team = names[membership.team], let index = indices[membership.person] else { continue }
      let person = chart.people[index]
      places.append(
        Place(
          team: team, somebody: .named(named.count + index), since: membership.from, until: membership.to,
          origin: Origin(source, path: person.path, line: person.line)))
    }
    named += chart.people.map { NamedPerson($0, from: source) }
  }

  /// What each team of the chart is called here: the configuration's team of that name or alias, else its own name.
  private mutating func teamNames(_ chart: Ownership.OrgChart, _ source: OrganizationSource) -> [String: String] {
    var names: [String: String] = [:]
    for team in chart.teams {
      let known = [team.name, team.alias, team.id].lazy.compactMap { $0 }
        .compactMap { [positions] in positions[Self.key($0)] }.first
      if let known {
        names[team.id] = teams[known].name
      } else if Self.canBeAddressed(team.name) {
        names[team.id] = team.name
      } else {
        report(
          "\(team.path), line \(team.line): the team name '\(team.name.prefix(60))' cannot stand in an address.",
          "Leave out slashes at its ends and parts that are only dots.", in: source)
      }
    }
    return names
  }

  private static func canBeAddressed(_ name: String) -> Bool {
    name.utf8.count <= 200
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains { ["", ".", ".."].contains($0) }
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  // MARK: Groups of catalogue files

  private mutating func addGroups(_ sources: [OrganizationSource]) {
    var origins: [String: OrganizationSource] = [:]
    var entities: [CatalogEntity] = []
    // What everybody sees goes first, so that a name is not taken by what few see.
    for source in sources.filter(\.isForEverybody) + sources.filter({ !$0.isForEverybody })
    where settings.orgChart.believesGroups(of: source.name) {
      for entity in source.profile.entities where ["group", "user"].contains(entity.reference.kind) {
        entities.append(entity.placed(in: source.name))
        origins[entities[entities.count - 1].place.path] = source
      }
    }
    guard !entities.isEmpty else { return }
    let graph = CatalogGraph(entities)
    for (entity, places) in graph.conflicts.sorted(by: { $0.key < $1.key }) {
      report(
        "\(entity) is declared in several files: \(places.prefix(5).map(\.description).joined(separator: "; ")).",
        "Keep one of them; until then the first one counts.", in: places.last.flatMap { origins[$0.path] })
    }
    let chart = Metadata.OrgChart(graph)
    for problem in chart.problems { report(problem.message, problem.hint, in: origins[problem.path]) }
    func origin(_ place: MetadataPlace) -> Origin? {
      origins[place.path].map { source in
        Origin(source, path: String(place.path.dropFirst(source.name.count + 1)), line: place.line)
      }
    }
    let departments = Self.departments(chart.teams)
    for team in chart.teams {
      guard let source = origins[team.place.path], let origin = origin(team.place) else { continue }
      add(
        team, department: departments[team.reference] ?? "", slug: graph.entities[team.reference]?.teamSlug,
        source: source, origin: origin)
    }
    // A parent may be a team that the configuration calls otherwise, or be declared by nobody.
    for index in teams.indices {
      guard let parent = teams[index].parent else { continue }
      teams[index].parent = positions[Self.key(parent)].flatMap { $0 == index ? nil : teams[$0].name }
    }
    for user in chart.people {
      if let origin = origin(user.place) { users.append((user, origin)) }
    }
    for membership in chart.memberships {
      guard let position = positions[Self.key(membership.team.teamName)], let origin = origin(membership.place) else {
        continue
      }
      places.append(Place(team: teams[position].name, somebody: .entity(membership.person), origin: origin))
    }
  }

  /// The nearest group above that calls itself a department, for each below one.
  private static func departments(_ groups: [Metadata.OrgChart.Team]) -> [EntityReference: String] {
    let byReference = Dictionary(groups.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    var departments: [EntityReference: String] = [:]
    for group in groups {
      var above = group.parent.flatMap { byReference[$0] }
      while let next = above, next.type?.lowercased() != "department" {
        above = next.parent.flatMap { byReference[$0] }
      }
      departments[group.reference] = above?.name
    }
    return departments
  }

  private mutating func add(
    _ group: Metadata.OrgChart.Team, department: String, slug: String?, source: OrganizationSource, origin: Origin
  ) {
    let name = group.reference.teamName
    let title = group.name == group.reference.name ? "" : group.name
    let names = [name] + (slug.map { [$0] } ?? [])
    guard let position = names.lazy.compactMap({ [positions] in positions[Self.key($0)] }).first else {
      add(
        TeamRecord(
          name: name, title: title, department: department, parent: group.parent?.teamName,
          description: group.description ?? "",
          channels: group.channels, origin: origin.text, repositoryId: origin.repository), names: names)
      return
    }
    for name in names where positions[Self.key(name)] == nil { positions[Self.key(name)] = position }
    // What few may see must not show on a team that all may see.
    guard source.isForEverybody || teams[position].repositoryId == origin.repository else { return }
    if teams[position].title.isEmpty, title.lowercased() != teams[position].name.lowercased() {
      teams[position].title = title
    }
    if teams[position].description.isEmpty { teams[position].description = group.description ?? "" }
    if teams[position].channels.isEmpty { teams[position].channels = group.channels }
  }

  // MARK: Problems

  private mutating func report(_ message: String, _ hint: String, in source: OrganizationSource? = nil) {
    problems.append(
      ProblemRecord(
        repositoryId: source?.id, subject: source?.name ?? "organisation", severity: "warning", message: message,
        hint: hint, date: .distantPast))
  }
}

extension EntityReference {
  /// What its team is called here.
  fileprivate var teamName: String { namespace == "default" ? name : "\(namespace)/\(name)" }
}

extension CatalogEntity {
  /// Its team on a host, as `org/team`.
  fileprivate var teamSlug: String? { annotations.first { $0.key.hasSuffix("/team-slug") }?.value }

  /// The same with places that name the repository, to stand among those of others.
  fileprivate func placed(in repository: String) -> CatalogEntity {
    var entity = self
    entity.place.path = "\(repository):\(place.path)"
    for index in entity.relations.indices {
      entity.relations[index].place.path = "\(repository):\(relations[index].place.path)"
    }
    return entity
  }
}
