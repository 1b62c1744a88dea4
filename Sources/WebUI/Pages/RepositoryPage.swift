import HTML
import Hummingbird
import Markup
import QueryLanguage
import SearchModel
import Services
import Wording

extension WebUI {
  func repository(_ name: String, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.browsing.repository(name, viewer: setting.viewer)
    return RepositoryPage(detail: detail, setting: setting).html().response()
  }
}

/// What a repository is, who owns it, what is in it, and how fresh that is.
struct RepositoryPage {
  var detail: RepositoryDetail
  var setting: PageSetting

  private var summary: RepositorySummary { detail.summary }
  private var place: Place { Place(summary.facts.name) }

  func html() -> HTMLWriter {
    let scope = QueryText.field("repo", summary.facts.name) + " "
    let frame = PageFrame(
      title: summary.facts.name, theme: setting.theme, section: .repositories, query: scope)
    return frame.page { html in
      html(.div, .class("page aside")) { html in
        html(.div) { html in
          header(&html)
          if detail.root.isEmpty {
            empty(&html)
          } else {
            TreeTable(place: place, entries: detail.root).write(to: &html)
          }
          readme(&html)
        }
        html(.aside, .label("About")) { about(&$0) }
      }
    }
  }

  private func header(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1) { $0.name(summary.facts.name) }
      RepositoryTags(repository: summary).write(to: &html)
    }
    if !summary.description.isEmpty { html(.p, .class("lead"), text: summary.description) }
    if case .failing(_, let cause) = summary.freshness {
      html(.p, .class("note")) { html in
        html.text("It could not be brought up to date: ")
        html.text(cause)
        html.text(" What was indexed before still answers.")
      }
    }
    html(.div, .class("actions")) { html in
      BranchSwitcher(branches: summary.facts.branches, current: summary.facts.branches.first ?? "") {
        Route.tree(place.on($0)).link
      }.write(to: &html)
      html(.a, .class("button"), .href(Route.history(place).link), text: "History")
      if detail.documents > 0 {
        html(.a, .class("button"), .href(Route.documentation(summary.facts.name).link)) { html in
          html.text("Documentation: " + Counted.text(detail.documents, "document"))
        }
      }
      if detail.decisions > 0 {
        let query = DecisionQuery(repository: summary.facts.name)
        html(.a, .class("button"), .href(Route.decisions(query).link)) { html in
          html.text("Decisions: " + Counted.number(detail.decisions))
        }
      }
    }
  }

  private func empty(_ html: inout HTMLWriter) {
    html(.section, .class("empty")) { html in
      if summary.freshness == .never {
        html(.h2, text: "Not synced yet")
        html(.p) { html in
          html.text("Run ")
          html(.code, text: "guildhall sync")
          html.text(", or wait for the server's schedule.")
        }
      } else {
        html(.h2, text: "This repository has no files")
      }
    }
  }

  private func readme(_ html: inout HTMLWriter) {
    guard let readme = detail.readme else { return }
    html(.section, .class("sheet document"), .label("Read me")) { html in
      html(.p, .class("document-name small mono")) { html in
        html(.a, .href(Route.file(place.at(readme.path)).link)) { $0.name(readme.path) }
      }
      DocumentView(
        place: place.at(readme.path), text: readme.text, kind: DocumentKind.of(readme.path) ?? .plainText
      ).write(to: &html)
    }
  }

  // MARK: - Beside it

  private func about(_ html: inout HTMLWriter) {
    html(.section) { html in
      html(.h2, text: "About")
      html(.dl, .class("about")) { html in
        fact("Owner", &html) { html in
          OwnerList(owners: detail.owners, repository: summary.facts.name).write(to: &html)
        }
        fact("Licence", &html) { $0.text(summary.license ?? "none found") }
        if let activity = summary.lastActivity {
          fact("Last change", &html) { $0.time(setting.moment(activity)) }
        }
        fact("Index", &html) { $0.freshness(summary.freshness, setting) }
        fact("Size", &html) { html in
          html.text("\(Counted.text(summary.files, "file")), \(Counted.bytes(summary.indexedBytes)) searched")
        }
        if let commit = detail.commit {
          fact("Commit", &html) { html in html(.code, text: String(commit.prefix(12))) }
        }
        fact("Source", &html) { html in
          html(.code, .class("address")) { $0.name(detail.sourceURL) }
          html(
            .button, .type("button"), .class("small"), .data(.copy, detail.sourceURL), .hidden, text: "Copy")
        }
      }
      if !summary.topics.isEmpty {
        html(.ul, .class("tags"), .label("Topics")) { html in
          for topic in summary.topics { html(.li, .class("tag")) { $0.name(topic) } }
        }
      }
    }
    languages(&html)
    projects(&html)
    skipped(&html)
    if !detail.problems.isEmpty {
      html(.section) { html in
        html(.h2, text: "Problems")
        ProblemList(problems: detail.problems, setting: setting, namesSubject: false).write(to: &html)
      }
    }
  }

  private func fact(_ name: String, _ html: inout HTMLWriter, _ value: (inout HTMLWriter) -> Void) {
    html(.dt, text: name)
    html(.dd, content: value)
  }

  private func languages(_ html: inout HTMLWriter) {
    let bar = LanguageBar(summary.languages.ofOwnCode)
    guard !bar.parts.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Languages")
      bar.write(to: &html)
    }
  }

  private func projects(_ html: inout HTMLWriter) {
    guard !detail.projects.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: detail.projects.count == 1 ? "Its project" : "Projects within")
      html(.ul, .class("rows")) { html in
        for project in detail.projects {
          html(.li) { html in
            html(.span) { $0.project(project) }
            html(.span, .class("quiet small"), text: project.ecosystem)
          }
        }
      }
    }
  }

  private func skipped(_ html: inout HTMLWriter) {
    guard !summary.skipped.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Not searched")
      html(.ul, .class("rows")) { html in
        for count in summary.skipped {
          html(.li) { html in
            html(.span, text: count.reason)
            html(.span, .class("quiet small"), text: Counted.text(count.files, "file"))
          }
        }
      }
    }
  }
}
