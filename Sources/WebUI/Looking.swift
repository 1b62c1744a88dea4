import Hummingbird
import SearchModel
import Services

/// Somebody who looks at pages, and for what.
extension Asker {
  /// Parts of the names of programs that fetch pages by themselves.
  private static let programs = [
    "bot", "crawl", "spider", "slurp", "preview", "monitor", "curl/", "wget/", "python", "go-http",
  ]

  /// Nil for a program, and for a page that is fetched before anybody asks for it: nothing is kept of those.
  static func looking(_ request: Request) -> Asker? {
    guard request.method == .get, let agent = request.headers[.userAgent]?.lowercased(), !agent.isEmpty,
      !programs.contains(where: agent.contains)
    else { return nil }
    for name in ["Sec-Purpose", "Purpose", "X-Moz"] {
      guard let name = HTTPFields.Element.Name(name), let purpose = request.headers[name]?.lowercased() else {
        continue
      }
      if purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview") { return nil }
    }
    return Asker(of: request)
  }
}

extension LookedFor {
  /// What was looked for on the page of this site that led to a request; browsers name it (`Referer`), since our policy
  /// lets them within the site, and nothing need be written into links.
  ///
  /// `site` is the address under which people reach the server.
  init?(leadingTo request: Request, site: String?) {
    guard let name = HTTPFields.Element.Name("Referer"), let referrer = request.headers[name],
      referrer.utf8.count <= 8192, let origin = WebOrigin(referrer),
      origin.isOwn(site: site, asked: request.head.authority), let scheme = referrer.firstRange(of: "://")
    else { return nil }
    let parts = referrer[scheme.upperBound...].drop { $0 != "/" }.split(separator: "?", maxSplits: 1)
    switch parts.first.flatMap({ Route(path: String($0), query: parts.count > 1 ? String(parts[1]) : nil) }) {
    case .search(let query, _, _) where !query.isEmpty: self = .search(query)
    case .research(let need) where !need.isEmpty: self = .research(need)
    default: return nil
    }
  }
}

extension Route {
  /// What is opened at an address that a search can lead to, by a name that begins with the repository; nil for others.
  var opened: String? {
    switch self {
    case .project(.repository(let repository, let folder, let name, _)):
      "\(repository):\(folder)#\(name ?? "")"
    case .project(.imported(let source, let identifier)): "import:\(source)#\(identifier)"
    case .repository(let name), .documentation(let name): name
    case .file(let place, _, _), .tree(let place), .history(let place, _), .raw(let place):
      "\(place.repository):\(place.path)"
    case .document(let repository, let path): "\(repository):\(path)"
    case .team(let name): "team:\(name)"
    case .chapter(let slug): "book:\(slug)"
    default: nil
    }
  }
}

extension WebUI {
  /// Notes that a page was opened because of a search, when it was.
  func noteOpening(_ request: Request, _ response: Response) {
    guard response.status == .ok, let asker = Asker.looking(request),
      let looked = LookedFor(leadingTo: request, site: site),
      let opened = Route(path: request.uri.path, query: request.uri.query)?.opened
    else { return }
    useCases.signalling.noteOpened(opened, after: looked, by: asker)
  }
}
