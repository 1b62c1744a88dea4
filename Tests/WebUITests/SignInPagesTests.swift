import HTML
import Services
import Testing

@testable import WebUI

@Suite struct SignInPagesTests {
  private func page(_ path: String, _ signIn: SignIn) async throws -> String {
    try await SignIn.$current.withValue(signIn) { try await Browser().get(path).text }
  }

  /// Whoever is signed in is not asked who they are, and where nobody signs in the pages say what that means.
  @Test func nobodyIsAskedWhoIsSignedIn() async throws {
    let asked = #"<input type="text" name="person""#
    for path in ["/inbox?person=Ada", "/privacy"] {
      let open = try await page(path, .none)
      #expect(open.contains("Nobody signs in here") && open.contains(asked), "\(path)")
      let own = try await page(path, .person("ada@example.org"))
      #expect(!own.contains("Nobody signs in here") && !own.contains(asked), "\(path)")
    }
    #expect(try await page("/privacy", .person("ada@example.org")).contains("You are signed in as <b>ada@example.org"))
    #expect(try await page("/inbox", .absent).contains("Nobody is signed in."))
  }

  /// What evidence names is a link, and a day is not broken.
  @Test func evidenceNamesQuestionsAsLinks() async throws {
    let why = "Answered Q-12 on 2026-01-02, and FAQ-3."
    var html = HTMLWriter(capacity: 200)
    html.evidence(why)
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(
      text
        == #"Answered <a class="whole" href="/questions/Q-12">Q-12</a> on <span class="whole">2026-01-02</span>, and FAQ-3."#
    )
  }
}
