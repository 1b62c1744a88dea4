import HTML
import Hummingbird
import TestSupport
import Testing

@testable import WebUI

@Suite struct AssetTests {
  @Test func contentIsKeptForGood() async throws {
    let browser = Browser()
    for asset in [Asset.styles, .script, .icon] {
      let answer = try await browser.get(asset.link.text)
      #expect(answer.status == 200)
      #expect(answer.headers[.contentType] == asset.type)
      #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(!answer.text.isEmpty)
      let tag = try #require(answer.headers[.eTag])
      let again = try await browser.get(asset.link.text, headers: [.ifNoneMatch: tag])
      #expect(again.status == 304)
      #expect(again.text.isEmpty)
    }
  }

  /// A page from before an update gets the present file, and does not take it for the old one.
  @Test func anOldAddressIsNotKept() async throws {
    let answer = try await Browser().get("/static/0123/app.js")
    #expect(answer.status == 200)
    #expect(answer.headers[.cacheControl] == "no-cache")
    #expect(try await Browser().get("/static/0123/other.js").status == 404)
  }
}
