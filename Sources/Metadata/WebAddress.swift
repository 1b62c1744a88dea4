/// Addresses that become links.
enum WebAddress {
  /// nil unless it is of the web and of one piece.
  static func checked(_ text: String) -> String? {
    let start = text.prefix(8).lowercased()
    guard start.hasPrefix("https://") || start.hasPrefix("http://"), text.utf8.count <= 2_000,
      text.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains($0)
      })
    else { return nil }
    let host = text.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
    return host.isEmpty ? nil : text
  }

  /// A path relative to the repository's root, from one that a file in `folder` names; nil
  /// when it is none or leaves the repository.
  static func path(_ text: String, from folder: String) -> String? {
    guard !text.isEmpty, !text.contains("\\"), !text.prefix(while: { $0 != "/" }).contains(":") else { return nil }
    var parts = text.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in text.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
