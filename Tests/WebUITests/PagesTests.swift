import Foundation
import Hummingbird
import TestSupport
import Testing

@testable import WebUI

@Suite struct PagesTests {
  /// Addresses of static files name their content, which is not the pages' matter.
  private func withoutHashes(_ page: String) -> String {
    [Asset.styles, .script, .icon].reduce(page) { $0.replacing($1.hash, with: "HASH") }
  }

  @Test func pagesAreAsReviewed() async throws {
    let browser = Browser()
    for page in Browser.pages {
      let answer = try await browser.get(page.path)
      Golden.check(withoutHashes(answer.text), "\(page.name).html")
    }
    let empty = Browser(organization: SampleOrganization(isEmpty: true))
    for path in ["home", "repositories", "projects", "browse", "graph", "teams", "people", "status", "docs", "book"] {
      let answer = try await empty.get(path == "home" ? "/" : "/\(path)")
      Golden.check(withoutHashes(answer.text), "empty-\(path).html")
    }
  }

  @Test func statusesTellPrograms() async throws {
    let browser = Browser()
    for (path, status) in [
      ("/", 200), ("/search?q=a%28", 400), ("/search?q=broken", 500), ("/nothing", 404), ("/repos/nobody/nothing", 404),
      ("/repos/apple/swift-nio/-/blob/absent", 404), ("/search?q=nothing", 200),
    ] {
      #expect(try await browser.get(path).status == status, "\(path)")
    }
    #expect(try await browser.get("/search?q=a", method: .head).status == 200)
    #expect(try await browser.get("/search", method: .post).status == 404)
  }

  /// The cause is for the log; the page does not tell how the program is made.
  @Test func unforeseenErrorsKeepTheirDetails() async throws {
    let page = try await Browser().get("/search?q=broken").text
    #expect(!page.contains("FileError"))
    #expect(!page.contains("disk"))
  }

  @Test func hostileAddressesAreJustNotFound() async throws {
    let browser = Browser()
    let unknown = try await browser.get("/repos/apple/swift-nio/-/blob/no/such/file")
    #expect(unknown.status == 404)
    for path in [
      "/repos/apple/swift-nio/-/blob/..%2f..%2fetc%2fpasswd", "/repos/apple/swift-nio/-/raw/%2e%2e/%2e%2e/etc/passwd",
      "/repos/apple/swift-nio/-/raw/a%5c..%5cb", "/repos/apple/swift-nio/-/blob/x%00",
      "/repos/apple/swift-nio/-/blob/%c0%ae%c0%ae/x", "/repos/apple/swift-nio/-/raw//etc/passwd",
      "/repos/secret/absent",
      "/repos/apple/swift-nio/-/tree/absent", "/repos/absent/-/history/x", "/static/x/..%2fapp.js", "/wp-admin.php",
    ] {
      let answer = try await browser.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(answer.text == unknown.text, "\(path)")
    }
  }

  @Test func programsKeepTheirErrors() async throws {
    let answer = try await Browser().get("/api/v1/thing")
    #expect(answer.status == 404)
    #expect(!answer.text.contains("<html"))
    #expect(try await Browser().get("/api/v1/nothing").text.contains("<html") == false)
    #expect(try await Browser().get("/apiary").text.contains("<html"))
  }

  @Test func themeComesFromTheCookie() async throws {
    let browser = Browser()
    for (cookie, isDark) in [
      ("guildhall-theme=dark", true), ("a=b; guildhall-theme=dark", true), ("guildhall-theme=automatic", false),
      ("guildhall-theme=\"><script>", false), ("", false),
    ] {
      let page = try await browser.get("/status", headers: [.cookie: cookie]).text
      #expect(page.contains("<html lang=\"en\" data-theme=\"dark\">") == isDark, "\(cookie)")
      #expect(page.contains(isDark ? "data-theme" : "<html lang=\"en\">"))
    }
  }
}
