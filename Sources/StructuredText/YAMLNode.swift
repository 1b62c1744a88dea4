/// A value of YAML that knows its place.
package struct YAMLNode: Sendable {
  package indirect enum Content: Sendable {
    /// `isPlain` without quotes, so that `null` means nothing and `1` a number.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package let content: Content
  /// 1-based.
  package let line: Int

  package init(content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// Of a scalar, as it is written.
  package var string: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// Nothing after the colon, or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}

extension YAMLNode {
  /// As the core schema of YAML 1.2 reads it (yaml.org/spec/1.2.2, 10.3); `no` is text.
  /// Keys that are not scalars are left out: no format here has any.
  package var value: DataValue {
    switch content {
    case .scalar(let text, let isPlain): isPlain ? Self.plain(text, isNull: isNull) : .text(text)
    case .sequence(let nodes): .list(nodes.map { DataItem(value: $0.value, line: $0.line) })
    case .mapping(let pairs): .table(Self.table(pairs))
    }
  }

  private static func table(_ pairs: [(key: YAMLNode, value: YAMLNode)]) -> DataTable {
    var table = DataTable()
    for (key, value) in pairs {
      guard let name = key.string else { continue }
      table.set(name, value.value, line: key.line)
    }
    return table
  }

  private static func plain(_ text: String, isNull: Bool) -> DataValue {
    if isNull { return .null }
    switch text {
    case "true", "True", "TRUE": return .flag(true)
    case "false", "False", "FALSE": return .flag(false)
    default: return isNumber(text) ? .number(text) : .text(text)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.first.map { "+-".utf8.contains($0) } == true ? text.utf8.dropFirst() : text.utf8[...]
    guard let first = digits.first, (0x30...0x39).contains(first) || first == UInt8(ascii: ".") else { return false }
    return digits.count <= 400 && Double(text) != nil
  }
}
