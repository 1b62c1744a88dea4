import Foundation
import Testing
import Wording

@Suite struct MomentTests {
  /// 2026-03-14T09:00:00Z
  private static let now = Date(timeIntervalSince1970: 1_773_478_800)

  @Test func ages() {
    let now = Self.now
    for (seconds, expected) in [
      (0.0, "just now"), (59, "just now"), (60, "1 minute ago"), (3600, "1 hour ago"), (7200, "2 hours ago"),
      (86_400, "yesterday"), (172_800, "2 days ago"), (40 * 86_400, "2 February 2026"), (-30, "just now"),
      (-90_000, "15 March 2026"),
    ] {
      #expect(Moment(now - seconds, now: now).words == expected)
    }
  }

  /// Commits have dates from anywhere.
  @Test func anyDateCanBeShown() {
    for (seconds, iso) in [
      (0.0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (4_107_542_399, "2100-02-28T23:59:59Z"), (9.3e18, "9999-12-31T23:59:59Z"), (-9.3e18, "0001-01-01T00:00:00Z"),
      (.infinity, "1970-01-01T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"),
    ] {
      let moment = Moment(Date(timeIntervalSince1970: seconds), now: Self.now)
      #expect(moment.iso == iso)
      #expect(!moment.words.isEmpty)
      #expect((moment.words == "at an unknown time") == (iso == "1970-01-01T00:00:00Z"))
    }
  }
}
