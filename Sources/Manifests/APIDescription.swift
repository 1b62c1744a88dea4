import StructuredText

/// An API that a repository describes in a file: OpenAPI (spec.openapis.org/oas), AsyncAPI
/// (asyncapi.com/docs/reference/specification) or Protocol Buffers (protobuf.dev/reference/protobuf/proto3-spec).
package struct APIDescription: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case openAPI = "openapi"
    case asyncAPI = "asyncapi"
    case gRPC = "grpc"
  }

  package var kind: Kind
  /// The title of its document, or the full name of a service.
  package var name: String
  /// Of the API; nil when the file has none.
  package var version: String?
  /// Relative to the repository's root.
  package var path: String
  /// 1-based line of the name.
  package var line: Int

  /// Bytes of a description that are read.
  package static let largest = 4 << 20
  /// APIs of one file.
  private static let most = 100

  /// Whether a file may describe an API of the repository's own, by its path.
  package static func mayBeOne(_ path: String) -> Bool {
    let slash = path.lastIndex(of: "/")
    let name = (slash.map { path[path.index(after: $0)...] } ?? path[...]).lowercased()
    guard !(slash.map { ManifestKind.isPassedOver(folder: path[..<$0]) } ?? false) else { return false }
    if name.hasSuffix(".proto") { return true }
    guard [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) else { return false }
    return ["openapi", "swagger", "asyncapi"].contains { name.contains($0) }
  }

  /// The APIs that a file describes; none when it is no description, or is broken.
  package static func all(in content: [UInt8], path: String) -> [APIDescription] {
    guard content.count <= largest else { return [] }
    let text = String(decoding: content, as: UTF8.self)
    if path.lowercased().hasSuffix(".proto") { return services(in: text, path: path) }
    let first = text.utf8.first { $0 > 0x20 }
    let found = first == UInt8(ascii: "{") ? json(text, path) : yaml(text, path)
    return found.map { [$0] } ?? []
  }

  private static func kind(_ key: some StringProtocol) -> Kind? {
    switch key {
    case "openapi", "swagger": .openAPI
    case "asyncapi": .asyncAPI
    default: nil
    }
  }

  // MARK: OpenAPI and AsyncAPI

  private static func json(_ text: String, _ path: String) -> APIDescription? {
    guard let table = try? JSONReader.table(text), let kind = table.entries.lazy.compactMap({ kind($0.key) }).first,
      let info = table["info"]?.table, let title = ManifestText.name(info["title"]?.text)
    else { return nil }
    return APIDescription(
      kind: kind, name: title, version: ManifestText.name(info["version"]?.text), path: path,
      line: info.entry("title")?.line ?? 1)
  }

  /// Descriptions are long, and full of anchors that a reader of YAML refuses: of the lines, only the first levels are
  /// looked at.
  private static func yaml(_ text: String, _ path: String) -> APIDescription? {
    var kind: Kind?
    var api: APIDescription?
    var version: String?
    var section: Substring = ""
    var indentation: Int?
    for (index, row) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = Substring(row)
      let depth = line.prefix { $0 == " " }.count
      let words = line.dropFirst(depth)
      guard let colon = words.firstIndex(of: ":"), words.first != "#" else { continue }
      let key = words[..<colon].filter { $0 != "\"" && $0 != "'" }
      let value = scalar(words[words.index(after: colon)...])
      if depth == 0 {
        section = Substring(key)
        indentation = nil
        kind = kind ?? Self.kind(key)
      } else if section == "info", indentation ?? depth == depth {
        indentation = depth
        if key == "title", let title = ManifestText.name(value), let kind {
          api = api ?? APIDescription(kind: kind, name: title, path: path, line: index + 1)
        }
        if key == "version" { version = version ?? ManifestText.name(value) }
      }
    }
    api?.version = version
    return api
  }

  private static func scalar(_ text: Substring) -> String {
    let value = text.trimmingPrefix { $0.isWhitespace }
    if let quote = value.first, quote == "\"" || quote == "'" {
      return String(value.dropFirst().prefix { $0 != quote })
    }
    let comment = value.firstRange(of: " #")?.lowerBound
    return String(value[..<(comment ?? value.endIndex)])
  }

  // MARK: Protocol Buffers

  private static func services(in text: String, path: String) -> [APIDescription] {
    var package = ""
    var found: [APIDescription] = []
    var isInComment = false
    for (index, row) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = withoutComments(Substring(row), &isInComment)
      let words = line.split { " \t{;".contains($0) }
      guard words.count >= 2, let name = ManifestText.name(String(words[1])), isName(name) else { continue }
      if words[0] == "package" { package = name }
      guard words[0] == "service", found.count < most else { continue }
      found.append(
        APIDescription(
          kind: .gRPC, name: package.isEmpty ? name : "\(package).\(name)", path: path, line: index + 1))
    }
    return found
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: ".")
    }
  }

  private static func withoutComments(_ line: Substring, _ isInComment: inout Bool) -> Substring {
    var line = line
    if isInComment {
      guard let end = line.firstRange(of: "*/") else { return "" }
      isInComment = false
      line = line[end.upperBound...]
    }
    if let start = line.firstRange(of: "//") { line = line[..<start.lowerBound] }
    guard let start = line.firstRange(of: "/*") else { return line }
    isInComment = line[start.upperBound...].firstRange(of: "*/") == nil
    return line[..<start.lowerBound]
  }
}
