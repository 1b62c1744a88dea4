import HTML
import Hummingbird

extension WebUI {
  func everywhere(_ request: Request, _ setting: PageSetting) -> Response {
    let origin = SiteOrigin(of: request, site: site)?.text ?? "https://guildhall.example.org"
    return EverywherePage(site: origin, setting: setting).html().response()
  }
}

/// How to ask Guildhall from where people work: the browser, the terminal, git, continuous integration, agents.
struct EverywherePage {
  /// The site's address without a slash at its end.
  var site: String
  var setting: PageSetting

  func html() -> HTMLWriter {
    PageFrame(title: "Guildhall where you work", theme: setting.theme).page { html in
      html(.div, .class("page one")) { html in
        html(.div) { html in
          html(.h1, text: "Guildhall where you work")
          html(
            .p,
            text:
              "Looking is cheaper than building only where it costs no detour. Each of these asks what this site answers."
          )
          addressBar(&html)
          bookmarklet(&html)
          links(&html)
          terminal(&html)
          hook(&html)
          integration(&html)
          agents(&html)
        }
      }
    }
  }

  private func card(
    _ id: String, _ title: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
  ) {
    html(.section, .class("card"), .id(id)) { html in
      html(.h2, text: title)
      content(&html)
    }
  }

  private func addressBar(_ html: inout HTMLWriter) {
    card("address-bar", "From the address bar", &html) { html in
      html(
        .p,
        text:
          "Browsers offer this site's search by themselves: in Firefox right-click the address bar and add “Guildhall”; "
          + "in Chrome and Edge it is among the site searches of the settings once you have searched here. Or add an engine "
          + "by hand, with a keyword such as gh, and the address:")
      html.snippet("\(site)\(Route.search(query: "").link.text)?q=%s")
      html(.p, text: "For needs in a sentence add a second one:")
      html.snippet("\(site)\(Route.research(need: "").link.text)?q=%s")
    }
  }

  private func bookmarklet(_ html: inout HTMLWriter) {
    card("bookmarklet", "From any page: a bookmarklet", &html) { html in
      html(.p) { html in
        html.text("Drag this link to your bookmarks: ")
        if let bookmarklet = Bookmarklet(
          site: site, link: Route.research(need: "").link, parameter: "q", question: "What do you need?")
        {
          html(.a, .class("button"), .href(bookmarklet), text: "Research in Guildhall")
        }
      }
      html(
        .p, .class("small quiet"),
        text: "On a page elsewhere, an issue or a package's README, select what you need and click the bookmark: it is "
          + "researched here in a new tab. With nothing selected it asks. It does nothing when it is clicked on this page."
      )
    }
  }

  private func links(_ html: inout HTMLWriter) {
    card("links", "As a link", &html) { html in
      html(
        .p,
        text:
          "The address of every page says all that is on it: send it in a chat, or put it into an issue. A template of "
          + "an issue or merge request may ask for it:")
      html.snippet("\(site)\(Route.research(need: "retry a flaky HTTP call").link.text)")
    }
  }

  private func terminal(_ html: inout HTMLWriter) {
    card("terminal", "In the terminal", &html) { html in
      html(.p, text: "Say what is needed; talk it through and end in a verdict; look for names and lines of code:")
      html.snippet(
        "guildhall research \"retry a flaky http call, waiting longer each time\"\nguildhall research -i\n"
          + "guildhall search \"func retry\" lang:swift")
    }
  }

  private func hook(_ html: inout HTMLWriter) {
    card("hook", "While you commit", &html) { html in
      html(
        .p,
        text: "A hook looks at what is staged: a new package, module or dependency that exists inside is named in the "
          + "comments of the commit's message. It never stops a commit.")
      html.snippet("guildhall hook install --server \(site)")
      html(.p, text: "End the message of a commit that follows from recorded research with its number:")
      html.snippet("Research: R-12")
    }
  }

  private func integration(_ html: inout HTMLWriter) {
    card("ci", "On merge requests", &html) { html in
      html(
        .p,
        text:
          "The same check for everybody, as a comment or beside the lines of the change. It advises; --fail-on good makes "
          + "it stop what exists inside. GitHub Actions, with the findings in the Security tab and on the lines:")
      html.snippet(Self.actions(site))
      html(.p, text: "GitLab, with the findings as files of the job and as a comment:")
      html.snippet(Self.gitLab(site))
      html(.p, text: "Jenkins, in a multibranch pipeline; recordIssues is of the plugin Warnings:")
      html.snippet(Self.jenkins(site))
    }
  }

  private func agents(_ html: inout HTMLWriter) {
    card("agents", "From coding agents and programs", &html) { html in
      html(
        .p,
        text:
          "Coding agents ask over MCP, the Model Context Protocol: by standard input and output beside a data folder, or "
          + "this site at:")
      html.snippet("\(site)/mcp")
      html(.p) { html in
        html.text("Programs ask the JSON API; ")
        html(.a, .href(Link(path: ["api", "openapi.json"])), text: "its description")
        html.text(" has every address.")
      }
      html.snippet("curl '\(site)/api/v1/research?q=read%20settings%20from%20yaml&limit=3'")
    }
  }

  private static func actions(_ site: String) -> String {
    """
    name: Research
    on: pull_request
    permissions: { contents: read, security-events: write }
    jobs:
      research:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with: { fetch-depth: 0 }
          - run: >
              guildhall check --research --base "origin/$GITHUB_BASE_REF"
              --server \(site) --format sarif > research.sarif
          - uses: github/codeql-action/upload-sarif@v3
            with: { sarif_file: research.sarif, category: guildhall }
    """
  }

  private static func gitLab(_ site: String) -> String {
    """
    research:
      rules: [{ if: $CI_PIPELINE_SOURCE == "merge_request_event" }]
      variables: { GIT_DEPTH: 0, GUILDHALL_SERVER: "\(site)" }
      script:
        - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
        - guildhall check --research --base FETCH_HEAD --format sarif > research.sarif
        - guildhall check --research --base FETCH_HEAD --format markdown > research.md
        - >
          curl --fail --silent --request POST --header "PRIVATE-TOKEN: $GUILDHALL_COMMENT_TOKEN"
          --data-urlencode "body@research.md"
          "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
      artifacts: { paths: [research.sarif, research.md] }
    """
  }

  private static func jenkins(_ site: String) -> String {
    """
    pipeline {
      agent any
      environment { GUILDHALL_SERVER = '\(site)' }
      stages {
        stage('Research') {
          when { changeRequest() }
          steps {
            sh '''
              git fetch --no-tags origin "$CHANGE_TARGET"
              guildhall check --research --base FETCH_HEAD --format sarif > research.sarif
              guildhall check --research --base FETCH_HEAD
            '''
            recordIssues tools: [sarif(pattern: 'research.sarif')]
          }
        }
      }
    }
    """
  }
}
