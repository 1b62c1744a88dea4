import HTML
import Services

/// What went wrong or was left out: where, why, what to do.
struct ProblemList {
  var problems: [Problem]
  var setting: PageSetting
  /// On a repository's own page its name goes without saying.
  var namesSubject = true

  func write(to html: inout HTMLWriter) {
    html(.ul, .class("problems")) { html in
      for problem in problems {
        html(.li) { html in
          html(.p) { html in
            switch problem.severity {
            case .error: html(.span, .class("tag bad"), text: "error")
            case .warning: html(.span, .class("tag warn"), text: "warning")
            case .notice: html(.span, .class("tag plain"), text: "notice")
            }
            html.text(" ")
            if namesSubject, !problem.subject.isEmpty {
              html(.b) { $0.name(problem.subject) }
              html.text(" · ")
            }
            html(.span, .class("quiet small")) { $0.time(setting.moment(problem.date)) }
          }
          html(.p) { $0.sentence(problem.message) }
          if !problem.hint.isEmpty { html(.p, .class("quiet")) { $0.sentence(problem.hint) } }
        }
      }
    }
  }
}
