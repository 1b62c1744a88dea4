import Foundation
import Hummingbird

extension WebUI {
  /// JSON for the script of the pages.
  static func scriptReply(_ value: some Encodable) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var headers = HTTPFields()
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-cache"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    let body = try encoder.encode(value)
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
