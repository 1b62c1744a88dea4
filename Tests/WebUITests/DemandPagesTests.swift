import Foundation
import FoundationXML
import Hummingbird
import Services
import Synchronization
import TestSupport
import Testing

@testable import WebUI

@Suite struct DemandPagesTests {
  @Test func aGroupSaysWhoAndWhat() async throws {
    let page = try await Browser().get("/demand/1q0zr7m3k").text
    for text in [
      "retry a flaky HTTP call", "at least 5 people", "/teams/Apple", "1 small team", "3 teams dismissed it",
      "href=\"/research/R-12\"", "Start a project page", "Ask a question", "Call for contributors",
      "href=\"mailto:team@example.org?subject=", "&quot;motivation&quot;",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(try await Browser().get("/demand/nothing").status == 404)
  }

  @Test func theListIsNarrowedByAddresses() async throws {
    let page = try await Browser().get("/demand?since=365d&kind=unmet").text
    #expect(page.contains("31 needs in 365 days, the first 2 shown"))
    #expect(page.contains("href=\"/demand?since=30d&amp;kind=unmet\""))
    #expect(page.contains("type=\"application/atom+xml\""))
    // What is no window is the usual one.
    #expect(try await Browser().get("/demand?since=31d").text.contains("in 90 days"))
    #expect(try await Browser().get("/demand?kind=failed").text.contains("None of this kind"))
  }

  @Test func theFeedIsAtom() async throws {
    let reply = try await Browser().get("/demand.atom")
    #expect(reply.status == 200 && reply.headers[.contentType] == "application/atom+xml; charset=utf-8")
    let feed = try AtomReader(reply.body)
    // Of eight weeks one has nothing.
    #expect(feed.entries == 7)
    #expect(feed.problems == [])
    #expect(reply.body.contains("tag:localhost,2026:demand/2026-W10"))
    #expect(reply.body.contains("Demand at Swift &amp; Commons"))
    #expect(!reply.body.contains("<script") && !reply.body.contains("\u{202E}"))
  }

  @Test func whoeverLooksIsKnownFromCookies() async throws {
    let askers = Mutex<[String]>([])
    let browser = Browser(
      organization: SampleOrganization(asked: { asker in
        askers.withLock { $0.append(asker.map { "\($0.person)|\($0.team)" } ?? "nobody") }
      }))
    let firefox = "Mozilla/5.0 (X11; Linux) Firefox/145.0"
    for (agent, cookie, more) in [
      (firefox, "", [:]), (firefox, "guildhall-person=Ann%20Lee; guildhall-team=K%C3%A4se", [:]),
      ("Mozilla/5.0 (compatible; Googlebot/2.1)", "guildhall-person=x", [:]), ("", "", [:]),
      (firefox, "guildhall-person=x", ["Sec-Purpose": "prefetch"]),
      (firefox, "guildhall-person=a%0Ab; guildhall-team=" + String(repeating: "x", count: 201), [:]),
    ] as [(String, String, [String: String])] {
      var headers = HTTPFields()
      if !agent.isEmpty { headers[.userAgent] = agent }
      if !cookie.isEmpty { headers[.cookie] = cookie }
      for (name, value) in more { HTTPFields.Element.Name(name).map { headers[$0] = value } }
      _ = try await browser.get("/search?q=x", headers: headers)
    }
    var headers = HTTPFields()
    headers[.userAgent] = firefox
    _ = try await browser.get("/search?q=x", method: .head, headers: headers)
    #expect(askers.withLock { $0 } == ["|", "Ann Lee|Käse", "nobody", "nobody", "nobody", "|", "nobody"])
  }

  @Test func whatIsOpenedAfterASearchIsNoted() async throws {
    let opened = Mutex<[String]>([])
    let browser = Browser(
      organization: SampleOrganization(opened: { identifier, looked, _ in
        opened.withLock { $0.append("\(identifier) after \(looked)") }
      }))
    for (path, referrer) in [
      ("/repos/apple/swift-nio", "http://localhost/search?q=event+loop"),
      ("/repos/apple/swift-nio/-/blob/main.swift", "http://localhost/research?q=many"),
      ("/repos/apple/swift-nio", "http://evil.example/search?q=event+loop"), ("/repos/apple/swift-nio", ""),
      ("/repos/apple/swift-nio", "http://localhost/search"), ("/status", "http://localhost/search?q=x"),
      ("/repos/apple/nothing", "http://localhost/search?q=x"),
      ("/repos/apple/swift-nio", "http://localhost/search?q=%ZZ"),
    ] {
      var headers = HTTPFields()
      headers[.userAgent] = "Mozilla/5.0 Firefox/145.0"
      HTTPFields.Element.Name("Referer").map { headers[$0] = referrer }
      _ = try await browser.get(path, headers: headers)
    }
    #expect(
      opened.withLock { $0 } == [
        "apple/swift-nio after search(\"event loop\")", "apple/swift-nio:main.swift after research(\"many\")",
        "apple/swift-nio after search(\"%ZZ\")",
      ])
  }

  @Test func thePrivacyPageSaysWhoYouAreAndNothingOfWhatIsKept() async throws {
    func page(_ cookie: String) async throws -> String {
      var headers = HTTPFields()
      headers[.cookie] = cookie
      return try await Browser().get("/privacy", headers: headers).text
    }
    #expect(try await page("x=y").contains("has not said who you are"))
    let ann = try await page("guildhall-person=ann; guildhall-team=Apple")
    #expect(ann.contains("<b>ann</b> of <b>Apple</b>") && ann.contains("Keep nothing of me"))
    let ben = try await page("guildhall-person=ben")
    #expect(ben.contains("You asked not to be kept") && !ben.contains("Keep nothing of me"))
  }
}

/// As much of RFC 4287 as a feed of ours has to keep to.
private final class AtomReader: NSObject, XMLParserDelegate {
  private(set) var entries = 0
  private(set) var problems: [String] = []
  private var path: [String] = []
  private var seen: [String: Int] = [:]
  private var ids: Set<String> = []
  private var text = ""

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.shouldProcessNamespaces = true
    parser.delegate = self
    if !parser.parse() { problems.append("not well-formed: \(parser.parserError.map { "\($0)" } ?? "")") }
    checkOne("feed", of: ["feed/id", "feed/title", "feed/updated", "feed/author/name"])
    if seen["feed/link self"] != 1 { problems.append("no link to itself") }
  }

  private func checkOne(_ place: String, of names: [String]) {
    for name in names where seen[name] != 1 { problems.append("\(place): \(seen[name] ?? 0) \(name)") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if namespaceURI != "http://www.w3.org/2005/Atom" { problems.append("\(name) is not of Atom") }
    path.append(name)
    text = ""
    let place = path.joined(separator: "/")
    if place == "feed/entry" {
      for key in seen.keys where key.hasPrefix("feed/entry/") { seen[key] = nil }
    }
    seen[place, default: 0] += 1
    if name == "link" {
      seen["\(place) \(attributes["rel"] ?? "alternate")", default: 0] += 1
      if attributes["href"]?.hasPrefix("http") != true { problems.append("a link is not whole") }
    }
    if name == "content", attributes["type"] != "html" { problems.append("content is no HTML") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "id": if !text.hasPrefix("tag:") || !ids.insert(text).inserted { problems.append("the id \(text)") }
    case "updated":
      if (try? Date(text, strategy: .iso8601)) == nil { problems.append("the date \(text)") }
    case "entry":
      entries += 1
      checkOne(
        "entry",
        of: [
          "feed/entry/id", "feed/entry/title", "feed/entry/updated", "feed/entry/content", "feed/entry/link alternate",
        ])
    default: break
    }
    path.removeLast()
  }
}
