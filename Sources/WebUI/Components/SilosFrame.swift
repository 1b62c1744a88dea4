import Collaboration
import HTML
import SearchModel
import Services
import Wording

/// What stands on every page about teams' work together: the way to the others, the period, downloads, the rules.
struct SilosFrame {
  enum View: CaseIterable { case trend, contributions, map }

  var view: View
  var query: SilosQuery
  var setting: PageSetting
  /// What is wrong with the question.
  var trouble: UserFacingError?
  /// Quarters to choose from.
  var known: ClosedRange<Quarter>?
  /// What the answer lacks.
  var lacks: [String] = []

  /// Quarters that a list offers.
  private static let mostChoices = 60

  func page(_ content: (inout HTMLWriter) -> Void) -> HTMLWriter {
    PageFrame(title: view.title, theme: setting.theme, section: .teams).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1, text: view.title)
            if view != .trend { form(&html) }
          }
          html(.p, .class("lead"), text: view.lead)
          tabs(&html)
          if let trouble { html.write(trouble: trouble) }
          for sentence in lacks { html(.p, .class("note")) { $0.sentence(sentence) } }
          content(&html)
        }
      }
    }
  }

  private func tabs(_ html: inout HTMLWriter) {
    html(.nav, .class("tabs"), .label("How teams work together")) { html in
      html(.a, .href(Route.teams.link), text: "Teams")
      for other in View.allCases {
        html(.a, .href(other.route(SilosQuery()).link), .if(other == view, .current("page")), text: other.title)
      }
    }
  }

  private func form(_ html: inout HTMLWriter) {
    html(.form, .class("filter"), .action(view.route(SilosQuery()).link)) { html in
      html(
        .input, .type("search"), .name("name"), .value(query.name), .label("Only this team"),
        .placeholder(view == .map ? "Only pairs with this team" : "Only this team or department"), .noAutocomplete)
      if view == .contributions {
        html(.select, .name("by"), .label("By")) { html in
          for unit in FlowUnit.allCases {
            html(.option, .value(unit.rawValue), .if(unit == query.unit, .selected), text: "by \(unit.rawValue)")
          }
        }
      }
      quarters("from", "First quarter", query.from, &html)
      quarters("to", "Last quarter", query.to, &html)
      html(.button, .type("submit"), text: "Show")
    }
  }

  private func quarters(
    _ name: StaticString, _ label: String, _ chosen: String, _ html: inout HTMLWriter
  ) {
    let offered = known.map { $0.all.suffix(Self.mostChoices).reversed().map(\.description) } ?? []
    html(.select, .name(name), .label(label)) { html in
      html(.option, .value(""), text: name.description == "from" ? "the last year" : "up to the newest")
      for quarter in offered {
        html(.option, .value(quarter), .if(quarter == chosen.uppercased(), .selected), text: quarter)
      }
    }
  }

  /// The same as a file.
  func downloads(_ tables: [(table: SilosTable, title: String)], _ html: inout HTMLWriter) {
    html(.p, .class("small")) { html in
      for (table, title) in tables {
        html(.a, .href(Route.silosTable(table, query).link), text: title)
        html.text(" · ")
      }
      html.text("JSON: ")
      html(.code, text: view.endpoint)
    }
  }

  func rules(_ sentences: [String], _ html: inout HTMLWriter) {
    PageSection("rules", "How it is counted") { html in
      html(.ul) { html in for sentence in sentences { html(.li, text: sentence) } }
    }.write(to: &html)
  }

  /// Nothing is known yet, and what to do.
  static func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "Nothing is known of teams' work yet")
      html(.p) { html in
        html.text("Name teams with their members below ")
        html(.code, text: "teams:")
        html.text(" in guildhall.yaml, or name an org chart; say what they own there or in CODEOWNERS; then run ")
        html(.code, text: "guildhall sync")
        html.text(", which reads the histories of all repositories.")
      }
    }
  }
}

extension SilosFrame.View {
  var title: String {
    switch self {
    case .trend: "Working across teams"
    case .contributions: "Contributions"
    case .map: "Conway map"
    }
  }

  fileprivate var lead: String {
    switch self {
    case .trend: "How much of the work crosses the borders of teams: what innersourcing is for, quarter by quarter."
    case .contributions: "Who changes what others own: by the team that people were in on that day."
    case .map: "Whose code hangs together, against who talks with whom."
    }
  }

  fileprivate var endpoint: String {
    switch self {
    case .trend: "/api/v1/collaboration/trend"
    case .contributions: "/api/v1/collaboration/contributions"
    case .map: "/api/v1/collaboration/pairs"
    }
  }

  fileprivate func route(_ query: SilosQuery) -> Route {
    switch self {
    case .trend: .silos
    case .contributions: .contributions(query)
    case .map: .conway(query)
    }
  }
}

extension PeopleCount {
  /// As a table has it.
  var shown: String { value.map(Counted.number) ?? "1 or 2" }
}

/// Figures as tables of these pages have them; a dash for what is not there.
enum Figure {
  static let none = "–"

  static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return none }
    return Counted.percent(Int((min(max(share, 0), 1) * 10_000).rounded()), of: 10_000)
  }

  /// With one decimal.
  static func decimal(_ value: Double?) -> String {
    guard let value, value.isFinite, abs(value) < 1e6 else { return none }
    return "\((value * 10).rounded() / 10)"
  }

  static func count(_ value: Int?) -> String { value.map(Counted.number) ?? none }
}
