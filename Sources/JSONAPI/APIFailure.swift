package import Hummingbird
package import SearchModel
import WireTypes

/// A failure on its way to the client.
struct APIFailure: Error {
  var error: UserFacingError
  var status: HTTPResponse.Status
  var headers: HTTPFields = [:]

  init(_ error: UserFacingError, status: HTTPResponse.Status? = nil) {
    self.error = error
    self.status = status ?? error.code.status
    if error.code == .busy { headers[.retryAfter] = "1" }
  }

  /// The one shape of all failures.
  var response: Response {
    var headers = headers
    headers[.contentType] = Caching.contentType
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    // An error reply holds text and small numbers: it can always be said in JSON.
    let body = (try? WireJSON.bytes(ErrorReply(error))) ?? Array(#"{"error":{"code":"internal"}}"#.utf8)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}

extension UserFacingError.Code {
  /// The HTTP status of each code; the only place that maps them.
  package var status: HTTPResponse.Status {
    switch self {
    case .badQuery, .badRequest: .badRequest
    case .notFound: .notFound
    case .forbidden: .forbidden
    case .tooLarge: .contentTooLarge
    case .busy, .unavailable: .serviceUnavailable
    case .badConfiguration, .damaged, .internal: .internalServerError
    }
  }
}
