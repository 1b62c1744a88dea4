extension Language {
  /// What a file is written in, by its name, its extension, its `#!` line and,
  /// where several languages share an extension, a look at its first bytes.
  /// Takes a fraction of a microsecond, a few where the content has to tell.
  ///
  /// Of the `/`-separated path only the last component counts, of the content
  /// the first few kilobytes.
  package static func detect(path: String, content: [UInt8]) -> Language? {
    var path = path
    return path.withUTF8 { name in
      content.withUnsafeBufferPointer { detect(name, FileHead($0)) }
    }
  }

  /// Extensions that say a template or a copy follows: `config.h.in` is C.
  private static let wrappers = PackedWordTable(
    "in gyb tmpl template dist sample example orig bak inc-in default".split(separator: " ").map { (String($0), 0) },
    folding: true)

  private static func detect(_ path: UnsafeBufferPointer<UInt8>, _ head: FileHead) -> Language? {
    var start = path.count
    while start > 0, path[start - 1] != ascii("/") { start -= 1 }
    if let language = withFileName(path, start, path.count) {
      // `BUILD` and `WORKSPACE` are Bazel's, `Build` is somebody else's.
      if language != known.starlark || isCapital(path[start + 1]) || path[path.count - 1] == ascii("l") {
        return language
      }
    }
    var end = path.count
    // A wrapper may itself be wrapped, but nobody does so more than twice.
    for _ in 0..<3 {
      guard let dot = lastDot(path, start, end) else { break }
      if let language = byExtension(path, dot + 1, end, head) { return language }
      guard wrappers.value(path, dot + 1, end) != nil else { break }
      end = dot
      if let language = withFileName(path, start, end) { return language }
    }
    return byFirstWord(path, start, end) ?? Shebang.language(head) ?? byOpening(head)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- ascii("A") < 26 }

  private static func lastDot(_ path: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var offset = end - 1
    while offset >= start {
      if path[offset] == ascii(".") { return offset }
      offset -= 1
    }
    return nil
  }

  private static func byExtension(
    _ path: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ head: FileHead
  ) -> Language? {
    // `.C` has been C++ for as long as there has been C++.
    if end - start == 1, path[start] == ascii("C") { return known.cPlusPlus }
    if let rule = AmbiguousExtension.rule(path, start, end) { return rule.language(head) }
    guard let language = withExtension(path, start, end) else { return nil }
    // `name.1` is a manual page only if it reads like one; versions end in digits too.
    if language == known.roff, end - start <= 2, path[start] &- ascii("0") < 10 {
      return head.startsWith(".") || head.startsWith("'\\\"") ? language : nil
    }
    return language
  }

  /// `Dockerfile.debug`, `Makefile.common`, `Kconfig.arm`: the part before the first dot tells.
  private static func byFirstWord(_ path: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Language? {
    var dot = start
    while dot < end, path[dot] != ascii(".") { dot += 1 }
    guard dot > start, dot < end, let language = withFileName(path, start, dot) else { return nil }
    return known.buildFiles.contains(language) ? language : nil
  }

  private static func byOpening(_ head: FileHead) -> Language? {
    if head.startsWith("<?xml") { return known.xml }
    if head.startsWith("<?php") { return known.php }
    return nil
  }

  private struct Known: Sendable {
    let cPlusPlus = Language(known: "C++")
    let roff = Language(known: "Roff")
    let xml = Language(known: "XML")
    let php = Language(known: "PHP")
    let starlark = Language(known: "Starlark")
    let buildFiles = ["Dockerfile", "Makefile", "Kconfig", "Groovy"].compactMap(Language.init(known:))
  }

  private static let known = Known()
}
