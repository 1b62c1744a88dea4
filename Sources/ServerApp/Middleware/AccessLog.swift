import Hummingbird
import Logging

/// One log line and one count for each request.
///
/// What people search for stays out of the log at its usual level: queries hold names, and sometimes secrets that
/// somebody looks for. At `debug` the whole address is logged.
struct AccessLog<Context: RequestContext>: RouterMiddleware {
  let metrics: ServerMetrics

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    metrics.requestStarted()
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      finish(request, context, status: 499, bytes: 0, since: start)
      throw error
    }
    finish(
      request, context, status: response.status.code, bytes: response.body.contentLength ?? 0, since: start)
    return response
  }

  private func finish(
    _ request: Request, _ context: Context, status: Int, bytes: Int, since start: ContinuousClock.Instant
  ) {
    let elapsed = ContinuousClock.now - start
    let method = Self.name(of: request.method)
    metrics.requestEnded(route: context.endpointPath ?? "other", method: method, status: status, elapsed: elapsed)
    var metadata: Logger.Metadata = [
      "method": "\(method)", "path": "\(LogText.oneLine(request.uri.path))", "status": "\(status)",
      "ms": "\(elapsed.milliseconds)", "bytes": "\(bytes)",
    ]
    if context.logger.logLevel <= .debug, let query = request.uri.query {
      metadata["query"] = "\(LogText.oneLine(query))"
    }
    context.logger.info("request", metadata: metadata)
  }

  /// Methods are labels of metrics: those that nobody uses share one.
  private static func name(of method: HTTPRequest.Method) -> String {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    return known.contains(method) ? method.rawValue : "OTHER"
  }
}

/// Text from outside as it may stand in a log.
enum LogText {
  private static let longest = 512

  /// Control characters escaped, and not too long.
  static func oneLine(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(longest) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > longest ? result + "…" : result
  }
}

extension Duration {
  /// Rounded to tenths.
  var milliseconds: Double {
    (seconds * 10_000).rounded() / 10
  }

  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
