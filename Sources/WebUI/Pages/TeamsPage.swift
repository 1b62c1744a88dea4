import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func teams(_ setting: PageSetting) async throws -> Response {
    let teams = try await useCases.directory.teams(viewer: setting.viewer)
    return TeamsPage(teams: teams, setting: setting).html().response()
  }
}

/// All teams by department.
struct TeamsPage {
  var teams: [TeamSummary]
  var setting: PageSetting

  /// Departments by name, each with the team that is the department itself; teams of none are last.
  private var departments: [(name: String, teams: [TeamSummary])] {
    let names = Set(teams.map(\.department))
    let groups = Dictionary(grouping: teams) { team in
      team.department.isEmpty && names.contains(team.title) ? team.title : team.department
    }
    return groups.sorted {
      ($0.key.isEmpty ? 1 : 0, $0.key.lowercased(), $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key.lowercased(), $1.key)
    }.map { (name: $0.key, teams: $0.value) }
  }

  func html() -> HTMLWriter {
    PageFrame(title: "Teams", theme: setting.theme, section: .teams).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Teams")
            html(.a, .class("button"), .href(Route.people(matching: "").link), text: "All people")
            html(.a, .class("button"), .href(Route.silos.link), text: "Working across teams")
            html(.a, .class("button"), .href(Route.conway(SilosQuery()).link), text: "Conway map")
          }
          if teams.isEmpty { empty(&html) } else { all(&html) }
        }
      }
    }
  }

  private func all(_ html: inout HTMLWriter) {
    html(.p, .class("answer"), text: Counted.text(teams.count, "team"))
    let departments = departments
    for department in departments {
      html(.section, .class("department")) { html in
        if !department.name.isEmpty {
          html(.h2) { $0.name(department.name) }
        } else if departments.count > 1 {
          html(.h2, text: "Without a department")
        }
        html(.ul, .class("tiles")) { html in
          for team in department.teams { html(.li, .class("card")) { tile(team, &$0) } }
        }
      }
    }
  }

  private func tile(_ team: TeamSummary, _ html: inout HTMLWriter) {
    html(.h3) { html in
      html(.a, .href(Route.team(team.name).link)) { $0.name(team.title) }
    }
    if !team.description.isEmpty { html(.p, .class("small"), text: team.description) }
    html(.ul, .class("facts")) { html in
      html(.li, text: "owns \(Counted.text(team.repositories, "repository", "repositories"))")
      if team.members > 0 { html(.li, text: Counted.text(team.members, "member")) }
      if let parent = team.parent {
        html(.li) { html in
          html.text("part of ")
          html.name(parent)
        }
      }
      if let channel = team.channels.first { html(.li) { $0.value(channel) } }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "No team is known yet")
      html(.p) { html in
        html.text("Name them below ")
        html(.code, text: "teams:")
        html.text(" in guildhall.yaml, or let repositories declare Groups in catalog-info.yaml; then run ")
        html(.code, text: "guildhall sync")
        html.text(".")
      }
    }
  }
}
