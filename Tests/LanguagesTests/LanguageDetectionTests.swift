import Languages
import Testing

@Suite struct LanguageDetectionTests {
  private static func detect(_ path: String, _ content: String = "") -> String {
    Language.detect(path: path, content: Array(content.utf8))?.name ?? "-"
  }

  @Test func namesAndExtensionsTell() {
    let table = [
      "Sources/App/main.swift": "Swift", "kernel/fork.c": "C", "a/b.cc": "C++", "a/b.hpp": "C++", "a/B.C": "C++",
      "View.mm": "Objective-C++", "server.go": "Go", "go.mod": "Go Module", "lib.rs": "Rust", "A.java": "Java",
      "A.kt": "Kotlin", "build.gradle.kts": "Kotlin", "build.gradle": "Gradle", "a.js": "JavaScript",
      "a.jsx": "JavaScript", "a.ts": "TypeScript", "a.tsx": "TypeScript", "a.d.ts": "TypeScript", "a.py": "Python",
      "a.pyi": "Python", "a.rb": "Ruby", "Gemfile": "Ruby", "Rakefile": "Ruby", "a.php": "PHP", "a.cs": "C#",
      "a.fs": "F#", "a.sh": "Shell", ".bashrc": "Shell", "a.sql": "SQL", "a.yml": "YAML", "a.yaml": "YAML",
      ".clang-format": "YAML", "Cargo.toml": "TOML", "Cargo.lock": "TOML", "a.json": "JSON",
      "Package.resolved": "JSON", "tsconfig.jsonc": "JSON with Comments", "a.html": "HTML", "a.xml": "XML",
      "a.svg": "SVG", "Info.plist": "XML Property List", "a.css": "CSS", "a.scss": "SCSS", "README.md": "Markdown",
      "README": "Text", "LICENSE": "Text", "index.rst": "reStructuredText", "guide.adoc": "AsciiDoc",
      "Makefile": "Makefile", "GNUmakefile": "Makefile", "drivers/Kbuild": "Makefile", "rules.mk": "Makefile",
      "Makefile.common": "Makefile", "CMakeLists.txt": "CMake", "x.cmake": "CMake", "x.cmake.in": "CMake",
      "Dockerfile": "Dockerfile", "Dockerfile.debug": "Dockerfile", "app.dockerfile": "Dockerfile",
      "a.lua": "Lua", "a.pl": "Perl", "a.pm": "Perl", "a.hs": "Haskell", "a.scala": "Scala", "a.ex": "Elixir",
      "a.proto": "Protocol Buffer", "main.tf": "HCL", "a.s": "Assembly", "entry.S": "Assembly", "a.dts": "Device Tree",
      "Kconfig": "Kconfig", "arch/Kconfig.debug": "Kconfig", "config.h.in": "C", "Codable.swift.gyb": "Swift",
      "BUILD": "Starlark", "BUILD.bazel": "Starlark", "tools/perf/Build": "-", "Jenkinsfile": "Groovy",
      ".gitignore": "Ignore List", ".editorconfig": "EditorConfig", "requirements.txt": "Pip Requirements",
      "notes.txt": "Text", "a.patch": "Diff", "": "-", "noext": "-", ".": "-", "..": "-", "a.": "-", "a/": "-",
      "a.unknownextension": "-", "dir.swift/file": "-", "ÄÖ.swift": "Swift", "UPPER.PY": "Python",
    ]
    for (path, language) in table { #expect(Self.detect(path) == language, "\(path)") }
  }

  @Test func interpretersTell() {
    let table = [
      "#!/bin/sh\n": "Shell", "#!/usr/bin/env bash\n": "Shell", "#!/usr/bin/env -S python3 -u\n": "Python",
      "#! /usr/bin/python3.11\n": "Python", "#!/usr/bin/env FOO=1 node\n": "JavaScript", "#!/usr/bin/perl -w": "Perl",
      "#!/usr/bin/env swift\n": "Swift", "#!\n": "-", "#!/": "-", "#!/usr/bin/env": "-", "#!/opt/own/tool\n": "-",
      "echo": "-", "": "-", "\u{FEFF}#!/bin/sh\n": "-",
    ]
    for (content, language) in table { #expect(Self.detect("bin/run", content) == language, "\(content)") }
  }

  @Test func contentTellsWhereExtensionsDoNot() {
    let table = [
      ("a.h", "/* c */\nint f(void);\n", "C"), ("a.h", "", "C"),
      ("a.h", "#pragma once\n\nnamespace x {\n", "C++"), ("a.h", "template <class T>\nvoid f(T);\n", "C++"),
      ("a.h", "#import <Foundation/Foundation.h>\n", "Objective-C"),
      ("a.h", "  @interface A : NSObject\n", "Objective-C"),
      ("a.m", "#import \"A.h\"\n", "Objective-C"), ("a.m", "% help\nx = 1;\n", "MATLAB"),
      ("a.m", "function y = f(x)\n", "MATLAB"), ("a.m", "(* Mathematica *)\n", "Mathematica"),
      ("a.pl", "use strict;\n", "Perl"), ("a.pl", ":- module(a, []).\n", "Prolog"),
      ("a.ts", "import x from 'y'\n", "TypeScript"), ("a.ts", "<?xml version=\"1.0\"?>\n<TS>\n", "XML"),
      ("a.v", "module a(input b);\n", "Verilog"), ("a.v", "Theorem t : True.\n", "Coq"), ("a.v", "fn main() {\n", "V"),
      ("a.d", "import std.stdio;\n", "D"), ("a.fs", "module A\n", "F#"), ("a.fs", "#version 330\n", "GLSL"),
      ("a.cls", "\\ProvidesClass{a}\n", "TeX"), ("a.cls", "public class A {}\n", "Apex"),
      ("a.inc", "<?php\n", "PHP"), ("a.inc", "mystery", "-"), ("git.1", ".TH GIT 1\n", "Roff"), ("v1.1", "x\n", "-"),
    ]
    for (path, content, language) in table { #expect(Self.detect(path, content) == language, "\(path): \(content)") }
  }

  @Test func anyBytesAreAccepted() {
    var state: UInt64 = 7
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      for path in ["a.h", "a.m", "x", "a.v", String(decoding: bytes, as: UTF8.self)] {
        _ = Language.detect(path: path, content: bytes)
        _ = FileTraits(path: path, content: bytes)
      }
    }
  }
}
