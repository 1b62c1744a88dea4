import Hummingbird

/// Compresses text for clients that take gzip.
struct Compression<Context: RequestContext>: RouterMiddleware {
  /// Below this the header costs more than the saving.
  private static var smallest: Int { 1_024 }
  /// Larger replies are sent as they are: compressing them would hold a thread for too long.
  private static var largest: Int { 16 << 20 }
  /// From here on compressing takes longer than a thread of sockets may be held.
  private static var long: Int { 128 << 10 }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard let length = response.body.contentLength, Self.isText(response.headers[.contentType]),
      response.headers[.contentEncoding] == nil
    else { return response }
    response.headers[.vary] = Self.vary(response.headers[values: .vary])
    guard (Self.smallest...Self.largest).contains(length), response.status == .ok,
      ContentCoding.acceptsGzip(request.headers[values: .acceptEncoding])
    else { return response }
    let body = try await Self.bytes(of: response.body, count: length)
    let compressed =
      length < Self.long ? Gzip.compress(body) : try await WorkerThreads.shared.run { Gzip.compress(body) }
    guard let compressed else {
      response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: body))
      return response
    }
    response.headers[.contentEncoding] = "gzip"
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: compressed))
    return response
  }

  private static func isText(_ type: String?) -> Bool {
    guard let type = type?.prefix(while: { $0 != ";" }) else { return false }
    return type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("+json")
      || ["application/json", "application/javascript", "application/xml"].contains(String(type))
  }

  private static func vary(_ fields: [String]) -> String {
    (fields.filter { !$0.lowercased().contains("accept-encoding") } + ["Accept-Encoding"]).joined(separator: ", ")
  }

  private static func bytes(of body: ResponseBody, count: Int) async throws -> [UInt8] {
    let collector = BodyCollector(capacity: count)
    try await body.write(collector)
    return collector.bytes
  }
}

/// Takes a body that would have been sent. It lives within one call of a middleware.
private final class BodyCollector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// `Accept-Encoding` (RFC 9110, 12.5.3).
enum ContentCoding {
  static func acceptsGzip(_ fields: [String]) -> Bool {
    var wildcard = false
    for item in fields.flatMap({ $0.split(separator: ",") }) {
      let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let coding = parts.first else { continue }
      let isWanted = parts.dropFirst().first { $0.hasPrefix("q=") }.map { (Double($0.dropFirst(2)) ?? 0) > 0 } ?? true
      if coding == "gzip" || coding == "x-gzip" { return isWanted }
      if coding == "*" { wildcard = isWanted }
    }
    return wildcard
  }
}
