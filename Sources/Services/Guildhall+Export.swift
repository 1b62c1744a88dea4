import Catalog
package import Foundation
package import Metadata
package import SearchModel

/// What other catalogues take over.
extension Guildhall {
  /// Gives `body` one project, or all of the organisation's own by repository and name; imported ones have a catalogue
  /// of their own already.
  ///
  /// `name` is one that `Cataloguing.project` understands; nil stands for all.
  package func exportProjects(
    named name: String?, viewer: Viewer, _ body: (ProjectDetail) async throws -> Void
  ) async throws {
    if let name { return try await body(catalogue.project(name, viewer: viewer)) }
    try await catalogue.eachProject(viewer: viewer, body)
  }

  /// Teams and those who are in them on a day.
  package func exportOrganization(on date: Date) async throws -> OrganizationExport {
    let day = date.formatted(.iso8601.year().month().day())
    let teams = try await catalog.teams().map { record in
      var team = OrganizationExport.Team(name: record.name)
      (team.title, team.description, team.parent) = (record.title, record.description, record.parent)
      team.channels = record.channels
      return team
    }
    let current = try await catalog.memberships().filter { member in
      (member.since ?? day) <= day && day <= (member.until ?? day)
    }
    // Who is in no team is somebody from a commit, and nothing that an org chart knows.
    let teamsOf = Dictionary(grouping: current, by: \.person).mapValues { Set($0.map(\.team)).sorted() }
    let people = try await catalog.people(teamsOf.keys.sorted()).map { person in
      OrganizationExport.Person(key: person.key, name: person.name, teams: teamsOf[person.key] ?? [])
    }
    return OrganizationExport(teams: teams, people: people)
  }
}
