package import Foundation
package import Hummingbird
package import SearchModel
package import Services
import Wording

/// The pages of the site: server-rendered, complete without the script.
package struct WebUI: Sendable {
  let useCases: UseCases
  let viewer: @Sendable (Request) -> Viewer
  let now: @Sendable () -> Date
  /// The address of the site without a slash at its end, where it is known.
  let site: String?
  /// Names a page that is sent, once in the world: what is sent twice from it is done once.
  let token: @Sendable () -> String

  /// `viewer` tells who sent a request: everything on a page is what they may see. `now` is the time that ages
  /// are counted to. `site` is the address under which people reach the server, for what names a page to the world.
  package init(
    _ useCases: UseCases, viewer: @escaping @Sendable (Request) -> Viewer = { _ in .anonymous },
    now: @escaping @Sendable () -> Date, site: String? = nil,
    token: @escaping @Sendable () -> String = { UUID().uuidString }
  ) {
    self.useCases = useCases
    self.viewer = viewer
    self.now = now
    self.site = site
    self.token = token
  }

  /// Adds all pages and static files, and the error pages for what fails or is not found outside the machine
  /// surfaces (`/api`, `/mcp`, `/healthz`, `/metrics`); routes added before keep their own errors.
  package func addRoutes<Context: RequestContext>(to router: Router<Context>) {
    router.add(middleware: ErrorPages<Context>())
    for pattern in Route.patterns {
      let path = RouterPath(pattern)
      router.get(path) { request, _ in
        let response = try await respond(to: request)
        noteOpening(request, response)
        return response
      }
      router.head(path) { request, _ in try await respond(to: request).createHeadResponse() }
    }
    for pattern in Route.sentPatterns {
      router.post(RouterPath(pattern)) { request, _ in try await respond(toSent: request) }
    }
  }

  /// Records what a form sent. Whether it came from a page of this site is the server's to check, before.
  private func respond(toSent request: Request) async throws -> Response {
    let setting = PageSetting(theme: Theme(of: request), viewer: viewer(request), now: now())
    switch Route(path: request.uri.path, query: nil) {
    case .research: return try await record(request, setting)
    case .record(let label): return try await decide(label, request, setting)
    case .ask: return try await ask(request, setting)
    case .question(let label): return try await answer(label, request, setting)
    case .privacy: return try await optOut(request, setting)
    default: throw HTTPError(.notFound)
    }
  }

  private func respond(to request: Request) async throws -> Response {
    guard let route = Route(path: request.uri.path, query: request.uri.query) else { throw HTTPError(.notFound) }
    let setting = PageSetting(theme: Theme(of: request), viewer: viewer(request), now: now())
    switch route {
    case .home: return try await home(setting)
    case .search(let query, let type, let cursor):
      return try await search(query, type: type, cursor: cursor, asker: Asker.looking(request), setting)
    case .suggest(let query): return try await suggest(query, setting)
    case .symbol(let name, let from): return try await symbol(name, from: from, setting)
    case .nameCard(let name, let from): return try await nameCard(name, from: from, setting)
    case .research(let need):
      return try await research(need, by: Asker(of: request), looking: Asker.looking(request), setting)
    case .who(let subject, let asOf): return try await who(subject, asOf: asOf, setting)
    case .records(let query): return try await records(query, setting)
    case .record(let label): return try await record(label, asker: Asker(of: request), setting)
    case .decision(let label): return try await decision(label, setting)
    case .questions(let query): return try await questions(query, setting)
    case .question(let label): return try await question(label, asker: Asker(of: request), setting)
    case .ask(let draft): return try await ask(draft, asker: Asker(of: request), setting)
    case .similarQuestions(let query): return try await similarQuestions(query, setting)
    case .inbox(let person): return try await inbox(person, asker: Asker(of: request), setting)
    case .demand(let window, let kind): return try await demand(window, kind, setting)
    case .demandGroup(let id): return try await demandGroup(id, setting)
    case .demandFeed: return try await demandFeed(request, setting)
    case .privacy(let isDone): return try await privacy(request, isDone: isDone, setting)
    case .repositories(let text, let order, let page):
      return try await repositories(matching: text, order: order, page: page, setting)
    case .projects(let query): return try await projects(query, setting)
    case .browse: return try await browse(setting)
    case .project(let address): return try await project(address, setting)
    case .graph(let question): return try await graph(question, setting)
    case .graphPicture(let question): return try await graphPicture(question, setting)
    case .readinessBadge(let address): return try await readinessBadge(address)
    case .teams: return try await teams(setting)
    case .team(let name): return try await team(name, setting)
    case .people(let text, let page): return try await people(matching: text, page: page, setting)
    case .person(let key): return try await person(key, setting)
    case .silos: return try await silos(setting)
    case .contributions(let query): return try await contributions(query, setting)
    case .conway(let query): return try await conway(query, setting)
    case .silosTable(let table, let query): return try await silosTable(table, query, setting)
    case .status: return try await status(setting)
    case .library(let text, let page): return try await library(matching: text, page: page, setting)
    case .decisions(let query): return try await decisions(query, setting)
    case .documentation(let name): return try await documentation(name, setting)
    case .document(let repository, let path): return try await document(repository, path, setting)
    case .book(let query): return try await book(query, setting)
    case .chapter(let slug): return try await chapter(slug, setting)
    case .repository(let name): return try await repository(name, setting)
    case .tree(let place): return try await tree(place, setting)
    case .file(let place, let source, let line): return try await file(place, source: source, line: line, setting)
    case .raw(let place): return try await raw(place, setting)
    case .history(let place, let page): return try await history(place, page: page, setting)
    case .openSearch: return openSearch(request)
    case .everywhere: return everywhere(request, setting)
    case .asset(let hash, let name): return try Asset.response(hash: hash, name: name, to: request)
    }
  }
}

/// What a page needs to know beside its subject.
struct PageSetting: Sendable {
  var theme: Theme
  var viewer: Viewer
  var now: Date

  func moment(_ date: Date) -> Moment { Moment(date, now: now) }
}

/// Light or dark as the reader chose, else as their system has it.
enum Theme: String, Sendable {
  case automatic, light, dark

  static let cookieName = "guildhall-theme"

  init(of request: Request) {
    self = request.cookies[Self.cookieName].flatMap { Theme(rawValue: $0.value) } ?? .automatic
  }
}
