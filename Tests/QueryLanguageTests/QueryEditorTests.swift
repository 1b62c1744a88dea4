import QueryLanguage
import Testing

@Suite struct QueryEditorTests {
  private typealias Field = QueryEditor.Field

  @Test func addingKeepsTheRestAsTyped() {
    let table: [(query: String, field: QueryEditor.Field, value: String, edited: String)] = [
      ("", .language, "Swift", "lang:swift"),
      ("retry", .language, "Swift", "retry lang:swift"),
      ("retry  ", .language, "C++", "retry  lang:c++"),
      ("retry", .language, "Jupyter Notebook", #"retry lang:"jupyter notebook""#),
      ("retry", .owner, "Data Platform", #"retry owner:"Data Platform""#),
      ("retry", .owner, #"The "A" team"#, #"retry owner:"The \"A\" team""#),
      ("retry", .repository, "apple/swift-nio", "retry repo:^apple/swift-nio$"),
      ("retry", .repository, "groue/GRDB.swift", #"retry repo:^groue/GRDB\.swift$"#),
      ("retry", .repository, "odd/a b(c)[d]+", #"retry repo:^odd/a\ b\(c\)\[d\]\+$"#),
      ("retry", .path, "Sources/A+B.swift", #"retry file:^Sources/A\+B\.swift$"#),
      ("a or b", .path, "x y", #"(a or b) file:^x\ y$"#),
      ("file:^a$ x", .path, "b", "file:^b$ x"),
      ("file:swift x", .path, "b", "file:swift x file:^b$"),
      // One value of a field at a time.
      ("lang:c  retry", .language, "Swift", "lang:swift  retry"),
      ("l:c retry language:go x", .language, "Swift", "lang:swift retry x"),
      ("team:A retry", .owner, "B", "owner:B retry"),
      ("repo:^a/b$ x", .repository, "c/d", "repo:^c/d$ x"),
      // A pattern of names is narrowed, not replaced.
      ("repo:apple x", .repository, "apple/swift-nio", "repo:apple x repo:^apple/swift-nio$"),
      ("-lang:c x", .language, "Swift", "-lang:c x lang:swift"),
      // Alternatives are held together.
      ("a or b", .language, "Swift", "(a or b) lang:swift"),
      ("a lang:c or b", .language, "Swift", "(a lang:c or b) lang:swift"),
      ("(a or b) c", .language, "Swift", "(a or b) c lang:swift"),
      // What is not finished yet stands behind the filter.
      (#"a "b c"#, .language, "Swift", #"lang:swift a "b c"#),
      ("a (b", .language, "Swift", "lang:swift a (b"),
      ("retry lang:swift", .language, "Swift", "retry lang:swift"),
      ("retry", .language, "", "retry"),
    ]
    for (query, field, value, edited) in table {
      #expect(QueryEditor(field, of: query).adding(value) == edited, "\(query)")
    }
  }

  @Test func removingKeepsTheRestAsTyped() {
    let table: [(query: String, field: QueryEditor.Field, value: String, edited: String)] = [
      ("lang:swift", .language, "Swift", ""),
      ("a  lang:swift  b", .language, "Swift", "a  b"),
      ("lang:swift  b", .language, "Swift", "b"),
      ("a l:Swift lang:SWIFT b", .language, "swift", "a b"),
      ("a and lang:swift", .language, "Swift", "a"),
      ("lang:swift and a", .language, "Swift", "a"),
      ("a and lang:swift and b", .language, "Swift", "a and b"),
      ("lang:swift and lang:swift and b", .language, "Swift", "b"),
      ("(a or b) lang:swift", .language, "Swift", "a or b"),
      ("(a b) lang:swift", .language, "Swift", "(a b)"),
      ("team:NIO x", .owner, "nio", "x"),
      (#"x repo:^groue/GRDB\.swift$"#, .repository, "groue/GRDB.swift", "x"),
      ("x repo:^a/b$ repo:apple", .repository, "a/b", "x repo:apple"),
      ("x lang:c", .language, "Swift", "x lang:c"),
      ("a or lang:swift", .language, "Swift", "a or lang:swift"),
      ("-lang:swift x", .language, "Swift", "-lang:swift x"),
    ]
    for (query, field, value, edited) in table {
      #expect(QueryEditor(field, of: query).removing(value) == edited, "\(query)")
    }
  }

  @Test func selectsWhatHoldsForEveryResult() {
    let table: [(query: String, field: QueryEditor.Field, value: String, isSelected: Bool)] = [
      ("lang:swift x", .language, "Swift", true),
      ("x l:SWIFT", .language, "Swift", true),
      ("-lang:swift x", .language, "Swift", false),
      ("not lang:swift x", .language, "Swift", false),
      ("lang:swift or x", .language, "Swift", false),
      ("(lang:swift or x) y", .language, "Swift", false),
      ("\"lang:swift\"", .language, "Swift", false),
      ("content:lang:swift", .language, "Swift", false),
      ("team:NIO", .owner, "nio", true),
      ("repo:^apple/swift-nio$", .repository, "apple/swift-nio", true),
      ("repo:^Apple/Swift-NIO$", .repository, "apple/swift-nio", true),
      ("repo:apple/swift-nio", .repository, "apple/swift-nio", false),
      ("repo:^a/b.c$", .repository, "a/b.c", false),
      (#"repo:^a/b\.c$"#, .repository, "a/b.c", true),
      ("repo:^(a|b)$", .repository, "a", false),
    ]
    for (query, field, value, isSelected) in table {
      #expect(QueryEditor(field, of: query).selects(value) == isSelected, "\(query)")
    }
  }

  @Test func aLanguageIsKnownByItsOtherNames() {
    let languages = { (name: String) in name.lowercased() == "cpp" ? "c++" : name.lowercased() }
    #expect(QueryEditor(.language, of: "x lang:cpp", languages: languages).selects("C++"))
    #expect(QueryEditor(.language, of: "x lang:cpp", languages: languages).removing("C++") == "x")
  }

  /// Whatever the query and the value: what is added is selected, means the old query and the filter, and can be taken out.
  @Test func addingAndRemovingRoundTrip() {
    var random = RandomQueries(seed: 21)
    let names = [
      "apple/swift-nio", "a b", "a\"b", "a\\b", "a/b.c++", "(x)", "[y]", "^z$", "Größe/日本", "/x/", ":y", "a|b", "or",
      "-n",
      "{2}", "*", "?", "a\tb", "'", "\\Q", "x)", "#",
    ]
    for _ in 0..<3_000 {
      let query = random.pick([random.mutation(), random.soup(), QueryPrinter.text(of: random.query(depth: 2))])
      let field = random.pick(QueryEditor.Field.allCases)
      let value = random.pick(names)
      let added = QueryEditor(field, of: query).adding(value)
      // A contradiction stays one, and settings alone may fill a query to its limit of length.
      let before = QueryParser.parseLeniently(query).query
      guard before.root != .nothing, added.utf8.count <= QueryLimits.length else { continue }
      let after = QueryParser.parseLeniently(added).query
      guard after.root != .nothing else { continue }
      let isSelected = QueryEditor(field, of: added).selects(value)
      #expect(isSelected, "\(field) \(value) in \(query) gives \(added)")
      if !isSelected { break }
      #expect(QueryEditor(field, of: added).adding(value) == added)
      let removed = QueryEditor(field, of: added).removing(value)
      #expect(!QueryEditor(field, of: removed).selects(value), "\(removed)")
      // Another value of the field gave way; all else is as before.
      let rest = QueryParser.parseLeniently(removed).query
      #expect(
        others(in: rest, than: field) == others(in: before, than: field), "\(query) gives \(added), then \(removed)")
    }
  }

  /// The query without the conditions on this field that hold for all of it.
  private func others(in query: ParsedQuery, than field: QueryEditor.Field) -> ParsedQuery {
    var query = query
    let conjuncts = if case .and(let parts) = query.root { parts } else { [query.root] }
    query.root =
      Query.and(
        conjuncts.filter { part in
          switch (field, part) {
          case (.language, .language), (.owner, .owner), (.repository, .repository), (.path, .file): false
          default: true
          }
        }
      ).simplified
    return query
  }
}
