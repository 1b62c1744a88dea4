import Collaboration
import HTML
import Services
import Wording

/// What a team shares with others, and what rests on few of it: for the team itself.
extension TeamPage {
  /// Projects that are looked at, and those that are shown.
  static let mostSpreads = 30
  private static let mostShown = 8

  /// A project with on how many people it rests.
  struct Rest {
    var project: ProjectLink
    var spread: KnowledgeSpread
  }

  func across(_ html: inout HTMLWriter) {
    guard let report = contributions, let unit = report.units.first, let period = report.period else { return }
    html(.section, .class("part"), .id("across")) { html in
      html(.h2, text: "Across teams")
      html(.p) { html in
        html.text("From \(period.lowerBound) to \(period.upperBound), others contributed ")
        html.text(Counted.text(unit.fromOutside, "change"))
        if let share = unit.outsideShare { html.text(" (\(Figure.percent(share)) of all)") }
        html.text(" to what it owns")
        if let given = unit.toOutside { html.text(", and its people \(Counted.number(given)) to what others own") }
        html.text(".")
      }
      html(.ul, .class("rows")) { html in
        for flow in shownFlows(report) { html(.li) { write(flow, &$0) } }
      }
      html(.p, .class("small")) { html in
        html(.a, .href(Route.contributions(SilosQuery(name: detail.summary.name)).link), text: "All contributions")
        html.text(" · ")
        html(.a, .href(Route.conway(SilosQuery(name: detail.summary.name)).link), text: "Whom its code is coupled with")
      }
    }
  }

  /// With other teams, the most first.
  private func shownFlows(_ report: ContributionReport) -> [Flow] {
    let own = FlowSource.unit(detail.summary.name)
    let others = report.flows.filter { flow in
      guard case .unit = flow.from else { return false }
      return flow.from != .unit(flow.to)
    }
    return Array(
      others.sorted {
        ($1.contributions, $0.from == own ? 1 : 0, $0.to) < ($0.contributions, $1.from == own ? 1 : 0, $1.to)
      }
      .prefix(Self.mostShown))
  }

  private func write(_ flow: Flow, _ html: inout HTMLWriter) {
    let isGiven = flow.from == .unit(detail.summary.name)
    html(.span) { html in
      html.text(isGiven ? "to " : "from ")
      let name = isGiven ? flow.to : flow.from.name
      html(.a, .href(Route.team(name).link)) { $0.name(name) }
    }
    html(.span, .class("quiet small when"), text: Counted.text(flow.contributions, "contribution"))
  }

  private static func words(_ truckFactor: Int) -> String {
    switch truckFactor {
    case 0: "nobody still active knows half"
    case 1: "one person knows most"
    default: "\(Counted.number(truckFactor)) people know most"
    }
  }

  /// Where one person's leaving would hurt: said so that the team can share it in time.
  func resting(_ html: inout HTMLWriter) {
    let few = rests.filter { $0.spread.truckFactor <= 1 || !$0.spread.lessons.isEmpty }
      .sorted { ($0.spread.truckFactor, $0.project.name) < ($1.spread.truckFactor, $1.project.name) }
    guard !few.isEmpty else { return }
    html(.section, .class("part"), .id("resting")) { html in
      html(.h2, text: "What rests on few")
      html(
        .p, .class("small quiet"),
        text: "So that nobody has to be there always: where one person alone knows much, and who could be the second.")
      for rest in few.prefix(Self.mostShown) {
        html(.details) { html in
          html(.summary) { html in
            html.name(rest.project.name)
            html.text(": \(Self.words(rest.spread.truckFactor)) of it")
          }
          html(.p) { $0.project(rest.project) }
          KnowledgeSpreadView(spread: rest.spread).write(to: &html)
        }
      }
    }
  }
}
