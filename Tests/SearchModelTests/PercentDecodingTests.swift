import SearchModel
import Testing

@Suite struct PercentDecodingTests {
  @Test func decodingHappensOnce() {
    for (encoded, expected) in [
      ("a%2520b", "a%20b"), ("%C3%a4", "ä"), ("a+b", "a+b"), ("", ""), ("%00", "\u{0}"), ("ä%2F", "ä/"),
    ] {
      #expect(PercentDecoding.text(encoded) == expected, "\(encoded)")
    }
    #expect(PercentDecoding.text("a+b%2B", plusIsSpace: true) == "a b+")
  }

  @Test func whatIsNotEncodedIsRefused() {
    for broken in ["%", "%2", "%zz", "a%2", "%+1", "%ä1"] { #expect(PercentDecoding.bytes(broken) == nil, "\(broken)") }
    #expect(PercentDecoding.bytes("%FF") == [0xFF])
    #expect(PercentDecoding.text("%FF") == nil)
  }
}
