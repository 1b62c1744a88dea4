import Decisions
import HTML
import QueryLanguage
import SearchModel
import Services

/// The addresses of the site as values: links are made from them and requests are read into them.
///
/// A repository's name has slashes, so a lone `-` ends it:
/// `/repos/apple/swift-nio/-/blob/Sources/NIOCore/ByteBuffer.swift?branch=release/2`.
/// Where a name has a part that is itself `-`, links write `%2D`.
enum Route: Hashable {
  case home
  case search(query: String, type: ResultType? = nil, cursor: String? = nil)
  case suggest(query: String)
  /// Where a name in code is defined and used; `from`: the file in which it was met.
  case symbol(name: String, from: Place? = nil)
  /// The same in short, for the script.
  case nameCard(name: String, from: Place?)
  /// What the organisation has for a need.
  case research(need: String)
  /// Who knows something; `asOf` as it was typed.
  case who(subject: String, asOf: String = "")
  /// Recorded needs.
  case records(RecordQuery)
  /// One of them, by its label.
  case record(String)
  /// Its decision record, as a file.
  case decision(String)
  /// What people asked in public.
  case questions(QuestionQuery)
  /// One of them, by its label.
  case question(String)
  case ask(AskDraft = AskDraft())
  /// What asks for the same, for the script.
  case similarQuestions(query: String)
  /// What waits for somebody; empty for who the browser says it is.
  case inbox(person: String = "")
  /// What several people need.
  case demand(DemandWindow = .quarter, DemandKind? = nil)
  case demandGroup(String)
  /// The weekly digests as an Atom feed.
  case demandFeed
  /// What is kept of people; `isDone`: after they asked not to be kept.
  case privacy(isDone: Bool = false)
  /// Pages count from 1.
  case repositories(matching: String, order: RepositoryOrder = .name, page: Int = 1)
  case projects(ProjectQuery)
  case project(ProjectAddress)
  /// The dependency graph of the whole organisation.
  case graph(GraphQuestion)
  /// Its picture alone.
  case graphPicture(GraphQuestion)
  /// A picture of how ready the project is.
  case readinessBadge(ProjectAddress)
  case browse
  case teams
  case team(String)
  case people(matching: String, page: Int = 1)
  /// By the key.
  case person(String)
  /// How much teams work together, by quarter.
  case silos
  case contributions(SilosQuery)
  /// Teams whose code is coupled against those who talk.
  case conway(SilosQuery)
  /// Figures as a file.
  case silosTable(SilosTable, SilosQuery)
  case status
  case library(matching: String, page: Int = 1)
  /// Decisions of all repositories, or of one.
  case decisions(DecisionQuery)
  case documentation(String)
  /// A document of the default branch as a page of the library.
  case document(repository: String, path: String)
  case book(query: String = "")
  case chapter(String)
  case repository(String)
  case tree(Place)
  /// `source`: show a document as it is written. `line`: the part of a long file around it.
  case file(Place, source: Bool = false, line: Int? = nil)
  case raw(Place)
  case history(Place, page: Int = 1)
  case openSearch
  /// How to ask from elsewhere: the browser, the terminal, git, agents.
  case everywhere
  case asset(hash: String, name: String)
}

/// A folder or file of a repository.
struct Place: Hashable {
  var repository: String
  /// Nil is the default branch.
  var branch: String?
  /// Empty is the root.
  var path: String

  init(_ repository: String, _ path: String = "", branch: String? = nil) {
    self.repository = repository
    self.path = path
    self.branch = branch
  }

  func at(_ path: String) -> Place { Place(repository, path, branch: branch) }
  func on(_ branch: String?) -> Place { Place(repository, path, branch: branch) }
}

// MARK: - To links

extension Route {
  var link: Link { link(fragment: nil) }

  func link(fragment: String?) -> Link {
    switch self {
    case .home: Link(path: [])
    case .search(let query, let type, let cursor):
      Link(
        path: ["search"], query: Self.items(("q", query), ("type", type?.rawValue), ("cursor", cursor)),
        fragment: fragment)
    case .suggest(let query): Link(path: ["search", "suggest"], query: Self.items(("q", query)))
    case .symbol(let name, let from): Link(path: ["symbol"], query: Self.items(name, from))
    case .nameCard(let name, let from): Link(path: ["symbol", "card"], query: Self.items(name, from))
    case .research(let need): Link(path: ["research"], query: Self.items(("q", need)))
    case .who(let subject, let asOf):
      Link(path: ["who"], query: Self.items(("subject", subject), ("asOf", asOf.isEmpty ? nil : asOf)))
    case .records(let query):
      Link(
        path: ["research", "records"],
        query: Self.items(
          ("q", query.text), ("team", query.team), ("open", query.isOpen ? "yes" : nil), Self.page(query.page)))
    case .record(let label): Link(path: ["research", .name(label)], fragment: fragment)
    case .decision(let label): Link(path: ["research", .name(label), "decision"])
    case .questions(let query): Link(path: ["questions"], query: query.items.compactMap(Self.present))
    case .question(let label): Link(path: ["questions", .name(label)], fragment: fragment)
    case .ask(let draft): Link(path: ["questions", "ask"], query: draft.items.compactMap(Self.present))
    case .similarQuestions(let query): Link(path: ["questions", "similar"], query: Self.items(("q", query)))
    case .inbox(let person): Link(path: ["inbox"], query: Self.items(("person", person)))
    case .demand(let window, let kind):
      Link(
        path: ["demand"],
        query: Self.items(("since", window == .quarter ? nil : window.text), ("kind", kind?.rawValue)))
    case .demandGroup(let id): Link(path: ["demand", .name(id)])
    case .demandFeed: Link(path: ["demand.atom"])
    case .privacy(let isDone): Link(path: ["privacy"], query: Self.items(("done", isDone ? "yes" : nil)))
    case .repositories(let text, let order, let page):
      Link(
        path: ["repositories"],
        query: Self.items(("q", text), ("sort", order == .name ? nil : order.rawValue), Self.page(page)))
    case .projects(let query): Link(path: ["projects"], query: query.items.compactMap(Self.present))
    case .project(let address): Self.link(["projects"], address, fragment: fragment)
    case .graph(let question): Self.link("graph", question, fragment: fragment)
    case .graphPicture(let question): Self.link("graph.svg", question)
    case .readinessBadge(let address): Self.link(["badge", "readiness"], address, ending: ".svg")
    case .browse: Link(path: ["browse"])
    case .teams: Link(path: ["teams"])
    case .team(let name): Link(path: ["teams"] + Self.components(name))
    case .people(let text, let page): Link(path: ["people"], query: Self.items(("q", text), Self.page(page)))
    case .person(let key): Link(path: ["people", .name(key)])
    case .silos: Link(path: ["silos"])
    case .contributions(let query): Link(path: ["silos", "contributions"], query: query.items.compactMap(Self.present))
    case .conway(let query): Link(path: ["silos", "map"], query: query.items.compactMap(Self.present))
    case .silosTable(let table, let query):
      Link(path: ["silos", .name(table.rawValue + ".csv")], query: query.items.compactMap(Self.present))
    case .status: Link(path: ["status"], fragment: fragment)
    case .library(let text, let page): Link(path: ["docs"], query: Self.items(("q", text), Self.page(page)))
    case .decisions(let query):
      Link(
        path: ["decisions"],
        query: Self.items(
          ("q", query.text), ("status", query.status?.rawValue), ("repository", query.repository),
          Self.page(query.page)))
    case .documentation(let name): Link(path: ["docs"] + Self.components(name), fragment: fragment)
    case .document(let repository, let path):
      Link(path: ["docs"] + Self.components(repository) + ["-"] + Self.components(path), fragment: fragment)
    case .book(let query): Link(path: ["book", ""], query: Self.items(("q", query)))
    case .chapter(let slug): Link(path: ["book"] + Self.components(slug) + [""], fragment: fragment)
    case .repository(let name): Link(path: ["repos"] + Self.components(name), fragment: fragment)
    case .tree(let place): Self.link("tree", place, fragment: fragment)
    case .file(let place, let source, let line):
      Self.link("blob", place, ("view", source ? "source" : nil), ("line", line.map(String.init)), fragment: fragment)
    case .raw(let place): Self.link("raw", place)
    case .history(let place, let page): Self.link("history", place, Self.page(page))
    case .openSearch: Link(path: ["opensearch.xml"])
    case .everywhere: Link(path: ["help", "everywhere"], fragment: fragment)
    case .asset(let hash, let name): Link(path: ["static", .name(hash), .name(name)])
    }
  }

  /// A line of a file. Lines far down a long file name themselves to the server, which shows a part at a time.
  static func line(_ line: Int, of place: Place, source: Bool = false) -> Link {
    lines(of: place, source: source)(line)
  }

  /// The same for many lines of one file.
  static func lines(of place: Place, source: Bool = false) -> (Int) -> Link {
    let whole = Route.file(place, source: source).link
    return { line in
      let page = line > FileParts.alwaysInFirst ? Route.file(place, source: source, line: line).link : whole
      return page.at("L\(line)")
    }
  }

  private typealias Item = (name: StaticString, value: String?)

  private static func link(
    _ view: Link.Component, _ place: Place, _ more: Item..., fragment: String? = nil
  ) -> Link {
    Link(
      path: ["repos"] + components(place.repository) + ["-", view] + components(place.path),
      query: items(("branch", place.branch)) + more.compactMap(present), fragment: fragment)
  }

  /// The names that an identifier of an imported catalogue has between its slashes stand in the path, as a repository's
  /// do; one that is no such path stands in the query whole.
  private static func link(
    _ start: [Link.Component], _ address: ProjectAddress, ending: String = "", fragment: String? = nil
  ) -> Link {
    switch address {
    case .repository(let repository, let folder, let name, let ecosystem):
      var path = start + components(repository)
      if !folder.isEmpty { path += ["-"] + components(folder) }
      if !ending.isEmpty, case .name(let last)? = path.last { path[path.count - 1] = .name(last + ending) }
      return Link(path: path, query: items(("name", name), ("ecosystem", ecosystem)), fragment: fragment)
    case .imported(let source, let identifier):
      let parts = identifier.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard ([source] + parts).allSatisfy(isName) else {
        return Link(
          path: ["imported"], query: items(("source", source), ("identifier", identifier)), fragment: fragment)
      }
      return Link(path: ["imported", .name(source)] + parts.map { .name($0) }, fragment: fragment)
    }
  }

  private static func link(_ page: Link.Component, _ question: GraphQuestion, fragment: String? = nil) -> Link {
    Link(
      path: [page],
      query: items(
        ("q", question.text), ("team", question.team.map { $0.isEmpty ? nobody : $0 }),
        ("only", question.cyclesOnly ? "cycles" : nil)), fragment: fragment)
  }

  /// Stands for the team of projects without a known owner; no team's name begins with a space.
  static let nobody = " "

  /// Whether a text can stand between two slashes.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.contains("/") && !text.contains("\0")
  }

  private static func page(_ number: Int) -> Item { ("page", number > 1 ? String(number) : nil) }

  /// Those that have a value.
  private static func items(_ items: Item...) -> [(name: StaticString, value: String)] {
    items.compactMap(present)
  }

  private static func present(_ item: Item) -> (name: StaticString, value: String)? {
    item.value.flatMap { $0.isEmpty ? nil : (item.name, $0) }
  }

  private static func items(_ name: String, _ from: Place?) -> [(name: StaticString, value: String)] {
    items(("name", name), ("from", from.map { Route.file($0).link.text }))
  }

  private static func components(_ path: String) -> [Link.Component] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { .name(String($0) ?? "") }
  }
}

// MARK: - From requests

extension Route {
  /// What the router sends here.
  static let patterns = [
    "/", "/search", "/search/suggest", "/symbol", "/symbol/card", "/research", "/research/*", "/research/*/decision",
    "/questions", "/questions/*", "/inbox", "/demand", "/demand/*",
    "/demand.atom", "/privacy", "/browse", "/repositories", "/projects", "/projects/**", "/imported", "/imported/**",
    "/graph", "/graph.svg", "/badge/readiness/**", "/decisions", "/docs", "/docs/**", "/book",
    "/book/**", "/who", "/silos", "/silos/*", "/teams", "/teams/**", "/people", "/people/*", "/status", "/repos/**",
    "/opensearch.xml",
    "/help/everywhere", "/static/**",
  ]

  /// Those that take what a form sends.
  static let sentPatterns = ["/research", "/research/*", "/questions/*", "/privacy"]

  /// Nil when nothing has this address, as with one that tries to lead out of a repository.
  ///
  /// - Parameters:
  ///   - path: as it was sent, percent-encoded.
  ///   - query: as it was sent, without `?`.
  init?(path: String, query: String?) {
    let items = QueryItems(query ?? "")
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
    switch parts.first.map({ String($0) ?? "" }) {
    case "" where parts.count == 1, nil: self = .home
    case "search" where parts.count == 1:
      self = .search(
        query: items["q"] ?? "", type: items["type"].flatMap(ResultType.init), cursor: items["cursor"])
    case "search" where parts.count == 2 && parts.last?.elementsEqual("suggest".utf8) == true:
      self = .suggest(query: items["q"] ?? "")
    case "symbol" where parts.count <= 2:
      let place = items["from"].flatMap(Self.place)
      let name = items["name"] ?? ""
      guard parts.count == 1 || parts.last?.elementsEqual("card".utf8) == true else { return nil }
      self = parts.count == 1 ? .symbol(name: name, from: place) : .nameCard(name: name, from: place)
    case "research" where parts.count == 1: self = .research(need: items["q"] ?? "")
    case "who" where parts.count == 1: self = .who(subject: items["subject"] ?? "", asOf: items["asOf"] ?? "")
    case "research": self.init(recordParts: parts.dropFirst(), items)
    case "questions" where parts.count == 1: self = .questions(QuestionQuery(items))
    case "questions" where parts.count == 2:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      switch names[0] {
      case "ask": self = .ask(AskDraft(items))
      case "similar": self = .similarQuestions(query: items["q"] ?? "")
      default: self = .question(names[0])
      }
    case "inbox" where parts.count == 1: self = .inbox(person: items["person"] ?? "")
    case "demand" where parts.count == 1:
      self = .demand(
        items["since"].flatMap(DemandWindow.init) ?? .quarter, items["kind"].flatMap(DemandKind.init))
    case "demand" where parts.count == 2:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .demandGroup(names[0])
    case "demand.atom" where parts.count == 1: self = .demandFeed
    case "privacy" where parts.count == 1: self = .privacy(isDone: items["done"] == "yes")
    case "repositories" where parts.count == 1:
      self = .repositories(
        matching: items["q"] ?? "", order: items["sort"].flatMap(RepositoryOrder.init) ?? .name, page: items.page)
    case "projects" where parts.count == 1: self = .projects(ProjectQuery(items))
    case "browse" where parts.count == 1: self = .browse
    case "projects":
      guard let address = ProjectAddress(projectParts: parts.dropFirst(), items) else { return nil }
      self = .project(address)
    case "graph" where parts.count == 1: self = .graph(GraphQuestion(items))
    case "graph.svg" where parts.count == 1: self = .graphPicture(GraphQuestion(items))
    case "imported":
      guard let address = ProjectAddress(importedParts: parts.dropFirst(), items) else { return nil }
      self = .project(address)
    case "badge" where parts.dropFirst().first?.elementsEqual("readiness".utf8) == true:
      guard let address = ProjectAddress(projectParts: parts.dropFirst(2), items, ending: ".svg") else { return nil }
      self = .readinessBadge(address)
    case "teams" where parts.count == 1: self = .teams
    case "teams":
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .team(names.joined(separator: "/"))
    case "people" where parts.count == 1: self = .people(matching: items["q"] ?? "", page: items.page)
    case "people" where parts.count == 2:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .person(names[0])
    case "silos": self.init(silosParts: parts.dropFirst(), items)
    case "status" where parts.count == 1: self = .status
    case "opensearch.xml" where parts.count == 1: self = .openSearch
    case "help" where parts.count == 2 && parts.last?.elementsEqual("everywhere".utf8) == true: self = .everywhere
    case "static" where parts.count == 3:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .asset(hash: names[0], name: names[1])
    case "decisions" where parts.count == 1: self = .decisions(DecisionQuery(items))
    case "docs" where parts.count == 1: self = .library(matching: items["q"] ?? "", page: items.page)
    case "docs": self.init(documentParts: parts.dropFirst())
    case "book": self.init(bookParts: parts.dropFirst(), items)
    case "repos":
      self.init(repositoryParts: parts.dropFirst(), items)
    default: return nil
    }
  }

  /// The file whose page has this address.
  private static func place(_ address: String) -> Place? {
    guard case .file(let place, _, _) = Route(path: address, query: nil) else { return nil }
    return place
  }

  private init?(recordParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems) {
    guard let names = Self.names(parts) else { return nil }
    switch (names.first, names.count) {
    case ("records", 1):
      self = .records(
        RecordQuery(
          text: items["q"] ?? "", team: items["team"] ?? "", isOpen: items["open"] == "yes", page: items.page))
    case (let label?, 1): self = .record(label)
    case (let label?, 2) where names[1] == "decision": self = .decision(label)
    default: return nil
    }
  }

  private init?(silosParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems) {
    guard let names = Self.names(parts), names.count <= 1 else { return nil }
    switch names.first {
    case nil: self = .silos
    case "contributions": self = .contributions(SilosQuery(items))
    case "map": self = .conway(SilosQuery(items))
    case let name?:
      guard name.hasSuffix(".csv"), let table = SilosTable(rawValue: String(name.dropLast(4))) else { return nil }
      self = .silosTable(table, SilosQuery(items))
    }
  }

  private init?(documentParts parts: ArraySlice<Substring.UTF8View>) {
    let separator = parts.firstIndex { $0.elementsEqual([UInt8(ascii: "-")]) } ?? parts.endIndex
    guard let names = Self.names(parts[..<separator]), !names.isEmpty else { return nil }
    guard separator < parts.endIndex else {
      self = .documentation(names.joined(separator: "/"))
      return
    }
    guard let path = Self.names(parts[(separator + 1)...]), !path.isEmpty else { return nil }
    self = .document(repository: names.joined(separator: "/"), path: path.joined(separator: "/"))
  }

  /// Chapters are written with a slash behind them, and found without one.
  private init?(bookParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems) {
    let parts = parts.last?.isEmpty == true ? parts.dropLast() : parts
    guard let names = Self.names(parts) else { return nil }
    self = names.isEmpty ? .book(query: items["q"] ?? "") : .chapter(names.joined(separator: "/"))
  }

  private init?(repositoryParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems) {
    // As sent: `%2D` is part of a name.
    let separator = parts.firstIndex { $0.elementsEqual([UInt8(ascii: "-")]) } ?? parts.endIndex
    guard let names = Self.names(parts[..<separator]), !names.isEmpty else { return nil }
    let repository = names.joined(separator: "/")
    guard separator < parts.endIndex else {
      self = .repository(repository)
      return
    }
    var rest = parts[(separator + 1)...]
    guard let view = rest.popFirst().map({ String($0) }) else { return nil }
    if view == "tree", rest.last?.isEmpty == true { rest.removeLast() }
    guard let path = Self.names(rest) else { return nil }
    let place = Place(
      repository, path.joined(separator: "/"), branch: items["branch"].flatMap { $0.isEmpty ? nil : $0 })
    switch view {
    case "tree": self = .tree(place)
    case "blob" where !path.isEmpty:
      self = .file(place, source: items["view"] == "source", line: items["line"].flatMap { Int($0) })
    case "raw" where !path.isEmpty: self = .raw(place)
    case "history": self = .history(place, page: items.page)
    default: return nil
    }
  }

  /// The names that parts of a path stand for, each decoded exactly once; nil when one is no name
  /// that a file could have, such as `..`, or one with an encoded slash or NUL in it.
  fileprivate static func names(_ parts: some Collection<Substring.UTF8View>) -> [String]? {
    var names: [String] = []
    for part in parts {
      guard let bytes = PercentDecoding.bytes(Substring(part)), !bytes.isEmpty, !bytes.contains(0),
        !bytes.contains(UInt8(ascii: "/")), let name = String(validating: bytes, as: UTF8.self), name != ".",
        name != ".."
      else { return nil }
      names.append(name)
    }
    return names
  }
}

extension ProjectAddress {
  /// `ending` is what the last part of the path must end with.
  fileprivate init?(projectParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems, ending: String = "") {
    // As sent: `%2D` is part of a name.
    let separator = parts.firstIndex { $0.elementsEqual([UInt8(ascii: "-")]) }
    guard let repository = Route.names(parts[..<(separator ?? parts.endIndex)]), !repository.isEmpty,
      let folder = Route.names(parts[(separator.map { $0 + 1 } ?? parts.endIndex)...]),
      separator == nil || !folder.isEmpty
    else { return nil }
    var (place, inner) = (repository.joined(separator: "/"), folder.joined(separator: "/"))
    if !ending.isEmpty {
      let last = inner.isEmpty ? place : inner
      guard last.hasSuffix(ending), last.utf8.count > ending.utf8.count else { return nil }
      if inner.isEmpty { place.removeLast(ending.count) } else { inner.removeLast(ending.count) }
    }
    self = .repository(place, folder: inner, name: items["name"], ecosystem: items["ecosystem"])
  }

  fileprivate init?(importedParts parts: ArraySlice<Substring.UTF8View>, _ items: QueryItems) {
    guard let names = Route.names(parts) else { return nil }
    if let source = names.first, names.count > 1 {
      self = .imported(source: source, identifier: names.dropFirst().joined(separator: "/"))
    } else if names.isEmpty, let source = items["source"], let identifier = items["identifier"] {
      self = .imported(source: source, identifier: identifier)
    } else {
      return nil
    }
  }
}

extension GraphQuestion {
  fileprivate init(_ items: QueryItems) {
    self.init(
      text: items["q"] ?? "", team: items["team"].map { $0 == Route.nobody ? "" : $0 },
      cyclesOnly: items["only"] == "cycles")
  }
}
