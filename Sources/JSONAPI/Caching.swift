import Hummingbird

/// How long a reply may be kept by whom.
enum Caching: Sendable {
  /// Differs each time.
  case never
  /// May be kept, if it is asked for again whether it still holds.
  case revalidated
  /// The same until the program changes.
  case constant

  static let contentType = "application/json; charset=utf-8"

  func response(_ body: [UInt8], to request: Request, status: HTTPResponse.Status = .ok) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = Self.contentType
    headers[.xContentTypeOptions] = "nosniff"
    headers[.cacheControl] =
      switch self {
      case .never: "no-store"
      case .revalidated: "private, no-cache"
      case .constant: "public, max-age=300"
      }
    if case .never = self {
    } else {
      let tag = Self.entityTag(of: body)
      headers[.eTag] = tag
      if Self.matches(request.headers[values: .ifNoneMatch], tag) {
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
      }
    }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// A weak tag, since a compressed reply keeps it. `Hasher` is keyed anew in each process: nobody can make two
  /// contents that share a tag, and after a restart replies are merely sent once more.
  private static func entityTag(of body: [UInt8]) -> String {
    var hasher = Hasher()
    body.withUnsafeBytes { hasher.combine(bytes: $0) }
    return "W/\"\(String(UInt(bitPattern: hasher.finalize()), radix: 16))\""
  }

  /// Weak comparison (RFC 9110, 13.1.2).
  private static func matches(_ fields: [String], _ tag: String) -> Bool {
    fields.flatMap { $0.split(separator: ",") }.contains { item in
      let item = item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let candidate = String(item)
      return candidate == "*" || candidate == tag || "W/\(candidate)" == tag
    }
  }
}
