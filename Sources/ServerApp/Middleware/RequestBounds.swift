import Hummingbird
import SearchModel

/// Refuses requests that are too large before anything reads them.
struct RequestBounds<Context: RequestContext>: RouterMiddleware {
  let limits: ServerOptions.Limits

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let length = request.uri.string.utf8.count
    guard length <= limits.address else {
      throw RequestFailure(
        error: UserFacingError(
          .tooLarge, "The address has \(length) bytes; at most \(limits.address) are read.",
          hint: "Shorten the query."),
        status: .uriTooLong)
    }
    if request.method == .get || request.method == .head, hasBody(request) {
      throw UserFacingError(
        .tooLarge, "A \(request.method.rawValue) request has no body here.", hint: "Put parameters into the address.")
    }
    return try await next(request, context)
  }

  private func hasBody(_ request: Request) -> Bool {
    request.headers[.transferEncoding] != nil || !["0", nil].contains(request.headers[.contentLength])
  }
}
