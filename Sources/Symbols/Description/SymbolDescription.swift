package import SearchModel

/// What a file says of one of its definitions to somebody who may want to use it.
package struct SymbolDescription: Sendable, Equatable {
  package var kind: SymbolKind
  /// With the types around it, as `ConnectionPool.backoff`.
  package var name: String
  /// From 1.
  package var line: Int
  /// The lines that declare it up to its body, on one line.
  package var signature: String
  /// The first words of the comment that documents it; empty where there is none.
  package var comment: String
  /// Whether others may use it, as far as the declaration and the place tell.
  package var isExported: Bool

  package init(
    kind: SymbolKind, name: String, line: Int, signature: String, comment: String = "", isExported: Bool = true
  ) {
    self.kind = kind
    self.name = name
    self.line = line
    self.signature = signature
    self.comment = comment
    self.isExported = isExported
  }
}

extension SymbolDescription {
  /// The functions and types of a file that others may want, in their order; what is private is left out, and so is what
  /// is no use by itself: properties, cases, initialisers and extensions.
  ///
  /// `symbols` are what `SymbolFinder` gave for `content`; `language` is as `Language` names it.
  package static func all(
    in content: [UInt8], path: String, language: String, symbols: [SymbolSpan]
  ) -> [SymbolDescription] {
    let lines = SourceLines(content)
    let reach = SymbolReach(language: language, path: path)
    let comments = DocumentationComment(language: language)
    var around: [Enclosing] = []
    var found: [SymbolDescription] = []
    var line = 0
    for symbol in symbols {
      let start = Int(symbol.start)
      guard start + Int(symbol.length) <= content.count else { continue }
      line = lines.number(of: start, from: line)
      while let last = around.last, last.depth >= symbol.depth { around.removeLast() }
      guard symbol.kind.isDescribed || symbol.kind.holdsOthers else { continue }
      let own = String(decoding: content[start..<start + Int(symbol.length)], as: UTF8.self)
      let declaration = Declaration(lines: lines, line: line)
      let isExported = reach.isExported(own, declaration, in: around.last?.isOpen)
      let isHidden = reach.isHidden(own, declaration) || around.last?.isHidden == true
      if symbol.kind.isDescribed, !isHidden, !boilerplate.contains(own) {
        found.append(
          SymbolDescription(
            kind: symbol.kind, name: (around.map(\.name) + [own]).joined(separator: "."), line: line + 1,
            signature: declaration.signature, comment: comments.text(of: declaration, in: lines),
            isExported: isExported))
      }
      if symbol.kind.holdsOthers {
        around.append(
          Enclosing(
            name: own, depth: symbol.depth, isHidden: isHidden,
            isOpen: isExported && reach.opensMembers(symbol.kind)))
      }
    }
    return found
  }

  /// A type or an extension around the definitions that follow.
  private struct Enclosing {
    var name: String
    var depth: UInt8
    var isHidden: Bool
    /// Whether its members are exported as it is.
    var isOpen: Bool
  }

  /// What every other type has too.
  private static let boilerplate: Set<String> = [
    "hash", "encode", "makeIterator", "next", "main", "toString", "equals", "hashCode", "clone", "finalize",
    "makeAsyncIterator", "_", "String", "Error", "Unwrap", "MarshalJSON", "UnmarshalJSON", "to_s", "inspect", "fmt",
    "default", "drop", "eq", "cmp", "partial_cmp",
  ]
}

extension SymbolKind {
  /// Whether somebody may look for it by what it does.
  fileprivate var isDescribed: Bool {
    switch self {
    case .function, .method, .type, .struct, .class, .enum, .protocol, .macro, .module, .namespace, .interface, .trait:
      true
    default: false
    }
  }

  var holdsOthers: Bool {
    switch self {
    case .type, .struct, .class, .enum, .protocol, .extension, .module, .namespace, .interface, .trait: true
    default: false
    }
  }
}
