import QueryLanguage
import Testing

/// The tree of a query as text, or the error's sentence.
func tree(_ text: String) -> String {
  do throws(QueryError) {
    return try QueryParser.parse(text).query.description
  } catch {
    return "error \(error.range): \(error.message)"
  }
}

@Suite struct QueryParserTests {
  private func check(_ table: [(query: String, tree: String)], _ location: SourceLocation = #_sourceLocation) {
    for (query, expected) in table {
      #expect(tree(query) == expected, "\(query)", sourceLocation: location)
    }
  }

  /// The mix that search is measured with.
  @Test func theMeasuredQueries() {
    check([
      ("case:yes tcp_v4_syn_recv_sock", #""tcp_v4_syn_recv_sock""#),
      (#"case:yes "return -EINVAL;""#, #""return -EINVAL;""#),
      ("case:yes foo", #""foo""#),
      (#"case:no "out of memory""#, #""out of memory"i"#),
      (#"case:yes spin_lock_irqsave\(&\w+->lock"#, #"/spin_lock_irqsave\(&\w+->lock/"#),
      (
        "case:yes (EPROBE_DEFER|ENOTRECOVERABLE|EKEYREJECTED)", "/(EPROBE_DEFER|ENOTRECOVERABLE|EKEYREJECTED)/"
      ),
      ("case:yes kmalloc.*GFP_ATOMIC", "/kmalloc.*GFP_ATOMIC/"),
      ("case:yes sym:tcp_sendmsg", #"sym:"tcp_sendmsg""#),
      (
        #"case:yes file:^drivers/net/.*\.c$ netif_napi_add"#, #"and(file:/^drivers/net/.*\.c$/, "netif_napi_add")"#
      ),
      ("case:yes copy_from_user vmalloc", #"and("copy_from_user", "vmalloc")"#),
      ("case:yes [a-f0-9]{32}", "/[a-f0-9]{32}/"),
      ("case:yes zq", #""zq""#),
      (#"case:yes "public func""#, #""public func""#),
      (#"case:yes EventLoopFuture<\w+>\?"#, #"/EventLoopFuture<\w+>\?/"#),
      (
        #"case:yes (preconditionFailure|fatalError|assertionFailure)\("#,
        #"/(preconditionFailure|fatalError|assertionFailure)\(/"#
      ),
      (
        #"case:yes file:Tests/.*\.swift$ XCTAssertThrowsError"#,
        #"and(file:/Tests/.*\.swift$/, "XCTAssertThrowsError")"#
      ),
      ("case:yes lang:swift Sendable", #"and(lang:swift, "Sendable")"#),
      (#"file:Package\.swift$"#, #"file:/Package\.swift$/"#),
    ])
  }

  @Test func codeAsItStands() {
    check([
      ("foo(bar)", #""foo(bar)"i"#),
      ("foo(bar, baz)", #"and("foo(bar,"i, "baz)"i)"#),
      ("a->b", #""a->b"i"#),
      ("std::vector<int>", #""std::vector<int>"i"#),
      ("x = y;", #"and("x"i, "="i, "y;"i)"#),
      ("C++", #""C++""#),
      ("i++", #""i++"i"#),
      ("a+b", #""a+b"i"#),
      ("*ptr", #""*ptr"i"#),
      ("a[0]", #""a[0]"i"#),
      ("map[string]int", #""map[string]int"i"#),
      ("func retry(", #"and("func"i, "retry("i)"#),
      ("retry()", #""retry()"i"#),
      ("()", #""()"i"#),
      ("$(foo)", #""$(foo)"i"#),
      ("x ? y : z", #"and("x"i, "?"i, "y"i, ":"i, "z"i)"#),
      ("if (x == y) return;", #"and("if"i, "x"i, "=="i, "y"i, "return;"i)"#),
      ("a || b && c", #"and("a"i, "||"i, "b"i, "&&"i, "c"i)"#),
      ("#include <stdio.h>", ##"and("#include"i, "<stdio.h>"i)"##),
      ("// TODO", #"and("//"i, "TODO")"#),
      ("/usr/bin", #""/usr/bin"i"#),
      ("--verbose", #""--verbose"i"#),
      ("->next", #""->next"i"#),
      ("-1", #""-1"i"#),
      ("- a", #"and("-"i, "a"i)"#),
      ("-Wall", #"not("Wall")"#),
      (#""key": "value""#, #"and("\"key\":"i, "value"i)"#),
      ("key:value", #""key:value"i"#),
      ("key: value", #"and("key:"i, "value"i)"#),
      ("https://x.y/z", #""https://x.y/z"i"#),
      ("file::open", #""file::open"i"#),
      // Only small letters abbreviate a field.
      ("T:Sendable", #""T:Sendable""#),
      (#"C:\lib"#, #""C:\\lib""#),
      ("foo)", #""foo)"i"#),
      ("foo((a)", #""foo((a)"i"#),
      (#"foo\"#, #""foo\\"i"#),
      ("größe", #""größe"i"#),
      ("Größe", #""Größe""#),
      ("Ünder", #""Ünder""#),
    ])
  }

  @Test func quotesAndExpressions() {
    check([
      (#""a b""#, #""a b"i"#),
      (#""say \"hi\" \\ \n""#, #""say \"hi\" \\ \\n"i"#),
      (#""or""#, #""or"i"#),
      (#""lang:swift""#, #""lang:swift"i"#),
      ("/foo bar/", #""foo bar"i"#),
      ("/foo.*bar/", "/foo.*bar/i"),
      (#"/a\/b+/"#, "/a/b+/i"),
      ("/[/]+/", "/[/]+/i"),
      ("/a/ /b+/", #"and("a"i, /b+/i)"#),
      (#"/\QA+b\E/"#, #""A+b""#),
      (#"\Q"#, #""\\Q""#),
      (#"file:\Q\E"#, #"file:"\\Q\\E""#),
      (#"/\W\p{Lu}\S/"#, #"/\W\p{Lu}\S/i"#),
      ("(a|b|c)", "/(a|b|c)/i"),
      ("a|b", "/a|b/i"),
      (".*", "/.*/i"),
      ("^func", "/^func/i"),
      ("func$", "/func$/i"),
      (#"\bfoo\b"#, #"/\bfoo\b/i"#),
      (#"foo\.bar"#, #""foo.bar"i"#),
      ("[^abc]", "/[^abc]/i"),
      ("[[:alpha:]]x", "/[[:alpha:]]x/i"),
      ("(ab)+", "/(ab)+/i"),
      // Signs of an expression, yet none.
      (#"(\w"#, "error 0..<1: This parenthesis is never closed."),
      (#"a\w["#, #""a\\w["i"#),
      ("regex:yes a.b", "/a.b/i"),
      ("regex:no a.*b", #""a.*b"i"#),
      ("regex:a.b", "/a.b/i"),
      ("patterntype:literal a.*b", #""a.*b"i"#),
    ])
  }

  @Test func operators() {
    check([
      ("a b", #"and("a"i, "b"i)"#),
      ("a or b", #"or("a"i, "b"i)"#),
      ("a OR b c", #"or("a"i, and("b"i, "c"i))"#),
      ("a b or c d", #"or(and("a"i, "b"i), and("c"i, "d"i))"#),
      ("a and b", #"and("a"i, "b"i)"#),
      ("a not b", #"and("a"i, not("b"i))"#),
      ("a -b -c", #"and("a"i, not("b"i), not("c"i))"#),
      (#"a -"b c""#, #"and("a"i, not("b c"i))"#),
      ("not not a", #""a"i"#),
      ("-(a b)", #"not(and("a"i, "b"i))"#),
      ("not (a or b)", #"not(or("a"i, "b"i))"#),
      ("(a or b) c", #"and(or("a"i, "b"i), "c"i)"#),
      ("((a b))", #"and("a"i, "b"i)"#),
      ("(a)", #""a"i"#),
      ("(-a)", #"not("a"i)"#),
      ("(lang:c)", "lang:c"),
      ("(foo(a) or b)", #"or("foo(a)"i, "b"i)"#),
      (#"(sym:struct:"f(" or b)"#, #"or(sym:struct:"f("i, "b"i)"#),
      (#"(")" or b)"#, #"or(")"i, "b"i)"#),
      ("(/a)b/ or c)", "error 3..<4: This is no regular expression: `)` closes no group."),
      ("", "everything"),
      ("   ", "everything"),
      ("a -a", "nothing"),
      ("a or -a", "everything"),
      ("a a", #""a"i"#),
    ])
  }

  @Test func fields() {
    check([
      ("r:nio", #"repo:"nio"i"#),
      ("R:nio", #""R:nio""#),
      ("Repo:NIO", #"repo:"NIO"i"#),
      ("repo:^apple/swift-nio$", "repo:/^apple/swift-nio$/i"),
      ("repo:apple/swift.nio", #"repo:"apple/swift.nio"i"#),
      ("repo:(", #"repo:"("i"#),
      ("case:yes repo:nio", #"repo:"nio"i"#),
      ("f:main", #"file:"main"i"#),
      ("path:Main", #"file:"Main""#),
      (#"file:"a b""#, #"file:"a b"i"#),
      (#"file:a\ b"#, #"file:"a b"i"#),
      ("file:*.go", #"file:/(?:^|/)[^/]*\.go$/i"#),
      ("file:src/**/x.c", #"file:/(?:^|/)src/(?:.*/)?x\.c$/i"#),
      ("file:c++", #"file:"c++"i"#),
      ("-file:test", #"not(file:"test"i)"#),
      ("l:Swift", "lang:swift"),
      ("lang:c++", "lang:c++"),
      (#"lang:"objective-c++""#, "lang:objective-c++"),
      ("symbol:x", #"sym:"x"i"#),
      ("sym:func:x", #"sym:function:"x"i"#),
      ("sym:case:x", #"sym:case:"x"i"#),
      ("sym:/^make[A-Z]/", "sym:/^make[A-Z]/"),
      ("c:foo", #"content:"foo"i"#),
      (#"content:"a b""#, #"content:"a b"i"#),
      ("content:/a+/", "content:/a+/i"),
      ("b:main", "branch:main"),
      (#"team:"Data Platform""#, "owner:Data Platform"),
      ("owner:NIO", "owner:NIO"),
    ])
  }

  @Test func settings() {
    check([
      ("type:repo", "everything type:repo"),
      ("t:SYM x", #""x"i type:symbol"#),
      ("type:document x", #""x"i type:doc"#),
      ("count:all x", #""x"i count:all"#),
      ("count:10 x", #""x"i count:10"#),
      ("fork:yes x", #""x"i fork:yes"#),
      ("fork:only x", #""x"i fork:only"#),
      ("-fork:no x", #""x"i fork:only"#),
      ("-fork:yes x", #""x"i"#),
      ("archived:yes x", #""x"i archived:yes"#),
      ("case:yes foo", #""foo""#),
      ("case:no Foo", #""Foo"i"#),
      ("case:auto Foo", #""Foo""#),
      ("Foo case:no", #""Foo"i"#),
      ("(case:yes foo) or bar", #"or("foo", "bar"i)"#),
      ("case:no ((case:yes foo) or Bar)", #"or("foo", "Bar"i)"#),
      ("(type:repo) x", #""x"i type:repo"#),
      ("rev:v1.2 x", #""x"i rev:v1.2"#),
      ("x rev:Feature/A-b", #""x"i rev:Feature/A-b"#),
      (#"revision:"v 1" x"#, #""x"i rev:v 1"#),
      ("-rev:v1 x", "error 1..<7: `rev:` holds for the query as a whole and cannot be excluded."),
    ])
  }

  @Test func aHintTellsHowAnAmbiguousTermWasRead() throws {
    let table: [(query: String, hint: String?)] = [
      ("func$", "`func$` is read as a regular expression; put it in double quotes to search for it as it stands."),
      ("a+b", "`a+b` is searched as it stands; write `/a+b/` for a regular expression."),
      ("-Wall", #"`-Wall` leaves out what follows the dash; write `"-Wall"` to search for it as it stands."#),
      ("foo -Wall", nil),
      ("file:*.c", "`*.c` is read as a shell pattern, that is as `(?:^|/)[^/]*\\.c$`."),
      ("type:repo type:file", "`type:` is given twice; `type:file` holds."),
      ("kmalloc.*x", nil),
      ("foo(bar)", nil),
    ]
    for (query, hint) in table {
      #expect(try QueryParser.parse(query).hints == (hint.map { [$0] } ?? []), "\(query)")
    }
  }

  @Test func languagesAreResolvedByTheCaller() throws {
    let languages = { (name: String) in ["py": "Python", "python": "Python"][name.lowercased()] }
    #expect(try QueryParser.parse("lang:PY", languages: languages).query.root == .language("python"))
    let error = #expect(throws: QueryError.self) {
      try QueryParser.parse("x lang:pyhton", languages: languages, languageNames: ["C", "Python", "Objective-C"])
    }
    #expect(error?.range == 2..<13)
    #expect(error?.replacement == "lang:python")
    #expect(error?.suggestion.hasPrefix("Did you mean `lang:python`?") == true)
  }
}
