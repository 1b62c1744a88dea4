package import Hummingbird
import Logging
package import SearchModel
package import Services
import WireTypes

/// Answers everything below `/api`: the JSON API and its description.
///
/// The table of endpoints is the one source of routing, of the checks on parameters and of the OpenAPI document.
/// Names of repositories hold slashes, so that a path is matched here and not by the router.
package struct JSONAPI<Context: RequestContext>: RouterMiddleware {
  private let useCases: UseCases
  private let viewer: @Sendable (Request) -> Viewer

  /// `viewer` says who asks, and so what exists for the answer.
  package init(
    _ useCases: UseCases, viewer: @escaping @Sendable (Request) -> Viewer = { _ in .anonymous }
  ) {
    self.useCases = useCases
    self.viewer = viewer
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    guard path == "/api" || path.hasPrefix("/api/") else { return try await next(request, context) }
    do {
      return try await answer(request, path: path, context: context)
    } catch let failure as APIFailure {
      return failure.response
    } catch let error as UserFacingError {
      return APIFailure(error).response
    } catch let error as CancellationError {
      throw error
    } catch {
      context.logger.error("A request failed unexpectedly.", metadata: ["error": "\(error)", "path": "\(path)"])
      return JSONAPIFailure.unexpected.response
    }
  }

  private func answer(_ request: Request, path: String, context: Context) async throws -> Response {
    guard let (endpoint, captured) = Endpoint.matching(path) else {
      context.coreContext.endpointPath.value = "/api"
      throw JSONAPIFailure.unknownRoute
    }
    context.coreContext.endpointPath.value = endpoint.path
    guard request.method == .get || request.method == .head else {
      throw JSONAPIFailure.method(request.method.rawValue, on: endpoint.path)
    }
    let values = try ParameterValues(query: request.uri.query, captured: captured, of: endpoint)
    let call = Call(values: values, useCases: useCases, viewer: viewer(request), asker: Asker(headersOf: request))
    let body = try await endpoint.answer(call)
    return endpoint.caching.response(body, to: request)
  }
}

/// What does not depend on the request's context.
package enum JSONAPIFailure {
  static let unknownRoute = APIFailure(
    UserFacingError(
      .notFound, "There is no such address in the API.", hint: "/api/openapi.json lists all that there are."))

  static let unexpected = APIFailure(
    UserFacingError(
      .internal, "Something went wrong inside Guildhall; the request was fine.",
      hint: "Try again; if it stays, the server's log says what happened."))

  static func method(_ method: String, on path: String) -> APIFailure {
    var failure = APIFailure(
      UserFacingError(
        .badRequest, "\(path) does not answer \(method.prefix(20)).", hint: "Use GET; the API only reads."),
      status: .methodNotAllowed)
    failure.headers[.allow] = "GET, HEAD"
    return failure
  }

  /// The shape of all failures, for those that arise around the API: limits, timeouts.
  package static func response(_ error: UserFacingError, status: HTTPResponse.Status? = nil) -> Response {
    APIFailure(error, status: status).response
  }
}
