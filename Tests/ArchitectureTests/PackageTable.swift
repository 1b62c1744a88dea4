import Foundation
import TestSupport

/// The targets that `Package.swift` declares, in its order, read from its text.
struct PackageTable {
  struct Target: Equatable {
    var name: String
    var dependencies: Set<String>
    var isTest = false

    /// Where its sources stand, by the package's convention.
    var folder: String { isTest || name == "TestSupport" ? "Tests/\(name)" : "Sources/\(name)" }
  }

  private(set) var targets: [Target] = []

  init(_ manifest: String) {
    let text = Self.withoutComments(manifest)
    let named = Self.namedProducts(text)
    guard let start = text.range(of: "\n  targets: [") else { return }
    var rest = text[start.upperBound...]
    while let (kind, call, after) = Self.nextCall(rest) {
      targets.append(Self.target(kind, call, named))
      rest = after
    }
  }

  func target(_ name: String) -> Target? { targets.first { $0.name == name } }

  private static let kinds = [
    "layer(", "tests(", ".target(", ".testTarget(", ".executableTarget(", ".systemLibrary(",
  ]

  /// The next declaration: its kind, what stands between its parentheses, and the text after it.
  private static func nextCall(_ text: Substring) -> (kind: String, call: Substring, rest: Substring)? {
    let starts = kinds.compactMap { kind in text.range(of: kind).map { (kind, $0) } }
    guard let (kind, range) = starts.min(by: { $0.1.lowerBound < $1.1.lowerBound }),
      let end = closing(text[range.upperBound...], "(", ")")
    else { return nil }
    return (kind, text[range.upperBound..<end], text[text.index(after: end)...])
  }

  private static func target(_ kind: String, _ call: Substring, _ named: [String: String]) -> Target {
    let name = strings(call).first ?? ""
    let isShort = kind == "layer(" || kind == "tests("
    let list = isShort ? call[...] : call.range(of: "dependencies:").map { call[$0.upperBound...] } ?? ""
    var dependencies = dependencies(list, named)
    guard kind == "tests(" else {
      return Target(name: name, dependencies: dependencies, isTest: kind == ".testTarget(")
    }
    dependencies.formUnion([name, "TestSupport"])
    return Target(name: name + "Tests", dependencies: dependencies, isTest: true)
  }

  /// What the first list in the text names: targets, products, and products by their constants.
  private static func dependencies(_ text: Substring, _ named: [String: String]) -> Set<String> {
    guard let open = text.firstIndex(of: "["), let end = closing(text[text.index(after: open)...], "[", "]") else {
      return []
    }
    var found: Set<String> = []
    for item in text[text.index(after: open)..<end].split(separator: ",") {
      let item = item.trimmingPrefix(while: \.isWhitespace)
      // `package: "…"` is the second half of a product.
      if item.hasPrefix("package:") { continue }
      if let literal = strings(item).first {
        found.insert(literal)
      } else if let product = named[String(item.prefix { $0.isLetter })] {
        found.insert(product)
      }
    }
    return found
  }

  /// `let name = Target.Dependency.product(name: "Product", …)`.
  private static func namedProducts(_ text: String) -> [String: String] {
    var named: [String: String] = [:]
    for line in text.split(separator: "\n") where line.contains("= Target.Dependency.product(") {
      let words = line.split(separator: " ")
      if words.count > 1, let product = strings(line[...]).first { named[String(words[1])] = product }
    }
    return named
  }

  private static func strings(_ text: Substring) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 && $0 < parts.count - 1 }.map { String(parts[$0]) }
  }

  /// Where the bracket that was opened before `text` closes.
  private static func closing(_ text: Substring, _ open: Character, _ close: Character) -> Substring.Index? {
    var depth = 1
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
  }
}
