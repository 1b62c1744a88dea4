import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  func demandGroup(_ id: String, _ setting: PageSetting) async throws -> Response {
    let group = try await useCases.demanding.demandGroup(id, viewer: setting.viewer)
    return DemandGroupPage(group: group, setting: setting).html().response()
  }
}

/// One need of several people: who, what there is, and what could be done.
struct DemandGroupPage {
  var group: DemandGroup
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: group.need, theme: setting.theme, section: .research).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.p, .class("crumbs")) { $0(.a, .href(Route.demand().link), text: "Demand") }
          html(.header, .class("head")) { html in
            html(.h1) { $0.name(group.need) }
            DemandKindTags(kinds: group.kinds).write(to: &html)
          }
          DemandFacts(group: group).write(to: &html)
          if !group.wordings.isEmpty { wordings(&html) }
          teams(&html)
          candidates(&html)
          if !group.solutions.isEmpty { solutions(&html) }
          if !group.research.isEmpty { research(&html) }
          next(&html)
        }
      }
    }
  }

  private func wordings(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "In other words")
      html(.ul) { html in
        for wording in group.wordings { html(.li) { $0.name(wording) } }
      }
    }
  }

  private func teams(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Teams to bring together")
      if group.teams.isEmpty {
        html(
          .p, .class("quiet"),
          text: "No team is known: whoever looked did not say theirs, or it is too small to be named.")
      } else {
        html(.ul, .class("rows")) { html in
          for team in group.teams {
            html(.li) { html in
              html(.span) { html in
                html.demandTeam(team)
                html(.span, .class("quiet small")) { html in
                  if team.channels.isEmpty { html.text("no channel is known") }
                  for (index, channel) in team.channels.enumerated() {
                    if index > 0 { html.text(", ") }
                    html.value(channel)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func candidates(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "What comes nearest")
      if group.candidates.isEmpty { html(.p, .class("quiet"), text: "Nothing that you can see.") }
      html(.ul, .class("rows")) { html in
        for candidate in group.candidates {
          html(.li) { html in
            html(.span) { html in
              html.project(candidate.summary)
              html(.span, .class("quiet small"), text: Self.said(of: candidate))
            }
          }
        }
      }
      html(.p, .class("small")) { html in
        html(.a, .href(Route.research(need: group.need).link), text: "Research this need")
      }
    }
  }

  /// How near it comes, and why it was dismissed.
  private static func said(of candidate: DemandGroup.Candidate) -> String {
    let opinions = candidate.opinions
    let taken = opinions?.takenBy.values.reduce(0, +) ?? 0
    var parts = [candidate.fit.words]
    if taken > 0 { parts.append("taken by \(Counted.text(taken, "team"))") }
    parts += (opinions?.dismissals ?? []).map { dismissal in
      let words = dismissal.words.first.map { " (“\($0)”)" } ?? ""
      return dismissal.summary + words
    }
    return parts.joined(separator: " · ")
  }

  private func solutions(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Built instead")
      html.table(["Research", "Team", "For", "Why"], "Home-made solutions") { html in
        for solution in group.solutions {
          html(.tr) { html in
            html(.th, .scope("row")) { html in record(solution.label, &html) }
            html(.td) { $0.name(solution.team) }
            html(.td) { $0.name(solution.project) }
            html(.td, text: solution.words)
          }
        }
      }
    }
  }

  private func research(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Recorded research")
      html(.p) { html in
        for (index, label) in group.research.enumerated() {
          if index > 0 { html.text(", ") }
          record(label, &html)
        }
      }
    }
  }

  private func record(_ label: String, _ html: inout HTMLWriter) {
    html(.a, .href(Route.record(label).link)) { $0.name(label) }
  }

  private func next(_ html: inout HTMLWriter) {
    let drafts = DemandDrafts(group: group)
    html(.section, .class("part")) { html in
      html(.h2, text: "What could be done")
      html(.p, .class("quiet"), text: "Each is prepared as text, to be put where it belongs.")
      part("Start a project page", &html) { html in
        html(.p, text: "A README.md for a new repository, and the innersource.json beside it:")
        html.snippet(drafts.readme)
        html.snippet(drafts.metadata)
      }
      part("Ask a question", &html) { html in
        html(.p) { html in
          let draft = AskDraft(title: drafts.questionSubject, words: drafts.question)
          html(.a, .class("button"), .href(Route.ask(draft).link), text: "Ask it here")
        }
        places(drafts.questionSubject, drafts.question, &html)
        html.snippet(drafts.question)
      }
      part("Call for contributors", &html) { html in
        places(drafts.callSubject, drafts.call, &html)
        html.snippet(drafts.call)
      }
    }
  }

  private func part(_ title: String, _ html: inout HTMLWriter, content: (inout HTMLWriter) -> Void) {
    html(.details, .class("card")) { html in
      html(.summary, text: title)
      content(&html)
    }
  }

  /// Where a text could be put: addresses of mail take it at once.
  private func places(_ subject: String, _ text: String, _ html: inout HTMLWriter) {
    let channels = group.channels
    guard !channels.isEmpty else {
      return html(.p, .class("quiet"), text: "No channel of these teams is known: name them in guildhall.yaml.")
    }
    html(.p) { html in
      html.text("To be put into ")
      for (index, channel) in channels.enumerated() {
        if index > 0 { html.text(", ") }
        if let mail = Link(mailTo: channel, subject: subject, body: text) {
          html(.a, .href(mail)) { $0.name(channel) }
        } else {
          html.value(channel)
        }
      }
      html.text(":")
    }
  }
}
