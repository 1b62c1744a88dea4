import HTML
import Hummingbird
import QueryLanguage
import Services
import Wording

extension WebUI {
  func team(_ name: String, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.directory.team(name, viewer: setting.viewer)
    var page = TeamPage(detail: detail, setting: setting)
    // Records that cannot be read take nothing else from the page.
    if let research = try? await useCases.recording.dossiers(
      DossierListRequest(team: detail.summary.name, limit: TeamPage.mostResearch, viewer: setting.viewer))
    {
      page.research = research
    }
    page.contributions = try? await useCases.collaborating.contributions(
      ContributionQuestion(viewer: setting.viewer, name: detail.summary.name))
    page.rests = await rests(of: detail, setting)
    return page.html().response()
  }

  /// Histories that cannot be read take nothing else from the page.
  private func rests(of detail: TeamDetail, _ setting: PageSetting) async -> [TeamPage.Rest] {
    let projects = detail.projects.filter { !$0.isGuess }.compactMap { owned -> (ProjectLink, WhoAnswer.Place)? in
      guard let repository = owned.project.repository else { return nil }
      let folder = owned.project.folder
      return (
        ProjectLink(name: owned.project.name, repository: repository, folder: folder),
        WhoAnswer.Place(repository: repository, path: folder)
      )
    }.prefix(TeamPage.mostSpreads)
    let spreads = (try? await useCases.knowing.spread(of: projects.map(\.1), viewer: setting.viewer)) ?? []
    return zip(projects, spreads).compactMap { project, spread in
      spread.map { TeamPage.Rest(project: project.0, spread: $0) }
    }
  }
}

/// What a team owns, who is in it, where to talk to it, and who depends on it.
struct TeamPage {
  /// Consumers that are listed; the rest is counted.
  private static let mostConsumers = 50

  private static let mostFolders = 100

  static let mostResearch = 5

  var detail: TeamDetail
  /// What it needed, the newest first.
  var research = DossierPage(dossiers: [], total: 0)
  /// nil when nothing is known of any.
  var contributions: ContributionReport?
  var rests: [Rest] = []
  var setting: PageSetting

  private var team: TeamSummary { detail.summary }

  func html() -> HTMLWriter {
    PageFrame(title: team.title, theme: setting.theme, section: .teams).page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1) { $0.name(team.title) }
            if !team.department.isEmpty { html(.span, .class("tag plain")) { $0.name(team.department) } }
          }
          if !team.description.isEmpty { html(.p, .class("lead"), text: team.description) }
          projects(&html)
          members(&html)
          consumers(&html)
          across(&html)
          resting(&html)
          recorded(&html)
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func projects(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "What it owns")
      if detail.projects.isEmpty && detail.folders.isEmpty {
        html(
          .p, .class("quiet"),
          text: "Nothing that you can see. Name its repositories in guildhall.yaml, or the team in their CODEOWNERS.")
      } else if !detail.projects.isEmpty {
        OwnedProjects(projects: detail.projects).write(to: &html)
        html(.p, .class("small")) { html in
          let query = QueryText.field("owner", team.name)
          html(.a, .href(Route.search(query: query).link), text: "Search in what it owns")
          html.text(" · ")
          html(.a, .href(Route.graph(GraphQuestion(team: team.name)).link), text: "Its dependencies")
        }
      }
      folders(&html)
    }
  }

  /// By repository.
  private func folders(_ html: inout HTMLWriter) {
    guard !detail.folders.isEmpty else { return }
    html(.h3, text: "Folders in repositories of others")
    html(.ul, .class("rows"), .id("folders")) { html in
      for owned in detail.folders.prefix(Self.mostFolders) {
        html(.li) { html in
          html(.a, .class("mono"), .href(Route.tree(Place(owned.repository, owned.folder)).link)) {
            $0.name(owned.folder)
          }
          html(.span, .class("quiet small when")) { html in
            html(.a, .href(Route.repository(owned.repository).link)) { $0.name(owned.repository) }
          }
        }
      }
    }
    if detail.folders.count > Self.mostFolders {
      let more = detail.folders.count - Self.mostFolders
      html(.p, .class("small quiet"), text: "and \(Counted.text(more, "other folder")); the API lists all.")
    }
  }

  private func members(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Who is in it")
      if detail.members.isEmpty {
        html(
          .p, .class("quiet"),
          text: "Nobody is named. Members stand below the team in guildhall.yaml, or in a Group of catalog-info.yaml.")
      } else {
        list(detail.members, &html)
      }
      if !detail.otherMembers.isEmpty {
        html(.h3, text: "Before, or later")
        list(detail.otherMembers, &html)
      }
    }
  }

  private func list(_ members: [TeamDetail.Member], _ html: inout HTMLWriter) {
    html(.ul, .class("rows")) { html in
      for member in members {
        html(.li) { html in
          html(.span) { html in
            html(.a, .href(Route.person(member.person.key).link)) { $0.name(member.person.name) }
            if !member.role.isEmpty { html(.span, .class("quiet small"), text: member.role) }
          }
          html(.span, .class("quiet small when")) { html in
            html(.span, .title(member.origin), text: Period.words(since: member.since, until: member.until))
          }
        }
      }
    }
  }

  private func recorded(_ html: inout HTMLWriter) {
    guard !research.dossiers.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "What it needed")
      html(.ul, .class("rows")) { html in
        for dossier in research.dossiers { html(.li) { DossierRow(dossier: dossier, setting: setting).write(to: &$0) } }
      }
      guard research.total > research.dossiers.count else { return }
      html(.p, .class("small")) { html in
        html(
          .a, .href(Route.records(RecordQuery(team: team.name)).link),
          text: "All \(Counted.number(research.total)) recorded needs")
      }
    }
  }

  private func consumers(_ html: inout HTMLWriter) {
    guard !detail.consumers.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "Who depends on it")
      html(.p, .class("answer")) { html in
        let owners = Set(detail.consumers.compactMap(\.owner)).subtracting([team.name, team.title]).count
        html.text(Counted.text(detail.consumers.count, "project"))
        if owners > 0 { html.text(", of \(Counted.text(owners, "other owner"))") }
      }
      html(.ul, .class("rows")) { html in
        for consumer in detail.consumers.prefix(Self.mostConsumers) {
          html(.li) { html in
            html(.span) { html in
              html.project(consumer.project)
              html(.span, .class("quiet small")) { html in
                html.text("uses ")
                html.name(consumer.uses.map(\.name).joined(separator: ", "))
              }
            }
            if let owner = consumer.owner { html(.span, .class("quiet small when")) { $0.name(owner) } }
          }
        }
      }
      if detail.consumers.count > Self.mostConsumers {
        html(.p, .class("quiet small"), text: "and \(Counted.number(detail.consumers.count - Self.mostConsumers)) more")
      }
    }
  }

  // MARK: - Beside it

  private func about(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "About")
      html(.dl, .class("about")) { html in
        if team.title != team.name { fact("Name", &html) { $0.name(team.name) } }
        if let parent = team.parent {
          fact("Part of", &html) { html in html(.a, .href(Route.team(parent).link)) { $0.name(parent) } }
        }
        fact("Channels", &html) { html in
          if team.channels.isEmpty { html(.span, .class("quiet"), text: "none known") }
          for (index, channel) in team.channels.enumerated() {
            if index > 0 { html.text(", ") }
            html.value(channel)
          }
        }
        if let url = detail.url { fact("Page", &html) { $0.value(url) } }
        fact("Read in", &html) { html in html(.span, .class("quiet")) { $0.name(detail.origin) } }
      }
    }
    guard !detail.subteams.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Parts")
      html(.ul, .class("rows")) { html in
        for part in detail.subteams {
          html(.li) { html in html(.a, .href(Route.team(part.name).link)) { $0.name(part.title) } }
        }
      }
    }
  }

  private func fact(_ name: String, _ html: inout HTMLWriter, _ value: (inout HTMLWriter) -> Void) {
    html(.dt, text: name)
    html(.dd, content: value)
  }
}

/// Two ISO dates as people say them.
enum Period {
  static func words(since: String?, until: String?) -> String {
    switch (since, until) {
    case (nil, nil): ""
    case (let since?, nil): "since \(since)"
    case (nil, let until?): "until \(until)"
    case (let since?, let until?): "\(since) to \(until)"
    }
  }
}
