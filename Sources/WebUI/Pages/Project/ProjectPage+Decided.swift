import HTML
import Services

/// What those who looked at it decided.
extension ProjectPage {
  var decided: PageSection? {
    guard let opinions else { return nil }
    return PageSection("decided", "What others decided") { html in
      for dismissal in opinions.dismissals where dismissal.isRequirement {
        html(.p, .class("note")) { html in
          html.text("A requirement: \(dismissal.sentence). Whoever meets it wins \(dismissal.teams) teams.")
        }
      }
      html(.ul) { html in
        for sentence in opinions.sentences { html(.li, text: sentence) }
      }
      list(opinions.research, shown: Self.mostResearch, more: "needs", &html) { dossier, html in
        DossierRow(dossier: dossier, setting: setting).write(to: &html)
      }
    }
  }

  private static let mostResearch = 5
}
