import SearchModel
import Symbols
import Testing

@Suite struct SwiftScannerTests {
  private static func symbols(_ text: String) -> String {
    Snippet.listing(Array(text.utf8).withUnsafeBytes { SwiftScanner.symbols(in: $0) }, in: text)
  }

  private static func expect(_ text: String, _ expected: String) { #expect(symbols(text) == expected, "\(text)") }

  @Test func types() {
    Self.expect(
      """
      public struct A<T: B>: C where T == D {
        enum E: Int { case f, g = 2, h(i: Int = 3), `default` }
        indirect enum J { case k(J) }
        final class L { actor M {} }
        protocol N: class { associatedtype O = P; typealias Q = Int }
      }
      @frozen @available(macOS 13, *) public enum R {}
      """,
      """
      struct A
        enum E
          case f
          case g
          case h
          case default
        enum J
          case k
        class L
          class M
        protocol N
          typealias O
          typealias Q
      enum R
      """)
  }

  @Test func functions() {
    Self.expect(
      """
      func a() { let local = 1; func inner() {}; struct Local {} }
      struct S {
        init?(b: Int) {}
        init<T>(c: T) {}
        deinit {}
        subscript(d: Int) -> Int { get { 1 } set {} }
        static func == (l: Self, r: Self) -> Bool { true }
        static prefix func !<T>(x: T) -> T { x }
        class func e<T>(f: (Int) -> Void = { _ in var x = 1 }) async throws -> [T] {}
        mutating func `repeat`() {}
      }
      infix operator <+>: AdditionPrecedence
      precedencegroup P { higherThan: Q }
      macro m(_ a: Int) -> String = #externalMacro(module: "M", type: "N")
      """,
      """
      function a
      struct S
        initializer init
        initializer init
        subscript subscript
        operator ==
        operator !
        method e
        method repeat
      operator <+>
      other P
      macro m
      """)
  }

  @Test func properties() {
    Self.expect(
      """
      let a = 1, b: [Int] = [2, 3], c = f(d: 4, e: 5)
      var (g, h) = (1, 2)
      struct S {
        @Published private(set) var i: Int { didSet { let j = 1 } }
        lazy var k: Int = { let l = 2; return l }()
        static let m = n < o, p = 3
        var q: Dictionary<String, Int> = [:], r = 1
        let s = if true { 1 } else { 2 }
      }
      """,
      """
      constant a
      constant b
      constant c
      variable g
      variable h
      struct S
        property i
        property k
        property m
        property p
        property q
        property r
        property s
      """)
  }

  @Test func extensions() {
    Self.expect(
      """
      extension A.B where C == D { func e() {} }
      extension [Int] { var f: Int { 1 } }
      extension Array<Int>: @retroactive G { }
      """,
      """
      extension B
        method e
        property f
      extension Array
      """)
  }

  @Test func conditions() {
    Self.expect(
      """
      #if os(Linux) && canImport(Glibc)
      func a() {}
      #elseif swift(>=6)
      struct B { var c = 1 }
      #else
      let d = 2
      #endif
      if #available(macOS 13, *), let x = y { func local() {} }
      for i in 0..<3 where i > 1 { var z = i }
      func e() {}
      """,
      """
      function a
      struct B
        property c
      constant d
      function e
      """)
  }

  @Test func literalsAndComments() {
    Self.expect(
      ##"""
      let a = "func no() { \(f { "}" + "struct No {" }) }"
      let b = """
        struct No {
        \(g(")"))
        """
      let c = #"a"b \(no) \#(h("x"))"#, d = #"""#
      /* func no() /* nested */ { */
      // struct No {
      let e = /[{"]+ (?<f>x)/
      let g = #/ func " { /#
      let h = i / j / k
      func last() {}
      """##,
      """
      constant a
      constant b
      constant c
      constant d
      constant e
      constant g
      constant h
      function last
      """)
  }

  @Test func wordsThatAreNoDeclarations() {
    Self.expect(
      """
      import struct Foundation.URL
      import class A.B
      let actor = 1, macro = actor
      struct S { var `class`: Int { self.init().func.struct } ; func f(import: Int, class: Int) {} }
      _ = S.self
      """,
      """
      constant actor
      constant macro
      struct S
        property class
        method f
      """)
  }

  @Test func brokenSourceGivesWhatIsThere() {
    for (text, expected) in [
      ("struct A { func b( ", "struct A\n  method b"), ("struct", ""), ("func", ""), ("let \"", ""),
      ("}}} class A {", "class A"),
      ("enum A { case", "enum A"), ("extension", ""), ("\0\0struct A\0{ let b = 1 }", "struct A\n  property b"),
    ] {
      Self.expect(text, expected)
    }
  }

  /// Editors of other systems put a byte order mark first.
  @Test func aByteOrderMarkIsNoName() {
    Self.expect("\u{FEFF}struct A {}", "struct A")
    Self.expect("\u{FEFF}import A\nfunc b() {}", "function b")
  }

  private static let sample = ##"""
    @main public struct A<T>: B where T: C { case x; enum D { case a(Int), b = "c" } // }
      var e: Int { get { "\(f("g") { $0 })" } }; init?() {} /* { */
      func == (l: A, r: A) -> Bool { l.x / r.y / 2 }; let r = /a{2}/, s = #"x"#
    }
    #if DEBUG
    extension A.D { subscript<U>(i: U) -> [U: Int] { [:] } }
    #endif
    macro m(x: Int) = #externalMacro(module: "a", type: "b")
    """##

  @Test func anyBytesAreAccepted() {
    var random = Snippet.Random(seed: 1)
    for _ in 0..<1_500 {
      let bytes = Snippet.mutated(Array(Self.sample.utf8), &random)
      #expect(Snippet.fault(bytes.withUnsafeBytes { SwiftScanner.symbols(in: $0) }, count: bytes.count) == nil)
    }
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in UInt8(random.next(256)) }
      #expect(Snippet.fault(bytes.withUnsafeBytes { SwiftScanner.symbols(in: $0) }, count: bytes.count) == nil)
    }
  }

  /// Recursion by depth would end the process, repeated looking ahead would take minutes.
  @Test func hostileTextsAreBounded() {
    for piece in [
      "{", "(", "[", "<", "\"\\(", "/*", "struct A {", "a<", "#", "`", "/", "(/[", "case ", "let a = ", "func ", "}",
      "\"",
      "class A<", "@a(", "extension A.", "actor ", "enum A { case a(", "\"\"\"", "#\"",
    ] {
      let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
      let bytes = Array(text.utf8)
      #expect(
        Snippet.fault(bytes.withUnsafeBytes { SwiftScanner.symbols(in: $0) }, count: bytes.count) == nil, "\(piece)")
    }
  }
}
