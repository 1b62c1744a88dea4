import Languages
import Testing

/// Each text is shown with its tokens marked: `«k:if»` is a keyword, `s` a
/// string, `c` a comment, `n` a number, `t` a type.
@Suite struct HighlighterTests {
  private static func marked(_ text: String, _ language: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    for token in Highlighter.tokens(in: bytes, language: language) {
      result += bytes[position..<token.range.lowerBound]
      result += Array("«\(token.kind.rawValue.prefix(1)):".utf8) + bytes[token.range] + Array("»".utf8)
      position = token.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  private static func expect(_ language: String, _ rows: [(String, String)]) {
    for (text, expected) in rows { #expect(marked(text, language) == expected) }
  }

  @Test func swift() {
    Self.expect(
      "Swift",
      [
        ("let a: Int = 0x1F // b", "«k:let» a: «t:Int» = «n:0x1F» «c:// b»"),
        ("/* a /* b */ c */ var", "«c:/* a /* b */ c */» «k:var»"),
        ("\"a \\(f(\"b\") + 1) c\" + d", "«s:\"a \\(»f(«s:\"b\"») + «n:1»«s:) c\"» + d"),
        ("#\"a\\(b)\" \\#(c)\"# x", "«s:#\"a\\(b)\" \\#(»c«s:)\"#» x"),
        ("\"\"\"\n a \"b\"\n \\(c)\n\"\"\" d", "«s:\"\"\"\n a \"b\"\n \\(»c«s:)\n\"\"\"» d"),
        ("\"open\nlet", "«s:\"open»\n«k:let»"), ("a.self.default.init", "a.self.default.init"),
        ("#if os(Linux)\n@main struct A", "«k:#if» os(«t:Linux»)\n«k:@main» «k:struct» «t:A»"),
        ("x = /a[/]b\\/c/ + d / e / f", "x = «s:/a[/]b\\/c/» + d / e / f"),
        ("0..<10 1.5e-3", "«n:0»..<«n:10» «n:1.5e-3»"),
        ("MAX_SIZE T", "MAX_SIZE «t:T»"),
      ])
  }

  @Test func cFamily() {
    Self.expect(
      "C",
      [
        ("#include <a.h>\n", "«k:#include» «s:<a.h>»\n"), ("  # define A 'x'", "  «k:# define» A «s:'x'»"),
        ("if (x == '\\'') return 0u;", "«k:if» (x == «s:'\\''») «k:return» «n:0u»;"),
        ("size_t n; /* a\nb */ int", "«t:size_t» n; «c:/* a\nb */» «t:int»"),
        ("\"a\\\"b\" c", "«s:\"a\\\"b\"» c"), ("/* never closed\nint", "«c:/* never closed\nint»"),
      ])
    Self.expect(
      "C++",
      [
        ("R\"x(a)\" b)x\" c", "«s:R\"x(a)\" b)x\"» c"), ("1'000'000 'a'", "«n:1'000'000» «s:'a'»"),
        ("template <class T>", "«k:template» <«k:class» «t:T»>"),
      ])
    Self.expect("Objective-C", [("@interface A\n@\"s\"", "«k:@interface» «t:A»\n@«s:\"s\"»")])
    Self.expect(
      "Rust",
      [
        ("fn f<'a>(x: &'a str) { 'b' }", "«k:fn» f<«t:'a»>(x: &«t:'a» «t:str») { «s:'b'» }"),
        ("r#\"a\"b\"# '\\n'", "«s:r#\"a\"b\"#» «s:'\\n'»"),
      ])
    Self.expect("Go", [("s := `a\nb` // c", "s := «s:`a\nb`» «c:// c»")])
    Self.expect("C#", [("@\"a\"\"b\" $\"c{d}{{\"", "«s:@\"a\"\"b\"» «s:$\"c{»d«s:}{{\"»")])
    Self.expect("Kotlin", [("val a = \"b${c(\"d\")}e\"", "«k:val» a = «s:\"b${»c(«s:\"d\"»)«s:}e\"»")])
    Self.expect(
      "Java", [("@Override String a = \"\"\"\n b\"\"\";", "«k:@Override» «t:String» a = «s:\"\"\"\n b\"\"\"»;")])
    Self.expect("Protocol Buffer", [("message A { int32 b = 1; }", "«k:message» «t:A» { «t:int32» b = «n:1»; }")])
  }

  @Test func scriptLanguages() {
    Self.expect(
      "TypeScript",
      [
        ("const a = `b ${c + `d`} e`;", "«k:const» a = «s:`b ${»c + «s:`d`»«s:} e`»;"),
        ("s.replace(/[/\"]+/g, 1 / 2)", "s.replace(«s:/[/\"]+/g», «n:1» / «n:2»)"),
      ])
    Self.expect(
      "Python",
      [
        ("def f(a): # b", "«k:def» f(a): «c:# b»"),
        ("\"\"\"a\n'b'\"\"\" 'c\\'d'", "«s:\"\"\"a\n'b'\"\"\"» «s:'c\\'d'»"),
        ("@cached\nclass A: pass", "«k:@cached»\n«k:class» «t:A»: «k:pass»"),
      ])
    Self.expect(
      "Shell",
      [
        ("if [ $# -gt 1 ]; then # a", "«k:if» [ $# -gt «n:1» ]; «k:then» «c:# a»"),
        ("cat <<EOF\nit's\nEOF\necho $HOME", "cat «s:<<EOF»\n«s:it's\nEOF»\n«k:echo» «t:$HOME»"),
        ("a=\"$(b \"c\") d\"", "a=«s:\"$(»b «s:\"c\"»«s:) d\"»"), ("echo $((1<<n))", "«k:echo» $((«n:1»<<n))"),
      ])
    Self.expect(
      "Ruby",
      [
        ("=begin\nx\n=end\nputs \"a#{b}c\"", "«c:=begin\nx\n=end»\nputs «s:\"a#{»b«s:}c\"»"),
        ("x = <<~SQL\n select\nSQL\nend", "x = «s:<<~SQL»\n«s: select\nSQL»\n«k:end»"),
      ])
    Self.expect(
      "PHP",
      [("<b>x</b><?php echo $a; // c\n?>", "«k:<b»«k:>»x«k:</b»«k:>»«k:<?php» «k:echo» «t:$a»; «c:// c»\n«k:?>»")])
    Self.expect("Lua", [("--[[ a\n]] local x = [=[ ]] ]=]", "«c:--[[ a\n]]» «k:local» x = «s:[=[ ]] ]=]»")])
    Self.expect(
      "Perl", [("my $a = 'b'; # c\n=pod\nx\n=cut\nsub", "«k:my» «t:$a» = «s:'b'»; «c:# c»\n«c:=pod\nx\n=cut»\n«k:sub»")]
    )
    Self.expect(
      "SQL", [("select * FROM a -- b\nwhere c = 'd''e'", "«k:select» * «k:FROM» a «c:-- b»\n«k:where» c = «s:'d''e'»")])
  }

  @Test func otherLanguages() {
    Self.expect("Haskell", [("f' x = {- a {- b -} -} 'c'", "f' x = «c:{- a {- b -} -}» «s:'c'»")])
    Self.expect("Elixir", [("def a, do: \"b#{c}\"", "«k:def» a, «k:do»: «s:\"b#{»c«s:}\"»")])
    Self.expect("Scala", [("trait A { val b = 1 }", "«k:trait» «t:A» { «k:val» b = «n:1» }")])
    Self.expect("JSON", [("{\"a\": [1, \"b\", true]}", "{«t:\"a\"»: [«n:1», «s:\"b\"», «k:true»]}")])
    Self.expect("YAML", [("- name: don't # c\n  on: [1]", "- «t:name»: don't «c:# c»\n  «t:on»: [«n:1»]")])
    Self.expect("TOML", [("[a.b]\nc = 'd' # e", "«k:[a.b]»\n«t:c» = «s:'d'» «c:# e»")])
    Self.expect("CSS", [("a { color: #fff; } /* b */", "a { «t:color»: #fff; } «c:/* b */»")])
    Self.expect("Dockerfile", [("FROM a AS b\nRUN from $C", "«k:FROM» a AS b\n«k:RUN» from «t:$C»")])
    Self.expect("Makefile", [("all: $(OBJS) # x\nifeq (a,b)", "«t:all»: «t:$(OBJS)» «c:# x»\n«k:ifeq» (a,b)")])
    Self.expect("CMake", [("add_library(a \"b\") # c", "«k:add_library»(a «s:\"b\"») «c:# c»")])
    Self.expect("HCL", [("resource \"a\" { b = 1 }", "«k:resource» «s:\"a\"» { «t:b» = «n:1» }")])
  }

  @Test func tagsAndProse() {
    Self.expect(
      "HTML",
      [
        (
          "<!-- a --><a href=\"b\">&lt;</a>",
          "«c:<!-- a -->»«k:<a» «t:href»=«s:\"b\"»«k:>»«n:&lt;»«k:</a»«k:>»"
        ),
        ("<script>let a</script>", "«k:<script»«k:>»«k:let» a«k:</script»«k:>»"),
      ])
    Self.expect(
      "Markdown",
      [
        ("# A\n\ntext `b` [c](d)", "«k:# A»\n\ntext «s:`b`» [c](«t:d»)"),
        ("```swift\nlet a = 1\n```\n> b", "«c:```swift»\n«k:let» a = «n:1»\n«c:```»\n«c:>» b"),
        ("```unknown\nlet\n```", "«c:```unknown»\nlet\n«c:```»"), ("#tag", "#tag"), ("```\nopen", "«c:```»\nopen"),
      ])
    Self.expect("reStructuredText", [("Title\n=====\n.. note:: a", "«k:Title»\n«k:=====»\n«k:.. note::» «s:a»")])
    Self.expect("AsciiDoc", [("= A\n// b\n----\nc\n----\nd", "«k:= A»\n«c:// b»\n«s:----\nc\n----»\nd")])
    Self.expect("Diff", [("@@ -1 +1 @@\n-a\n+b\n c", "«k:@@ -1 +1 @@»\n«c:-a»\n«s:+b»\n c")])
  }

  @Test func unknownLanguagesHaveNoTokens() {
    #expect(Highlighter.tokens(in: Array("let a = 1".utf8), language: "Klingon").isEmpty)
    #expect(Highlighter.tokens(in: Array("let a = 1".utf8), language: "").isEmpty)
    #expect(Highlighter.tokens(in: [], language: "Swift").isEmpty)
    #expect(Highlighter.tokens(in: Array("let".utf8)[1...], language: "swift").isEmpty)
  }

  @Test func fortyLanguagesAreKnown() {
    #expect(Language.all.filter { Highlighter.knows($0.name) }.count >= 40)
  }

  private static func check(_ bytes: [UInt8], _ language: String) {
    var end = 0
    for token in Highlighter.tokens(in: bytes, language: language) {
      guard token.range.lowerBound >= end, !token.range.isEmpty, token.range.upperBound <= bytes.count else {
        Issue.record("\(language): \(token) after \(end) in \(bytes)")
        return
      }
      end = token.range.upperBound
    }
  }

  @Test func anyBytesAreAccepted() {
    let pieces =
      [
        "\"", "\"\"\"", "'", "`", "#", "##", "\\", "\\(", "${", "$(", "#{", "{", "}", "(", ")", "/*", "*/", "//",
        "<!--",
        "<script>", "</", "<?php", "?>", "R\"x(", "r#\"", "[[", "]]", "[=[", "<<EOF", "\nEOF\n", "=begin\n", "=cut",
        "\n",
        "\r\n", " ", "a", "Ab", "0x", "1e+", ".", ":", "=", "@", "$", "/", "[", "-", "--", "```", "```swift\n", "\u{0}",
        "é", "&lt", ";", "%", "|#", "#|",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
    let languages = Language.all.map(\.name).filter(Highlighter.knows)
    for language in languages {
      for _ in 0..<12 {
        var bytes: [UInt8] = []
        for _ in 0..<random(60) { bytes += pieces[random(pieces.count)] }
        Self.check(bytes, language)
      }
    }
  }

  /// Each would take minutes if something were looked for again and again.
  @Test func hostileTextsTakeLinearTime() {
    let count = 20_000
    let texts = [
      "(/[", "\"", "\"\\(", "`${", "/*", "<<EOF\n", "[=", "'", "#", "R\"(", "<a ", "<!--", "&", "```\n", "`", "a:",
      "$(",
      "((((", "{-", "<script>", "](", "\\", "r#", "<", "exception ",
    ]
    for language in ["Swift", "JavaScript", "C++", "Ruby", "Lua", "Rust", "HTML", "Markdown", "Haskell", "YAML", "PHP"]
    {
      for text in texts { Self.check(Array(String(repeating: text, count: count / text.utf8.count).utf8), language) }
    }
  }
}
