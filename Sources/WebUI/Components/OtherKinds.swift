import HTML
import QueryLanguage
import SearchModel
import Services
import Wording

/// Repositories, projects and docs of an answer: a few of each above the code, or all of the one kind asked for.
struct OtherKinds {
  var answer: SearchAnswer
  var query: String
  var setting: PageSetting

  func write(to html: inout HTMLWriter) {
    switch answer.type {
    case nil: previews(&html)
    case .repository: cards(answer.repositories, &html) { card($0, &$1) }
    case .project:
      cards(answer.projects, &html) { ProjectCard(project: $0.project).write(to: &$1) }
      guesses(&html)
    case .document: cards(answer.documents, &html) { DocumentCard(hit: $0).write(to: &$1) }
    case .decision: cards(answer.decisions, &html) { DecisionCard(hit: $0).write(to: &$1) }
    case .question: cards(answer.questions, &html) { QuestionCard(hit: $0, setting: setting).write(to: &$1) }
    case .team: cards(answer.teams, &html) { card($0, &$1) }
    case .person: cards(answer.people, &html) { card($0, &$1) }
    case .code, .file, .symbol: break
    }
  }

  /// What is called something like the words, when nothing holds them.
  func guesses(_ html: inout HTMLWriter) {
    guard !answer.guesses.isEmpty else { return }
    html(.p, .class("hint"), text: "No project says that. These are called something like it:")
    cards(answer.guesses, &html) { ProjectCard(project: $0.project).write(to: &$1) }
  }

  private func cards<Hit>(_ hits: [Hit], _ html: inout HTMLWriter, card: (Hit, inout HTMLWriter) -> Void) {
    html(.section, .class("cards")) { html in
      for hit in hits { card(hit, &html) }
    }
  }

  // MARK: - Previews

  private func previews(_ html: inout HTMLWriter) {
    let isEmpty =
      answer.repositories.isEmpty && answer.projects.isEmpty && answer.documents.isEmpty
      && answer.decisions.isEmpty && answer.questions.isEmpty && answer.teams.isEmpty && answer.people.isEmpty
    guard !isEmpty else { return guesses(&html) }
    html(.div, .class("kinds")) { html in
      preview("Repositories", .repository, answer.totals.repositories, answer.repositories, &html) { hit, html in
        html(.a, .href(Route.repository(hit.repository.facts.name).link)) {
          $0.name(hit.repository.facts.name, marks: hit.nameRanges)
        }
        html(.span, .class("quiet small"), text: hit.repository.description)
      }
      preview("Projects", .project, answer.totals.projects, answer.projects, &html) { hit, html in
        html.project(hit.project)
        html(.span, .class("quiet small"), text: hit.project.description)
      }
      preview("Docs", .document, answer.totals.documents, answer.documents, &html) { hit, html in
        let section = hit.sections.first
        html(.a, .href(DocumentCard(hit: hit).link(to: section))) { $0.name(hit.title.isEmpty ? hit.path : hit.title) }
        html(.span, .class("quiet small")) { html in
          if let section, !section.snippet.isEmpty {
            html.text(section.snippet, marks: section.ranges)
          } else {
            html.name(hit.repository)
          }
        }
      }
      preview("Decisions", .decision, answer.totals.decisions, answer.decisions, &html) { hit, html in
        html.decision(hit.decision)
        html(.span, .class("quiet small")) { html in
          if hit.sentence.isEmpty {
            html.name(hit.decision.repository)
          } else {
            html.text(hit.sentence, marks: hit.ranges)
          }
        }
      }
      preview("Questions", .question, answer.totals.questions, answer.questions, &html) { hit, html in
        html(.a, .href(Route.question(hit.question.label).link)) { $0.name(hit.question.title) }
        html(.span, .class("quiet small")) { html in
          if hit.sentence.isEmpty {
            html.text(hit.question.state.words)
          } else {
            html.text(hit.sentence, marks: hit.ranges)
          }
        }
      }
      preview("Teams", .team, answer.totals.teams, answer.teams, &html, item: entry)
      preview("People", .person, answer.totals.people, answer.people, &html, item: entry)
    }
  }

  private static func page(of hit: DirectoryHit) -> Route {
    switch hit.kind {
    case .team: .team(hit.name)
    case .person: .person(hit.name)
    }
  }

  private func entry(_ hit: DirectoryHit, _ html: inout HTMLWriter) {
    html(.a, .href(Self.page(of: hit).link)) { $0.name(hit.title) }
    if !hit.detail.isEmpty { html(.span, .class("quiet small"), text: hit.detail) }
  }

  private func preview<Item>(
    _ title: String, _ type: ResultType, _ total: Int, _ items: [Item], _ html: inout HTMLWriter,
    item: (Item, inout HTMLWriter) -> Void
  ) {
    guard !items.isEmpty else { return }
    html(.section) { html in
      html(.h2) { html in
        html.text(title)
        if total > SearchPageModel.previewed {
          html(.a, .class("small"), .href(Route.search(query: query, type: type).link)) {
            $0.text("all \(Counted.number(total))")
          }
        }
      }
      html(.ul) { html in
        for one in items.prefix(SearchPageModel.previewed) { html(.li) { item(one, &$0) } }
      }
    }
  }

  // MARK: - Cards

  private func card(_ hit: DirectoryHit, _ html: inout HTMLWriter) {
    html(.article, .class("card")) { html in
      html(.header) { html in
        html(.h2) { html in html(.a, .href(Self.page(of: hit).link)) { $0.name(hit.title) } }
      }
      if !hit.detail.isEmpty { html(.p, text: hit.detail) }
    }
  }

  private func card(_ hit: RepositoryHit, _ html: inout HTMLWriter) {
    RepositoryCard(repository: hit.repository, nameMarks: hit.nameRanges, setting: setting).write(to: &html)
  }
}
