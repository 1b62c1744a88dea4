import Foundation
import Testing

@testable import Mail

@Suite struct WebPostTests {
  @Test func nothingAddsAnOption() {
    let post = WebPost(
      "https://h/x\"\nurl = \"http://evil", token: "t\"\nheader = \"X: y", body: #"{"text":"a\"b\\c\nd"}"#)
    let lines = post.configuration.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("url") } == 1 && !lines.contains { $0.hasPrefix("header = \"X") })
    #expect(lines.contains(#"data-raw = "{\"text\":\"a\\\"b\\\\c\\nd\"}""#))
    #expect(!post.configuration.contains("location"))
  }

  @Test(arguments: [
    (0, "status=200 sent=10 retry=", WebPost.Failure?.none), (0, "status=204 sent=10 retry=", nil),
    (0, "status=302 sent=10 retry=", .refused("the server answered 302", retryAfter: nil)),
    (0, "status=429 sent=10 retry=30", .refused("the server answered 429", retryAfter: 30)),
    (0, "status=404 sent=10 retry=Fri", .refused("the server answered 404", retryAfter: nil)),
    (0, "status=504 sent=10 retry=", .uncertain("the server answered 504")),
    (
      7, "curl: (7) Failed to connect; status=000 sent=0 retry=",
      .refused("curl: (7) Failed to connect", retryAfter: nil)
    ),
    (28, "curl: (28) Timed out; status=000 sent=120 retry=", .uncertain("curl: (28) Timed out")),
    (137, "", .uncertain("curl ended with 137")),
  ])
  func whatCurlSaysIsUnderstood(code: Int32, said: String, failure: WebPost.Failure?) {
    #expect(WebPost.failure(code: code, said: said) == failure)
  }
}
