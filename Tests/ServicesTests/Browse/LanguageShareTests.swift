import Testing

@testable import Services

@Suite struct LanguageShareTests {
  @Test func barsCountOwnCodeAlone() {
    let shares = [
      LanguageShare(language: "JSON", files: 9, bytes: 900),
      LanguageShare(language: "C", files: 5, bytes: 500, ownBytes: 10),
      LanguageShare(language: "Swift", files: 2, bytes: 300), LanguageShare(language: "Markdown", files: 2, bytes: 200),
      LanguageShare(language: "CSS", files: 1, bytes: 20),
      LanguageShare(language: "Perl", files: 1, bytes: 5, ownBytes: 0),
    ]
    #expect(shares.ofOwnCode.map(\.language) == ["Swift", "CSS", "C"])
    #expect(shares.ofOwnCode.map(\.bytes) == [300, 20, 10])
  }

  @Test func withoutCodeEveryLanguageCounts() {
    let shares = [LanguageShare(language: "Markdown", files: 2, bytes: 200)]
    #expect(shares.ofOwnCode == shares)
    #expect([LanguageShare]().ofOwnCode.isEmpty)
  }
}
