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
    guard let (endpoints, captured) = Endpoint.matching(path) else {
      context.coreContext.endpointPath.value = "/api"
      throw JSONAPIFailure.unknownRoute
    }
    context.coreContext.endpointPath.value = endpoints.first?.path
    let method = request.method == .head ? "GET" : request.method.rawValue
    guard let endpoint = endpoints.first(where: { $0.method.rawValue == method }) else {
      throw JSONAPIFailure.method(request.method.rawValue, on: endpoints)
    }
    let values = try ParameterValues(query: request.uri.query, captured: captured, of: endpoint)
    var call = Call(values: values, useCases: useCases, viewer: viewer(request), asker: Asker(headersOf: request))
    if let body = endpoint.body {
      call.token = try IdempotencyKey.of(request)
      call.body = try await body.read(from: request)
    }
    let reply = try await endpoint.answer(call)
    return endpoint.caching.response(reply, to: request, status: endpoint.isCreation ? .created : .ok)
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

  /// `endpoints` are those of the path, for other methods.
  static func method(_ method: String, on endpoints: [Endpoint]) -> APIFailure {
    let methods = endpoints.map(\.method.rawValue).sorted()
    var failure = APIFailure(
      UserFacingError(
        .badRequest, "\(endpoints.first?.path ?? "") does not answer \(method.prefix(20)).",
        hint: "Use \(methods.joined(separator: " or "))."),
      status: .methodNotAllowed)
    failure.headers[.allow] = methods.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }.joined(separator: ", ")
    return failure
  }

  /// The shape of all failures, for those that arise around the API: limits, timeouts.
  package static func response(_ error: UserFacingError, status: HTTPResponse.Status? = nil) -> Response {
    APIFailure(error, status: status).response
  }
}
