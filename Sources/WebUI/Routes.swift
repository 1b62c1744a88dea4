import HTML
import QueryLanguage
import SearchModel

/// The addresses of the site as values: links are made from them and requests are read into them.
///
/// A repository's name has slashes, so a lone `-` ends it:
/// `/repos/apple/swift-nio/-/blob/Sources/NIOCore/ByteBuffer.swift?branch=release/2`.
/// Where a name has a part that is itself `-`, links write `%2D`.
enum Route: Hashable {
  case home
  case search(query: String, type: ResultType? = nil, cursor: String? = nil)
  case suggest(query: String)
  /// Pages count from 1.
  case repositories(matching: String, order: RepositoryOrder = .name, page: Int = 1)
  case projects(matching: String, page: Int = 1)
  case teams
  case team(String)
  case people(matching: String, page: Int = 1)
  /// By the key.
  case person(String)
  case status
  case repository(String)
  case tree(Place)
  /// `source`: show a document as it is written. `line`: the part of a long file around it.
  case file(Place, source: Bool = false, line: Int? = nil)
  case raw(Place)
  case history(Place, page: Int = 1)
  case openSearch
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
    case .repositories(let text, let order, let page):
      Link(
        path: ["repositories"],
        query: Self.items(("q", text), ("sort", order == .name ? nil : order.rawValue), Self.page(page)))
    case .projects(let text, let page): Link(path: ["projects"], query: Self.items(("q", text), Self.page(page)))
    case .teams: Link(path: ["teams"])
    case .team(let name): Link(path: ["teams"] + Self.components(name))
    case .people(let text, let page): Link(path: ["people"], query: Self.items(("q", text), Self.page(page)))
    case .person(let key): Link(path: ["people", .name(key)])
    case .status: Link(path: ["status"], fragment: fragment)
    case .repository(let name): Link(path: ["repos"] + Self.components(name), fragment: fragment)
    case .tree(let place): Self.link("tree", place, fragment: fragment)
    case .file(let place, let source, let line):
      Self.link("blob", place, ("view", source ? "source" : nil), ("line", line.map(String.init)), fragment: fragment)
    case .raw(let place): Self.link("raw", place)
    case .history(let place, let page): Self.link("history", place, Self.page(page))
    case .openSearch: Link(path: ["opensearch.xml"])
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

  private static func page(_ number: Int) -> Item { ("page", number > 1 ? String(number) : nil) }

  /// Those that have a value.
  private static func items(_ items: Item...) -> [(name: StaticString, value: String)] {
    items.compactMap(present)
  }

  private static func present(_ item: Item) -> (name: StaticString, value: String)? {
    item.value.flatMap { $0.isEmpty ? nil : (item.name, $0) }
  }

  private static func components(_ path: String) -> [Link.Component] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { .name(String($0) ?? "") }
  }
}

// MARK: - From requests

extension Route {
  /// What the router sends here.
  static let patterns = [
    "/", "/search", "/search/suggest", "/repositories", "/projects", "/teams", "/teams/**", "/people", "/people/*",
    "/status", "/repos/**", "/opensearch.xml", "/static/**",
  ]

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
    case "repositories" where parts.count == 1:
      self = .repositories(
        matching: items["q"] ?? "", order: items["sort"].flatMap(RepositoryOrder.init) ?? .name, page: items.page)
    case "projects" where parts.count == 1: self = .projects(matching: items["q"] ?? "", page: items.page)
    case "teams" where parts.count == 1: self = .teams
    case "teams":
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .team(names.joined(separator: "/"))
    case "people" where parts.count == 1: self = .people(matching: items["q"] ?? "", page: items.page)
    case "people" where parts.count == 2:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .person(names[0])
    case "status" where parts.count == 1: self = .status
    case "opensearch.xml" where parts.count == 1: self = .openSearch
    case "static" where parts.count == 3:
      guard let names = Self.names(parts.dropFirst()) else { return nil }
      self = .asset(hash: names[0], name: names[1])
    case "repos":
      self.init(repositoryParts: parts.dropFirst(), items)
    default: return nil
    }
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
    let place = Place(repository, path.joined(separator: "/"), branch: items["branch"])
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
  private static func names(_ parts: some Collection<Substring.UTF8View>) -> [String]? {
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
