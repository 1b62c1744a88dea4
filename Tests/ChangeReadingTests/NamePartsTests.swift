import Testing

@testable import ChangeReading

@Suite struct NamePartsTests {
  @Test func namesAreWords() {
    for (name, words) in [
      ("RetryKit", "retry"), ("retry-calls_again", "retry calls again"), ("@acme/rate.limiter", "rate limiter"),
      ("github.com/acme/backoff/v2", "backoff"), ("org.acme:http-client", "http client"), ("HTTPClient", "http client"),
      ("swift-nio", "nio"), ("node", "node"), ("parseJSON5File", "parse json5 file"), ("", ""), ("---", ""),
    ] {
      #expect(NameParts.words(of: name).joined(separator: " ") == words, "\(name)")
    }
  }
}
