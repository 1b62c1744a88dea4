import SearchModel
import Testing

@testable import Symbols

@Suite struct SymbolDescriptionTests {
  /// As `line kind name | comment`, `~` before what is not exported.
  private func listing(_ text: String, path: String, language: String) -> String {
    let content = Array(text.utf8)
    let finder = SymbolFinder()
    defer { finder.close() }
    let symbols = finder.symbols(in: content, language: language)
    return SymbolDescription.all(in: content, path: path, language: language, symbols: symbols).map { symbol in
      "\(symbol.isExported ? "" : "~")\(symbol.line) \(symbol.kind.name) \(symbol.name) | \(symbol.comment)"
    }.joined(separator: "\n")
  }

  @Test func swift() {
    let text = """
      // MARK: - Pools

      /// Keeps connections open.
      ///
      /// - Parameter size: how many.
      @available(macOS 13, *)
      public final class Pool {
        /// Waits `longer` each time.
        public func backoff(attempt: Int) -> Duration { .zero }
        func inner() {}
        private func hidden() {}
        public init() {}
        public var size = 0
      }
      public extension Pool {
        func shared() {}
      }
      /**
       * Says what a pool can.
       */
      public protocol Pooling {
        func lease()
      }
      fileprivate struct Secret { public func told() {} }
      """
    #expect(
      listing(text, path: "Sources/Pool.swift", language: "Swift") == """
        7 class Pool | Keeps connections open.
        9 method Pool.backoff | Waits longer each time.
        ~10 method Pool.inner |\u{20}
        16 method Pool.shared |\u{20}
        21 protocol Pooling | Says what a pool can.
        22 method Pooling.lease |\u{20}
        """)
  }

  @Test func headersOfC() {
    let text = """
      /* Copyright: somebody */

      /** Parses a number.
       *  @param text what
       */
      static inline int parse(const char *text) { return 0; }
      struct list { int n; };
      static int helper(void) { return 0; }
      """
    let header = listing(text, path: "include/parse.h", language: "C")
    #expect(header.contains("parse | Parses a number.") && !header.contains("~"))
    let source = listing("/* Adds. */\nint add(int a) {}\nstatic int own(void) {}\n", path: "a.c", language: "C")
    #expect(source == "2 function add | Adds.")
  }

  @Test func languagesThatCtagsReads() throws {
    try #require(CtagsProgram.installed != nil)
    let python = """
      class Retry:
          \"\"\"Calls again after a failure.

          Args:
              times: how often
          \"\"\"
          def wait(self):
              # Not the documentation.
              pass
          def _own(self): pass
      """
    let found = listing(python, path: "retry.py", language: "Python")
    #expect(found.contains("1 class Retry | Calls again after a failure."))
    #expect(found.contains("Retry.wait | ") && !found.contains("_own"))
    let go = listing(
      "package a\n\n// Wait waits longer each time.\nfunc Wait() {}\n\nfunc own() {}\n", path: "a.go", language: "Go")
    #expect(go.contains("4 function Wait | Wait waits longer each time.") && !go.contains("own"))
    let rust = listing(
      "/// Waits.\n#[inline]\npub fn wait() {}\nfn own() {}\n", path: "src/lib.rs", language: "Rust")
    #expect(rust.contains("3 function wait | Waits.") && rust.contains("~4 function own"))
  }

  @Test func anyBytesAreTaken() {
    var random = Snippet.Random(seed: 7)
    let text = Array("/// A.\npublic struct A { /** b */ public func b(_ c: Int) {} }\n\"\"\"\n#[x]\nfunc d()".utf8)
    for _ in 0..<300 {
      let bytes = Snippet.mutated(text, &random)
      let finder = SymbolFinder(program: nil)
      let symbols = finder.symbols(in: bytes, language: "Swift")
      for language in ["Swift", "Python", "C", "Lua"] {
        let all = SymbolDescription.all(in: bytes, path: "a", language: language, symbols: symbols)
        #expect(all.allSatisfy { $0.line > 0 && $0.comment.utf8.count < 2_000 && $0.signature.utf8.count < 2_000 })
      }
    }
  }

  @Test func longCommentsAndDeclarationsAreCut() {
    let comment = String(repeating: "/// words and more words\n", count: 400)
    let text = comment + "public func long(" + String(repeating: "a: Int, ", count: 500) + "z: Int) {}\n"
    let content = Array(text.utf8)
    let symbols = SymbolFinder(program: nil).symbols(in: content, language: "Swift")
    let all = SymbolDescription.all(in: content, path: "a.swift", language: "Swift", symbols: symbols)
    #expect(all.count == 1 && all[0].comment.utf8.count <= 410 && all[0].signature.utf8.count <= 210)
  }
}
