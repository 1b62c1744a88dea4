/// An extension that several languages use: signs at the start of lines tell
/// which, the first line that shows one decides.
struct AmbiguousExtension: Sendable {
  private struct Sign: Sendable {
    var start: StaticString
    var language: Language
  }

  /// The language of a file without any sign; nil for none.
  private let fallback: Language?
  private let signs: [Sign]
  /// By first byte: whether some sign starts with it.
  private let opens: [Bool]

  private init(_ fallback: String?, _ signs: [(language: String, starts: [StaticString])]) {
    self.fallback = fallback.flatMap(Language.init(known:))
    self.signs = signs.flatMap { entry in
      entry.starts.compactMap { start in Language(known: entry.language).map { Sign(start: start, language: $0) } }
    }
    var opens = [Bool](repeating: false, count: 256)
    for sign in self.signs { opens[Int(sign.start.utf8Start[0])] = true }
    self.opens = opens
  }

  func language(_ head: FileHead) -> Language? {
    head.firstLine { first, _ in
      guard opens[Int(head.bytes[first])] else { return nil }
      return signs.first { head.has($0.start, at: first) }?.language
    } ?? fallback
  }

  static func rule(_ path: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> AmbiguousExtension? {
    table.value(path, start, end).map { rules[Int($0)] }
  }

  private static let table = PackedWordTable(
    extensions.enumerated().flatMap { index, words in
      words.split(separator: " ").map { (String($0), UInt16(truncatingIfNeeded: index)) }
    }, folding: true)

  private static let extensions = [
    "h", "m", "pl", "ts", "v", "d", "r", "fs", "cls", "pro", "inc", "cl", "pp", "ll", "t", "b", "p", "x", "as",
    "conf cfg", "res", "sc", "l", "plist", "nb",
  ]

  /// In the order of `extensions`.
  private static let rules: [AmbiguousExtension] = [
    AmbiguousExtension("C", [("Objective-C", objectiveC), ("C++", cPlusPlus)]),
    AmbiguousExtension(
      "Objective-C",
      [
        ("Objective-C", objectiveC + ["//", "/*", "#include", "#define", "#pragma", "#if"]),
        ("Mathematica", ["(*", "BeginPackage["]),
        ("MATLAB", ["function ", "function[", "%", "classdef ", "end", "clear", "clc", "disp("]),
      ]),
    AmbiguousExtension(
      "Perl",
      [
        ("Perl", ["use ", "my ", "package ", "#!", "sub ", "require ", "BEGIN {", "print "]),
        ("Prolog", [":- ", ":-", "?- ", "%"]),
      ]),
    AmbiguousExtension("TypeScript", [("XML", ["<?xml", "<!DOCTYPE TS", "<TS "])]),
    AmbiguousExtension(
      "Verilog",
      [
        ("Coq", ["Require ", "From ", "Theorem ", "Lemma ", "Definition ", "Inductive ", "Proof", "(*", "Module "]),
        ("V", ["fn ", "pub fn ", "module main", "import ", "pub struct ", "struct "]),
        ("Verilog", ["module ", "`timescale", "`include", "`define", "`ifndef", "endmodule"]),
      ]),
    AmbiguousExtension(
      "D",
      [
        ("D", ["module ", "import ", "/*", "//", "/+", "version", "struct ", "class ", "void ", "#!"]),
        ("Makefile", ["/", "../", "./", "build/", "obj/"]),
      ]),
    AmbiguousExtension("R", [("R", ["#", "library("])]),
    AmbiguousExtension(
      "F#", [("GLSL", ["#version", "precision ", "uniform ", "void main("]), ("Forth", [": ", "\\ "])]),
    AmbiguousExtension(
      "Apex", [("TeX", ["\\", "%"]), ("VBA", ["VERSION 1.0 CLASS", "Attribute VB_", "Option Explicit"])]),
    AmbiguousExtension("QMake", [("Prolog", [":-", "%"])]),
    AmbiguousExtension(
      nil,
      [
        ("PHP", ["<?"]), ("C++", ["#include", "#if", "#define", "//", "/*", "template"]),
        ("Assembly", [";", "section ", "%"]), ("Makefile", ["#", "ifeq", "include "]), ("HTML", ["<"]),
      ]),
    AmbiguousExtension("Common Lisp", [("OpenCL", ["#", "__kernel", "kernel ", "/*", "//", "void "])]),
    AmbiguousExtension(
      "Pascal",
      [("Puppet", ["class ", "define ", "node ", "#", "include ", "$"]), ("Pascal", ["unit ", "{", "program "])]),
    AmbiguousExtension(
      "LLVM IR",
      [
        ("LLVM IR", [";", "define ", "target ", "@", "source_filename", "declare "]), ("Lex", ["%", "/*", "#include"]),
      ]),
    AmbiguousExtension(
      "Perl",
      [
        ("Perl", ["use ", "#!", "my ", "require ", "package ", "BEGIN"]),
        ("Raku", ["use v6"]), ("Roff", [".TH ", ".\\\""]), ("Text", ["  $", "$ "]),
      ]),
    AmbiguousExtension(nil, [("Brainfuck", ["+", "[", ">", "<", "-"])]),
    AmbiguousExtension(nil, [("OpenEdge ABL", ["DEFINE ", "define ", "/*", "FOR EACH"]), ("Prolog", [":-", "%"])]),
    AmbiguousExtension(nil, [("Logos", ["%hook", "#import"]), ("Linker Script", ["MEMORY", "SECTIONS", "OUTPUT_"])]),
    AmbiguousExtension("ActionScript", []),
    AmbiguousExtension("INI", [("Nginx", ["server {", "http {", "location ", "upstream "]), ("XML", ["<?xml"])]),
    AmbiguousExtension(nil, [("ReScript", ["let ", "open ", "module ", "type ", "@", "//"])]),
    AmbiguousExtension("Scala", [("SuperCollider", ["SynthDef"])]),
    AmbiguousExtension("Lex", [("Lex", ["%{", "%option"]), ("Common Lisp", ["(", ";"])]),
    AmbiguousExtension("XML Property List", []),
    AmbiguousExtension("Mathematica", []),
  ]

  private static let objectiveC: [StaticString] = [
    "@interface", "@protocol", "@class", "@import", "@implementation", "@property", "#import", "NS_ASSUME_NONNULL",
    "NS_ENUM", "typedef NS_ENUM",
  ]

  private static let cPlusPlus: [StaticString] = [
    "class ", "namespace ", "namespace{", "template <", "template<", "using ", "public:", "private:", "protected:",
    "constexpr ", "inline namespace ", "virtual ", "explicit ", "static constexpr ", "//===-- ", "enum class ",
    "#include <string>", "#include <vector>", "#include <memory>", "#include <map>", "#include <utility>",
    "#include <functional>", "#include <iostream>", "#include <algorithm>", "#include <type_traits>",
    "#include <cstdint>", "#include <cstddef>", "#include <cstring>", "#include <cassert>", "#include <optional>",
  ]
}
