import SearchModel
import Symbols
import Testing

@Suite struct CScannerTests {
  private static func symbols(_ text: String, _ dialect: CScanner.Dialect) -> String {
    Snippet.listing(Array(text.utf8).withUnsafeBytes { CScanner.symbols(in: $0, dialect: dialect) }, in: text)
  }

  private static func expect(_ text: String, _ expected: String, _ dialect: CScanner.Dialect = .c) {
    #expect(symbols(text, dialect) == expected, "\(text)")
  }

  @Test func functions() {
    Self.expect(
      """
      int prototype(int a);
      extern void other(void);
      static inline int __init a(struct b *c) { int local = 1; return local; }
      struct d *e(int (*f)(int), char *g)
      {
        if (x) { y(); }
      }
      int old(a, b)
        int a; char *b;
      {
      }
      void (*h(int sig, void (*func)(int)))(int) { }
      SYSCALL_DEFINE3(open, const char __user *, filename, int, flags, umode_t, mode)
      {
      }
      """,
      "function a\nfunction e\nfunction old\nfunction h\nfunction open")
  }

  @Test func types() {
    Self.expect(
      """
      struct a { int b; struct c { int d; } e; union f { int g; } h; };
      union i { int j; };
      enum k { L, M = 1 << 2, N = sizeof("x,y"), };
      enum { O };
      typedef struct { int p; } q, *r;
      typedef int s[10], (*t)(int);
      typedef u32 (u)(int);
      typedef unsigned long v;
      struct forward;
      struct w x = { .y = 1, .z = { 2 } };
      static const char *aa[] = { "a", "b" }, bb;
      extern int cc;
      """,
      """
      struct a
        struct c
        struct f
      struct i
      enum k
        case L
        case M
        case N
        case O
      typealias q
      typealias r
      typealias s
      typealias t
      typealias u
      typealias v
      variable x
      variable aa
      variable bb
      """)
  }

  @Test func preprocessor() {
    Self.expect(
      """
      #define A 1
      #  define B(x) do { \\
        y(); } while (0)
      #if 0
      int no(void) { }
      #else
      int c(void) {
      #ifdef D
        if (e) {
      #else
        if (f) {
      #endif
        }
      }
      #endif
      #if G
      int h(int a)
      #else
      int h(long a)
      #endif
      {
      }
      int i(void) { return '"'; } /* int no(void) { */ // int no(void) {
      """,
      "macro A\nmacro B\nfunction c\nfunction h\nfunction i")
  }

  @Test func cPlusPlus() {
    Self.expect(
      """
      namespace a::b { namespace {
      template <typename T> class c : public d<T> {
       public:
        c() : e(1), f{2} {}
        ~c() {}
        int g() const { return 1; }
        bool operator==(const c &o) const { return true; }
        int h = 1;
        enum class i { j, k };
      };
      using l = int;
      auto m() -> int { return R"x(} { ")x"; }
      void c<int>::n() { }
      int o{3};
      } }
      concept p = true;
      """,
      """
      namespace b
          class c
            method c
            method ~c
            method g
            operator operator==
            enum i
              case j
              case k
          typealias l
          function m
          method n
          variable o
      type p
      """, .cPlusPlus)
  }

  @Test func aByteOrderMarkIsNoName() {
    Self.expect("\u{FEFF}#define A\nint b(void) { }", "macro A\nfunction b")
    Self.expect("\u{FEFF}struct a { int b; };", "struct a")
  }

  @Test func headersMayTurnOutCPlusPlus() {
    Self.expect("#pragma once\nclass a { void b() {} };\n", "class a\n  method b")
    Self.expect("int class(int namespace) { return 1; }", "function class")
  }

  @Test func brokenSourceGivesWhatIsThere() {
    for (text, expected) in [
      ("struct a {", "struct a"), ("int a(", ""),
      ("int a(void) {\n{\n}\nint b(void)\n{\n}\n", "function a\nfunction b"),
      ("enum { A, B", "case A\n  case B"), ("#define", ""), ("#", ""), ("}", ""), ("\"", ""), ("'", ""),
    ] {
      let found = Self.symbols(text, .c).split(separator: "\n").map { $0.drop { $0 == " " } }
      let wanted = expected.split(separator: "\n").map { $0.drop { $0 == " " } }
      #expect(found == wanted, "\(text)")
    }
  }

  private static let sample = """
    #if A /* b */
    #define C(d) do { e('"'); } while (0) \\
      + 1
    typedef struct f { int (*g)(void); union { int h; } i[2]; } j, *k;
    #elif B
    namespace l { template <class M> class n : o<M> { n() : p{1} {} int operator()(int) { return 1'000; } }; }
    #else
    enum q { R = 1, S }; static int t[] = { [0] = 1 }, u = sizeof(int);
    #endif
    int v(a, b) int a; char b; { return R"x(y)x"; } // z
    """

  @Test func anyBytesAreAccepted() {
    var random = Snippet.Random(seed: 2)
    for dialect in [CScanner.Dialect.c, .cPlusPlus] {
      for _ in 0..<1_000 {
        let bytes = Snippet.mutated(Array(Self.sample.utf8), &random)
        #expect(
          Snippet.fault(bytes.withUnsafeBytes { CScanner.symbols(in: $0, dialect: dialect) }, count: bytes.count) == nil
        )
      }
      for length in 0..<200 {
        let bytes = (0..<length).map { _ in UInt8(random.next(256)) }
        #expect(
          Snippet.fault(bytes.withUnsafeBytes { CScanner.symbols(in: $0, dialect: dialect) }, count: bytes.count) == nil
        )
      }
    }
  }

  @Test func hostileTextsAreBounded() {
    for piece in [
      "{", "(", "[", "<", "#if A\n", "#else\n", "#if A\n#else\n", "/*", "\"", "'", "R\"(", "struct a {", "(*",
      "template <",
      "namespace a {", "a(", "int a() {", "enum { ", "#define A \\\n", "}", "a::", "int a = {", ": a(1), ", "\\\n",
      "#if 0\n",
      "operator ", "(*\n{", "{\n}\n{",
    ] {
      let bytes = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
      for dialect in [CScanner.Dialect.c, .cPlusPlus] {
        #expect(
          Snippet.fault(bytes.withUnsafeBytes { CScanner.symbols(in: $0, dialect: dialect) }, count: bytes.count)
            == nil,
          "\(piece)")
      }
    }
  }
}
