import Foundation
import Languages
import SearchModel
import Symbols
import Testing

@Suite struct SymbolFinderTests {
  private static func found(_ text: String, _ language: String, _ finder: SymbolFinder = SymbolFinder()) -> String {
    Snippet.listing(finder.symbols(in: Array(text.utf8), language: language), in: text)
  }

  @Test func ownScannersNeedNoProgram() {
    let finder = SymbolFinder(program: nil)
    #expect(Self.found("struct A { var b = 1 }", "Swift", finder) == "struct A\n  property b")
    #expect(Self.found("int a(void) { }", "C", finder) == "function a")
    #expect(Self.found("class a { void b() {} };", "C++", finder) == "class a\n  method b")
    #expect(Self.found("# Title", "Markdown", finder) == "")
    #expect(Self.found("anything", "", finder) == "")
    #expect(finder.skipped.isEmpty)
  }

  @Test func aMissingProgramIsCounted() {
    let finder = SymbolFinder(program: nil)
    for _ in 0..<3 { #expect(Self.found("def a(): pass", "Python", finder) == "") }
    #expect(finder.skipped == ["universal-ctags is not installed": 3])

    let wrong = SymbolFinder(program: "/nonexistent/ctags")
    #expect(Self.found("def a(): pass", "Python", wrong) == "")
    #expect(wrong.skipped == ["ctags could not be started": 1])
  }

  /// Answers as the program does in the ways that matter here, and in the ways it should not.
  private static func script(_ body: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: "ctags-\(UUID().uuidString).sh")
    try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  private static func skipped(_ body: String, files: Int, _ limits: SymbolFinder.Limits) throws -> [String: Int] {
    let program = try script(body)
    defer { try? FileManager.default.removeItem(at: program) }
    let finder = SymbolFinder(program: program.path, limits: limits)
    let content = Array(String(repeating: "def a(): pass\n", count: 40_000).utf8)
    for _ in 0..<files { #expect(finder.symbols(in: content, language: "Python").isEmpty) }
    finder.close()
    return finder.skipped
  }

  @Test func aProgramThatFailsIsStartedAgainAFewTimes() throws {
    var limits = SymbolFinder.Limits()
    limits.restarts = 2
    limits.time = .milliseconds(300)
    limits.answerBytes = 100_000
    #expect(
      try Self.skipped("exec sleep 100", files: 3, limits) == ["ctags took too long": 2, "ctags failed too often": 1])
    #expect(try Self.skipped("exit 1", files: 2, limits) == ["ctags ended unexpectedly": 2])
    #expect(
      try Self.skipped("echo nonsense; exec sleep 100", files: 1, limits) == ["ctags gave an unreadable answer": 1])
    let fatal = "echo '{\"_type\": \"error\", \"message\": \"no\", \"fatal\": true}'; exec sleep 100"
    #expect(try Self.skipped(fatal, files: 1, limits) == ["ctags gave an unreadable answer": 1])
    let endless = #"while :; do echo '{"_type": "tag", "name": "a", "line": 1, "kind": "class"}'; done"#
    limits.time = .seconds(20)
    #expect(try Self.skipped(endless, files: 1, limits) == ["ctags found too many symbols": 1])
  }

  @Test func largeFilesAreCounted() throws {
    var limits = SymbolFinder.Limits()
    limits.contentBytes = 100
    #expect(try Self.skipped("exec sleep 100", files: 2, limits) == ["too large for ctags": 2])
  }

  /// Only the line's type ends an answer, and a warning does not end it.
  @Test func answersAreReadAsJSON() throws {
    let program = try Self.script(
      #"""
      while read -r request; do
        printf '%s\n' '{"_type": "program", "name": "Universal Ctags"}'
        printf '%s\n' '{"_type": "tag", "name": "completed", "line": 1, "kind": "function"}'
        printf '%s\n' '{"_type": "error", "message": "odd", "warning": true}'
        printf '%s\n' '{"_type":"tag","name":"\u0062\"\\","line":2,"kind":"class","inherits":false}'
        printf '%s\n' '{"_type": "tag", "name": "gone", "line": 9, "kind": "class"}'
        printf '%s\n' '{"_type": "tag", "name": "absent", "line": 1, "kind": "class"}'
        printf '%s\n' '{"_type": "completed", "command": "generate-tags"}'
      done
      """#)
    defer { try? FileManager.default.removeItem(at: program) }
    let finder = SymbolFinder(program: program.path)
    #expect(Self.found("def completed\nb\"\\\n", "Python", finder) == "function completed\nclass b\"\\")
    #expect(finder.skipped.isEmpty)
  }
}

/// With the program that Debian installs.
@Suite(.enabled(if: CtagsProgram.installed != nil, "universal-ctags is not installed"))
struct InstalledCtagsTests {
  private static let samples: [(language: String, text: String, expected: String)] = [
    (
      "Python", "class A(B):\n  def completed(self): pass\nLIMIT = 1\nasync def c(): pass\n",
      "class A\n  method completed\nvariable LIMIT\nfunction c"
    ),
    (
      "Go",
      "package main\n\ntype T struct {\n\ta int\n}\ntype I interface{ M() }\nconst C = 1\nfunc (t *T) M() {}\nfunc F() {}\n",
      "struct T\n  field a\ninterface I\n  method M\nconstant C\n  method M\nfunction F"
    ),
    (
      "Java", "package p;\nclass A {\n  int b;\n  enum C { D }\n  A() {}\n  void e() { int f; }\n}\ninterface G {}\n",
      "class A\n  field b\n  enum C\n    case D\n  method A\n  method e\ninterface G"
    ),
    (
      "TypeScript", "export interface A { b: string }\nclass C { d() {} }\nfunction e() {}\nenum F { G }\ntype H = A\n",
      "interface A\n  property b\nclass C\n  method d\nfunction e\nenum F\n  case G\ntypealias H"
    ),
    (
      "JavaScript", "class A { b() {} }\nfunction c() {}\nconst D = 1;\n",
      "class A\n  method b\nfunction c\nconstant D"
    ),
    (
      "Rust",
      "struct A { b: u8 }\nimpl A { fn c() {} }\ntrait D { fn e(); }\nenum F { G }\nmod h {}\nmacro_rules! i { () => {} }\nfn j() {}\n",
      "struct A\n  field b\nextension A\n  method c\ntrait D\n  method e\nenum F\n  case G\nmodule h\nmacro i\nfunction j"
    ),
    (
      "Ruby", "module A\n  class B\n    def c; end\n    def self.d; end\n  end\nend\n",
      "module A\n  class B\n    method c\n    method d"
    ),
    ("Kotlin", "class A {\n  fun b() {}\n}\nobject C\nfun d() {}\n", "class A\n  method b\nclass C\nmethod d"),
    (
      "PHP", "<?php\nclass A { function b() {} }\nfunction c() {}\ninterface D {}\n",
      "class A\n  method b\nfunction c\ninterface D"
    ),
    (
      "C#", "namespace N {\n  class A {\n    public int B { get; }\n    void C() {}\n  }\n}\n",
      "namespace N\n  class A\n    property B\n    method C"
    ),
    ("Perl", "package A::B;\nsub c { }\n", "module A::B\nfunction c"),
    ("Lua", "function a() end\nlocal function b() end\nfunction M.c() end\n", "function a\nfunction b\nfunction c"),
    ("Shell", "a() {\n  :\n}\nfunction b {\n  :\n}\n", "function a\nfunction b"),
    ("SQL", "CREATE TABLE a (b int);\nCREATE VIEW c AS SELECT 1;\n", "type a\ntype c"),
    (
      "Protocol Buffer",
      "package p;\nmessage A {\n  repeated int32 b = 1;\n}\nenum C { D = 0; }\nservice E { rpc F(A) returns (A); }\n",
      "struct A\n  field b\nenum C\n  case D\ninterface E\n  method F"
    ),
    ("Elixir", "defmodule A do\n  def b, do: 1\n  defmacro c, do: 1\nend\n", "module A\n  function b\n  macro c"),
    ("Haskell", "module A where\ndata B = C | D\n", "module A\ntype B"),
    ("Assembly", "#define A 1\nb:\n.Lc:\n\tret\n", "macro A\nfunction b"),
    ("CMake", "function(a)\nendfunction()\nadd_library(b c.c)\n", "function a\nother b"),
    (
      "Objective-C", "@interface A : B\n- (void)c:(int)d;\n@end\n@implementation A\n- (void)c:(int)d {\n}\n@end\n",
      "class A\n  method c\nclass A\n  method c"
    ),
    ("Scala", "class A\n", ""), ("Markdown", "# A\n", ""), ("JSON", "{\"a\": 1}", ""), ("YAML", "a: 1", ""),
  ]

  @Test func languagesThatTheProgramReads() {
    let finder = SymbolFinder()
    for sample in Self.samples {
      let symbols = finder.symbols(in: Array(sample.text.utf8), language: sample.language)
      #expect(Snippet.listing(symbols, in: sample.text) == sample.expected, "\(sample.language)")
    }
    #expect(finder.skipped.isEmpty)
  }

  @Test func anyBytesAreAccepted() {
    let finder = SymbolFinder()
    var random = Snippet.Random(seed: 3)
    for sample in Self.samples {
      for _ in 0..<15 {
        let bytes = Snippet.mutated(Array(sample.text.utf8), &random)
        let symbols = finder.symbols(in: bytes, language: sample.language)
        #expect(Snippet.fault(symbols, count: bytes.count) == nil)
      }
    }
    let line = Array(String(repeating: "function a(){}", count: 50_000).utf8)
    #expect(finder.symbols(in: line, language: "JavaScript").isEmpty)
    finder.close()
    #expect(finder.symbols(in: line, language: "JavaScript").isEmpty)
  }
}
