import Hummingbird
import Logging
import MCPTools
import NIOCore
import SearchModel
import Services

/// `/mcp`: agents that speak the Model Context Protocol over HTTP. Each POST is one exchange, answered in JSON; there are
/// no sessions, and nothing that a server would say unasked.
struct AgentEndpoint<Context: RequestContext>: RouterMiddleware {
  static var path: String { "/mcp" }

  let server: MCPServer
  let rates: ClientRates?
  let origins: TrustedOrigins
  let viewer: @Sendable (Request) -> Viewer

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path == Self.path else { return try await next(request, context) }
    context.coreContext.endpointPath.value = Self.path
    if let origin = request.headers[.origin], !origins.allow(origin) {
      return reply(
        .forbidden, RPCFailure(.invalidRequest, "Pages of this origin may not ask; server.url names the site."))
    }
    if let seconds = rates?.wait(for: ClientAddress.text(of: request, context)) {
      let failure = RPCFailure(.busy, "Too many requests from your address; try again in \(seconds) s.")
      return reply(.tooManyRequests, failure, headers: [.retryAfter: String(seconds)])
    }
    guard request.method == .post else {
      return reply(
        .methodNotAllowed, RPCFailure(.invalidRequest, "Messages are sent by POST; there are no streams and sessions."),
        headers: [.allow: "POST"])
    }
    if let refusal = refusal(of: request.headers) { return refusal }
    do {
      return try await answer(request)
    } catch is NIOTooManyBytesError {
      return reply(
        .contentTooLarge, RPCFailure(.parseError, "The message is longer than \(RPCInput.longest) bytes."))
    }
  }

  private func refusal(of headers: HTTPFields) -> Response? {
    let type = headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    guard type == "application/json" else {
      return reply(.unsupportedMediaType, RPCFailure(.invalidRequest, "A message is application/json."))
    }
    guard headers[.accept].map(Self.takesJSON) ?? true else {
      return reply(
        .notAcceptable, RPCFailure(.invalidRequest, "Answers are application/json, which Accept leaves out."))
    }
    return nil
  }

  private static func takesJSON(_ accept: String) -> Bool {
    accept.lowercased().split(separator: ",").contains { item in
      let type = item.prefix { $0 != ";" }.filter { $0 != " " }
      return ["application/json", "application/*", "*/*"].contains(type)
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: RPCInput.longest)
    let output: RPCOutput
    do throws(RPCFailure) {
      let input = try RPCInput(Array(body.readableBytesView))
      let headers = try AgentHeaders(request.headers)
      if case .one(.success(let message), let identifier) = input {
        do throws(RPCFailure) {
          try headers.check(message)
        } catch {
          return response(.one(RPCReply(identifier, .failure(error))))
        }
      }
      output = try await self.output(for: input, headers.revision, viewer(request))
    } catch {
      return response(.one(RPCReply(nil, .failure(error))))
    }
    return response(output)
  }

  private func output(
    for input: RPCInput, _ revision: ProtocolRevision, _ viewer: Viewer
  ) async throws(RPCFailure) -> RPCOutput {
    do throws(CancellationError) {
      return try await server.output(for: input, revision: revision, viewer: viewer)
    } catch {
      throw RPCFailure(.busy, "The request was given up.")
    }
  }

  private func response(_ output: RPCOutput) -> Response {
    switch output {
    case .nothing: Response(status: .accepted, headers: Self.headers)
    case .one(let reply): Self.response(reply.failure.map(Self.status) ?? .ok, output)
    case .several: Self.response(.ok, output)
    }
  }

  /// A failure of the exchange, and not of what was asked.
  private func reply(_ status: HTTPResponse.Status, _ failure: RPCFailure, headers: HTTPFields = [:]) -> Response {
    var response = Self.response(status, .one(RPCReply(nil, .failure(failure))))
    for field in headers { response.headers[field.name] = field.value }
    return response
  }

  private static var headers: HTTPFields { [.cacheControl: "no-store", .xContentTypeOptions: "nosniff"] }

  private static func response(_ status: HTTPResponse.Status, _ output: RPCOutput) -> Response {
    var headers = headers
    headers[.contentType] = "application/json"
    // A reply holds text and small numbers: it can always be said in JSON.
    let bytes =
      (try? output.bytes()) ?? Array(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":""}}"#.utf8)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func status(_ failure: RPCFailure) -> HTTPResponse.Status {
    switch failure.code {
    case .parseError, .invalidRequest, .invalidParams, .headerMismatch, .unsupportedRevision: .badRequest
    case .methodNotFound: .notFound
    case .busy: .serviceUnavailable
    case .resourceNotFound, .internalError: .ok
    }
  }
}
