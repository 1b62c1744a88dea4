import HTML
import Services
import Wording

/// What Guildhall shows of somebody, all of it, for the person to read.
extension PersonPage {
  func shown(_ html: inout HTMLWriter) {
    html(.section, .class("part"), .id("shown")) { html in
      html(.h2, text: "What is shown of \(detail.person.name)")
      html(.ul) { html in
        html(
          .li,
          text: "What stands on this page: teams, what they own, repositories with commits of theirs, accounts and "
            + "addresses that stand in those commits.")
        html(.li, text: "In histories and files: name, address and date of each commit, as git has them.")
        html(.li, text: "In the work of teams: counts of whole teams, never of fewer than three people.")
        html(.li) { suggestion(&$0) }
        html(.li, text: "Nowhere: how much somebody did in comparison with others.")
      }
      if let known, known.isSuggested { areas(known, &html) }
    }
  }

  private func suggestion(_ html: inout HTMLWriter) {
    guard let known else {
      html.text("As somebody to ask: what histories tell is not known at the moment.")
      return
    }
    html.text(
      known.isSuggested
        ? "As somebody to ask, where their work says that they know a thing. To be left out: "
        : "Not as somebody to ask: they are left out. What changes that: ")
    html(.code, text: "suggest: \(known.isSuggested ? "false" : "true")")
    html.text(" beside the name in guildhall.yaml, or ")
    if known.isSuggested {
      html(.a, .href(Route.privacy().link), text: "say so here")
      html.text(".")
    } else {
      html(.code, text: "guildhall privacy --opt-in")
      html.text(" by whoever runs the server.")
    }
  }

  private func areas(_ known: ShownKnowledge, _ html: inout HTMLWriter) {
    guard !known.areas.isEmpty else { return }
    html(.h3, text: "Where they may be named")
    html(.ul, .class("rows")) { html in
      for area in known.areas {
        html(.li) { html in
          html(.span) { html in
            let name = area.place.path.isEmpty ? area.place.repository : "\(area.place.repository):\(area.place.path)"
            let subject = "\(area.place.repository):\(area.place.path)"
            html(.a, .href(Route.who(subject: subject).link)) { $0.name(name) }
          }
          html(.span, .class("quiet small when")) { html in
            html.text("last change ")
            html.time(setting.moment(area.lastChange))
          }
        }
      }
    }
    for sentence in known.lacks { html(.p, .class("quiet small")) { $0.sentence(sentence) } }
  }
}
