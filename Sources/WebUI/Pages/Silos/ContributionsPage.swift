import Collaboration
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func contributions(_ query: SilosQuery, _ setting: PageSetting) async throws -> Response {
    var page = ContributionsPage(query: query, setting: setting)
    do {
      page.report = try await useCases.collaborating.contributions(
        ContributionQuestion(
          viewer: setting.viewer, unit: query.unit, period: try query.period(), name: query.chosenName))
      return page.html().response()
    } catch let error as UserFacingError where error.code == .badRequest || error.code == .notFound {
      page.trouble = error
      return page.html().response(error.code == .notFound ? .notFound : .badRequest)
    }
  }
}

/// Who contributes to what others own.
struct ContributionsPage {
  /// Rows of the list of pairs; the download has all.
  private static let mostFlows = 200
  /// A larger picture shows nothing any more.
  private static let mostDrawn = 200

  var query: SilosQuery
  var report = ContributionReport()
  var trouble: UserFacingError?
  var setting: PageSetting

  func html() -> HTMLWriter {
    let frame = SilosFrame(
      view: .contributions, query: query, setting: setting, trouble: trouble, known: report.known, lacks: report.lacks)
    return frame.page { html in
      guard trouble == nil else { return }
      guard let period = report.period, !report.units.isEmpty else {
        if report.known == nil { SilosFrame.empty(&html) } else { nothing(&html) }
        return
      }
      html(.p, .class("answer"), .role("status"), text: answer(period))
      PageSection("units", query.unit == .team ? "Teams" : "Departments") { html in
        units(&html)
        frame.downloads([(.units, "CSV")], &html)
      }.write(to: &html)
      PageSection("matrix", "From whom to whom") { html in
        picture(&html)
        flows(&html)
        frame.downloads([(.contributions, "CSV of all pairs")], &html)
      }.write(to: &html)
      frame.rules(CountRules.contributions, &html)
    }
  }

  private func answer(_ period: ClosedRange<Quarter>) -> String {
    let count = report.flows.reduce(0) { $0 + $1.contributions }
    let words =
      "\(Counted.text(count, "contribution")) to \(Counted.text(report.repositories, "repository", "repositories"))"
    let unowned =
      report.unowned > 0 && query.name.isEmpty
      ? "; \(Counted.number(report.unowned)) more to what no known team owns" : ""
    return "\(period.lowerBound) to \(period.upperBound): \(words)\(unowned)."
  }

  private func nothing(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      html(.h2, text: "No contribution in these quarters")
      html(.p) { $0(.a, .href(Route.contributions(SilosQuery()).link), text: "Look at the last year") }
    }
  }

  // MARK: - By unit

  private func units(_ html: inout HTMLWriter) {
    let headings = [
      query.unit == .team ? "Team" : "Department", "By itself", "From others", "Share", "Levels", "Unknown team",
      "People from others", "Newcomers", "Came back", "To others",
    ]
    html.table(headings, figures: 1..<headings.count, "Contributions by \(query.unit.rawValue)") { html in
      for unit in report.units {
        html(.tr) { html in
          html(.th, .scope("row")) { name(unit.name, &$0) }
          for figure in [
            Figure.count(unit.inside), Counted.number(unit.fromOutside), Figure.percent(unit.outsideShare),
            Figure.decimal(unit.distance), Counted.number(unit.fromUnknown), unit.outsiders.shown,
            unit.newcomers.shown, unit.returned.shown, Figure.count(unit.toOutside),
          ] {
            html(.td, .class("figure"), text: figure)
          }
        }
      }
    }
  }

  private func name(_ name: String, _ html: inout HTMLWriter) {
    if name.isEmpty {
      html(.span, .class("quiet"), text: "no department")
    } else if query.unit == .team {
      html(.a, .href(Route.team(name).link)) { $0.name(name) }
    } else {
      html.name(name)
    }
  }

  // MARK: - Pairs

  private func picture(_ html: inout HTMLWriter) {
    let rows = Set(report.flows.map(\.from)).sorted { Self.order($0) < Self.order($1) }
    let columns = Set(report.flows.map(\.to)).sorted()
    guard max(rows.count, columns.count) <= Self.mostDrawn else { return }
    let rowOf = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let columnOf = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let outside = report.flows.filter { $0.from != .unit($0.to) }
    let highest = outside.map(\.contributions).max() ?? 0
    MatrixPicture(
      title: "Contributions from one \(query.unit.rawValue) to another",
      description: "Each row contributes to each column; the stronger the mark, the more. Work within one is left out.",
      rows: rows.map(Self.words), columns: columns.map { $0.isEmpty ? "no department" : $0 },
      cells: outside.compactMap { flow in
        guard let row = rowOf[flow.from], let column = columnOf[flow.to] else { return nil }
        return MatrixPicture.Cell(
          row: row, column: column, mark: .strength(flow.contributions, of: highest),
          hint: "\(Self.words(flow.from)) to \(flow.to): \(Counted.text(flow.contributions, "contribution"))")
      }
    ).write(id: "matrix", to: &html)
    html(
      .p, .class("small quiet"),
      text: "Rows contribute to columns. The stronger the mark, the more; the darkest is \(Counted.number(highest)).")
  }

  private func flows(_ html: inout HTMLWriter) {
    let flows = report.flows.filter { $0.from != .unit($0.to) }.sorted {
      ($1.contributions, Self.order($0.from), $0.to) < ($0.contributions, Self.order($1.from), $1.to)
    }
    guard !flows.isEmpty else {
      html(.p, .class("quiet"), text: "Nobody contributed to what others own.")
      return
    }
    html(.details) { html in
      html(.summary, text: "The same as a table: \(Counted.text(flows.count, "pair"))")
      html.table(["From", "To", "Contributions", "People"], figures: 2..<4, "Contributions by pair") { html in
        for flow in flows.prefix(Self.mostFlows) {
          html(.tr) { html in
            html(.th, .scope("row")) { html in
              if case .unit(let unit) = flow.from { name(unit, &html) } else { html.text(Self.words(flow.from)) }
            }
            html(.td) { name(flow.to, &$0) }
            html(.td, .class("figure"), text: Counted.number(flow.contributions))
            html(.td, .class("figure"), text: flow.people.shown)
          }
        }
      }
      if flows.count > Self.mostFlows {
        html(.p, .class("quiet"), text: "Shown are the first \(Self.mostFlows); the CSV has all.")
      }
    }
  }

  private static func words(_ source: FlowSource) -> String {
    switch source {
    case .unit(let name): name.isEmpty ? "no department" : name
    case .small: "teams of one or two"
    case .unknown: "people in no known team"
    }
  }

  /// Units by name, then the others.
  private static func order(_ source: FlowSource) -> String {
    switch source {
    case .unit(let name): "0" + name
    case .small: "1"
    case .unknown: "2"
    }
  }
}
