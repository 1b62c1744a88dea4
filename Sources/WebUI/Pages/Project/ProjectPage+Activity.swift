import Foundation
import HTML
import Readiness
import Services
import Wording

/// What happens in it: commits and releases.
extension ProjectPage {
  private static let barHeight = 60
  private static let weeksInRow = 4

  var activity: PageSection? {
    guard !detail.weeks.isEmpty || detail.activity != nil else { return nil }
    return PageSection("activity", "Activity") { html in
      if !detail.weeks.isEmpty { bars(&html) }
      if let score = detail.activity { self.score(score, &html) }
    }
  }

  private var said: String {
    let total = detail.weeks.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    let quarter = detail.weeks.suffix(13).reduce(0) { $0.addingReportingOverflow($1).partialValue }
    let weeks = Counted.text(detail.weeks.count, "week")
    return "\(Counted.text(total, "commit")) in \(weeks), \(Counted.number(quarter)) of them in the last 13; "
      + "commits in \(detail.weeks.count { $0 > 0 }) of the weeks."
  }

  private func bars(_ html: inout HTMLWriter) {
    let highest = max(1, detail.weeks.max() ?? 1)
    html(.svg, .class("bars"), .viewBox("0 0 520 60"), .stretched, .role("img"), .label("Commits by week: \(said)")) {
      html in
      for (position, commits) in detail.weeks.suffix(52).enumerated() {
        let share = Double(max(0, commits)) / Double(highest)
        let height = commits > 0 ? max(2, Int((share * Double(Self.barHeight)).rounded())) : 1
        html(.rect, .x(position * 10), .y(Self.barHeight - height), .width(8), .height(height))
      }
    }
    html(.p, .class("small"), text: said)
    html(.details) { html in
      html(.summary, text: "The same as numbers")
      html.table(["Weeks ago", "Commits"], "Commits by four weeks") { html in
        let newestFirst = Array(detail.weeks.reversed())
        for start in stride(from: 0, to: newestFirst.count, by: Self.weeksInRow) {
          let end = min(start + Self.weeksInRow, newestFirst.count)
          html(.tr) { html in
            html(.th, .scope("row"), text: "\(start + 1) to \(end)")
            html(.td, text: newestFirst[start..<end].map(Counted.number).joined(separator: ", "))
          }
        }
      }
    }
  }

  private func score(_ score: ActivityScore, _ html: inout HTMLWriter) {
    html(.details) { html in
      html(.summary, text: "Activity score \(Counted.number(score.score)): how it comes about")
      html(.p, .class("small quiet")) { html in
        html.text("The repository activity score of the InnerSource Commons, as published. ")
        html.text("It is one view among others: what hosts count is only a part of the truth.")
      }
      html.table(["Step", "Input", "Change"], "Terms of the activity score") { html in
        for term in score.terms {
          html(.tr) { html in
            html(.th, .scope("row"), text: term.name)
            html(.td, text: term.input)
            html(.td, .class("figure"), text: Self.change(term.change))
          }
        }
      }
    }
  }

  private static func change(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "very much" }
    let tenths = Int((abs(value) * 10).rounded())
    return (value < 0 && tenths > 0 ? "−" : "+") + Counted.number(tenths / 10)
      + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
  }

  // MARK: - Releases

  private static let shownReleases = 8

  var releases: PageSection? {
    guard !profile.releases.isEmpty else { return nil }
    let count = Counted.text(profile.releases.count, "version")
    return PageSection("releases", "Releases", count: count) { html in
      if let scheme = profile.versionScheme { html(.p, .class("small quiet"), text: Self.words(scheme)) }
      html.table(["Version", "Date", "Changes"], "Releases") { html in
        for release in profile.releases.prefix(Self.shownReleases) { row(release, &html) }
      }
      let rest = profile.releases.dropFirst(Self.shownReleases)
      guard !rest.isEmpty else { return }
      html(.details) { html in
        html(.summary, text: Counted.text(rest.count, "earlier version"))
        html.table(["Version", "Date", "Changes"], "Earlier releases") { html in
          for release in rest.prefix(Self.mostHidden) { row(release, &html) }
        }
      }
    }
  }

  private func row(_ release: ReleaseList.Release, _ html: inout HTMLWriter) {
    html(.tr) { html in
      html(.th, .scope("row")) { html in
        html.name(release.version.text)
        if release.version.isPrerelease {
          html.text(" ")
          html(.span, .class("tag plain"), text: "preview")
        }
      }
      html(.td) { html in
        if let time = release.tag?.time {
          html.time(setting.moment(Date(timeIntervalSince1970: TimeInterval(time))))
        } else {
          html.name(release.day ?? "")
        }
      }
      html(.td) { html in
        if let changes = release.changes { SourceReference(changes, in: repository).write(to: &html) }
      }
    }
  }

  private static func words(_ scheme: VersionScheme) -> String {
    switch scheme {
    case .semantic: "Semantic versioning: a first number that grows says that something may break."
    case .calendar: "Calendar versioning: the numbers are dates."
    case .other: "The numbers follow no scheme that is known here."
    }
  }
}
