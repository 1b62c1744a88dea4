import Testing
import Wording

@Suite struct CountedTests {
  @Test func counts() {
    for (count, expected) in [(0, "0 files"), (1, "1 file"), (1248, "1,248 files"), (1_000_000, "1,000,000 files")] {
      #expect(Counted.text(count, "file") == expected)
    }
    #expect(Counted.number(-1234) == "-1,234")
    #expect(Counted.number(.min) == "-9,223,372,036,854,775,808")
  }

  @Test func sizes() {
    for (bytes, expected) in [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (1234, "1.2 KB"), (12_345, "12 KB"),
      (999_600, "1 MB"), (276_000_000, "276 MB"), (1_500_000_000, "1.5 GB"), (-5, "0 bytes"), (.max, "9,223,372 TB"),
    ] {
      #expect(Counted.bytes(bytes) == expected)
    }
  }

  @Test func durations() {
    for (duration, expected) in [
      (Duration.microseconds(400), "under 1 ms"), (.milliseconds(3), "3 ms"), (.milliseconds(1234), "1.2 s"),
      (.seconds(5), "5 s"), (.zero, "under 1 ms"),
    ] {
      #expect(Counted.elapsed(duration) == expected)
    }
    #expect(!Counted.elapsed(.seconds(Int64.max)).isEmpty)
  }

  @Test func shares() {
    #expect(Counted.percent(1, of: 3) == "33 %")
    #expect(Counted.percent(1, of: 1000) == "<1 %")
    #expect(Counted.percent(1, of: 0) == "0 %")
  }
}
