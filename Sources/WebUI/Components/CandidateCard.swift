import HTML
import SearchModel
import Services

/// A project that may meet a need: why, whose it is, how to use it, and what speaks against it.
struct CandidateCard {
  var candidate: ResearchCandidate
  /// Within a form.
  var verdicts: VerdictButtons?

  private var project: ProjectSummary { candidate.offer.summary }

  func write(to html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      ProjectCard(project: project).writeHeader(to: &html) { html in
        html(.span, candidate.fit == .good ? .class("tag") : .class("tag plain"), text: candidate.fit.words)
      }
      evidence(&html)
      ProjectCard(project: project).writeFacts(to: &html)
      for warning in candidate.warnings { html(.p, .class("note"), text: warning) }
      if !candidate.offer.channels.isEmpty {
        html(.p, .class("small")) { html in
          html.text("Ask in ")
          html.value(candidate.offer.channels[0])
        }
      }
      if let snippet = candidate.offer.snippet { html.snippet(snippet) }
      if let opinions = candidate.opinions {
        html(.p, opinions.dismissals.isEmpty ? .class("small") : .class("note")) { html in
          html.text(opinions.sentences.joined(separator: ". ") + ".")
        }
      }
      verdicts?.write(to: &html)
    }
  }

  private func evidence(_ html: inout HTMLWriter) {
    let isDescribed = candidate.why.contains { $0.kind == .summary }
    if !isDescribed, !project.description.isEmpty { html(.p, text: project.description) }
    for evidence in candidate.why {
      html(.p, .class("why")) { html in
        if let line = evidence.line, let repository = project.repository {
          symbol(evidence, at: line, in: Place(repository, evidence.path), &html)
        } else {
          html.text(evidence.text, marks: evidence.ranges)
          place(evidence, &html)
        }
      }
    }
  }

  /// The function or type that does it.
  private func symbol(
    _ evidence: ResearchCandidate.Evidence, at line: Int, in place: Place, _ html: inout HTMLWriter
  ) {
    html(.a, .class("mono"), .href(Route.line(line, of: place))) { $0.name(evidence.heading) }
    html.text(" ")
    html.text(evidence.text, marks: evidence.ranges)
    html.text(" — ")
    html(.span, .class("small quiet")) { html in
      html.name(place.path)
      html.text(", line \(line)")
    }
  }

  private func place(_ evidence: ResearchCandidate.Evidence, _ html: inout HTMLWriter) {
    guard !evidence.path.isEmpty, let repository = project.repository else { return }
    html.text(" — ")
    html(
      .a, .class("small"),
      .href(Route.document(repository: repository, path: evidence.path).link(fragment: fragment(evidence)))
    ) { html in
      html.name(evidence.path)
      if !evidence.heading.isEmpty {
        html.text(", ")
        html.name(evidence.heading)
      }
    }
  }

  private func fragment(_ evidence: ResearchCandidate.Evidence) -> String? {
    evidence.anchor.isEmpty ? nil : DocumentView.idPrefix + evidence.anchor
  }
}
