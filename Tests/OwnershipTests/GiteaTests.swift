import Ownership
import Testing

@Suite struct GiteaTests {
  private static let file = ##"""
    .*\\.go @user1 @user2 # This is a comment

    # Comment too
    frontend/src/.*\\.js @org1/team1 @org1/team2 @user3
    !frontend/src/.* @org1/team3 @user5
    docs/(aws|google|azure)/[^/]*\\.(md|txt) @user8 @org1/team4
    dir/with\#hashtag @user1
    path\ with\ space @user2
    """##

  @Test func takesRegularExpressionsAndAddsThemUp() {
    let files = [".gitea/CODEOWNERS": Self.file]
    #expect(owners(files, "x/main.go") == "@user1 @user2 @org1/team3 @user5")
    #expect(owners(files, "frontend/src/a/b.js") == "@org1/team1 @org1/team2 @user3")
    #expect(owners(files, "docs/aws/x.md") == "@org1/team3 @user5 @user8 @org1/team4")
    #expect(owners(files, "docs/aws/a/x.md") == "@org1/team3 @user5")
    #expect(owners(files, "dir/with#hashtag") == "@org1/team3 @user5 @user1")
    #expect(owners(files, "path with space") == "@org1/team3 @user5 @user2")
    #expect(problems(files).isEmpty)
  }

  private static let table: [(expression: String, path: String, matches: Bool)] = [
    ("a|b", "ab", true),
    ("a|b", "cb", true),
    ("(a|b)", "cb", false),
    ("a{2,3}", "aaa", true),
    ("a{2,3}", "aaaa", false),
    ("a{2}b{1,}", "aabbb", true),
    ("a{,2}", "a{,2}", true),
    ("x*y+z?", "yy", true),
    (#"\d+\.\w*"#, "12.a_", true),
    (#"[[:alpha:]]+"#, "abc", true),
    (#"[[:alpha:]]+"#, "ab1", false),
    (#"[^/]+"#, "a/b", false),
    (#"[]a]+"#, "]a", true),
    (#"[a\-z]+"#, "a-z", true),
    (#"[\D]+"#, "abc", true),
    (#"[\D]+"#, "ab1", false),
    ("(?i)ABC", "abc", true),
    ("(?i:A)bc", "aBc", false),
    ("(?:ab)+", "abab", true),
    ("(?P<name>ab)", "ab", true),
    (#"\Qa.b\E"#, "a.b", true),
    (#"\Qa.b\E"#, "axb", false),
    (#"\x61\x{62}"#, "ab", true),
    ("a.*?b", "axxb", true),
    ("", "", true),
    ("(|a)b", "b", true),
    ("(a*)*b", "aaab", true),
    ("(a*)+", "", true),
    ("((a+)+)+", "aaaa", true),
    ("é.", "éü", true),
  ]

  @Test func readsTheSyntaxOfGo() {
    for (expression, path, matches) in Self.table where !expression.isEmpty {
      let found = owners([".gitea/CODEOWNERS": "\(expression) @me"], path)
      #expect(found == (matches ? "@me" : ""), "\(expression) on \(path)")
    }
  }

  @Test func listsBadExpressions() {
    for expression in [
      "(a", "a)", "[a", "(*a)", "a**", "a{2,1}", "a{1001}", "(?=a)", "(?<!a)b", #"\bx"#, #"\p{L}"#, "[z-a]", "[[:no:]]",
      #"\x{110000}"#, "a\\", "((((a{100}){100}){100}){100})", "(((){1000}){1000}){1000}",
      String(repeating: "(", count: 300) + String(repeating: ")", count: 300), String(repeating: "a", count: 2_000),
    ] {
      #expect(problems([".gitea/CODEOWNERS": "\(expression) @me"]).count == 1, "\(expression.prefix(40))")
    }
    #expect(problems([".gitea/CODEOWNERS": "a me@example.org"]).count == 1)
    #expect(problems([".gitea/CODEOWNERS": "a"]).count == 1)
  }
}
