import HTML
import QueryLanguage

/// What stands around every page: the bar with the name, the search box and the places, and the foot.
struct PageFrame {
  enum Section: CaseIterable {
    case search, research, questions, browse, projects, repositories, who, teams, docs, status
  }

  /// Names the page in tabs, histories and bookmarks; the site's name is added.
  var title: String
  var theme: Theme
  var section: Section?
  /// What the search box holds.
  var query = ""
  var queryType: ResultType?
  /// The home page has a box of its own.
  var hasSearchBox = true
  /// A feed of what is on the page.
  var feed: (title: String, route: Route)?

  func page(_ content: (inout HTMLWriter) -> Void) -> HTMLWriter {
    var html = HTMLWriter(capacity: 64 << 10)
    html.doctype()
    html(.html, .lang("en"), .if(theme != .automatic, .data(.theme, theme.rawValue))) { html in
      html(.head, content: head)
      html(.body) { html in
        html(.a, .class("skip"), .href(Link(fragment: "main")), text: "Skip to the content")
        html(.header, .class("bar"), content: bar)
        html(.main, .id("main"), .tabindex(-1), content: content)
        html(.footer, .class("foot"), content: foot)
      }
    }
    return html
  }

  private func head(_ html: inout HTMLWriter) {
    html(.meta, .charset("utf-8"))
    html(.title) { $0.name(title.isEmpty ? "Guildhall" : "\(title) · Guildhall") }
    html(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
    html(.meta, .name("color-scheme"), .content("light dark"))
    html(.stylesheetOrIcon, .rel("stylesheet"), .href(Asset.styles.link))
    html(.stylesheetOrIcon, .rel("icon"), .type("image/svg+xml"), .href(Asset.icon.link))
    html(
      .stylesheetOrIcon, .rel("search"), .type("application/opensearchdescription+xml"), .title("Guildhall"),
      .href(Route.openSearch.link))
    if let feed {
      html(
        .stylesheetOrIcon, .rel("alternate"), .type("application/atom+xml"), .title(feed.title), .href(feed.route.link))
    }
    html(.scriptFile, .src(Asset.script.link), .deferred)
  }

  private func bar(_ html: inout HTMLWriter) {
    html(.div) { html in
      html(.a, .class("brand"), .href(Route.home.link)) { html in
        html(.svg, .viewBox("0 0 24 24"), .decorative) { html in
          html(.path, .drawing("M3 20h18M5 20V10l7-5 7 5v10M9 20v-6h6v6"))
        }
        html.text("Guildhall")
      }
      if hasSearchBox { SearchBox(query: query, type: queryType).write(to: &html) }
      // Seen where the places do not fit beside the box.
      html(.button, .type("button"), .class("places-button"), .popoverTarget("places"), text: "Menu")
      html(.nav, .id("places"), .popover, .label("Places"), .class("places")) { html in
        for place in Section.allCases {
          html(.a, .href(Self.link(place)), .if(place == section, .current("page")), text: Self.title(place))
        }
      }
    }
  }

  private func foot(_ html: inout HTMLWriter) {
    html(.p) { html in
      html.text("Press ")
      html(.kbd, text: "?")
      html.text(" for the keys · ")
      html(.a, .href(Route.privacy().link), text: "What is kept of what you look for")
    }
    html(.button, .type("button"), .class("theme"), .data(.action, "theme"), .hidden, text: "Theme: as the system")
  }

  private static func link(_ section: Section) -> Link {
    switch section {
    case .search: Route.search(query: "").link
    case .research: Route.research(need: "").link
    case .questions: Route.questions(QuestionQuery()).link
    case .repositories: Route.repositories(matching: "").link
    case .projects: Route.projects(ProjectQuery()).link
    case .browse: Route.browse.link
    case .docs: Route.library(matching: "").link
    case .who: Route.who(subject: "").link
    case .teams: Route.teams.link
    case .status: Route.status.link
    }
  }

  private static func title(_ section: Section) -> String {
    switch section {
    case .search: "Search"
    case .research: "Research"
    case .questions: "Questions"
    case .repositories: "Repositories"
    case .projects: "Projects"
    case .docs: "Docs"
    case .browse: "Browse"
    case .who: "Who knows"
    case .teams: "Teams"
    case .status: "Status"
    }
  }
}

/// The one box that searches everything.
struct SearchBox {
  var query: String
  var type: ResultType?
  /// The home page's box is ready for typing.
  var isHero = false

  func write(to html: inout HTMLWriter) {
    html(
      .form, isHero ? .class("search large") : .class("search"), .role("search"),
      .action(Route.search(query: "").link)
    ) { html in
      html(
        .input, .type("search"), .name("q"), .id("q"), .value(query), .label("Search code, projects and docs"),
        .placeholder(isHero ? "Search code, projects and docs" : "Search everything"), .noAutocomplete, .noSpellcheck,
        .noCapitals,
        .data(.suggestions, Route.suggest(query: "").link.text), .if(isHero, .autofocus))
      if let type { html(.input, .type("hidden"), .name("type"), .value(type.rawValue)) }
      html(.kbd, .decorative, text: "/")
      if isHero { html(.button, .class("primary"), .type("submit"), text: "Search") }
    }
  }
}
