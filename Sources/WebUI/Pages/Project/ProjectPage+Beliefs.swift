import HTML
import Metadata
import Services
import Wording

/// What its files say, which of them is believed, and what is wrong with them.
extension ProjectPage {
  var beliefs: PageSection? {
    guard !profile.beliefs.isEmpty else { return nil }
    let disputed = profile.beliefs.filter { belief in
      let values = Set(belief.believed.map { $0.value.lowercased() })
      return belief.others.contains { !values.contains($0.value.lowercased()) }
    }
    return PageSection("beliefs", "What its files say") { html in
      if disputed.isEmpty {
        html(.p, .class("small quiet"), text: "Its files do not disagree.")
      } else {
        html(.p, .class("small"), text: "Files disagree on some of it; the reason says why one is believed.")
        html.table(["Fact", "Believed", "Others say", "Why"], "Facts that files disagree on") { html in
          for belief in disputed { row(belief, isDisputed: true, &html) }
        }
      }
      html(.details) { html in
        html(.summary, text: "All \(Counted.text(profile.beliefs.count, "fact")) with the lines they were read at")
        html.table(["Fact", "Believed", "Why"], "All facts") { html in
          for belief in profile.beliefs { row(belief, isDisputed: false, &html) }
        }
      }
    }
  }

  private func row(_ belief: MetadataBelief, isDisputed: Bool, _ html: inout HTMLWriter) {
    html(.tr) { html in
      html(.th, .scope("row"), text: belief.fact.title)
      html(.td) { values(belief.believed, &$0) }
      if isDisputed { html(.td) { values(belief.others, &$0) } }
      html(.td, .class("small"), text: belief.reason)
    }
  }

  private func values(_ statements: [MetadataStatement], _ html: inout HTMLWriter) {
    for one in statements.prefix(10) { html(.div) { statement(one, &$0) } }
    if statements.count > 10 { html(.div, .class("quiet small"), text: "and \(statements.count - 10) more") }
  }

  var problems: PageSection? {
    guard !profile.problems.isEmpty else { return nil }
    let count = Counted.text(profile.problems.count, "problem")
    return PageSection("problems", "For its owner", count: count) { html in
      html(
        .p, .class("small quiet"),
        text: "What could not be read in the files that describe it. What could be still counts.")
      html(.ul, .class("problems")) { html in
        for problem in profile.problems.prefix(100) {
          html(.li) { html in
            html(.p) { html in
              SourceReference(problem.path, problem.line, in: repository).write(to: &html)
              html.text(" ")
              html.sentence(problem.cause)
            }
            if !problem.hint.isEmpty { html(.p, .class("quiet")) { $0.sentence(problem.hint) } }
          }
        }
      }
    }
  }
}
