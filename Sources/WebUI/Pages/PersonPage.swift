import HTML
import Hummingbird
import Services
import Wording

extension WebUI {
  func person(_ key: String, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.directory.person(key, viewer: setting.viewer)
    var page = PersonPage(detail: detail, setting: setting)
    page.known = try? await useCases.knowing.shown(of: detail.person.key, viewer: setting.viewer)
    var request = QuestionListRequest(viewer: setting.viewer)
    request.asker = detail.person.key
    page.asked = try await useCases.questions.questions(request).questions
    (request.asker, request.answerer) = (nil, detail.person.key)
    page.answered = try await useCases.questions.questions(request).questions
    return page.html().response()
  }
}

/// Where somebody belongs, what they own and contribute to, and why addresses are taken for theirs.
struct PersonPage {
  var detail: PersonDetail
  /// nil when it cannot be told at the moment.
  var known: ShownKnowledge?
  var asked: [QuestionSummary] = []
  var answered: [QuestionSummary] = []
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: detail.person.name, theme: setting.theme, section: .teams).page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          html(.header, .class("head")) { html in
            html(.h1) { $0.name(detail.person.name) }
            for team in detail.memberships.filter(\.isCurrent) {
              html(.a, .class("tag"), .href(Route.team(team.team).link)) { $0.name(team.team) }
            }
          }
          owns(&html)
          contributions(&html)
          shown(&html)
          QuestionList(title: "Answered", questions: answered, setting: setting).write(to: &html)
          QuestionList(title: "Asked", questions: asked, setting: setting).write(to: &html)
          identity(&html)
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func owns(_ html: inout HTMLWriter) {
    guard !detail.projects.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "Owns")
      OwnedProjects(projects: detail.projects).write(to: &html)
    }
  }

  private func contributions(_ html: inout HTMLWriter) {
    html(.section, .class("part")) { html in
      html(.h2, text: "Contributes to")
      if detail.contributions.isEmpty {
        html(.p, .class("quiet"), text: "Nothing that you can see.")
      } else {
        html(.ul, .class("rows")) { html in
          for contribution in detail.contributions {
            html(.li) { html in
              html(.span) { html in
                html(.a, .href(Route.repository(contribution.repository).link)) { $0.name(contribution.repository) }
              }
              html(.span, .class("quiet small when"), text: Counted.text(contribution.commits, "commit"))
            }
          }
        }
      }
    }
  }

  private func identity(_ html: inout HTMLWriter) {
    guard !detail.merges.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "Why this is one person")
      html(.ul, .class("problems")) { html in
        for merge in detail.merges { html(.li) { write(merge, &$0) } }
      }
    }
  }

  private func write(_ merge: PersonDetail.Merge, _ html: inout HTMLWriter) {
    html(.p) { html in
      html(.span, .class("tag plain"), text: Self.words(merge.reason))
      for address in [merge.first, merge.second].compactMap(\.self) {
        html.text(" ")
        html(.code) { $0.name(address) }
      }
    }
    html(.p, text: merge.evidence ?? "What says so is not visible to you.")
    guard let undo = merge.undo else { return }
    html(.details) { html in
      html(.summary, .class("quiet small"), text: "They are two people?")
      html(.p, .class("small"), text: "Write this into guildhall.yaml, or add the pair to the list that is there:")
      html(.pre, .tabindex(0), .label("Configuration")) { $0.text(undo) }
    }
  }

  private static func words(_ reason: String) -> String {
    switch reason {
    case "configured": "named together"
    case "mailmap": ".mailmap"
    case "host-login": "one account"
    case "same-name-in-team": "one name in one team"
    default: reason
    }
  }

  // MARK: - Beside it

  private func about(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "Teams")
      if detail.memberships.isEmpty {
        html(
          .p, .class("quiet small"), text: "In none that is known. Members stand in guildhall.yaml, below their team.")
      }
      html(.ul, .class("rows")) { html in
        for membership in detail.memberships {
          html(.li) { html in
            html(.span) { html in
              html(.a, .href(Route.team(membership.team).link)) { $0.name(membership.team) }
              if !membership.role.isEmpty { html(.span, .class("quiet small"), text: membership.role) }
            }
            html(.span, .class("quiet small"), .title(membership.origin)) { html in
              html.text(Period.words(since: membership.since, until: membership.until))
            }
          }
        }
      }
    }
    people("Reports to", [detail.manager].compactMap(\.self), &html)
    people("Reports", detail.reports, &html)
    known("Accounts", detail.logins, &html)
    known("Commits as", detail.emails, &html)
  }

  private func people(_ title: String, _ people: [PersonLink], _ html: inout HTMLWriter) {
    guard !people.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: title)
      html(.ul, .class("rows")) { html in
        for person in people {
          html(.li) { html in html(.a, .href(Route.person(person.key).link)) { $0.name(person.name) } }
        }
      }
    }
  }

  private func known(_ title: String, _ values: [String], _ html: inout HTMLWriter) {
    guard !values.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: title)
      html(.ul, .class("rows small")) { html in
        for value in values { html(.li) { $0.name(value) } }
      }
    }
  }
}
