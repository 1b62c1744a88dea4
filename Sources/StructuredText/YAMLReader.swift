internal import Yams

/// Reads YAML into trees of plain values. What YAML can do beyond that, and only
/// confuses or harms here, is refused: tags, anchors with aliases, keys that stand twice.
package enum YAMLReader {
  /// Values of one text, keys among them.
  package static let most = 1_000_000

  /// The only document of a text; nil when it is empty.
  package static func document(_ text: String, upTo most: Int = most) throws(StructuredTextFailure) -> YAMLNode? {
    var budget = most
    let text = try accepted(text)
    let root = try composed { try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() }
    guard let root else { return nil }
    return try plain(root, budget: &budget)
  }

  /// All documents of a text, empty ones left out.
  package static func documents(_ text: String, upTo most: Int = most) throws(StructuredTextFailure) -> [YAMLNode] {
    var budget = most
    let text = try accepted(text)
    let roots = try composed {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      var roots: [Node] = []
      while let root = try parser.nextRoot() { roots.append(root) }
      return roots
    }
    var documents: [YAMLNode] = []
    for root in roots { documents.append(try plain(root, budget: &budget)) }
    return documents.filter { !$0.isNull }
  }

  private static func accepted(_ text: String) throws(StructuredTextFailure) -> String {
    try refuseAliases(in: text)
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  // The basic resolver leaves scalars as text: `no` is a name as good as any.
  private static func composed<Result>(_ compose: () throws -> Result) throws(StructuredTextFailure) -> Result {
    do {
      return try compose()
    } catch let error as YamlError {
      throw translated(error)
    } catch {
      throw StructuredTextFailure(cause: "this is not valid YAML", hint: "Check it with a YAML validator.")
    }
  }

  // MARK: Plain values

  private static let plainTags = Set([Tag.Name.str, .seq, .map].map(\.rawValue))

  /// The parser bounds how deep a text nests.
  private static func plain(_ node: Node, budget: inout Int) throws(StructuredTextFailure) -> YAMLNode {
    let line = node.mark?.line ?? 1
    budget -= 1
    guard budget >= 0 else {
      throw StructuredTextFailure(
        line: line, cause: "it has too many values", hint: "Split the file, or leave out what is not needed.")
    }
    // Tags ask a reader to build something of its own.
    let tag = node.tag.rawValue
    guard plainTags.contains(tag) else {
      throw StructuredTextFailure(
        line: line, cause: "the tag \(tag.prefix(60)) is not taken",
        hint: "Leave it out; values are plain text, lists and keys.")
    }
    switch node {
    case .mapping(let mapping):
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      for (key, value) in mapping {
        pairs.append((try plain(key, budget: &budget), try plain(value, budget: &budget)))
      }
      return YAMLNode(content: .mapping(pairs), line: line)
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      for node in sequence { nodes.append(try plain(node, budget: &budget)) }
      return YAMLNode(content: .sequence(nodes), line: line)
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), line: line)
    case .alias(let alias):
      throw StructuredTextFailure(
        line: line, cause: "aliases are not taken: *\(alias.anchor.rawValue)",
        hint: "Write the value out at each place.")
    }
  }

  // MARK: What is refused

  /// Aliases multiply: nine levels of nine are 400 million values. Found in the
  /// text, because composing a tree already walks through keys made of them.
  private static func refuseAliases(in text: String) throws(StructuredTextFailure) {
    var anchors: Set<String> = []
    var aliases: [(name: String, line: Int)] = []
    var line = 1
    for row in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      for word in row.split(whereSeparator: { " \t\r,[]{}:".utf8.contains($0) }) {
        guard let sign = word.first, "&*".utf8.contains(sign), let name = anchorName(word.dropFirst()) else { continue }
        if sign == UInt8(ascii: "&") { anchors.insert(name) } else { aliases.append((name, line)) }
      }
      line += 1
    }
    guard let alias = aliases.first(where: { anchors.contains($0.name) }) else { return }
    throw StructuredTextFailure(
      line: alias.line, cause: "aliases are not taken: *\(alias.name) repeats &\(alias.name)",
      hint: "Write the value out at each place.")
  }

  /// The characters that libYAML takes for a name; nil when there are none.
  private static func anchorName(_ text: Substring.UTF8View) -> String? {
    let name = text.prefix {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
    return name.isEmpty ? nil : String(name)
  }

  private static func translated(_ error: YamlError) -> StructuredTextFailure {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      return StructuredTextFailure(
        line: context.mark.line, cause: "'\((keys.first ?? "").prefix(60))' stands twice in one section, first here",
        hint: "Keep one of them, or put both contents below one key.")
    case .composer(_, let what, let mark, _) where what.contains("undefined alias"):
      return StructuredTextFailure(
        line: mark.line, cause: "a value that starts with * is an alias in YAML",
        hint: "Put it in quotes, for instance \"*-api\".")
    case .composer(_, let what, let mark, _) where what.contains("another document"):
      return StructuredTextFailure(
        line: mark.line, cause: "a second document starts here, and only one is taken",
        hint: "Remove the line '---' and what follows, or put it into one document.")
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      let hint =
        what.contains("character that cannot start any token")
        ? "Indent with spaces, not tabs, and put text with special characters in quotes."
        : "Look at this line and the one before: indentation, quotes, a missing colon or dash."
      return StructuredTextFailure(line: mark.line, cause: "this is not valid YAML: \(what)", hint: hint)
    case .reader(let what, _, _, _):
      return StructuredTextFailure(cause: "this is not valid YAML: \(what)", hint: "Save the file as UTF-8 text.")
    default:
      return StructuredTextFailure(cause: "this is not valid YAML", hint: "Check it with a YAML validator.")
    }
  }
}
