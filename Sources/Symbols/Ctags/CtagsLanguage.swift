import SearchModel

/// A language that the ctags program reads for us. Languages whose tags are
/// headings, keys or labels are left out: nobody searches code by them.
struct CtagsLanguage: Sendable {
  /// A file name by which the program knows the language.
  let fileName: String
  /// Between the names of a scope.
  var separator = "."
  /// A scope that is not in the file is the package, which nests nothing.
  var hasPackageScope = false
  /// Names that start with `.L` are left out.
  var hasLocalLabels: Bool { fileName == "f.s" }
  /// Names of methods are made of several words.
  var hasSelectors: Bool { fileName == "f.mm" }
  /// Kinds that mean something of their own here; nil leaves them out.
  private var kinds: [String: SymbolKind?] = [:]

  private init(
    _ fileName: String, separator: String = ".", packages: Bool = false, _ kinds: [String: SymbolKind?] = [:]
  ) {
    self.fileName = fileName
    self.separator = separator
    hasPackageScope = packages
    self.kinds = kinds
  }

  static func named(_ name: String) -> CtagsLanguage? { table[name] }

  /// The names that `named` knows.
  static var names: [String] { table.keys.sorted() }

  /// What a kind of the program's is in the index; nil for what it leaves out.
  func symbolKind(_ kind: String, isMember: Bool) -> SymbolKind? {
    let known = kinds[kind] ?? Self.kinds[kind] ?? nil
    return known == .function && isMember && !keepsFunctions ? .method : known
  }

  /// Functions inside modules stay functions in languages without classes.
  private var keepsFunctions: Bool { Self.classless.contains(fileName) }

  /// Whether others nest inside such a thing; packages do not count.
  func isContainer(_ kind: String) -> Bool { !(hasPackageScope && kind == "package") }

  private static let classless: Set<String> = [
    "f.ex", "f.erl", "f.hs", "f.elm", "f.ml", "f.sml", "f.clj", "f.lisp", "f.el", "f.scm", "f.jl", "f.sh", "f.lua",
    "f.awk", "f.f90", "f.pas", "f.sql", "f.tcl", "f.vim", "f.cmake", "f.pl", "f.r", "f.v", "f.sv", "f.m", "f.ps1",
    "f.vhdl", "f.adb",
  ]

  /// What the program's kinds mean in most languages.
  private static let kinds: [String: SymbolKind] = [
    "class": .class, "struct": .struct, "record": .struct, "union": .struct, "message": .struct,
    "interface": .interface, "service": .interface, "trait": .trait, "role": .trait, "mixin": .trait,
    "protocol": .protocol, "typeclass": .protocol, "enum": .enum, "enumerator": .enumCase, "enumConstant": .enumCase,
    "function": .function, "func": .function, "procedure": .function, "subroutine": .function, "generator": .function,
    "task": .function, "delegate": .function, "guard": .function, "callback": .function, "rpc": .method,
    "method": .method, "singletonMethod": .method, "submethod": .method, "getter": .property, "setter": .property,
    "constructor": .initializer, "property": .property, "accessor": .property, "field": .field, "member": .field,
    "component": .field, "event": .property, "constant": .constant, "const": .constant, "variable": .variable,
    "var": .variable, "globalVar": .variable, "signal": .variable, "macro": .macro, "define": .macro,
    "namespace": .namespace, "module": .module, "package": .module, "program": .module, "submodule": .module,
    "structure": .module, "signature": .interface, "functor": .module, "object": .class, "exception": .class,
    "type": .type, "subtype": .type, "domain": .type, "grammar": .type, "table": .type, "view": .type,
    "typedef": .typeAlias, "alias": .typeAlias, "talias": .typeAlias, "typealias": .typeAlias,
    "implementation": .extension, "operator": .operator, "annotation": .interface, "entity": .type,
    "architecture": .type, "trigger": .other, "target": .other,
  ]

  private static let javaScript: [String: SymbolKind?] = [
    "constant": .constant, "property": nil, "field": .field, "alias": nil,
  ]

  /// By the language's name in the index.
  private static let table: [String: CtagsLanguage] = [
    "Ada": CtagsLanguage("f.adb", ["subprogram": .function, "label": nil, "identifier": nil]),
    "Assembly": CtagsLanguage("f.s", ["label": .function, "section": nil, "type": nil]),
    "Awk": CtagsLanguage("f.awk"),
    "C#": CtagsLanguage("f.cs"),
    "Clojure": CtagsLanguage("f.clj"),
    "CMake": CtagsLanguage("f.cmake", ["variable": nil, "option": .variable, "project": .module]),
    "Common Lisp": CtagsLanguage("f.lisp", ["unknown": nil]),
    "D": CtagsLanguage("f.d"),
    "Elixir": CtagsLanguage("f.ex", ["test": nil]),
    "Elm": CtagsLanguage("f.elm", ["constructor": .enumCase, "namespace": nil]),
    "Emacs Lisp": CtagsLanguage("f.el", ["custom": .variable, "inline": .function, "subst": .function]),
    "Erlang": CtagsLanguage("f.erl", separator: ":"),
    "Fortran": CtagsLanguage("f.f90", separator: "%", ["label": nil, "entry": .function]),
    "Go": CtagsLanguage("f.go", packages: true, ["package": nil, "packageName": nil, "methodSpec": .method]),
    "Haskell": CtagsLanguage("f.hs", ["constructor": .enumCase]),
    "Haxe": CtagsLanguage("f.hx"),
    "Java": CtagsLanguage("f.java", packages: true, ["package": nil]),
    "JavaScript": CtagsLanguage("f.js", javaScript),
    "Julia": CtagsLanguage("f.jl"),
    "Kotlin": CtagsLanguage("f.kt", packages: true, ["package": nil, "constant": .constant]),
    "Lua": CtagsLanguage("f.lua"),
    "MATLAB": CtagsLanguage("f.m", ["variable": nil]),
    "Objective-C": CtagsLanguage("f.mm", ["category": .extension, "implementation": .class, "interface": .class]),
    "Objective-C++": CtagsLanguage("f.mm", ["category": .extension, "implementation": .class, "interface": .class]),
    "OCaml": CtagsLanguage(
      "f.ml", ["Constructor": .enumCase, "Exception": .class, "RecordField": .field, "val": .constant]),
    "Pascal": CtagsLanguage("f.pas"),
    "Perl": CtagsLanguage("f.pl", separator: "::", ["label": nil, "format": nil]),
    "PHP": CtagsLanguage("f.php", separator: "\\", ["define": .constant, "alias": nil, "variable": .property]),
    "PowerShell": CtagsLanguage("f.ps1", ["variable": nil]),
    "Protocol Buffer": CtagsLanguage(
      "f.proto", packages: true, ["package": nil, "oneof": .field, "group": .struct, "protodef": nil]),
    "Python": CtagsLanguage("f.py", ["member": .method, "module": nil, "namespace": nil, "unknown": nil]),
    "R": CtagsLanguage("f.r", ["functionVar": nil, "library": nil, "source": nil]),
    "Raku": CtagsLanguage("f.p6", ["token": .function, "rule": .function]),
    "Ruby": CtagsLanguage("f.rb", ["alias": .method, "library": nil]),
    "Rust": CtagsLanguage("f.rs", separator: "::", ["interface": .trait, "method": .method]),
    "Scheme": CtagsLanguage("f.scm", ["set": nil]),
    "Shell": CtagsLanguage("f.sh", ["alias": .other, "script": nil, "heredoc": nil]),
    "SQL": CtagsLanguage(
      "f.sql",
      ["label": nil, "cursor": nil, "variable": nil, "field": nil, "index": nil, "ccflag": nil, "event": .other]),
    "Standard ML": CtagsLanguage("f.sml", ["value": .constant]),
    "SystemVerilog": CtagsLanguage(
      "f.sv", ["port": nil, "net": nil, "register": nil, "block": nil, "instance": nil, "event": nil, "assert": nil]),
    "Tcl": CtagsLanguage("f.tcl", separator: "::"),
    "TypeScript": CtagsLanguage("f.ts", ["alias": .typeAlias]),
    "Verilog": CtagsLanguage(
      "f.v", ["port": nil, "net": nil, "register": nil, "block": nil, "instance": nil, "event": nil]),
    "VHDL": CtagsLanguage("f.vhdl", ["port": nil, "generic": nil, "signal": nil, "variable": nil, "alias": nil]),
    "Vim Script": CtagsLanguage(
      "f.vim", ["map": nil, "filename": nil, "augroup": nil, "variable": .variable, "command": .function]),
  ]
}
