import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func graph(_ question: GraphQuestion, _ setting: PageSetting) async throws -> Response {
    let graph = try await useCases.cataloguing.graph(question, viewer: setting.viewer)
    return GraphPage(graph: graph, question: question, setting: setting).html().response()
  }

  /// The picture as a file: to be looked at in full, kept or printed.
  func graphPicture(_ question: GraphQuestion, _ setting: PageSetting) async throws -> Response {
    let graph = try await useCases.cataloguing.graph(question, viewer: setting.viewer)
    let picture = DependencyPicture(map: graph.map, title: GraphPage.pictureTitle).document
    var headers = HTTPFields()
    headers[.contentType] = "image/svg+xml"
    headers[.cacheControl] = "no-cache"
    // The file carries its own style; nothing in it runs.
    SecurityHeaders.add(policy: "default-src 'none'; style-src 'unsafe-inline'", to: &headers)
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: picture)))
  }
}

/// Who depends on whom in the whole organisation: a picture, and lists of the same.
struct GraphPage {
  var graph: OrganizationGraph
  var question: GraphQuestion
  var setting: PageSetting

  static let pictureTitle = "Who depends on whom"
  private static let shownRequirements = 6
  /// Teams to choose from.
  private static let mostTeams = 1_000

  func html() -> HTMLWriter {
    PageFrame(title: title, theme: setting.theme, section: .projects).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Dependencies")
            form(&html)
          }
          html(.p, .class("answer"), .role("status")) { answer(&$0) }
          if graph.total == 0 && graph.external.isEmpty { empty(&html) }
          for section in sections { section.write(to: &html) }
        }
      }
    }
  }

  private var title: String {
    let subject = question.cyclesOnly ? "Cycles of dependencies" : "Dependencies"
    return question.text.isEmpty ? subject : "\(question.text) · \(subject)"
  }

  private var sections: [PageSection] {
    [picture, projects, cycles, external].compactMap(\.self)
  }

  // MARK: - What is asked

  private func form(_ html: inout HTMLWriter) {
    let prompt = "Filter by project, repository or package"
    html(.form, .class("filter"), .action(Route.graph(GraphQuestion()).link)) { html in
      html(
        .input, .type("search"), .name("q"), .value(question.text), .label(prompt), .placeholder(prompt),
        .noAutocomplete, .noSpellcheck, .noCapitals)
      if graph.teams.count > 1 || question.team != nil { teams(&html) }
      html(.select, .name("only"), .label("Show")) { html in
        html(.option, .value(""), text: "everything")
        html(.option, .value("cycles"), .if(question.cyclesOnly, .selected), text: "only cycles")
      }
      html(.button, .type("submit"), text: "Filter")
    }
  }

  private func teams(_ html: inout HTMLWriter) {
    html(.select, .name("team"), .label("Team")) { html in
      html(.option, .value(""), text: "all teams")
      for team in graph.teams.prefix(Self.mostTeams) {
        html(
          .option, .value(team.name.isEmpty ? Route.nobody : team.name), .if(question.team == team.name, .selected)
        ) { html in
          html.name(team.name.isEmpty ? "nobody known" : team.name)
          html.text(" (\(Counted.number(team.projects)))")
        }
      }
    }
  }

  private func answer(_ html: inout HTMLWriter) {
    html.text(
      "\(Counted.text(graph.total, "project")) and \(Counted.text(graph.externalTotal, "package")) from outside")
    guard question.isNarrow else { return }
    html.text(" · ")
    html(.a, .href(Route.graph(GraphQuestion()).link), text: "show all")
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: question.isNarrow ? "Nothing in the graph answers this" : "No manifest names a package yet")
      html(.p) { html in
        if question.cyclesOnly {
          html.text("No projects depend on one another in circles, which is good.")
        } else if question.isNarrow {
          html.text("Perhaps it is called otherwise: ")
          html(.a, .href(Route.search(query: question.text).link), text: "search for it")
          html.text(".")
        } else {
          html.text(
            "Dependencies are read from manifests such as Package.swift and package.json when a sync reads them.")
        }
      }
    }
  }

  // MARK: - What is answered

  private var picture: PageSection? {
    guard !graph.map.edges.isEmpty else { return nil }
    return PageSection("picture", "Picture") { html in
      DependencyPicture(map: graph.map, focus: nil, title: Self.pictureTitle).write(to: &html)
      html(.p, .class("small quiet")) { html in
        html.text("Consumers stand left of what they consume. ")
        if question.isNarrow { html.text("Drawn are the projects of the answer with their neighbours. ") }
        html.text("The lists below say the same. ")
        html(.a, .href(Route.graphPicture(question).link), text: "The picture alone")
      }
    }
  }

  private var projects: PageSection? {
    guard !graph.projects.isEmpty else { return nil }
    return PageSection("projects", "Projects", count: Counted.number(graph.total)) { html in
      html.table(["Project", "Team", "Used by", "Needs from here", "Needs from outside"], figures: 2..<5, "Projects") {
        html in
        for project in graph.projects {
          html(.tr) { html in
            html(.th, .scope("row")) { $0.project(project.project) }
            html(.td) { $0.name(project.team) }
            html(.td, .class("figure"), text: Counted.number(project.users))
            html(.td, .class("figure"), text: Counted.number(project.needs))
            html(.td, .class("figure"), text: Counted.number(project.outside))
          }
        }
      }
      remark(graph.projects.count, of: graph.total, &html)
    }
  }

  private var cycles: PageSection? {
    guard !graph.cycles.isEmpty else { return nil }
    return PageSection("cycles", "Cycles", count: Counted.number(graph.cycles.count)) { html in
      html(
        .p, .class("small quiet"),
        text: "Projects that depend on one another in circles: none can be built before the others.")
      html(.ul, .class("rows")) { html in
        for cycle in graph.cycles {
          html(.li) { html in
            html(.span) { html in
              for (position, project) in cycle.prefix(50).enumerated() {
                html(.span) { html in
                  if position > 0 { html.text(", ") }
                  html.project(project)
                }
              }
              if cycle.count > 50 { html.text(" and \(Counted.number(cycle.count - 50)) more") }
            }
            html(.span, .class("quiet small when"), text: Counted.text(cycle.count, "project"))
          }
        }
      }
    }
  }

  private var external: PageSection? {
    guard !graph.external.isEmpty else { return nil }
    return PageSection("external", "Packages from outside", count: Counted.number(graph.externalTotal)) { html in
      html.table(["Package", "Teams", "Projects", "Versions asked for"], figures: 1..<3, "Packages from outside") {
        html in
        for package in graph.external {
          html(.tr) { html in
            html(.th, .scope("row")) { html in
              html.name(package.name)
              html(.span, .class("quiet small")) { html in
                html.text(" ")
                html.name(package.location ?? package.ecosystem)
              }
            }
            html(.td, .class("figure"), text: Counted.number(package.teams))
            html(.td, .class("figure"), text: Counted.number(package.projects))
            html(.td) { requirements(package.requirements, &$0) }
          }
        }
      }
      remark(graph.external.count, of: graph.externalTotal, &html)
    }
  }

  private func requirements(_ requirements: [OrganizationGraph.Requirement], _ html: inout HTMLWriter) {
    for one in requirements.prefix(Self.shownRequirements) {
      html(.div) { html in
        html.requirement(one.requirement)
        html.text(" ")
        html(.span, .class("small")) { html in
          for (position, project) in one.projects.prefix(4).enumerated() {
            if position > 0 { html.text(", ") }
            html.project(project)
          }
          if one.projects.count > 4 { html.text(" and \(Counted.number(one.projects.count - 4)) more") }
        }
      }
    }
    guard requirements.count > Self.shownRequirements else { return }
    html(.div, .class("quiet small"), text: "and \(requirements.count - Self.shownRequirements) other requirements")
  }

  private func remark(_ shown: Int, of total: Int, _ html: inout HTMLWriter) {
    guard shown < total else { return }
    html(.p, .class("quiet"), text: "Shown are the first \(Counted.number(shown)); a filter brings the others.")
  }
}
