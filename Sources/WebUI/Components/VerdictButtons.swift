import HTML
import SearchModel

/// What can be decided about one candidate, as a part of a form. Each candidate of the form sends `candidate`, `reason` and
/// `words`, in their order; the button that was pressed sends `verdict` with the candidate's place.
struct VerdictButtons {
  /// From 0.
  var place: Int
  /// The identifier.
  var candidate: String

  func write(to html: inout HTMLWriter) {
    // Percent-encoded: a name may hold what HTML cannot, or should not, hold.
    html(.input, .type("hidden"), .name("candidate"), .value(PercentEncoding.encodeExtendedValue(candidate)))
    Self.write(place: String(place), to: &html)
  }

  /// The buttons alone, for a candidate that is named by other means.
  static func write(place: String, to html: inout HTMLWriter) {
    html(.div, .class("verdicts")) { html in
      for (kind, title) in [(Verdict.Kind.adopt, "Adopt"), (.extend, "Extend"), (.wrap, "Wrap")] {
        button(kind, title, place, &html)
      }
      html(.details) { html in
        html(.summary, .class("button"), text: "Dismiss…")
        html(.p, .class("fields")) { html in
          html(.label) { html in
            html(.span, .class("small quiet"), text: "Why")
            html(.select, .name("reason")) { html in
              html(.option, .value(""), text: "Choose a reason")
              for reason in Verdict.Reason.allCases { html(.option, .value(reason.rawValue), text: reason.words) }
            }
          }
          html(.label) { html in
            html(.span, .class("small quiet"), text: "In your words")
            html(.input, .type("text"), .name("words"), .value(""), .maxlength(mostWords))
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
