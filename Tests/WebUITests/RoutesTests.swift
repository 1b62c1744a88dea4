import Decisions
import HTML
import QueryLanguage
import SearchModel
import Services
import TestSupport
import Testing

@testable import WebUI

@Suite struct RoutesTests {
  private func parsed(_ address: String) -> Route? {
    let parts = address.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return Route(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil)
  }

  @Test func linksLeadBack() {
    let names = [
      "apple/swift-nio", "nio", "a/b/c/d", "-", "a/-/b", "-/-", "--", "a b/ü", SampleOrganization.hostileName, "blob",
      "%2e%2e", "..a", "a\\b", "c#d?e=f&g",
    ]
    let paths = [
      "a", "Sources/a b.swift", "-/-/-", "%2F", "100%", SampleOrganization.hostilePath, "a\\..\\b", "\u{202E}", "x\ny",
    ]
    let branches: [String?] = [nil, "main", "release/2", "-", SampleOrganization.hostileBranch, "--output=x"]
    var routes: [Route] = [
      .home, .status, .openSearch, .asset(hash: "ab12", name: "app.js"), .repositories(matching: ""),
      .projects(ProjectQuery(text: "a&b=c +%", order: .activity)), .projects(ProjectQuery(.team, "")),
      .projects(ProjectQuery(.readiness, "0")), .projects(ProjectQuery(.license, "MIT OR \u{202E}&x=y")), .browse,
      .projects(ProjectQuery(text: "a").with { ($0.showsHidden, $0.cursor) = (true, "=+/") }),
      .repositories(matching: "a", order: .activity, page: 2), .history(Place("a", "b"), page: 3),
      .graph(GraphQuestion()), .graphPicture(GraphQuestion(text: "x")),
      .graph(GraphQuestion(text: "a&b", team: "", cyclesOnly: true)),
      .graph(GraphQuestion(team: "a +b")), .search(query: ""), .suggest(query: "a/b"),
      .teams, .people(matching: ""), .people(matching: "a b", page: 3), .person("ada-wire-0hq3k1z"), .person("-"),
      .decisions(DecisionQuery()), .decisions(DecisionQuery(text: "a&b", status: .superseded, repository: "a/b").at(3)),
      .records(RecordQuery()), .records(RecordQuery(text: "a&b", team: "a +", isOpen: true, page: 4)), .record("R-12"),
      .record("-"), .decision("R-12"), .research(need: "a &b"), .teams, .people(matching: ""),
      .people(matching: "a b", page: 3), .person("ada-wire-0hq3k1z"), .person("-"),
      .library(matching: ""), .library(matching: "a b", page: 3), .book(), .book(query: "a&b"), .chapter("a"),
      .chapter("a/b c/-/%2F"), .chapter("-"),
      .search(query: "a +b&c=d % \"ü\" \u{202E}", type: .document, cursor: "=&?"),
    ]
    for name in names {
      routes += [.repository(name), .documentation(name), .team(name)]
      for folder in ["", "a", "-", "a/-/b.svg", "x y/%2F"] {
        for project in [nil, "a&b", SampleOrganization.script] {
          let address = ProjectAddress.repository(
            name, folder: folder, name: project, ecosystem: project == nil ? nil : "npm")
          routes += [.project(address), .readinessBadge(address)]
        }
      }
      for identifier in names + ["", "https://a.example//b", "a/../b", "..", "/", "a/"] where !identifier.isEmpty {
        routes.append(.project(.imported(source: name, identifier: identifier)))
      }
      for path in paths {
        routes.append(.document(repository: name, path: path))
        for branch in branches {
          let place = Place(name, path, branch: branch)
          routes += [.tree(place), .file(place), .file(place, source: true, line: 7), .raw(place), .history(place)]
          routes.append(.tree(place.at("")))
        }
      }
    }
    for route in routes {
      #expect(parsed(route.link.text) == route, "\(route.link.text)")
      #expect(route.link.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    }
  }

  @Test func whatNoFileCanBeCalledHasNoAddress() {
    for path in [
      "/repos", "/repos/", "/repos//", "/repos/a//b", "/repos/..", "/repos/a/../b", "/repos/%2e%2e/x", "/repos/.",
      "/repos/a/-", "/repos/a/-/", "/repos/a/-/nothing/x", "/repos/-/blob/x", "/repos/a/-/blob", "/repos/a/-/blob/",
      "/repos/a/-/raw/..%2f..%2fetc%2fpasswd", "/repos/a/-/raw/%2e%2e/x", "/repos/a/-/blob/x%00.swift",
      "/repos/a/-/blob/%c0%ae%c0%ae/x", "/repos/a/-/blob/%", "/repos/a/-/blob/%zz", "/repos/a/-/blob//etc/passwd",
      "/repos/a/-/blob/x/", "/repos/%ff", "/search/", "/search/suggest/x", "/static/x", "/static/a/../b", "/nothing",
      "//", "//evil.example/", "/status/x", "/projects/", "/projects/a/-", "/projects/a/-/", "/projects/a/../b",
      "/projects/%2e%2e", "/imported", "/imported/a", "/imported/a/", "/imported/a//b", "/imported?source=a",
      "/badge", "/badge/readiness", "/badge/readiness/a", "/badge/readiness/.svg", "/badge/readiness/a/-/.svg",
      "/badge/other/a.svg",
      "/research/", "/research/..", "/research/R-1/", "/research/R-1/x", "/research/R-1/decision/x",
      "/research/a%2Fb", "/teams/", "/teams/..", "/teams/a//b", "/people/", "/people/a/b", "/people/..",
      "/people/a%2Fb",
    ] {
      #expect(parsed(path) == nil, "\(path)")
    }
  }

  @Test func oddButHonestAddresses() {
    #expect(parsed("") == .home)
    #expect(parsed("/repos/a/-/tree/") == .tree(Place("a")))
    #expect(parsed("/repos/a/-/tree/x/") == .tree(Place("a", "x")))
    #expect(parsed("/repos/a/-/blob/%2e%2e%2e") == .file(Place("a", "...")))
    // Decoded once: the name has a percent sign.
    #expect(parsed("/repos/a/-/blob/%252e%252e") == .file(Place("a", "%2e%2e")))
    #expect(parsed("/search?q=a%20b+c&q=second&type=none") == .search(query: "a b c"))
    #expect(parsed("/search?q=100%") == .search(query: "100%"))
    for page in ["0", "-1", "x", "99999999999999999999", ""] {
      #expect(parsed("/repositories?page=\(page)&sort=nonsense") == .repositories(matching: ""), "\(page)")
    }
    #expect(parsed("/projects?page=88888&sort=nonsense&hidden=1") == .projects(ProjectQuery()))
    #expect(parsed("/repos/a/-/blob/x?line=99999999999999999999") == .file(Place("a", "x")))
  }

  @Test func linesFarDownNameThemselves() {
    let place = Place("a", "b")
    #expect(Route.line(10, of: place).text == "/repos/a/-/blob/b#L10")
    #expect(Route.line(1001, of: place).text == "/repos/a/-/blob/b?line=1001#L1001")
  }
}
