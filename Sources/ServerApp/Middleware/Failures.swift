import Hummingbird
import JSONAPI
import Logging
import SearchModel

/// Gives what is thrown the shape of its surface: JSON below `/api`, a small page elsewhere.
struct Failures<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as RequestFailure {
      var response = response(error.error, status: error.status, to: request)
      if let seconds = error.retryAfter { response.headers[.retryAfter] = String(seconds) }
      return response
    } catch let error as UserFacingError {
      return response(error, status: error.code.status, to: request)
    } catch let error as HTTPError {
      return response(Self.userFacing(error), status: error.status, to: request)
    } catch {
      context.logger.error("A request failed unexpectedly.", metadata: ["error": "\(error)"])
      let failure = UserFacingError(
        .internal, "Something went wrong inside Guildhall; the request was fine.",
        hint: "Try again; if it stays, the server's log says what happened.")
      return response(failure, status: .internalServerError, to: request)
    }
  }

  private func response(_ error: UserFacingError, status: HTTPResponse.Status, to request: Request) -> Response {
    let path = request.uri.path
    if path == "/api" || path.hasPrefix("/api/") || path == AgentEndpoint<Context>.path {
      return JSONAPIFailure.response(error, status: status)
    }
    return ErrorPage(error: error, status: status).response
  }

  private static func userFacing(_ error: HTTPError) -> UserFacingError {
    switch error.status {
    case .notFound:
      UserFacingError(.notFound, "There is no such page.", hint: "Search from the home page.")
    case .contentTooLarge:
      UserFacingError(.tooLarge, "The request is too large.", hint: "Send less.")
    default:
      UserFacingError(
        error.status.code < 500 ? .badRequest : .internal, error.body ?? error.status.reasonPhrase, hint: "")
    }
  }
}

/// A failure whose status is not that of its code.
struct RequestFailure: Error {
  var error: UserFacingError
  var status: HTTPResponse.Status
  /// Seconds after which it may go well; nil where time changes nothing.
  var retryAfter: Int?
}

/// A page for failures outside of the pages themselves. It needs nothing but itself.
struct ErrorPage {
  var error: UserFacingError
  var status: HTTPResponse.Status

  var response: Response {
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
      .contentSecurityPolicy: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ]
    if error.code == .busy { headers[.retryAfter] = "1" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  private var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>\(Self.escaped(error.message))</title></head>
    <body><main><h1>\(Self.escaped(error.message))</h1>
    <p>\(Self.escaped(error.hint))</p>
    <p><a href="/">Home</a></p></main></body></html>

    """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
