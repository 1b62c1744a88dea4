import Demand
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func demand(_ window: DemandWindow, _ kind: DemandKind?, _ setting: PageSetting) async throws -> Response {
    let report = try await useCases.demanding.demand(
      DemandRequest(window: window, kind: kind, viewer: setting.viewer))
    return DemandPage(report: report, kind: kind, setting: setting).html().response()
  }
}

/// What several people need and do not have.
struct DemandPage {
  var report: DemandReport
  /// The kind chosen; nil for all.
  var kind: DemandKind?
  var setting: PageSetting

  func html() -> HTMLWriter {
    var frame = PageFrame(title: "Demand", theme: setting.theme, section: .research)
    frame.feed = (title: "Demand, week by week", route: .demandFeed)
    return frame.page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: "Demand")
            html(.a, .class("button"), .href(Route.demandFeed.link), text: "Weekly feed")
          }
          html(
            .p, .class("lead"),
            text: "What several people look for and do not have. Two teams with one need need not build it twice.")
          choices(&html)
          html(.p, .class("answer"), .role("status"), text: summary)
          for sentence in report.lacks { html(.p, .class("note")) { $0.sentence(sentence) } }
          if report.groups.isEmpty { empty(&html) }
          html(.div, .class("cards")) { html in
            for group in report.groups { DemandCard(group: group).write(to: &html) }
          }
        }
      }
    }
  }

  private var summary: String {
    let needs = Counted.text(report.total, "need") + " in \(report.window.days) days"
    return report.total > report.groups.count ? needs + ", the first \(report.groups.count) shown" : needs
  }

  private func choices(_ html: inout HTMLWriter) {
    html(.nav, .class("tabs"), .label("Kinds of demand")) { html in
      for choice in [nil] + DemandKind.allCases.map(Optional.some) {
        html(
          .a, .href(Route.demand(report.window, choice).link), .if(choice == kind, .current("page")),
          text: choice?.words.capitalizedFirst ?? "All")
      }
    }
    html(.nav, .class("small quiet windows"), .label("How far back")) { html in
      html.text("In the last ")
      for (index, window) in DemandWindow.allCases.enumerated() {
        if index > 0 { html.text(" · ") }
        let days = "\(window.days) days"
        if window == report.window {
          html(.b, .current("true"), text: days)
        } else {
          html(.a, .href(Route.demand(window, kind).link), text: days)
        }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: kind == nil ? "No demand is known" : "None of this kind")
      html(.p) { html in
        html.text("A need shows here when at least \(HeadCount.fewestShown) people searched for it or asked it in ")
        html(.a, .href(Route.research(need: "").link), text: "research")
        html.text(". People count who say who they are: on the pages of research, or in Guildhall's commands by their ")
        html.text("git address.")
      }
      if report.window != .year {
        html(.p) { $0(.a, .href(Route.demand(.year, kind).link), text: "Look at a whole year") }
      }
    }
  }
}

/// Needs that mean the same, in a list.
struct DemandCard {
  var group: DemandGroup

  func write(to html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { $0(.a, .href(Route.demandGroup(group.id).link)) { $0.name(group.need) } }
        DemandKindTags(kinds: group.kinds).write(to: &html)
      }
      DemandFacts(group: group).write(to: &html)
      if let nearest = group.candidates.first {
        html(.p, .class("small")) { html in
          html.text("Nearest that there is: ")
          html.project(nearest.summary)
          html.text(", \(nearest.fit.words)")
          if let dismissal = nearest.opinions?.dismissals.first {
            html.text("; " + dismissal.summary)
          }
        }
      }
    }
  }
}

struct DemandKindTags {
  var kinds: [DemandKind]

  func write(to html: inout HTMLWriter) {
    for kind in kinds { html(.span, kind == .unmet ? .class("tag warn") : .class("tag plain"), text: kind.words) }
  }
}

/// How many need it, and which teams.
struct DemandFacts {
  var group: DemandGroup

  func write(to html: inout HTMLWriter) {
    html(.ul, .class("facts")) { html in
      html(.li, text: "at least \(Counted.text(group.people, "person", "people"))")
      html(.li, text: "asked \(Counted.text(group.requests, "time"))")
      if let trend = group.trend { html(.li, text: Self.words(trend)) }
      if !group.teams.isEmpty || group.smallTeams > 0 { html(.li) { teams(&$0) } }
    }
  }

  private func teams(_ html: inout HTMLWriter) {
    html.text("needed by ")
    for (index, team) in group.teams.enumerated() {
      if index > 0 { html.text(", ") }
      html.demandTeam(team)
    }
    guard group.smallTeams > 0 else { return }
    html.text(group.teams.isEmpty ? "" : " and ")
    html.text(Counted.text(group.smallTeams, "small team"))
  }

  private static func words(_ trend: DemandTrend) -> String {
    switch trend {
    case .rising: "asked for more often than before"
    case .steady: "asked for as often as before"
    case .falling: "asked for less often than before"
    }
  }
}

extension HTMLWriter {
  /// A team's name, as a link where it has a page.
  mutating func demandTeam(_ team: DemandGroup.Team) {
    guard team.isKnown else { return name(team.title) }
    self(.a, .href(Route.team(team.name).link)) { $0.name(team.title) }
  }
}
