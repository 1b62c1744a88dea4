import SearchModel

/// An address that may stand in a page: one of this site's own, made of parts that are each
/// percent-encoded, or an `http`/`https` address elsewhere. There is no way to write another scheme.
package struct Link: Sendable, Hashable {
  /// ASCII, percent-encoded; not yet escaped for an attribute.
  package let text: String

  /// A part of a path between two slashes.
  package enum Component: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A word of our own.
    case word(StaticWord)
    /// A name from outside. The lone `-`, which is a word with a meaning, is encoded as `%2D`.
    case name(String)

    package init(stringLiteral word: StaticString) { self = .word(StaticWord(text: word)) }
  }

  /// A literal of the program.
  package struct StaticWord: Sendable, Hashable {
    let text: StaticString

    package static func == (left: StaticWord, right: StaticWord) -> Bool {
      left.text.description == right.text.description
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text.description) }
  }

  /// An address of this site.
  package init(path: [Component], query: [(name: StaticString, value: String)] = [], fragment: String? = nil) {
    var bytes: [UInt8] = []
    for component in path {
      bytes.append(UInt8(ascii: "/"))
      switch component {
      case .word(let word): word.text.withUTF8Buffer { bytes.append(contentsOf: $0) }
      case .name("-"): bytes += Array("%2D".utf8)
      case .name(let name): PercentEncoding.append(name, keeping: .pathComponent, to: &bytes)
      }
    }
    if path.isEmpty { bytes.append(UInt8(ascii: "/")) }
    for (index, item) in query.enumerated() {
      bytes.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      item.name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(ascii: "="))
      PercentEncoding.append(item.value, keeping: .queryValue, to: &bytes)
    }
    if let fragment {
      bytes.append(UInt8(ascii: "#"))
      PercentEncoding.append(fragment, keeping: .fragment, to: &bytes)
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A place on the page that this link, which has no fragment yet, leads to.
  package func at(_ fragment: String) -> Link {
    var bytes = Array(text.utf8)
    bytes.append(UInt8(ascii: "#"))
    PercentEncoding.append(fragment, keeping: .fragment, to: &bytes)
    return Link(encoded: bytes)
  }

  init(encoded bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A place on the same page.
  package init(fragment: String) {
    var bytes: [UInt8] = [UInt8(ascii: "#")]
    PercentEncoding.append(fragment, keeping: .fragment, to: &bytes)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// An address elsewhere; nil unless it is `http` or `https` with a host and without credentials.
  package init?(elsewhere address: String) {
    let bytes = Array(address.utf8)
    let lowered = address.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"), bytes.count <= 4096,
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let host = bytes.drop { $0 != UInt8(ascii: "/") }.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
    guard !host.isEmpty, !host.contains(UInt8(ascii: "@")) else { return nil }
    var encoded: [UInt8] = []
    PercentEncoding.append(address, keeping: .wholeAddress, to: &encoded)
    text = String(decoding: encoded, as: UTF8.self)
  }
}
