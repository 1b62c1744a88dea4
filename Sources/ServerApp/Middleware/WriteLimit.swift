import Hummingbird
import SearchModel

/// Bounds how often one address may send something that is recorded: a program that runs wild, or somebody who floods the
/// records, would otherwise bury what people recorded. Agents have a limit of their own.
struct WriteLimit<Context: RequestContext>: RouterMiddleware {
  /// nil for any number.
  let rates: ClientRates?

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method != .get, request.method != .head,
      let seconds = rates?.wait(for: ClientAddress.text(of: request, context))
    else { return try await next(request, context) }
    throw RequestFailure(
      error: UserFacingError(
        .busy, "Too much was sent from your address.",
        hint: "Nothing was recorded. Send it again in \(seconds) s."),
      status: .tooManyRequests, retryAfter: seconds)
  }
}
