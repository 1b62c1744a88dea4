import Collaboration
import Decisions
import Foundation
import HTML
import Hummingbird
import QueryLanguage
import SearchModel
import Services
import TestSupport

@testable import WebUI

/// Asks the pages of a sample organisation as a browser would.
struct Browser {
  var organization = SampleOrganization()

  func get(
    _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String = ""
  ) async throws -> SocketlessReply {
    let router = Router(context: SocketlessContext.self)
    router.get("/api/v1/thing") { _, _ -> Response in throw HTTPError(.notFound) }
    WebUI(UseCases(organization), now: { SampleOrganization.now }, token: { "TOKEN" }).addRoutes(to: router)
    return try await SocketlessClient(router.buildResponder()).send(
      path, method: method, headers: headers, body: body)
  }

  private static var chosen: ProjectQuery {
    var query = ProjectQuery(.team, SampleOrganization.script)
    query.chosen[.readiness] = "3"
    query.order = .activity
    query.showsHidden = true
    query.cursor = "eyJhZnRlciI6e319"
    return query
  }

  /// Every kind of page, with honest and with hostile contents.
  static var pages: [(name: String, path: String)] {
    let nio = "apple/swift-nio"
    let hostile = Place(
      SampleOrganization.hostileName, SampleOrganization.hostilePath, branch: SampleOrganization.hostileBranch)
    let routes: [(String, Route)] = [
      ("home", .home), ("search", .search(query: "withUnsafeBytes lang:swift")),
      ("search-code", .search(query: "withUnsafeBytes", type: .code, cursor: "50")),
      ("search-docs", .search(query: "retry", type: .document)),
      ("search-repositories", .search(query: "nio", type: .repository)),
      ("search-projects", .search(query: "nio", type: .project)), ("search-nothing", .search(query: "nothing")),
      ("search-teams", .search(query: "nio", type: .team)), ("search-people", .search(query: "nio", type: .person)),
      ("search-stale", .search(query: "stale")),
      ("search-slow", .search(query: "slow \(SampleOrganization.image)")), ("search-bad", .search(query: "a b(")),
      ("symbol", .symbol(name: "")),
      ("symbol-answer", .symbol(name: "ByteBuffer", from: Place(nio, "Sources/NIOCore/Channel.swift"))),
      ("symbol-hostile", .symbol(name: SampleOrganization.script, from: hostile)),
      ("symbol-nothing", .symbol(name: "nothing")),
      ("research", .research(need: "")), ("research-answer", .research(need: "answer many connections")),
      ("research-hostile", .research(need: SampleOrganization.script)),
      ("research-nothing", .research(need: "nothing")), ("records", .records(RecordQuery())),
      (
        "records-none",
        .records(RecordQuery(text: SampleOrganization.script, team: SampleOrganization.image, isOpen: true))
      ),
      ("who", .who(subject: "")), ("who-answer", .who(subject: "apple/swift-nio:Sources", asOf: "2024-05-01")),
      ("who-hostile", .who(subject: SampleOrganization.script)), ("who-nobody", .who(subject: "nothing")),
      ("who-absent", .who(subject: "absent")), ("who-bad", .who(subject: "x", asOf: SampleOrganization.image)),
      ("questions", .questions(QuestionQuery())),
      (
        "questions-none",
        .questions(
          QuestionQuery(
            text: SampleOrganization.script, state: .open, team: SampleOrganization.image,
            subject: SampleOrganization.hostileName))
      ),
      ("question", .question("Q-1")), ("question-open", .question("Q-2")), ("question-hostile", .question("Q-3")),
      ("ask", .ask()),
      (
        "ask-hostile",
        .ask(
          AskDraft(
            title: SampleOrganization.script, words: "</textarea>" + SampleOrganization.image,
            subject: SampleOrganization.hostileName, team: SampleOrganization.image))
      ),
      ("inbox", .inbox()), ("inbox-full", .inbox(person: SampleOrganization.script)),
      ("inbox-empty", .inbox(person: "nobody")), ("search-questions", .search(query: "loops", type: .question)),
      ("silos", .silos), ("contributions", .contributions(SilosQuery(from: "2025-Q2", to: "2026-Q1"))),
      ("contributions-departments", .contributions(SilosQuery(unit: .department, name: SampleOrganization.script))),
      ("contributions-nothing", .contributions(SilosQuery(name: "nothing"))),
      ("contributions-bad", .contributions(SilosQuery(from: SampleOrganization.image))),
      ("contributions-absent", .contributions(SilosQuery(name: "absent"))), ("conway", .conway(SilosQuery())),
      ("conway-hostile", .conway(SilosQuery(to: "2026-Q1", name: SampleOrganization.script))),
      ("conway-nothing", .conway(SilosQuery(name: "nothing"))), ("conway-absent", .conway(SilosQuery(name: "absent"))),
      ("conway-bad", .conway(SilosQuery(to: "9"))),
      ("record", .record("R-1")), ("record-open", .record("R-2")), ("record-hostile", .record("R-3")),
      ("research-nothing", .research(need: "nothing")),
      ("demand", .demand()), ("demand-year", .demand(.year, .unmet)), ("demand-none", .demand(.quarter, .failed)),
      ("demand-group", .demandGroup("1q0zr7m3k")), ("demand-group-bare", .demandGroup("bare")),
      ("demand-group-hostile", .demandGroup(SampleOrganization.hostileName)), ("privacy", .privacy()),
      ("privacy-done", .privacy(isDone: true)),
      ("research-bad", .research(need: "!")), ("search-blank", .search(query: "")),
      ("search-failing", .search(query: "broken")),
      ("repositories", .repositories(matching: "")),
      ("repositories-none", .repositories(matching: SampleOrganization.script)),
      ("projects", .projects(ProjectQuery())), ("projects-chosen", .projects(Self.chosen)),
      ("projects-guess", .projects(ProjectQuery(text: "requets"))),
      ("projects-hostile", .projects(ProjectQuery(text: SampleOrganization.script))), ("browse", .browse),
      ("graph", .graph(GraphQuestion())),
      ("graph-narrow", .graph(GraphQuestion(text: SampleOrganization.image, team: "", cyclesOnly: true))),
      ("graph-nothing", .graph(GraphQuestion(text: "nothing"))),
      ("project", project(SampleOrganization.rich)), ("project-bare", project(SampleOrganization.bareProject.summary)),
      ("project-hostile", project(SampleOrganization.hostileProject)),
      ("project-imported", project(SampleOrganization.imported)),
      ("project-imported-hostile", project(SampleOrganization.hostileImported)),
      ("status", .status), ("repository", .repository(nio)),
      ("repository-never", .repository("handbook")), ("repository-hostile", .repository(hostile.repository)),
      ("tree", .tree(Place(nio, "Sources"))), ("tree-hostile", .tree(hostile.at(""))),
      ("file", .file(Place(nio, "main.swift"))), ("file-hostile", .file(hostile)),
      ("file-document", .file(Place(nio, "README.md"))),
      ("file-document-source", .file(Place(nio, "README.md"), source: true)),
      ("file-rst", .file(Place(nio, "guide.rst"))), ("file-binary", .file(Place(nio, "data.bin"))),
      ("file-picture", .file(Place(nio, "logo.png"))), ("file-empty", .file(Place(nio, "empty.swift"))),
      ("history", .history(Place(nio, "main.swift"))), ("history-second", .history(Place(nio, "long"), page: 2)),
      ("history-beyond", .history(Place(nio, "long"), page: 9)), ("history-hostile", .history(hostile)),
      ("docs", .library(matching: "")), ("docs-none", .library(matching: SampleOrganization.script)),
      ("docs-repository", .documentation(nio)), ("docs-repository-hostile", .documentation(hostile.repository)),
      ("docs-document", .document(repository: nio, path: "docs/buffers.md")),
      ("docs-document-alone", .document(repository: nio, path: "README.md")),
      ("docs-decision", .document(repository: nio, path: "docs/loops/index.md")),
      ("decisions", .decisions(DecisionQuery())), ("search-decisions", .search(query: "loops", type: .decision)),
      (
        "decisions-hostile",
        .decisions(DecisionQuery(text: SampleOrganization.script, repository: SampleOrganization.hostileName).at(2))
      ),
      ("decisions-nothing", .decisions(DecisionQuery(text: "nothing", status: .accepted))),
      ("docs-document-withheld", .document(repository: nio, path: "docs/index.md")),
      (
        "docs-document-hostile",
        .document(repository: hostile.repository, path: SampleOrganization.hostileDocument)
      ),
      ("book", .book()), ("book-search", .book(query: "text")),
      ("book-search-nothing", .book(query: "nothing")), ("book-chapter", .chapter("buffers")),
      ("book-chapter-unfollowed", .chapter("loops")),
      ("repository-guess", .repository("groue/GRDB.swift")), ("teams", .teams), ("team", .team("Apple")),
      ("team-bare", .team("Buffers")), ("team-hostile", .team(SampleOrganization.hostileTeam.name)),
      ("people", .people(matching: "")), ("people-none", .people(matching: SampleOrganization.image)),
      ("person", .person(SampleOrganization.ada.key)), ("person-bare", .person(SampleOrganization.ben.key)),
      ("person-hostile", .person(SampleOrganization.hostilePerson.key)),
      ("everywhere", .everywhere), ("not-found", .repository("nobody/nothing")),
    ]
    return routes.map { (name: $0.0, path: $0.1.link.text) }
  }
}

private func project(_ summary: ProjectSummary) -> Route { ProjectAddress(summary).map(Route.project) ?? .home }

extension SocketlessReply {
  /// The page.
  var text: String { body }
}
