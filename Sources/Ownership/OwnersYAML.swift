import Yams

/// A small YAML or JSON text as a tree that knows its lines. Aliases, tags and second documents
/// are refused: none of the files read here needs them, and aliases multiply.
struct OwnersYAML {
  let node: Node

  /// 1-based.
  var line: Int { node.mark?.line ?? 1 }

  private init(node: Node) { self.node = node }

  /// nil when the text says nothing.
  static func read(_ text: String) throws(OwnershipFailure) -> OwnersYAML? {
    try refuseAnchors(text)
    do {
      // The basic resolver leaves scalars as text: a user may be called `no`.
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot().map(OwnersYAML.init(node:))
    } catch let error as YamlError {
      throw failure(error)
    } catch {
      throw OwnershipFailure("it is not valid YAML")
    }
  }

  /// Found in the text, because composing a tree already walks through keys made of aliases.
  private static func refuseAnchors(_ text: String) throws(OwnershipFailure) {
    var line = 1
    for row in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = row.split(whereSeparator: { " \t\r,[]{}:".utf8.contains($0) })
      for word in words {
        if word.first == UInt8(ascii: "#") { break }
        guard word.first == UInt8(ascii: "&"), let next = word.dropFirst().first else { continue }
        if (0x30...0x39).contains(next) || (0x61...0x7A).contains(next | 0x20) || "_-".utf8.contains(next) {
          throw OwnershipFailure("anchors (&name) are not taken; write the value out at each place", line: line)
        }
      }
      line += 1
    }
  }

  private static func failure(_ error: YamlError) -> OwnershipFailure {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      OwnershipFailure("'\(keys.first?.prefix(60) ?? "")' stands twice", line: context.mark.line)
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      OwnershipFailure("it is not valid YAML: \(what)", line: mark.line)
    default: OwnershipFailure("it is not valid YAML")
    }
  }

  var entries: [(key: String, value: OwnersYAML, line: Int)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.compactMap { key, value in
      key.scalar.map { ($0.string, OwnersYAML(node: value), key.mark?.line ?? 1) }
    }
  }

  subscript(key: String) -> OwnersYAML? { entries?.first { $0.key == key }?.value }

  /// nil when it is no list; nothing counts as an empty one.
  var items: [OwnersYAML]? {
    if isNothing { return [] }
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.map(OwnersYAML.init(node:))
  }

  var text: String? { node.scalar?.string }

  var isNothing: Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }
}
