import Hummingbird
import SearchModel

/// Refuses what pages of other sites send: a browser would send it in the name of whoever looks at them. Requests that
/// only read are let through, and so are programs that are no browsers.
///
/// Browsers say where a request comes from by `Sec-Fetch-Site` (W3C Fetch Metadata), older ones and those that speak plain
/// HTTP by `Origin` alone, which is held against the host that was asked for.
struct SameSite<Context: RequestContext>: RouterMiddleware {
  /// The address under which people reach the server, where it is known: a proxy may ask for another host.
  let site: String?

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head || !isForeign(request) else {
      throw RequestFailure(
        error: UserFacingError(
          .badRequest, "A page of another site sent this request.",
          hint: "Nothing was recorded. Open Guildhall itself and do it there."),
        status: .forbidden)
    }
    return try await next(request, context)
  }

  private func isForeign(_ request: Request) -> Bool {
    if let site = header("Sec-Fetch-Site", of: request) { return site != "same-origin" && site != "none" }
    guard let origin = header("Origin", of: request) else { return false }
    return !(WebOrigin(origin)?.isOwn(site: site, asked: request.head.authority) ?? false)
  }

  private func header(_ name: String, of request: Request) -> String? {
    HTTPFields.Element.Name(name).flatMap { request.headers[$0] }
  }
}
