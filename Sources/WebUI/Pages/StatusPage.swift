import Foundation
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func status(_ setting: PageSetting) async throws -> Response {
    let report = try await useCases.browsing.status(viewer: setting.viewer)
    return StatusPage(report: report, setting: setting).html().response()
  }
}

/// How fresh and whole the index is, and what to do where it is not.
struct StatusPage {
  var report: StatusReport
  var setting: PageSetting

  /// Failing first, then those never synced, then the least fresh.
  static func ordered(_ repositories: [RepositorySummary]) -> [RepositorySummary] {
    func key(_ repository: RepositorySummary) -> (Int, Double, String) {
      switch repository.freshness {
      case .failing(let last, _): (0, last?.timeIntervalSince1970 ?? -.infinity, repository.facts.name)
      case .never: (1, 0, repository.facts.name)
      case .matched(let date): (2, date.timeIntervalSince1970, repository.facts.name)
      }
    }
    return repositories.sorted { key($0) < key($1) }
  }

  func html() -> HTMLWriter {
    PageFrame(title: "Status", theme: setting.theme, section: .status).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.header, .class("head")) { $0(.h1, text: "Status") }
          html(.p, .class("lead"), .role("status")) { lead(&$0) }
          figures(&html)
          problems(&html)
          freshness(&html)
        }
      }
    }
  }

  private func lead(_ html: inout HTMLWriter) {
    let overview = report.overview
    if overview.isSyncing { html.text("A sync is running. ") }
    if let run = report.lastRun {
      html.text(run.finished == nil ? "The last sync began " : "The last sync ended ")
      html.time(setting.moment(run.finished ?? run.started))
      html.text(": \(Counted.text(run.repositories, "repository", "repositories")) looked at, ")
      html.text("\(Counted.number(run.changed)) changed, \(Counted.number(run.failed)) failed.")
    } else {
      html.text("Nothing was synced yet: run ")
      html(.code, text: "guildhall sync")
      html.text(".")
    }
  }

  private func figures(_ html: inout HTMLWriter) {
    let overview = report.overview
    let ratio =
      overview.indexedBytes > 0
      ? " (\(Counted.percent(report.shardBytes, of: overview.indexedBytes)) of the text)" : ""
    let figures: [(String, String)] = [
      (Counted.number(overview.repositories), "repositories"), (Counted.number(overview.failing), "failing"),
      (Counted.number(overview.files), "files"), (Counted.bytes(overview.indexedBytes), "of text searched"),
      (Counted.bytes(report.shardBytes), "of index\(ratio)"), (Counted.number(report.shards), "index shards"),
      (Counted.number(report.generation), "generation"),
    ]
    html(.ul, .class("figures")) { html in
      for (figure, name) in figures {
        html(.li) { html in
          html(.b, text: figure)
          html(.span, .class("quiet"), text: name)
        }
      }
    }
  }

  private func problems(_ html: inout HTMLWriter) {
    html(.section, .id("problems")) { html in
      html(.h2, text: "Problems")
      if report.problems.isEmpty {
        html(.p, .class("quiet"), text: "None.")
      } else {
        ProblemList(problems: report.problems, setting: setting).write(to: &html)
      }
    }
  }

  private func freshness(_ html: inout HTMLWriter) {
    guard !report.repositories.isEmpty else { return }
    html(.section) { html in
      html(.h2, .id("freshness"), text: "Freshness")
      html(.div, .class("sheet scroll"), .tabindex(0), .role("region"), .labelled(by: "freshness")) { html in
        html(.table) { html in
          html(.thead) { html in
            html(.tr) { html in
              for heading in ["Repository", "Index", "Last change"] { html(.th, .scope("col"), text: heading) }
              for heading in ["Files", "Text"] { html(.th, .scope("col"), .class("figure"), text: heading) }
            }
          }
          html(.tbody) { html in
            for repository in Self.ordered(report.repositories) { row(repository, &html) }
          }
        }
      }
    }
  }

  private func row(_ repository: RepositorySummary, _ html: inout HTMLWriter) {
    html(.tr) { html in
      html(.th, .scope("row")) { html in
        html(.a, .href(Route.repository(repository.facts.name).link)) { $0.name(repository.facts.name) }
      }
      html(.td, .class("index")) { html in
        html.freshness(repository.freshness, setting)
        if case .failing(_, let cause) = repository.freshness { html(.p, .class("quiet small"), text: cause) }
      }
      html(.td) { html in
        if let activity = repository.lastActivity { html.time(setting.moment(activity)) }
      }
      html(.td, .class("figure"), text: Counted.number(repository.files))
      html(.td, .class("figure"), text: Counted.bytes(repository.indexedBytes))
    }
  }
}
