import StructuredText
import Testing

@Suite struct UTF8TextTests {
  @Test func namesWhatIsNoText() throws {
    #expect(try UTF8Text.text(of: [0xEF, 0xBB, 0xBF, 0x61], upTo: 10) == "a")
    let failure = #expect(throws: StructuredTextFailure.self) { try UTF8Text.text(of: [0x61, 0x0A, 0xFF], upTo: 10) }
    #expect(failure?.line == 2 && failure?.cause == "it is not valid UTF-8 text")
    let large = [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(throws: StructuredTextFailure.self) { try UTF8Text.text(of: large, upTo: 2 << 20) }
  }

  @Test func putsTextOnOneLine() {
    let cases: [(String?, String?)] = [
      (nil, nil), (" \n", nil), (" a\r\n\tb\u{0}c ", "a b c"), ("", nil), (" ", nil), ("a b", "a b"), ("a  b", "a b"),
      ("a ", "a"), ("ä\u{A0}b", "ä b"), ("a\u{7F}b", "a b"),
      (String(repeating: "x", count: 50), "xxxxxxxxxx"),
    ]
    for (text, expected) in cases { #expect(OneLine.text(text, upTo: 10) == expected) }
  }
}
