import HTML
import Services

/// What others recorded before, beside an answer.
struct EarlierResearchList {
  var earlier: [EarlierResearch]
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    guard !earlier.isEmpty else { return }
    html(.section, .class("part")) { html in
      html(.h2, text: "Earlier research")
      html(.ul, .class("rows")) { html in
        for one in earlier {
          html(.li) { DossierRow(dossier: one.dossier, why: Self.words(one.why), setting: setting).write(to: &$0) }
        }
      }
    }
  }

  private static func words(_ why: EarlierResearch.Why) -> String {
    switch why {
    case .sameNeed: "asks for the same"
    case .sameCandidates(let names): "decided about " + names.joined(separator: ", ")
    }
  }
}

/// A recorded need in a list.
struct DossierRow {
  var dossier: ResearchDossier
  /// Why it stands there.
  var why = ""
  /// Whether what was decided last is told, and not what became of it and when it was recorded.
  var isVerdict = false
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    html(.span) { html in
      html(.a, .href(Route.record(dossier.label).link)) { $0.name(dossier.need) }
      html(.span, .class("quiet small")) { html in
        let said = isVerdict ? dossier.newest?.sentence ?? "" : dossier.outcome
        let parts = [dossier.label, dossier.asker.team, said, why]
        html.name(parts.filter { !$0.isEmpty }.joined(separator: " · "))
      }
    }
    html(.span, .class("quiet small when")) { html in
      html.time(setting.moment(isVerdict ? dossier.newest?.date ?? dossier.created : dossier.created))
    }
  }
}
