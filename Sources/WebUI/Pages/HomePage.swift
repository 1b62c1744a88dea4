import Foundation
import HTML
import Hummingbird
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func home(_ setting: PageSetting) async throws -> Response {
    async let overview = useCases.browsing.overview(viewer: setting.viewer)
    async let repositories = useCases.browsing.repositories(matching: "", viewer: setting.viewer)
    async let highlights = useCases.cataloguing.highlights(viewer: setting.viewer)
    async let demand = useCases.demanding.demand(
      DemandRequest(limit: HomeModel.needs, viewer: setting.viewer, isBrief: true))
    async let decided = useCases.recording.dossiers(
      DossierListRequest(order: .decided, limit: HomeModel.verdicts, viewer: setting.viewer))
    var model = HomeModel(try await overview, try await repositories, try await highlights)
    // Records that cannot be read take nothing from the page.
    model.demand = (try? await demand)?.groups ?? []
    model.decided = (try? await decided)?.dossiers
    return HomePage(model: model, setting: setting).html().response()
  }
}

/// What the home page tells of the organisation.
struct HomeModel {
  static let recent = 6
  static let owners = 8
  static let needs = 4
  static let verdicts = 5

  var overview: Overview
  var highlights: Highlights
  /// Latest change first.
  var recent: [RepositorySummary]
  /// Those who own most repositories.
  var owners: [(name: String, repositories: Int)]
  /// What several people need and do not have.
  var demand: [DemandGroup] = []
  /// Needs about which something was decided, the newest verdict first; nil when that is not known.
  var decided: [ResearchDossier]?

  init(_ overview: Overview, _ repositories: [RepositorySummary], _ highlights: Highlights) {
    self.overview = overview
    self.highlights = highlights
    recent = Array(RepositoryOrder.activity.sorted(repositories.filter { $0.lastActivity != nil }).prefix(Self.recent))
    let counts = Dictionary(grouping: repositories.compactMap(\.facts.owner), by: \.self).mapValues(\.count)
    owners = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.owners)
      .map { (name: $0.key, repositories: $0.value) }
  }

  var isEmpty: Bool { overview.repositories == 0 }
  /// Repositories are known, and none of their files is searchable yet.
  var awaitsSync: Bool { !isEmpty && overview.files == 0 }
}

struct HomePage {
  var model: HomeModel
  var setting: PageSetting

  /// Of what there is, so that each finds something in most organisations.
  private var examples: [String] {
    let language = model.overview.languages.first.map { "error " + QueryText.field("lang", $0.language.lowercased()) }
    let repository = model.recent.first.map { QueryText.field("repo", $0.facts.name) + " test" }
    return [language, "type:doc install", "sym:Client", repository].compactMap(\.self)
  }

  func html() -> HTMLWriter {
    let overview = model.overview
    return PageFrame(title: overview.organization, theme: setting.theme, hasSearchBox: false).page { html in
      html(.div, .class("hero")) { html in
        html(.h1) { html in
          html.text("Search ")
          html.name(overview.organization.isEmpty ? "everything" : overview.organization)
        }
        freshness(&html)
        SearchBox(query: "", isHero: true).write(to: &html)
        if !model.isEmpty { examples(&html) }
        if model.isEmpty || model.awaitsSync { firstSteps(&html) } else { figures(&html) }
      }
      if !model.isEmpty, !model.awaitsSync { details(&html) }
    }
  }

  private func freshness(_ html: inout HTMLWriter) {
    let overview = model.overview
    html(.p, .class("quiet")) { html in
      if let oldest = overview.oldestMatch {
        html.text("\(Counted.text(overview.repositories, "repository", "repositories")), fresh as of ")
        html(.a, .href(Route.status.link)) { $0.time(setting.moment(oldest)) }
        html.text(overview.isSyncing ? "; a sync is running." : ".")
      } else if overview.isSyncing {
        html.text("The first sync is running: results appear as repositories are read.")
      } else {
        html.text("Code, projects and docs of all repositories in one search.")
      }
    }
    if overview.failing > 0 {
      html(.p, .class("note")) { html in
        html.text("\(Counted.text(overview.failing, "repository", "repositories")) could not be brought up to date; ")
        html.text("what was indexed before still answers. ")
        html(.a, .href(Route.status.link(fragment: "problems")), text: "See why")
      }
    }
  }

  private func examples(_ html: inout HTMLWriter) {
    html(.p, .class("examples small quiet")) { html in
      html.text("For example ")
      for example in examples {
        html(.a, .class("mono"), .href(Route.search(query: example).link)) { $0.name(example) }
        html.text(" ")
      }
    }
  }

  private func firstSteps(_ html: inout HTMLWriter) {
    html(.section, .class("card steps")) { html in
      html(.h2, text: model.isEmpty ? "Nothing is configured yet" : "Nothing is indexed yet")
      html(.p, text: "Name your repositories in guildhall.yaml, then bring them in:")
      html(.pre, .tabindex(0), .label("Commands")) { html in
        html.text("guildhall init ~/src     # or the addresses of git repositories\nguildhall sync\nguildhall serve")
      }
      html(.p, .class("quiet")) { html in
        html.text("How far a sync is, and what went wrong, is on the ")
        html(.a, .href(Route.status.link), text: "status page")
        html.text(".")
      }
    }
  }

  private func figures(_ html: inout HTMLWriter) {
    let overview = model.overview
    let figures: [(Int, String, Route?)] = [
      (overview.repositories, "repositories", .repositories(matching: "")),
      (overview.projects, "projects", .projects(ProjectQuery())), (overview.owners, "owners", nil),
      (overview.files, "files", nil), (overview.documents, "documents", nil),
    ]
    html(.ul, .class("figures")) { html in
      for (count, name, route) in figures {
        html(.li) { html in
          html(.b, text: Counted.number(count))
          if let route { html(.a, .href(route.link), text: name) } else { html(.span, .class("quiet"), text: name) }
        }
      }
    }
  }

  private func details(_ html: inout HTMLWriter) {
    html(.div, .class("overview")) { html in
      HighlightShelves(
        highlights: model.highlights, setting: setting, shelves: [.mostUsed, .newest, .seeking, .documented],
        showsEmpty: false
      ).write(to: &html) { html in
        if !model.recent.isEmpty { recent(&html) }
        html(.section) { html in
          html(.h2, text: "Languages")
          LanguageBar(model.overview.languages.ofOwnCode).write(to: &html)
        }
        if !model.owners.isEmpty { owners(&html) }
        if let decided = model.decided { verdicts(decided, &html) }
        if !model.demand.isEmpty { demand(&html) }
      }
      html(.p, .class("small")) { html in
        html(.a, .href(Route.browse.link), text: "Browse all that there is")
        html.text(" · ")
        html(.a, .href(Route.repositories(matching: "", order: .activity).link), text: "All repositories")
      }
    }
  }

  private func recent(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "Recently active")
      html(.ul, .class("rows")) { html in
        for repository in model.recent { row(repository, &html) }
      }
    }
  }

  private func verdicts(_ decided: [ResearchDossier], _ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "Newest verdicts")
      guard !decided.isEmpty else {
        return html(.p, .class("quiet")) { html in
          html.text("Nobody has decided anything yet. ")
          html(.a, .href(Route.research(need: "").link), text: "Say what you need")
          html.text(", look at what there is, and record what becomes of it.")
        }
      }
      html(.ul, .class("rows")) { html in
        for dossier in decided {
          html(.li) { DossierRow(dossier: dossier, isVerdict: true, setting: setting).write(to: &$0) }
        }
      }
      html(.p, .class("small")) { $0(.a, .href(Route.records(RecordQuery()).link), text: "All recorded research") }
    }
  }

  private func demand(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "Needed and not there")
      html(.ul, .class("rows")) { html in
        for group in model.demand {
          html(.li) { html in
            html(.span) { html in
              html(.a, .href(Route.demandGroup(group.id).link)) { $0.name(group.need) }
              html(
                .span, .class("quiet small"),
                text: "at least \(Counted.text(group.people, "person", "people")) · "
                  + group.kinds.map(\.words).joined(separator: ", "))
            }
          }
        }
      }
      html(.p, .class("small")) { $0(.a, .href(Route.demand().link), text: "All demand") }
    }
  }

  private func owners(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "Owners")
      html(.ul, .class("legend")) { html in
        for owner in model.owners {
          html(.li) { html in
            html(.a, .href(Route.search(query: QueryText.field("owner", owner.name), type: .repository).link)) {
              $0.name(owner.name)
            }
            html(.span, .class("quiet"), text: " \(Counted.number(owner.repositories))")
          }
        }
      }
    }
  }

  private func row(_ repository: RepositorySummary, _ html: inout HTMLWriter) {
    html(.li) { html in
      html(.span) { html in
        html(.a, .href(Route.repository(repository.facts.name).link)) { $0.name(repository.facts.name) }
        html(.span, .class("quiet small"), text: repository.description)
      }
      if let activity = repository.lastActivity {
        html(.span, .class("quiet small when")) { $0.time(setting.moment(activity)) }
      }
    }
  }
}
