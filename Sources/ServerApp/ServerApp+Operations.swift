import Hummingbird
import SearchModel
import Services

extension ServerApp {
  /// What a supervisor and a monitoring system ask.
  func addOperations<Context: RequestContext>(to router: Router<Context>) {
    router.get("/healthz") { _, _ in Self.text("ok\n") }
    router.get("/readyz") { _, _ in try await readiness() }
    router.get("/metrics") { _, _ in
      let status = try? await services.useCases.browsing.status(viewer: .operator)
      let named = try? await services.useCases.browsing.repositories(matching: "", viewer: .anonymous)
      let trend = try? await services.useCases.collaborating.trend(viewer: .anonymous)
      return Self.text(
        metrics.text(status: status, named: named ?? [], trend: trend, now: now()),
        type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  /// Ready once a sync has finished or something answers.
  private func readiness() async throws -> Response {
    do {
      let status = try await services.useCases.browsing.status(viewer: .operator)
      if status.lastRun?.finished != nil || status.overview.oldestMatch != nil { return Self.text("ready\n") }
      return Self.text("nothing is synced yet\n", status: .serviceUnavailable)
    } catch let error as UserFacingError {
      return Self.text("\(error.message)\n", status: .serviceUnavailable)
    }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
