import Foundation
import HTML
import Hummingbird
import SearchModel
import Services
import Wording

extension WebUI {
  /// Weeks that the feed goes back.
  private static let weeks = 8

  /// A digest for each of the last whole weeks in which something was asked for.
  func demandFeed(_ request: Request, _ setting: PageSetting) async throws -> Response {
    guard let site = address(of: request) else { return ErrorPage.notFound.html(theme: .automatic).response(.notFound) }
    var digests: [DemandDigest] = []
    for back in 1...Self.weeks {
      let week = Week(containing: setting.now).advanced(by: -back)
      digests.append(try await useCases.demanding.digest(of: week, isBrief: true, viewer: setting.viewer))
    }
    let feed = DemandFeed(digests: digests.filter { !$0.items.isEmpty }, site: site, now: setting.now)
      .feed(organization: digests.first?.organization ?? "")
    var headers = HTTPFields()
    headers[.contentType] = "application/atom+xml; charset=utf-8"
    headers[.cacheControl] = "no-cache"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: feed.xml())))
  }
}

/// Weekly digests of demand as a feed.
struct DemandFeed {
  var digests: [DemandDigest]
  /// The address of the site without a slash at its end.
  var site: String
  var now: Date

  func feed(organization: String) -> AtomFeed {
    AtomFeed(
      id: tag("demand"), title: "Demand at \(organization)", author: organization.isEmpty ? "Guildhall" : organization,
      updated: Week(containing: now).start, page: site + Route.demand().link.text,
      address: site + Route.demandFeed.link.text, entries: digests.map(entry))
  }

  /// RFC 4151. The year is that in which these addresses began.
  private func tag(_ name: String) -> String {
    let host = site.split(separator: "/").last.map { $0.prefix { $0 != ":" } } ?? "guildhall"
    return "tag:\(host),2026:\(name)"
  }

  private func entry(_ digest: DemandDigest) -> AtomFeed.Entry {
    let new = digest.items.count(where: \.isNew)
    var html = HTMLWriter(capacity: 4 << 10)
    html(.ul) { html in
      for item in digest.items {
        html(.li) { html in
          html(.a, .href(Link(elsewhere: site + Route.demandGroup(item.group.id).link.text) ?? Route.demand().link)) {
            $0.name(item.group.need)
          }
          html.text(": " + Self.said(item))
        }
      }
    }
    return AtomFeed.Entry(
      id: tag("demand/\(digest.week)"),
      title: "Week \(digest.week): \(Counted.text(digest.items.count, "need")), \(new) new", updated: digest.week.end,
      link: site + Route.demand().link.text, content: html)
  }

  private static func said(_ item: DemandDigest.Item) -> String {
    let group = item.group
    let teams = group.teams.map(\.title).joined(separator: ", ")
    return [
      item.isNew ? "new" : "", group.kinds.map(\.words).joined(separator: ", "),
      "at least \(Counted.text(group.people, "person", "people"))", teams,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
