import Settings
import Testing

@Suite struct GlobTests {
  @Test func matchesNames() throws {
    let cases: [(pattern: String, name: String, matches: Bool)] = [
      ("apple/swift-nio", "apple/swift-nio", true), ("apple/swift-nio", "apple/swift-nio-ssl", false),
      ("apple/swift-nio*", "apple/swift-nio-ssl", true), ("apple/*", "apple/a/b", false),
      ("apple/**", "apple/a/b", true), ("**/b", "apple/a/b", true), ("**/b", "b", true), ("**/b", "ab", false),
      ("a/**/z", "a/z", true), ("a/**/z", "a/b/c/z", true), ("a/**/z", "a/bz", false), ("**", "any/thing", true),
      ("secret-*", "group/secret-x", true), ("group", "group/secret-x", false), ("*", "a/b", true),
      ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
      ("[!a-c]x", "zx", true), ("a[!b]c", "a/c", false), ("[]]x", "]x", true), ("ÄX*", "Äxy", true),
      ("a**b", "axx/yb", true), ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("APPLE/*", "apple/x", true),
    ]
    for (pattern, name, matches) in cases {
      #expect(try Glob(pattern).matches(name) == matches, "\(pattern) \(name)")
    }
  }

  @Test func coversPaths() throws {
    let cases: [(pattern: String, path: String, covers: Bool)] = [
      ("*.min.js", "web/lib/a.min.js", true), ("vendor/", "vendor/a/b.c", true), ("vendor", "src/vendor/b.c", true),
      ("/vendor", "vendor/b.c", true), ("src/vendor", "x/src/vendor/b.c", false), ("src/*/gen", "src/a/gen/x.c", true),
      ("docs/**", "docs/a/b.md", true), ("docs/**", "doc/a.md", false),
      ("Tests/**/Fixtures", "Tests/A/Fixtures/x", true),
    ]
    for (pattern, path, covers) in cases {
      #expect(try Glob(pattern).covers(path: path) == covers, "\(pattern) \(path)")
    }
  }

  @Test func refusesWhatIsNoPattern() {
    for text in ["", "/", "[a", "[z-a]", "[]", "{a,b}", "!a", "a\\b", "a\nb", String(repeating: "a", count: 513)] {
      #expect(throws: Glob.Malformed.self, "\(text.prefix(20))") { try Glob(text) }
    }
  }

  /// A matcher that tries one reading after the other needs longer than the universe for these.
  @Test func isNotSlowedDownByStars() throws {
    let name = String(repeating: "a", count: 300)
    #expect(try !Glob(String(repeating: "*a", count: 200) + "b").matches(name))
    #expect(try !Glob(String(repeating: "**/", count: 150) + "b").matches(String(repeating: "a/", count: 150)))
  }
}
