import Foundation
import Hummingbird
import SearchModel

/// What an endpoint is sent.
struct EndpointBody: Sendable {
  static let mostBytes = 64 << 10

  /// Name of its schema, which what is sent is checked against.
  var schema: String
  /// What it looks like.
  var example: @Sendable () throws -> [UInt8]

  /// - Throws: `APIFailure` with status 415 or 413, `UserFacingError` that says where the body is not as it should be.
  func read(from request: Request) async throws -> [UInt8] {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased() ?? ""
    guard type.filter({ !$0.isWhitespace }) == "application/json" else {
      throw APIFailure(
        UserFacingError(
          .badRequest, "The body is \(type.isEmpty ? "of no type" : type.prefix(80).description), and not JSON.",
          hint: "Send JSON, and say so: Content-Type: application/json"),
        status: .unsupportedMediaType)
    }
    var bytes: [UInt8] = []
    for try await piece in request.body {
      guard bytes.count + piece.readableBytes <= Self.mostBytes else {
        throw UserFacingError(
          .tooLarge, "The body has more than \(Self.mostBytes) bytes.", hint: "Send less in one request.")
      }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
      throw UserFacingError(.badRequest, "The body is not JSON.", hint: "Send one JSON object in UTF-8.")
    }
    if let problem = Schema.of(schema).problem(with: value, at: "") {
      throw UserFacingError(.badRequest, problem, hint: "/api/openapi.json describes it as \(schema).")
    }
    return bytes
  }
}

/// What a client calls a request that it may have to send again.
enum IdempotencyKey {
  static let header = "Idempotency-Key"
  static let longest = 200

  /// nil when the client gives none.
  static func of(_ request: Request) throws -> String? {
    guard let name = HTTPFields.Element.Name(header), let key = request.headers[name] else { return nil }
    guard (1...longest).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw UserFacingError(
        .badRequest, "The header \(header) does not take “\(key.prefix(40))”.",
        hint: "Give 1 to \(longest) visible ASCII characters, others for each request, as a UUID.")
    }
    return key
  }
}
