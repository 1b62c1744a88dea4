import Testing

@testable import Commands

@Suite struct SyncIntervalTests {
  @Test func timesHaveAUnit() {
    for (text, expected) in [
      ("10s", .seconds(10)), ("15m", .seconds(900)), ("2h", .seconds(7200)), ("30d", .seconds(2_592_000)), ("9s", nil),
      ("31d", nil), ("15", nil), ("m", nil), ("", nil), ("-5m", nil), ("9223372036854775807d", nil), ("1.5h", nil),
    ] as [(String, Duration?)] {
      #expect(SyncInterval(argument: text)?.duration == expected, "\(text)")
    }
  }
}
