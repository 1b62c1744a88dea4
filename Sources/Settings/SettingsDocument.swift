import SearchModel
import Yams

/// The text of the file as one tree of plain values. What YAML can do beyond
/// that, and only confuses or harms here, is refused: several documents, tags,
/// anchors with aliases, keys that stand twice.
struct SettingsDocument {
  /// Bytes. Ten thousand repositories with all their keys are a tenth of it.
  static let largest = 4 << 20

  let file: String
  let root: SettingsValue

  init(text: String, file: String) throws {
    self.file = file
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard text.utf8.count <= Self.largest else { throw Self.tooLarge(file) }
    try Self.refuseAliases(in: text, file: file)
    root = SettingsValue(node: try Self.compose(text, file: file), file: file, name: "")
    try Self.refuseTags(in: root.node, file: file)
  }

  static func tooLarge(_ file: String) -> UserFacingError {
    UserFacingError(
      .badConfiguration, "\(file): the file is larger than \(largest >> 20) MB, so it is hardly a configuration.",
      hint: "Check that --config names the right file.")
  }

  private static func problem(_ file: String, _ line: Int?, _ cause: String, _ hint: String) -> UserFacingError {
    let place = line.map { "\(file), line \($0)" } ?? file
    return UserFacingError(.badConfiguration, "\(place): \(cause).", hint: hint)
  }

  private static func compose(_ text: String, file: String) throws -> Node {
    do {
      // The basic resolver leaves scalars as text: `no` is a name as good as any.
      guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        throw problem(file, nil, "the file is empty", "Let `guildhall init` write one, or name another with --config.")
      }
      return node
    } catch let error as YamlError {
      throw translated(error, file: file)
    }
  }

  // MARK: What is refused

  /// Aliases multiply: nine levels of nine are 400 million values. Found in the
  /// text, because composing a tree already walks through keys made of them.
  private static func refuseAliases(in text: String, file: String) throws {
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
    throw problem(
      file, alias.line, "aliases are not taken: *\(alias.name) repeats &\(alias.name)",
      "Write the value out at each place.")
  }

  /// The characters that libYAML takes for a name; nil when there are none.
  private static func anchorName(_ text: Substring.UTF8View) -> String? {
    let name = text.prefix {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
    return name.isEmpty ? nil : String(name)
  }

  private static let plainTags = Set([Tag.Name.str, .seq, .map].map(\.rawValue))

  /// Tags ask a reader to build something of its own.
  private static func refuseTags(in root: Node, file: String) throws {
    var open = [root]
    while let node = open.popLast() {
      let tag = node.tag.rawValue
      guard Self.plainTags.contains(tag) else {
        throw problem(
          file, node.mark?.line, "the tag \(tag.prefix(60)) is not taken",
          "Leave it out; values are plain text, lists and keys.")
      }
      switch node {
      case .mapping(let mapping): for (key, value) in mapping { open += [value, key] }
      case .sequence(let sequence): open += sequence
      default: break
      }
    }
  }

  private static func translated(_ error: YamlError, file: String) -> UserFacingError {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      return problem(
        file, context.mark.line, "'\(key.prefix(60))' stands twice in one section, first here",
        "Keep one of them, or put both contents below one key.")
    case .composer(_, let what, let mark, _) where what.contains("undefined alias"):
      return problem(
        file, mark.line, "a value that starts with * is an alias in YAML",
        "Put it in quotes, for instance \"*-api\".")
    case .composer(_, let what, let mark, _) where what.contains("another document"):
      return problem(
        file, mark.line, "a second document starts here, and only one is taken",
        "Remove the line '---' and what follows, or put it into one document.")
    case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _), .composer(_, let what, let mark, _):
      let hint =
        what.contains("character that cannot start any token")
        ? "Indent with spaces, not tabs, and put text with special characters in quotes."
        : "Look at this line and the one before: indentation, quotes, a missing colon or dash."
      return problem(file, mark.line, "this is not valid YAML: \(what)", hint)
    case .reader(let what, _, _, _):
      return problem(file, nil, "this is not valid YAML: \(what)", "Save the file as UTF-8 text.")
    default:
      return problem(file, nil, "this is not valid YAML", "Check it with a YAML validator.")
    }
  }
}
