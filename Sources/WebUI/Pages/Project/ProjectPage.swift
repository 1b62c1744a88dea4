import HTML
import Hummingbird
import Metadata
import SearchModel
package import Services
import StructuredText
import Wording

extension WebUI {
  func project(_ address: ProjectAddress, _ setting: PageSetting) async throws -> Response {
    let detail = try await useCases.cataloguing.project(at: address, viewer: setting.viewer)
    var practices: [FollowedPractice] = []
    if let repository = detail.summary.repository {
      practices = try await useCases.documents.practices(
        followedBy: repository, folder: detail.summary.folder, viewer: setting.viewer)
    }
    var page = ProjectPage(detail: detail, practices: practices, setting: setting, site: site)
    let identifier = detail.summary.identifier
    // Records that cannot be read take nothing else from the page.
    page.opinions = try? await useCases.recording.opinions(of: [identifier], viewer: setting.viewer)[identifier]
    if let repository = detail.summary.repository {
      let place = WhoAnswer.Place(repository: repository, path: detail.summary.folder)
      page.spread = try? await useCases.knowing.spread(of: [place], viewer: setting.viewer).first ?? nil
    }
    var asked = QuestionListRequest(viewer: setting.viewer)
    (asked.subject, asked.limit) = (page.asked, ProjectPage.shownQuestions)
    page.questions = try? await useCases.questions.questions(asked)
    return page.html().response()
  }

  /// The path of a project's page, percent-encoded, for those who know the address of the site.
  package static func path(ofProject project: ProjectSummary) -> String? {
    ProjectAddress(project).map { Route.project($0).link.text }
  }

  /// The whole address of the page; nil where `site`, its first part without a slash at the end, is not known.
  package static func address(ofProject project: ProjectSummary, at site: String?) -> String? {
    site.flatMap { site in path(ofProject: project).map { site + $0 } }
  }
}

/// What an outsider asks of a project, in the order in which they ask it.
struct ProjectPage {
  var detail: ProjectDetail
  var practices: [FollowedPractice] = []
  /// nil when nobody decided about it.
  var opinions: ProjectOpinions?
  /// nil when nothing tells it.
  var spread: KnowledgeSpread?
  /// The newest that were asked about it; nil when they cannot be read.
  var questions: QuestionPage?
  var setting: PageSetting
  /// The address of the site without a slash at its end, where it is known.
  var site: String?

  var summary: ProjectSummary { detail.summary }
  var profile: ProjectProfile { detail.profile }
  /// nil for an imported project.
  var repository: String? { summary.repository }

  func html() -> HTMLWriter {
    let scope = repository.map { QueryText.field("repo", $0) + " " } ?? ""
    let sections = sections
    return PageFrame(title: summary.name, theme: setting.theme, section: .projects, query: scope).page { html in
      html(.div, .class("page")) { html in
        ContentsList(sections: sections).write(to: &html)
        html(.div) { html in
          header(&html)
          for section in sections { section.write(to: &html) }
        }
      }
      html.linkedData(linkedData)
    }
  }

  private var sections: [PageSection] {
    let found: [PageSection?] = [
      glance, use, commands, offeredInterfaces, documents, contributing, knowledge, askedBefore, followedPractices,
      consumers, decided,
      dependencies,
      picture, releases, activity, readiness, beliefs, problems, siblings,
    ]
    return found.compactMap(\.self)
  }

  private var linkedData: String {
    let page = WebUI.address(ofProject: summary, at: site)
    return JSONWriter.text(.table(ProjectExport(detail, page: page).schemaOrg), indentation: nil)
  }

  // MARK: - Its head

  private func header(_ html: inout HTMLWriter) {
    html(.header, .class("head")) { html in
      html(.h1) { $0.name(summary.name) }
      tags(&html)
    }
    if summary.description.isEmpty {
      html(.p, .class("lead")) { html in
        html.text(
          "Nothing says what it is for. Its owner can: in one sentence, at the top of the README or in the manifest.")
      }
    } else {
      html(.p, .class("lead"), text: summary.description)
    }
    if let motivation = profile[.motivation]?.believed.first, motivation.value != summary.description {
      html(.p) { html in statement(motivation, &html) }
    }
    html(.p, .class("actions")) { html in
      if !detail.packages.isEmpty { action("use", "Use it", &html) }
      if hasContributing { action("contributing", "Ask or contribute", &html) }
      html(.a, .class("button"), .href(Route.ask(AskDraft(subject: asked)).link), text: "Ask a question")
      if let repository {
        html(.a, .class("button"), .href(folderLink(of: repository)), text: "Browse its files")
      }
    }
    if !summary.topics.isEmpty {
      html(.ul, .class("tags"), .label("Topics")) { html in
        for topic in summary.topics.prefix(30) { html(.li, .class("tag plain")) { $0.name(topic) } }
      }
    }
  }

  /// What a question is said to be about: the repository where the project is all of it.
  var asked: String { summary.folder.isEmpty ? repository ?? summary.identifier : summary.identifier }

  private func action(_ section: String, _ text: String, _ html: inout HTMLWriter) {
    html(.a, .class("button"), .href(Link(fragment: section)), text: text)
  }

  private func folderLink(of repository: String) -> Link {
    (summary.folder.isEmpty ? Route.repository(repository) : .tree(Place(repository, summary.folder))).link
  }

  private func tags(_ html: inout HTMLWriter) {
    if summary.origin != nil { html(.span, .class("tag plain"), text: "imported") }
    if let kind = profile[.type]?.value { html(.span, .class("tag")) { $0.name(kind) } }
    if !summary.ecosystem.isEmpty { html(.span, .class("tag")) { $0.name(summary.ecosystem) } }
    if let lifecycle = profile[.lifecycle]?.value { lifecycleTag(lifecycle, &html) }
    if detail.repository?.facts.isFork == true { html(.span, .class("tag plain"), text: "fork") }
    if detail.repository?.facts.isArchived == true { html(.span, .class("tag warn"), text: "archived") }
  }

  func lifecycleTag(_ word: String, _ html: inout HTMLWriter) {
    switch Lifecycle(written: word) {
    case .active: html(.span, .class("tag")) { $0.name(word) }
    case .deprecated, .abandoned, .moved, .inactive: html(.span, .class("tag warn")) { $0.name(word) }
    case .concept, .experimental, nil: html(.span, .class("tag plain")) { $0.name(word) }
    }
  }

  // MARK: - Pieces

  /// What a file states, and where.
  func statement(_ statement: MetadataStatement, _ html: inout HTMLWriter) {
    html.value(statement.value)
    html.text(" ")
    SourceReference(statement.place, in: repository).write(to: &html)
  }

  /// A line of a list of facts.
  func fact(_ name: String, _ html: inout HTMLWriter, _ value: (inout HTMLWriter) -> Void) {
    html(.dt, text: name)
    html(.dd, content: value)
  }

  /// The first items of a list, and the others behind a disclosure.
  func list<Item>(
    _ items: [Item], shown: Int, more: String, _ html: inout HTMLWriter, item: (Item, inout HTMLWriter) -> Void
  ) {
    html(.ul, .class("rows")) { html in
      for one in items.prefix(shown) { html(.li) { item(one, &$0) } }
    }
    guard items.count > shown else { return }
    html(.details) { html in
      html(.summary, text: "\(Counted.number(items.count - shown)) more \(more)")
      html(.ul, .class("rows")) { html in
        for one in items.dropFirst(shown).prefix(Self.mostHidden) { html(.li) { item(one, &$0) } }
      }
      if items.count > shown + Self.mostHidden {
        html(.p, .class("quiet"), text: "The API names all \(Counted.number(items.count)).")
      }
    }
  }

  /// Items behind a disclosure; a page with more serves nobody.
  static let mostHidden = 300
}
