import HTML
import Services
import Wording

/// Projects of an owner, with what tells how well they can be used.
struct OwnedProjects {
  var projects: [OwnedProject]

  private var knowsLifecycles: Bool { projects.contains { !$0.lifecycle.isEmpty } }
  private var knowsReadiness: Bool { projects.contains { $0.readiness != nil } }

  func write(to html: inout HTMLWriter) {
    html(.div, .class("sheet scroll"), .tabindex(0), .role("region"), .label("Projects")) { html in
      html(.table) { html in
        html(.thead) { html in
          html(.tr) { html in
            html(.th, .scope("col"), text: "Project")
            html(.th, .scope("col"), text: "What it is")
            if knowsLifecycles { html(.th, .scope("col"), text: "Lifecycle") }
            if knowsReadiness { html(.th, .scope("col"), .class("figure"), text: "Readiness") }
          }
        }
        html(.tbody) { html in
          for project in projects { row(project, &html) }
        }
      }
    }
  }

  private func row(_ owned: OwnedProject, _ html: inout HTMLWriter) {
    html(.tr) { html in
      html(.th, .scope("row")) { html in
        html.project(owned.project)
        if owned.isGuess {
          html.text(" ")
          html(.span, .class("tag warn"), text: "a guess")
        }
      }
      html(.td, text: owned.project.description)
      if knowsLifecycles { html(.td, .class("quiet"), text: owned.lifecycle) }
      if knowsReadiness {
        html(.td, .class("quiet figure"), text: owned.readiness.map { Counted.percent(Int($0 * 100), of: 100) } ?? "")
      }
    }
  }
}
