package import Hummingbird
import Logging
import SearchModel

/// Shows errors of pages, and addresses that lead nowhere, in the site's own look.
package struct ErrorPages<Context: RequestContext>: RouterMiddleware {
  package init() {}

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch  where !(error is CancellationError) && !MachineSurface.owns(request.uri.path) {
      let page = ErrorPage(error)
      if page.status.code >= 500 {
        context.logger.error("page failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
      }
      return page.html(theme: Theme(of: request)).response(page.status)
    }
  }
}

/// What programs read: its errors are not for people.
enum MachineSurface {
  private static let paths = ["/api", "/mcp", "/healthz", "/metrics"]

  static func owns(_ path: String) -> Bool {
    paths.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}
