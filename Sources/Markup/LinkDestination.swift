/// Where a document's link leads, decided by an allow-list: what is not recognised is refused.
enum LinkDestination: Equatable {
  /// A place in the same document; percent-encoded, without `#`.
  case fragment(String)
  case repository(RepositoryLink)
  /// An `http` or `https` address, percent-encoded.
  case external(String)
  /// A `mailto:` address, percent-encoded.
  case mail(String)
  /// DocC's `doc:NAME`: the last part of its path, without the fragment. Only in DocC's own documents.
  case article(String)
  case refused

  /// - Parameters:
  ///   - raw: the destination after Markdown resolved entities and escapes.
  ///   - document: path of the document, from whose folder relative destinations start.
  init(_ raw: String, in document: String) {
    let bytes = Self.trimmed(Array(raw.utf8))
    // Browsers ignore tabs and line ends inside an address, which disguises schemes; no honest
    // destination has control characters. Longer ones than this no server accepts.
    guard !bytes.isEmpty, bytes.count <= 8192, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      self = .refused
      return
    }
    if bytes.starts(with: "//".utf8) {
      self = Self.external(Array("https:".utf8) + bytes)
    } else if bytes.starts(with: "doc:".utf8), DocumentKind.of(document) == .docC {
      self = Self.article(bytes.dropFirst(4))
    } else if let scheme = Self.scheme(of: bytes) {
      self = Self.absolute(bytes, scheme: scheme)
    } else {
      self = Self.relative(bytes, in: document)
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isEdge: (UInt8) -> Bool = { $0 <= 0x20 }
    guard let first = bytes.firstIndex(where: { !isEdge($0) }), let last = bytes.lastIndex(where: { !isEdge($0) })
    else { return [] }
    return Array(bytes[first...last])
  }

  /// What stands before a colon that comes before any of `/?#`, lower-cased. It need not be a
  /// well-formed scheme: a browser may read more into it than we do, so callers refuse it.
  private static func scheme(of bytes: [UInt8]) -> String? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      case UInt8(ascii: ":"): return asciiLowercased(String(decoding: bytes[..<index], as: UTF8.self))
      default: continue
      }
    }
    return nil
  }

  private static func absolute(_ bytes: [UInt8], scheme: String) -> LinkDestination {
    switch scheme {
    case "http", "https":
      guard bytes.dropFirst(scheme.utf8.count + 1).starts(with: "//".utf8) else { return .refused }
      return external(bytes)
    case "mailto":
      return bytes.count > 7 ? .mail(percentEncoded(bytes[...])) : .refused
    default:
      return .refused
    }
  }

  private static func article(_ bytes: ArraySlice<UInt8>) -> LinkDestination {
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let last = path.split(separator: UInt8(ascii: "/")).last, let name = percentDecoded(last) else {
      return .refused
    }
    return .article(String(decoding: name, as: UTF8.self))
  }

  private static func external(_ bytes: [UInt8]) -> LinkDestination {
    // `https:///x` and `https://?` have no host.
    guard let slashes = bytes.firstIndex(of: UInt8(ascii: "/")), bytes.count > slashes + 2,
      !"/?#\\".utf8.contains(bytes[slashes + 2])
    else { return .refused }
    return .external(percentEncoded(bytes[...]))
  }

  private static func relative(_ bytes: [UInt8], in document: String) -> LinkDestination {
    var path = bytes[...]
    var fragment: String?
    var query: String?
    if let hash = path.firstIndex(of: UInt8(ascii: "#")) {
      fragment = percentEncoded(path[(hash + 1)...])
      path = path[..<hash]
    }
    if let mark = path.firstIndex(of: UInt8(ascii: "?")) {
      query = percentEncoded(path[(mark + 1)...])
      path = path[..<mark]
    }
    if path.isEmpty, query == nil { return fragment.map(LinkDestination.fragment) ?? .refused }
    guard let decoded = percentDecoded(path) else { return .refused }
    if path.isEmpty {
      return .repository(RepositoryLink(path: document, query: query, fragment: fragment))
    }
    guard let place = normalized(decoded, from: document) else { return .refused }
    return .repository(
      RepositoryLink(
        path: place, isFolder: place.isEmpty || decoded.last == UInt8(ascii: "/"), query: query, fragment: fragment))
  }

  /// Resolves `.` and `..`; nil when the path climbs out of the repository.
  private static func normalized(_ path: [UInt8], from document: String) -> String? {
    var components: [ArraySlice<UInt8>] = []
    if path.first != UInt8(ascii: "/") {
      components = Array(document.utf8).split(separator: UInt8(ascii: "/")).dropLast()
    }
    for component in path.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        guard components.popLast() != nil else { return nil }
      } else {
        components.append(component)
      }
    }
    return String(decoding: Array(components.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
  }

  /// Nil for control characters and for what is not UTF-8 after decoding. A `%` without two
  /// digits stands for itself, as in browsers.
  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    guard !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F }), String(validating: decoded, as: UTF8.self) != nil
    else { return nil }
    return decoded
  }

  /// Encodes what has no place in an address and keeps existing escapes (RFC 3986, section 2).
  private static func percentEncoded(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80, byte > 0x20, !"\"<>\\^`{|}".utf8.contains(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
