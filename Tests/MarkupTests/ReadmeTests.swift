import Markup
import Testing

@Suite struct ReadmeTests {
  @Test func choosesAsForgesDo() {
    let table: [(paths: [String], chosen: String?)] = [
      (["README.rst", "README.md", "README"], "README.md"),
      (["README", "README.rst"], "README.rst"),
      (["docs/README.md", "readme.txt"], "readme.txt"),
      (["docs/README.md", ".github/README.md"], ".github/README.md"),
      (["Sources/README.md", "main.swift"], nil),
      (["README.zh.md", "README"], "README"),
      (["README.zh.md", "README_EN.md"], "README.zh.md"),
      (["readme.py", "README.png"], nil),
      ([], nil),
    ]
    for row in table {
      #expect(Readme.choose(row.paths) == row.chosen, "\(row.paths)")
      #expect(Readme.choose(row.paths.reversed()) == row.chosen, "\(row.paths) reversed")
    }
  }

  @Test func summarizesInTheAuthorsFirstWords() {
    let table: [(text: String, kind: DocumentKind, summary: String?)] = [
      ("# X\n\nA small parser for big files.\n\nMore.", .markdown, "A small parser for big files."),
      (
        "# X\n[![CI](https://a/b.svg)](https://c) ![d](e)\n\nA *small* [parser](x) for `big` files.", .markdown,
        "A small parser for big files."
      ),
      (
        "<h1>X</h1><p align=center><b>A small parser &amp; writer for files.</b></p>", .markdown,
        "A small parser & writer for files."
      ),
      (
        "# X\n\n- [One](#1)\n- [Two](#2)\n\n[a](b) | [c](d) | [e](f) | [g](h)\n\nReads every file there is.", .markdown,
        "Reads every file there is."
      ),
      (
        "# X\n## Installation\nAdd this to your package manifest.\n## Overview\nReads every file there is.", .markdown,
        "Reads every file there is."
      ),
      (
        "# X\n\n> Note: this is old.\n\n<script>alert('x')</script>\n\nReads every file there is.", .markdown,
        "Reads every file there is."
      ),
      ("X\n=\n\n.. image:: a.png\n\nReads every file there is.", .restructuredText, "Reads every file there is."),
      ("= X\n:toc:\n\nReads every file there is.", .asciiDoc, "Reads every file there is."),
      ("Reads every file there is.\nAnd more of them.", .plainText, "Reads every file there is. And more of them."),
      ("# X\n\n```\nlet the = code, not, count, at, all\n```", .markdown, nil),
      ("", .markdown, nil),
    ]
    for (text, kind, summary) in table { #expect(Readme.summary(text, kind: kind) == summary, "\(text)") }
  }

  @Test func aLongSummaryEndsWithASentence() throws {
    let sentence = "This sentence says a great deal about what the project is for. "
    let summary = try #require(Readme.summary(String(repeating: sentence, count: 20)))
    #expect(summary.unicodeScalars.count <= Readme.summaryLength)
    #expect(summary.hasSuffix("is for."))
    let endless = try #require(Readme.summary(String(repeating: "word ", count: 500)))
    #expect(endless.hasSuffix("word…"))
  }
}
