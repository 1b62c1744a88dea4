import HTML
import Readiness
import Services
import Wording

/// What its documents answer, and what its owner can add.
extension ProjectPage {
  var readiness: PageSection? {
    guard let report = profile.readiness else { return nil }
    let count = "\(report.passed) of \(report.counted)"
    return PageSection("readiness", "Readiness", count: count) { html in
      html(.p, .class("small quiet")) { html in
        html.text("What its documents tell somebody from outside, each with the line that says it. ")
        html.text("Of what is missing there is a draft for its owner to paste.")
      }
      for group in ReadinessTopic.Group.allCases {
        let checks = report.checks.filter { $0.topic.group == group }
        guard !checks.isEmpty else { continue }
        html(.h3, text: Self.title(group))
        html(.ul, .class("checks")) { html in
          for check in checks { html(.li) { write(check, &$0) } }
        }
      }
      badge(&html)
    }
  }

  private func write(_ check: ReadinessReport.Check, _ html: inout HTMLWriter) {
    switch check.outcome {
    case .passed: html(.span, .class("tag"), text: "there")
    case .missing: html(.span, .class("tag bad"), text: "missing")
    case .unsure: html(.span, .class("tag warn"), text: "perhaps")
    }
    html(.div) { html in
      html(.b, text: check.topic.title)
      for evidence in check.evidence.prefix(3) {
        html.text(" ")
        SourceReference(evidence, in: repository).write(to: &html)
        if !evidence.text.isEmpty {
          html.text(" ")
          html(.span, .class("small quiet")) { $0.name(evidence.text) }
        }
      }
      if let draft = check.draft {
        html(.details) { html in
          html(.summary) { html in
            html.text("Draft for ")
            html(.code) { $0.name(draft.file) }
          }
          html.snippet(draft.text)
        }
      }
    }
  }

  private func badge(_ html: inout HTMLWriter) {
    guard let address = ProjectAddress(summary) else { return }
    let image = Route.readinessBadge(address).link
    html(.details) { html in
      html(.summary, text: "A badge for its README")
      html(.p) { html in html(.img, .src(image), .alt("Readiness badge"), .width(106), .height(20)) }
      let page = Route.project(address).link.text
      let start = site ?? "https://guildhall.example.org"
      html.snippet("[![Readiness](\(start)\(image.text))](\(start)\(page))")
    }
  }

  private static func title(_ group: ReadinessTopic.Group) -> String {
    switch group {
    case .readme: "README"
    case .contributing: "CONTRIBUTING"
    case .facts: "Facts"
    case .notes: "Noted, not counted"
    }
  }
}
