extension Syntax {
  /// By the language's name.
  static let table: [String: Syntax] = {
    var table: [String: Syntax] = [:]
    for (names, syntax) in compiled + scripting + functional + data + markup {
      for name in names { table[name] = syntax }
    }
    return table
  }()

  private static let cWords =
    "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof "
    + "static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert "
    + "_Thread_local alignas alignof static_assert thread_local constexpr nullptr true false typeof NULL"
  private static let cTypes =
    "void char short int long float double signed unsigned bool _Bool wchar_t _Complex u8 u16 u32 u64 s8 s16 s32 s64 "
    + "FILE va_list"
  private static let cPlusPlusWords =
    " and catch class co_await co_return co_yield concept consteval constinit const_cast decltype delete dynamic_cast "
    + "explicit export final friend import module mutable namespace new noexcept not operator or override private "
    + "protected public reinterpret_cast requires static_cast template this throw try typeid typename using virtual xor"
  private static let objectiveCWords =
    " self super nil Nil YES NO id instancetype SEL IMP BOOL Class in out inout __weak __strong __block nonatomic "
    + "strong weak copy assign readonly readwrite nullable nonnull"

  private static let cFamily = LexicalGrammar.cLike(keywords: cWords, types: cTypes) { grammar in
    grammar.directive = .lineStart
    grammar.underscoreTIsType = true
    grammar.capitalsAreTypes = false
  }

  private static func cPlusPlus(_ words: String) -> LexicalGrammar {
    LexicalGrammar.cLike(keywords: cWords + words, types: cTypes) { grammar in
      grammar.directive = .lineStart
      grammar.underscoreTIsType = true
      grammar.rawString = .cPlusPlus
      grammar.hasAttributes = words.contains(" self ")
    }
  }

  private static let compiled: [([String], Syntax)] = [
    (
      ["Swift"],
      .code(
        .cLike(
          keywords:
            "associatedtype async await break borrowing case catch class consume consuming continue convenience copy "
            + "default defer deinit didSet discard distributed do dynamic each else enum extension fallthrough false "
            + "fileprivate final for func get guard if import in indirect infix init inout internal is isolated lazy "
            + "let macro mutating nil nonisolated nonmutating open operator optional override package postfix "
            + "precedencegroup prefix private protocol public repeat required rethrows return self sending set some "
            + "any static struct subscript super switch throw throws true try typealias unowned var weak where while "
            + "willSet yield as actor",
          types: "Self"
        ) { grammar in
          grammar.comments(line: "//", block: ("/*", "*/"), nested: true)
          grammar.quotes = [.quote("\"\"\"", nil, "mh", with: "\\("), .quote("\"", nil, "h", with: "\\(")]
          grammar.apostrophe = .none
          grammar.directive = .anywhere
          grammar.hasAttributes = true
          grammar.hasRegexLiterals = true
        })
    ),
    (["C", "OpenCL", "Cuda", "SmPL"], .code(cFamily)),
    (["C++", "Arduino", "Metal"], .code(cPlusPlus(cPlusPlusWords))),
    (["Objective-C"], .code(cPlusPlus(objectiveCWords))),
    (["Objective-C++"], .code(cPlusPlus(cPlusPlusWords + objectiveCWords))),
    (
      ["GLSL", "HLSL", "WGSL"],
      .code(
        .cLike(
          keywords: cWords + " attribute varying uniform in out inout layout precision discard fn let var highp lowp",
          types: cTypes + " vec2 vec3 vec4 mat2 mat3 mat4 sampler2D samplerCube float2 float3 float4 f32 i32"
        ) { $0.directive = .lineStart })
    ),
    (
      ["Device Tree"],
      .code(
        .cLike(keywords: "/dts-v1/ status compatible reg") {
          $0.directive = .lineStart; $0.nameBytes = Array("-,".utf8)
        })
    ),
    (
      ["Yacc", "Lex", "Bison"],
      .code(.cLike(keywords: cWords + " token type left right nonassoc start", types: cTypes))
    ),
    (
      ["Go", "Go Module", "Go Workspace"],
      .code(
        .cLike(
          keywords:
            "break case chan const continue default defer else fallthrough for func go goto if import interface map "
            + "package range return select struct switch type var nil true false iota module require replace exclude "
            + "retract toolchain use",
          types:
            "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune "
            + "string uint uint8 uint16 uint32 uint64 uintptr"
        ) { $0.quotes = [.quote("`", nil, "mr"), .quote("\"")] })
    ),
    (
      ["Rust"],
      .code(
        .cLike(
          keywords:
            "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod "
            + "move mut pub ref return self static struct super trait true type union unsafe use where while yield "
            + "macro_rules",
          types: "Self bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize"
        ) { grammar in
          grammar.comments(line: "//", block: ("/*", "*/"), nested: true)
          grammar.quotes = [.quote("\"", nil, "m")]
          grammar.apostrophe = .characterOrLifetime
          grammar.rawString = .rust
        })
    ),
    (
      ["Java"],
      .code(
        .cLike(
          keywords:
            "abstract assert break case catch class const continue default do else enum exports extends final finally "
            + "for goto if implements import instanceof interface module native new non-sealed null package permits "
            + "private protected public record requires return sealed static strictfp super switch synchronized this "
            + "throw throws transient true false try var volatile while yield",
          types: "boolean byte char double float int long short void"
        ) { grammar in
          grammar.quotes = [.quote("\"\"\"", nil, "m"), .quote("\"")]
          grammar.hasAttributes = true
        })
    ),
    (
      ["Kotlin"],
      .code(
        .cLike(
          keywords:
            "abstract actual annotation as break by catch class companion const constructor continue crossinline data "
            + "do else enum expect external false final finally for fun get if import in infix init inline inner "
            + "interface internal is lateinit noinline null object open operator out override package private "
            + "protected public reified return sealed set super suspend tailrec this throw true try typealias val "
            + "value var vararg when where while"
        ) { grammar in
          grammar.comments(line: "//", block: ("/*", "*/"), nested: true)
          grammar.quotes = [.quote("\"\"\"", nil, "mr", with: "${"), .quote("\"", nil, "", with: "${")]
          grammar.hasAttributes = true
        })
    ),
    (
      ["Scala"],
      .code(
        .cLike(
          keywords:
            "abstract case catch class def derives do else end enum export extends extension false final finally for "
            + "forSome given if implicit import inline lazy macro match new null object open opaque override package "
            + "private protected return sealed super then this throw trait transparent true try type using val var "
            + "while with yield"
        ) { grammar in
          grammar.comments(line: "//", block: ("/*", "*/"), nested: true)
          grammar.quotes = [.quote("\"\"\"", nil, "mr", with: "${"), .quote("\"", nil, "", with: "${")]
          grammar.apostrophe = .characterOrLifetime
          grammar.hasAttributes = true
        })
    ),
    (
      ["C#"],
      .code(
        .cLike(
          keywords:
            "abstract as async await base break case catch checked class const continue default delegate do else enum "
            + "event explicit extern false finally fixed for foreach get global goto if implicit in init interface "
            + "internal is lock namespace new null operator out override params partial private protected public "
            + "readonly record ref required return sealed set sizeof stackalloc static struct switch this throw true "
            + "try typeof unchecked unsafe using var virtual volatile when where while yield",
          types:
            "bool byte char decimal double dynamic float int long nint object sbyte short string uint ulong ushort void"
        ) { grammar in
          grammar.quotes = [
            .quote("\"\"\"", nil, "mr"), .quote("$@\"", "\"", "mrd", with: "{"), .quote("@\"", "\"", "mrd"),
            .quote("$\"", "\"", "", with: "{"), .quote("\""),
          ]
          grammar.directive = .lineStart
        })
    ),
    (
      ["Dart"],
      .code(
        .cLike(
          keywords:
            "abstract as assert async await base break case catch class const continue covariant default deferred do "
            + "dynamic else enum export extends extension external factory false final finally for get if implements "
            + "import in interface is late library mixin new null on operator part required rethrow return sealed set "
            + "show static super switch sync this throw true try typedef var when while with yield",
          types: "bool double int num void"
        ) { grammar in
          grammar.quotes = [
            .quote("\"\"\"", nil, "m", with: "${"), .quote("'''", nil, "m", with: "${"),
            .quote("\"", nil, "", with: "${"), .quote("'", nil, "", with: "${"),
          ]
          grammar.apostrophe = .none
          grammar.hasAttributes = true
        })
    ),
    (
      ["Zig"],
      .code(
        .cLike(
          keywords:
            "align and anyerror asm break callconv catch comptime const continue defer else enum errdefer error export "
            + "extern false fn for if inline noalias null opaque or orelse packed pub return struct suspend switch "
            + "test threadlocal true try undefined union unreachable usingnamespace var volatile while",
          types: "bool f32 f64 i8 i16 i32 i64 isize type u8 u16 u32 u64 usize void"
        ) { $0.hasAttributes = true })
    ),
    (
      ["D", "V", "Vala", "Solidity", "Haxe", "ActionScript"],
      .code(
        .cLike(
          keywords:
            cWords + " abstract alias assert catch class contract delete event external final finally fn function "
            + "import in interface is let mapping memory module mut mutable new null override package payable pragma "
            + "private protected public pure pub this throw try var view virtual",
          types: cTypes + " address bytes string uint uint256 byte ubyte ulong ushort"
        ) { $0.quotes = [.quote("\""), .quote("`", nil, "mr")] })
    ),
    (
      ["Verilog", "SystemVerilog"],
      .code(
        .cLike(
          keywords:
            "always always_comb always_ff assign begin case default else end endcase endfunction endmodule endtask for "
            + "function generate if initial inout input interface localparam logic module negedge output package "
            + "parameter posedge property reg signed task typedef wire while",
          types: "bit byte int integer real time"
        ) {
          $0.apostrophe = .none; $0.capitalsAreTypes = false
        })
    ),
    (
      ["Protocol Buffer"],
      .code(
        .cLike(
          keywords:
            "edition enum extend extensions false import map max message oneof option optional package public repeated "
            + "required reserved returns rpc service stream syntax to true weak",
          types:
            "bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64")
      )
    ),
    (
      ["Thrift", "Cap'n Proto"],
      .code(
        .cLike(
          keywords:
            "annotation const enum exception extends import include interface namespace oneway optional required "
            + "service struct throws typedef union using void",
          types: "bool byte binary double i8 i16 i32 i64 list map set string Text Data Int32 UInt32"))
    ),
    (
      ["GraphQL"],
      .code(
        .hashLike(
          keywords:
            "directive enum extend false fragment implements input interface mutation null on query scalar schema "
            + "subscription true type union",
          types: "Boolean Float ID Int String"
        ) {
          $0.quotes = [.quote("\"\"\"", nil, "m"), .quote("\"")]; $0.capitalsAreTypes = true; $0.hasVariables = true
        })
    ),
    (
      ["Assembly", "LLVM IR"],
      .code(
        LexicalGrammar(keywords: "mov add sub call ret jmp push pop lea global section define declare") { grammar in
          grammar.comments(line: ";", "//", block: ("/*", "*/"))
          grammar.quotes = [.quote("\"")]
          grammar.directive = .lineStart
        })
    ),
    (
      ["Fortran"],
      .code(
        LexicalGrammar(
          keywords:
            "allocatable call case contains do else elseif end enddo endif function if implicit in inout intent "
            + "interface module none only out parameter pointer print private program public result return select "
            + "subroutine then type use where while write",
          types: "character complex double integer logical precision real", foldsCase: true
        ) {
          $0.comments(line: "!"); $0.quotes = [.quote("\"", nil, "rd"), .quote("'", nil, "rd")]
        })
    ),
    (
      ["Pascal", "Ada", "VHDL"],
      .code(
        LexicalGrammar(
          keywords: "and array architecture as begin body case class component const constructor destructor do downto "
            + "else elsif end entity except exit file finally for function generic if implementation in inherited "
            + "interface is library loop map mod nil not of or others out package port private procedure process "
            + "program property protected public record repeat return set signal then to try type unit until use uses "
            + "var when while with xor",
          types: "boolean char integer natural positive real string std_logic", foldsCase: true
        ) { grammar in
          grammar.comments(line: "--", "//", block: ("(*", "*)"))
          grammar.quotes = [.quote("\"", nil, "r")]
          grammar.apostrophe = .character
        })
    ),
  ]

  private static let scriptWords =
    "abstract any as asserts async await break case catch class const constructor continue debugger declare default "
    + "delete do else enum export extends false finally for from function get if implements import in infer instanceof "
    + "interface is keyof let module namespace new null of override package private protected public readonly return "
    + "satisfies set static super switch this throw true try type typeof undefined using var void while with yield"

  private static func javaScript(_ types: String) -> LexicalGrammar {
    .cLike(keywords: scriptWords, types: types) { grammar in
      grammar.quotes = [.quote("\""), .quote("'"), .quote("`", nil, "m", with: "${")]
      grammar.apostrophe = .none
      grammar.hasRegexLiterals = true
      grammar.hasAttributes = true
      grammar.nameBytes = Array("$".utf8)
    }
  }

  private static let shell = LexicalGrammar.hashLike(
    keywords:
      "alias break builtin case cd continue declare do done echo elif else esac eval exec exit export fi for function "
      + "if in local readonly return select set shift source then time trap typeset unset until while end begin not "
      + "and or"
  ) { grammar in
    grammar.commentNeedsBlank = true
    grammar.quotes = [.quote("\"", nil, "m", with: "$("), .quote("'", nil, "mr")]
    grammar.hasHeredocs = true
    grammar.hasVariables = true
    grammar.nameBytes = Array("-".utf8)
  }

  private static let scripting: [([String], Syntax)] = [
    (["JavaScript"], .code(javaScript(""))),
    (["TypeScript"], .code(javaScript("string number boolean never unknown object bigint symbol"))),
    (
      ["Groovy", "Gradle"],
      .code(
        .cLike(keywords: scriptWords + " def it trait plugins dependencies", types: "boolean int long") { grammar in
          grammar.quotes = [
            .quote("\"\"\"", nil, "m", with: "${"), .quote("'''", nil, "m"), .quote("\"", nil, "", with: "${"),
            .quote("'"),
          ]
          grammar.apostrophe = .none
          grammar.hasAttributes = true
        })
    ),
    (
      ["Python", "Cython", "Starlark", "Mojo"],
      .code(
        .hashLike(
          keywords:
            "and as assert async await break case class continue def del elif else except False finally for from "
            + "global if import in is lambda load match None nonlocal not or pass raise return self True try type "
            + "while with yield cdef cpdef cimport fn struct var let",
          types: "bool bytes dict float frozenset int list object set str tuple"
        ) { grammar in
          grammar.quotes = [.quote("\"\"\"", nil, "m"), .quote("'''", nil, "m"), .quote("\""), .quote("'")]
          grammar.hasAttributes = true
          grammar.capitalsAreTypes = true
        })
    ),
    (
      ["GDScript", "Nim"],
      .code(
        .hashLike(
          keywords:
            "and as assert await block break case class class_name const continue def discard do elif else enum "
            + "except export extends false finally for from func if import in is iterator let macro match nil not null "
            + "object of or pass proc raise ref return self signal static template true try tuple type var when while "
            + "yield",
          types: "bool float int string void"
        ) {
          $0.quotes = [.quote("\"\"\"", nil, "m"), .quote("\""), .quote("'")]; $0.capitalsAreTypes = true
        })
    ),
    (
      ["Ruby", "Crystal"],
      .code(
        .hashLike(
          keywords:
            "abstract alias and attr_accessor attr_reader attr_writer begin break case class def defined do else elsif "
            + "end ensure extend false for fun if in include lib loop macro module next nil not or private protected "
            + "public raise redo require require_relative rescue retry return self struct super then true undef unless "
            + "until when while yield __FILE__"
        ) { grammar in
          grammar.blockComments = [
            LexicalGrammar.BlockComment(open: Array("=begin".utf8), close: Array("=end".utf8), atLineStart: true)
          ]
          grammar.quotes = [.quote("\"", nil, "m", with: "#{"), .quote("'", nil, "m"), .quote("`", nil, "m")]
          grammar.hasRegexLiterals = true
          grammar.hasHeredocs = true
          grammar.hasAttributes = true
          grammar.capitalsAreTypes = true
          grammar.nameBytes = Array("?!".utf8)
        })
    ),
    (
      ["PHP"],
      .php(
        LexicalGrammar(
          keywords:
            "abstract and array as break callable case catch class clone const continue declare default do echo else "
            + "elseif empty enddeclare endfor endforeach endif endswitch endwhile enum extends final finally fn for "
            + "foreach function global goto if implements include include_once instanceof insteadof interface isset "
            + "list match namespace new null or parent print private protected public readonly require require_once "
            + "return self static switch this throw trait true false try unset use var while xor yield",
          types: "bool float int iterable mixed never object string void"
        ) { grammar in
          grammar.comments(line: "//", "#", block: ("/*", "*/"))
          grammar.quotes = [.quote("\"", nil, "m"), .quote("'", nil, "m")]
          grammar.hasVariables = true
          grammar.hasHeredocs = true
          grammar.capitalsAreTypes = true
        })
    ),
    (["Shell", "fish", "Tcsh", "BitBake", "Dotenv"], .code(shell)),
    (
      ["PowerShell"],
      .code(
        LexicalGrammar(
          keywords:
            "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for "
            + "foreach from function if in param process return switch throw trap try until using var while",
          foldsCase: true
        ) { grammar in
          grammar.comments(line: "#", block: ("<#", "#>"))
          grammar.quotes = [
            .quote("@\"", "\"@", "mr"), .quote("@'", "'@", "mr"), .quote("\"", nil, "mr"), .quote("'", nil, "mr"),
          ]
          grammar.hasVariables = true
          grammar.nameBytes = Array("-".utf8)
        })
    ),
    (
      ["Batchfile"],
      .code(
        LexicalGrammar(
          keywords:
            "call cd copy del do echo else endlocal errorlevel exist exit for goto if in md mkdir move not pause "
            + "popd pushd rd ren set setlocal shift start",
          foldsCase: true
        ) {
          $0.comments(line: "::", "REM ", "rem "); $0.quotes = [.quote("\"", nil, "r")]
        })
    ),
    (
      ["Perl", "Raku"],
      .code(
        .hashLike(
          keywords:
            "and bless class cmp continue defined delete die do each else elsif eq eval exists for foreach ge given gt "
            + "has if last le local lt method my multi ne next no not or our package print push redo ref require "
            + "return say scalar shift sub undef unless until use wantarray when while"
        ) { grammar in
          grammar.commentNeedsBlank = true
          grammar.blockComments = ["=pod", "=head", "=over", "=item", "=begin", "=encoding"].map {
            LexicalGrammar.BlockComment(open: Array($0.utf8), close: Array("=cut".utf8), atLineStart: true)
          }
          grammar.quotes = [.quote("\"", nil, "m"), .quote("'", nil, "m"), .quote("`")]
          grammar.hasVariables = true
          grammar.hasHeredocs = true
          grammar.capitalsAreTypes = true
        })
    ),
    (
      ["Lua"],
      .code(
        LexicalGrammar(
          keywords:
            "and break do else elseif end false for function goto if in local nil not or repeat return self then "
            + "true until while"
        ) { grammar in
          grammar.comments(line: "--")
          grammar.quotes = [.quote("\""), .quote("'")]
          grammar.rawString = .lua
        })
    ),
    (
      ["R", "Julia"],
      .code(
        .hashLike(
          keywords: "abstract baremodule begin break catch const do else elseif end export FALSE false finally for "
            + "function global if import in let library local macro module mutable next NULL primitive quote repeat "
            + "require return struct TRUE true try type using where while"
        ) { grammar in
          grammar.quotes = [.quote("\"\"\"", nil, "m"), .quote("\"", nil, "m"), .quote("'")]
          grammar.quoteNeedsBoundary = true
        })
    ),
    (
      ["MATLAB"],
      .code(
        LexicalGrammar(
          keywords: "break case catch classdef continue else elseif end for function global if methods otherwise "
            + "parfor persistent properties return switch try while"
        ) {
          $0.comments(line: "%"); $0.quotes = [.quote("\""), .quote("'", nil, "rd")]; $0.quoteNeedsBoundary = true
        })
    ),
    (
      ["Tcl", "Awk"],
      .code(
        .hashLike(
          keywords:
            "BEGIN END break catch continue delete do else elseif exit expr for foreach function getline global "
            + "if in namespace next package print printf proc puts return set switch unset upvar variable while"
        ) {
          $0.quotes = [.quote("\"")]; $0.hasVariables = true; $0.commentNeedsBlank = true
        })
    ),
    (
      ["Vim Script"],
      .code(
        LexicalGrammar(
          keywords: "augroup autocmd call command else elseif endfor endfunction endif endtry endwhile finish for "
            + "function highlight if in let map nnoremap inoremap noremap return set setlocal syntax try while"
        ) {
          $0.quotes = [.quote("'", nil, "rd")]; $0.hasVariables = true
        })
    ),
    (
      ["SQL", "PLSQL"],
      .code(
        LexicalGrammar(
          keywords:
            "add all alter and any as asc begin between by cascade case check collate column commit conflict "
            + "constraint create cross database declare default delete desc distinct do drop else end escape except "
            + "exists explain foreign from full function grant group having if in index inner insert intersect into is "
            + "join key left like limit not null offset on or order outer over partition pragma primary procedure "
            + "recursive references replace returning returns revoke right rollback select set table temporary then to "
            + "transaction trigger truncate union unique update using values view virtual when where window with "
            + "without",
          types:
            "bigint bigserial binary blob boolean bytea char date datetime decimal double float int integer interval "
            + "json jsonb numeric real serial smallint text time timestamp timestamptz tinyint uuid varchar",
          foldsCase: true
        ) { grammar in
          grammar.comments(line: "--", block: ("/*", "*/"))
          grammar.quotes = [.quote("'", nil, "mrd"), .quote("\"", nil, "rd"), .quote("`", nil, "r")]
        })
    ),
  ]

  private static let functional: [([String], Syntax)] = [
    (
      ["Haskell", "PureScript", "Elm", "Idris", "Agda", "Lean"],
      .code(
        LexicalGrammar(
          keywords:
            "as case class data default deriving do else family forall foreign hiding if import in infix infixl "
            + "infixr instance let mdo module newtype of pattern qualified rec then type where exposing port"
        ) { grammar in
          grammar.comments(line: "--", block: ("{-", "-}"), nested: true)
          grammar.quotes = [.quote("\"", nil, "m")]
          grammar.apostrophe = .character
          grammar.capitalsAreTypes = true
          grammar.nameBytes = Array("'".utf8)
        })
    ),
    (
      ["OCaml", "F#", "Standard ML", "Coq", "ReScript"],
      .code(
        LexicalGrammar(
          keywords:
            "and as assert begin class constraint do done downto else end exception external false for fun function "
            + "functor if in include inherit initializer lazy let match method module mutable namespace new object of "
            + "open or private rec sig struct then to true try type use val virtual when while with yield abstract "
            + "Definition Lemma Theorem Proof Qed Fixpoint Inductive Require Import",
          types: "bool char float int list option string unit"
        ) { grammar in
          grammar.comments(block: ("(*", "*)"), nested: true)
          grammar.quotes = [.quote("\"\"\"", nil, "mr"), .quote("\"", nil, "m")]
          grammar.apostrophe = .character
          grammar.capitalsAreTypes = true
          grammar.nameBytes = Array("'".utf8)
        })
    ),
    (
      ["Elixir"],
      .code(
        .hashLike(
          keywords: "after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmacrop "
            + "defmodule defp defprotocol defstruct do else end false fn for if import in nil not or quote raise "
            + "receive rescue require true try unless unquote use when with"
        ) { grammar in
          grammar.quotes = [
            .quote("\"\"\"", nil, "m", with: "#{"), .quote("'''", nil, "m"), .quote("\"", nil, "m", with: "#{"),
            .quote("'"),
          ]
          grammar.hasAttributes = true
          grammar.capitalsAreTypes = true
          grammar.nameBytes = Array("?!".utf8)
        })
    ),
    (
      ["Erlang", "Prolog"],
      .code(
        LexicalGrammar(
          keywords: "after and andalso begin case catch else end fun if maybe not of or orelse receive try when xor is"
        ) {
          $0.comments(line: "%", block: ("/*", "*/")); $0.quotes = [.quote("\"", nil, "m"), .quote("'")]
        })
    ),
    (
      ["Clojure", "Common Lisp", "Scheme", "Emacs Lisp", "Racket", "Fennel"],
      .code(
        LexicalGrammar(
          keywords:
            "and begin case cond def define defmacro defmethod defn defn- defparameter defprotocol defrecord defstruct "
            + "defun defvar defcustom do dolist fn if if-let in-ns lambda let let* letrec local loop module nil not ns "
            + "or progn provide quote recur require set! setq t unless when when-let while"
        ) { grammar in
          grammar.comments(line: ";", block: ("#|", "|#"), nested: true)
          grammar.quotes = [.quote("\"", nil, "m")]
          grammar.nameBytes = Array("-*!?<>=/+".utf8)
        })
    ),
  ]

  private static let data: [([String], Syntax)] = [
    (
      ["JSON", "JSON with Comments", "JSON5", "Jsonnet", "Jupyter Notebook"],
      .code(
        LexicalGrammar(keywords: "true false null local function import if then else for in") { grammar in
          grammar.comments(line: "//", block: ("/*", "*/"))
          grammar.quotes = [.quote("\""), .quote("'")]
          grammar.key = .colon
        })
    ),
    (
      ["YAML"],
      .code(
        .hashLike(keywords: "true false null yes no on off True False Yes No") { grammar in
          grammar.commentNeedsBlank = true
          grammar.quotes = [.quote("\""), .quote("'", nil, "rd")]
          grammar.quoteNeedsBoundary = true
          grammar.key = .colonBlank
          grammar.nameBytes = Array("-./".utf8)
        })
    ),
    (
      ["TOML"],
      .code(
        .hashLike(keywords: "true false inf nan") { grammar in
          grammar.quotes = [
            .quote("\"\"\"", nil, "m"), .quote("'''", nil, "mr"), .quote("\""), .quote("'", nil, "r"),
          ]
          grammar.hasSections = true
          grammar.key = .equals
          grammar.nameBytes = Array("-.".utf8)
        })
    ),
    (
      [
        "INI", "EditorConfig", "Git Config", "Java Properties", "Ignore List", "Git Attributes", "Pip Requirements",
        "RPM Spec", "SSH Config",
      ],
      .code(
        LexicalGrammar(keywords: "true false yes no on off") { grammar in
          grammar.comments(line: "#", ";")
          grammar.commentNeedsBlank = true
          grammar.quotes = [.quote("\"")]
          grammar.hasSections = true
          grammar.key = .equals
          grammar.nameBytes = Array("-.".utf8)
        })
    ),
    (
      ["HCL", "Nix", "CUE", "Bicep", "Prisma"],
      .code(
        LexicalGrammar(
          keywords:
            "assert data dynamic else enum false for generator if import in inherit let locals model module moved null "
            + "output package param provider rec removed resource targetScope terraform then true type var "
            + "variable with",
          types: "any bool list map number object set string tuple Int String Boolean DateTime"
        ) { grammar in
          grammar.comments(line: "#", "//", block: ("/*", "*/"))
          grammar.quotes = [.quote("''", nil, "mr", with: "${"), .quote("\"", nil, "m", with: "${")]
          grammar.hasHeredocs = true
          grammar.key = .equals
          grammar.nameBytes = Array("-".utf8)
        })
    ),
    (
      ["CSS", "SCSS", "Less", "Sass", "Stylus"],
      .code(
        LexicalGrammar(keywords: "important inherit initial unset none auto") { grammar in
          grammar.comments(block: ("/*", "*/"))
          grammar.quotes = [.quote("\""), .quote("'")]
          grammar.hasAttributes = true
          grammar.hasVariables = true
          grammar.key = .colonBlank
          grammar.nameBytes = Array("-".utf8)
        })
    ),
    (
      ["Dockerfile"],
      .code(
        .hashLike(
          keywords: "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL "
            + "STOPSIGNAL USER VOLUME WORKDIR",
          foldsCase: true
        ) { grammar in
          grammar.commentNeedsBlank = true
          grammar.keywordsStartLines = true
          grammar.hasVariables = true
        })
    ),
    (
      ["Makefile", "Just", "Ninja", "Kconfig"],
      .code(
        .hashLike(
          keywords: "bool build choice config define default depends else endchoice endef endif endmenu export help if "
            + "ifdef ifeq ifndef ifneq include menu menuconfig override prompt range rule select source string "
            + "tristate undefine unexport vpath"
        ) { grammar in
          grammar.keywordsStartLines = true
          grammar.hasVariables = true
          grammar.key = .colonBlank
          grammar.nameBytes = Array("-./".utf8)
        })
    ),
    (
      ["CMake", "Meson"],
      .code(
        .hashLike(
          keywords: "and break elif else elseif endforeach endfunction endif endmacro endwhile false foreach function "
            + "if macro not or return true while"
        ) { grammar in
          grammar.blockComments = [LexicalGrammar.BlockComment(open: Array("#[[".utf8), close: Array("]]".utf8))]
          grammar.quotes = [.quote("'''", nil, "m"), .quote("\"", nil, "m"), .quote("'")]
          grammar.quoteNeedsBoundary = true
          grammar.hasVariables = true
          grammar.callsAreKeywords = true
        })
    ),
    (
      ["Nginx"],
      .code(
        .hashLike(
          keywords: "events http if include listen location map proxy_pass return rewrite root server server_name set "
            + "try_files types upstream"
        ) {
          $0.hasVariables = true; $0.quoteNeedsBoundary = true
        })
    ),
    (
      ["Graphviz (DOT)", "Mermaid"],
      .code(
        .cLike(keywords: "digraph edge graph node strict subgraph flowchart sequenceDiagram participant") {
          $0.capitalsAreTypes = false
        })
    ),
    (
      ["TeX", "BibTeX"],
      .code(
        LexicalGrammar(keywords: "begin end documentclass usepackage section subsection item") { grammar in
          grammar.comments(line: "%")
          grammar.quotes = [.quote("$", nil, "")]
        })
    ),
  ]

  private static let markup: [([String], Syntax)] = [
    (
      [
        "HTML", "XML", "SVG", "XSLT", "XML Property List", "Vue", "Svelte", "Astro", "MSBuild", "HTML+ERB", "EJS",
        "Handlebars", "Jinja", "Twig", "Blade", "ASP.NET", "HTML+Razor", "Java Server Pages",
      ], .tags
    ),
    (["Markdown"], .prose(ProseStyle(markup: .markdown))),
    (["reStructuredText"], .prose(ProseStyle(markup: .restructuredText))),
    (["AsciiDoc"], .prose(ProseStyle(markup: .asciiDoc))),
    (["Diff"], .prose(ProseStyle(markup: .diff))),
  ]
}
