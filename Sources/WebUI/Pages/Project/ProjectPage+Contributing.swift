import HTML
import Metadata
import Readiness
import Services
import Wording

/// How to ask for something and how to change it.
extension ProjectPage {
  private var host: HostAddress? { summary.origin == nil ? HostAddress(sourceURL: detail.sourceURL) : nil }

  /// Facts that an outsider who wants to take part asks for, in the order of asking.
  private static let facts: [MetadataFact] = [
    .acceptsContributions, .contributionWanted, .skillWanted, .contributionGuide, .channel, .contact, .issueTracker,
    .roadmap, .decisions, .vulnerabilityReporting, .continuousIntegration,
  ]

  private static let communityFiles: [(CommunityDocument, String)] = [
    (.contributing, "Contribution guide"), (.development, "Working on it"), (.codeOfConduct, "Code of conduct"),
    (.governance, "Governance"), (.maintainers, "Maintainers"), (.support, "Support"), (.roadmap, "Roadmap"),
    (.security, "Security"), (.changelog, "Changelog"),
  ]

  private var said: [MetadataBelief] { Self.facts.compactMap { profile[$0] } }

  private var files: [(title: String, path: String)] {
    Self.communityFiles.compactMap { kind, title in
      profile.documents.first { $0.community == kind }.map { (title, $0.path) }
    }
  }

  /// Addresses that their titles say to be for those who look for a first task.
  private var firstIssues: [MetadataStatement] {
    (profile[.link]?.believed ?? []).filter { link in
      let text = link.value.lowercased()
      return ["good first", "good-first", "help wanted", "help-wanted", "starter"].contains { text.contains($0) }
    }
  }

  var hasContributing: Bool {
    !said.isEmpty || !files.isEmpty || profile.governance != nil || !firstIssues.isEmpty || host?.issues != nil
  }

  var contributing: PageSection? {
    guard hasContributing else { return nil }
    return PageSection("contributing", "Ask and contribute") { html in
      html(.dl, .class("about")) { html in
        governance(&html)
        for belief in said {
          fact(belief.fact.title, &html) { html in
            for (position, one) in belief.believed.prefix(8).enumerated() {
              if position > 0 { html.text(" · ") }
              statement(one, &html)
            }
          }
        }
        tasks(&html)
        for file in files where repository != nil {
          fact(file.title, &html) { SourceReference(file.path, in: repository).write(to: &$0) }
        }
      }
      if profile.readiness?[.submit]?.outcome == .missing {
        html(.p, .class("hint")) { html in
          html.text("Nothing says how to send a change. ")
          html(.a, .href(Link(fragment: "readiness")), text: "A draft for its owner")
          html.text(" stands below.")
        }
      }
    }
  }

  /// Practices of the handbook that its files link to.
  var followedPractices: PageSection? {
    guard let repository, !practices.isEmpty else { return nil }
    return PageSection("practices", "Practices it follows") { html in
      PracticeList(practices: practices, repository: repository).writeRows(to: &html)
    }
  }

  private func governance(_ html: inout HTMLWriter) {
    guard let finding = profile.governance else { return }
    fact("Governance", &html) { html in
      html(.b, text: finding.level.title)
      html.text(finding.isDeclared ? " as declared in " : " as follows from ")
      SourceReference(finding.evidence, in: repository).write(to: &html)
      if !finding.evidence.text.isEmpty {
        html.text(" ")
        html(.span, .class("quiet small")) { $0.name("“\(finding.evidence.text)”") }
      }
    }
  }

  private func tasks(_ html: inout HTMLWriter) {
    if !firstIssues.isEmpty {
      fact("First tasks", &html) { html in
        for (position, one) in firstIssues.prefix(4).enumerated() {
          if position > 0 { html.text(" · ") }
          statement(one, &html)
        }
      }
    } else if let address = host?.firstIssues {
      fact("First tasks", &html) { derived(address, &$0) }
    }
    if profile[.issueTracker] == nil, let address = host?.issues {
      fact("Issues", &html) { derived(address, &$0) }
    }
  }

  private func derived(_ address: String, _ html: inout HTMLWriter) {
    html.value(address)
    html(.span, .class("quiet small"), text: " from the address of the source")
  }
}
