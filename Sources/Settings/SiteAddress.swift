import Foundation

/// The address under which people reach the server.
enum SiteAddress {
  /// Without a slash at its end; nil for what is no `http` or `https` address of a host alone.
  static func read(_ text: String) -> String? {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = url.host(), !host.isEmpty, ["", "/"].contains(url.path()), url.query() == nil, url.fragment() == nil,
      url.user() == nil, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) })
    else { return nil }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
