import SearchModel

/// Who may use a definition, by the rules of its language as far as one line tells.
struct SymbolReach {
  private enum Rule {
    /// Exported is what says so.
    case word([StaticString])
    case capital, underscore
    /// By the linker: everything that is not `static`.
    case linkage
    /// Everything that is not hidden.
    case all
  }

  private let rule: Rule
  /// Whether members of an exported class are exported with it.
  private let opensClasses: Bool

  init(language: String, path: String) {
    opensClasses = ["JavaScript", "TypeScript", "TSX", "JSX"].contains(language)
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch language {
    case "Swift": rule = .word(["public", "open"])
    case "Java", "C#", "Visual Basic .NET": rule = .word(["public", "protected"])
    case "Rust", "Zig": rule = .word(["pub"])
    case "JavaScript", "TypeScript", "TSX", "JSX": rule = .word(["export"])
    case "Go": rule = .capital
    case "C", "C++", "Objective-C", "Objective-C++", "Cuda", "OpenCL", "Metal":
      rule = ["h", "hh", "hpp", "hxx", "inc", "cuh"].contains(ending) ? .all : .linkage
    case "Python", "Ruby", "Dart", "Lua", "Elixir", "Julia": rule = .underscore
    default: rule = .all
    }
  }

  /// Whether others may use it. `open` tells of the type around it, nil at the top: whether members are exported as it is.
  func isExported(_ name: String, _ declaration: Declaration, in open: Bool?) -> Bool {
    switch rule {
    case .word(let words): open == true || declaration.heads(words)
    case .capital: name.first?.isUppercase ?? false
    case .underscore: !name.hasPrefix("_")
    case .all, .linkage: true
    }
  }

  func isHidden(_ name: String, _ declaration: Declaration) -> Bool {
    if declaration.heads(["private", "fileprivate"]) { return true }
    switch rule {
    case .linkage: return declaration.heads(["static"])
    case .capital: return !(name.first?.isUppercase ?? false)
    default: return name.hasPrefix("_")
    }
  }

  /// Whether what stands in such a type is exported without saying so.
  func opensMembers(_ kind: SymbolKind) -> Bool {
    switch rule {
    case .word: opensClasses || [.protocol, .extension, .interface, .trait].contains(kind)
    default: true
    }
  }
}

extension Declaration {
  /// Whether one of the words stands before the name's brackets.
  fileprivate func heads(_ words: [StaticString]) -> Bool {
    var start = 0
    for (place, byte) in bytes.enumerated() where !byte.isWordPart {
      if isOne(start..<place, of: words) { return true }
      start = place + 1
      if byte == UInt8(ascii: "(") { return false }
    }
    return isOne(start..<bytes.count, of: words)
  }

  private func isOne(_ range: Range<Int>, of words: [StaticString]) -> Bool {
    words.contains { $0.utf8CodeUnitCount == range.count && bytes[range].starts(with: $0) }
  }
}
