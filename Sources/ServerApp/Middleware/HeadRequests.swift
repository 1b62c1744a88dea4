import Hummingbird

/// Answers HEAD as GET would, without the body.
struct HeadRequests<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method == .head else { return try await next(request, context) }
    let response = try await next(request, context)
    return response.createHeadResponse()
  }
}
