import Hummingbird

/// Makes pages on threads that may take their time: a large file's colours take longer than sockets may wait.
struct PageThreads<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    try await withTaskExecutorPreference(WorkerThreads.shared) { try await next(request, context) }
  }
}
