import HTML
import SearchModel

/// What can be decided about one candidate, as a part of a form. Each candidate of the form sends `candidate`, `reason` and
/// `words`, in their order; the button that was pressed sends `verdict` with the candidate's place.
struct VerdictButtons {
  /// From 0.
  var place: Int
  /// The identifier.
  var candidate: String
  /// What was typed before, where it could not be recorded.
  var entries = VerdictEntries()

  func write(to html: inout HTMLWriter) {
    // Percent-encoded: a name may hold what HTML cannot, or should not, hold.
    html(.input, .type("hidden"), .name("candidate"), .value(PercentEncoding.text(candidate)))
    Self.write(place: String(place), candidate, entries, to: &html)
  }

  /// The buttons alone, for a candidate that is named by other means; `name` is what `entries` call it.
  static func write(place: String, _ name: String, _ entries: VerdictEntries, to html: inout HTMLWriter) {
    let entry = entries.candidates[name] ?? VerdictEntries.Candidate()
    let isBegun = entry.reason != nil || !entry.words.isEmpty || entries.trouble(of: name) != nil
    let (why, said) = (
      FieldTrouble(entries.trouble, of: .reason(of: name)), FieldTrouble(entries.trouble, of: .words(of: name))
    )
    html(.div, .class("verdicts")) { html in
      for (kind, title) in [(Verdict.Kind.adopt, "Adopt"), (.extend, "Extend"), (.wrap, "Wrap")] {
        button(kind, title, place, &html)
      }
      html(.details, .if(isBegun, .open)) { html in
        html(.summary, .class("button"), text: "Dismiss…")
        html(.p, .class("fields")) { html in
          html(.label) { html in
            html(.span, .class("small quiet"), text: "Why")
            html(.select, .name("reason"), why.invalid, why.described, why.focused) { html in
              html(.option, .value(""), text: "Choose a reason")
              for reason in Verdict.Reason.allCases {
                html(.option, .value(reason.rawValue), .if(reason == entry.reason, .selected), text: reason.words)
              }
            }
            why.write(to: &html)
          }
          html(.label) { html in
            html(.span, .class("small quiet"), text: "In your words")
            html(
              .input, .type("text"), .name("words"), .value(entry.words), .maxlength(mostWords), said.invalid,
              said.described, said.focused)
            said.write(to: &html)
          }
          button(.dismiss, "Dismiss", place, &html)
        }
      }
    }
  }

  static let mostWords = 1_000

  private static func button(_ kind: Verdict.Kind, _ title: String, _ place: String, _ html: inout HTMLWriter) {
    html(
      .button, .type("submit"), .name("verdict"), .value("\(kind.rawValue) \(place)"),
      .if(kind == .adopt, .class("primary")), text: title)
  }
}
