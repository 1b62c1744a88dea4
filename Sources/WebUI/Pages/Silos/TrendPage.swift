import Collaboration
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func silos(_ setting: PageSetting) async throws -> Response {
    let report = try await useCases.collaborating.trend(viewer: setting.viewer)
    return TrendPage(report: report, setting: setting).html().response()
  }
}

/// How much the organisation works across the borders of its teams, quarter by quarter.
struct TrendPage {
  /// Quarters in the picture.
  private static let mostDrawn = 24

  var report: TrendReport
  var setting: PageSetting

  func html() -> HTMLWriter {
    let frame = SilosFrame(view: .trend, query: SilosQuery(), setting: setting, lacks: report.lacks)
    return frame.page { html in
      guard !report.quarters.isEmpty else {
        SilosFrame.empty(&html)
        return
      }
      if let last { summary(last, &html) }
      TrendPicture(quarters: report.quarters.suffix(Self.mostDrawn)).write(to: &html)
      html(.section, .class("part")) { html in
        html(.h2, text: "Quarter by quarter")
        table(&html)
        frame.downloads([(.trend, "CSV")], &html)
        html(.p, .class("small")) { html in
          html.text("The last quarters are in ")
          html(.code, text: "/metrics")
          html.text(" for Prometheus, as ")
          html(.code, text: "guildhall_collaboration_…")
          html.text(".")
        }
      }
      frame.rules(CountRules.contributions, &html)
    }
  }

  /// The last quarter that is over, else the only one.
  private var last: QuarterTrend? { report.quarters.last { $0.quarter != report.open } ?? report.quarters.last }

  private func summary(_ quarter: QuarterTrend, _ html: inout HTMLWriter) {
    html(.ul, .class("figures")) { html in
      figure(Figure.percent(quarter.outsideShare), "of the contributions crossed teams", &html)
      figure(Figure.decimal(quarter.distance), "levels apart, those on average", &html)
      figure(quarter.outsiders.shown, "people contributed elsewhere", &html)
      figure(quarter.newcomers.shown, "of them for the first time", &html)
      figure(Counted.number(quarter.pairs), "pairs of teams", &html)
    }
    html(
      .p, .class("answer"), text: "In \(quarter.quarter), of \(Counted.text(quarter.contributions, "contribution")).")
  }

  private func figure(_ value: String, _ about: String, _ html: inout HTMLWriter) {
    html(.li) { html in
      html(.b, text: value)
      html.text(about)
    }
  }

  private func table(_ html: inout HTMLWriter) {
    let headings = [
      "Quarter", "Contributions", "Across teams", "Share", "Departments", "Levels", "Unknown", "People across",
      "Newcomers", "Came back",
    ]
    html.table(headings, figures: 1..<headings.count, "Quarter by quarter") { html in
      for quarter in report.quarters.reversed() {
        html(.tr) { html in
          html(.th, .scope("row"), text: "\(quarter.quarter)" + (quarter.quarter == report.open ? " so far" : ""))
          for figure in [
            Counted.number(quarter.contributions), Counted.number(quarter.outside),
            Figure.percent(quarter.outsideShare), Counted.number(quarter.acrossDepartments),
            Figure.decimal(quarter.distance), Counted.number(quarter.unknown), quarter.outsiders.shown,
            quarter.newcomers.shown, quarter.returned.shown,
          ] {
            html(.td, .class("figure"), text: figure)
          }
        }
      }
    }
  }
}
