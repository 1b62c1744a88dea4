import SearchModel
import Services

/// Searching, bounded and counted, off the cooperative pool.
struct BoundedSearching: Searching {
  private let base: any Searching
  private let lane: Lane
  private let metrics: ServerMetrics

  init(_ base: any Searching, lane: Lane, metrics: ServerMetrics) {
    self.base = base
    self.lane = lane
    self.metrics = metrics
  }

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    do {
      let answer = try await lane.run { try await base.search(request) }
      let lacks = answer.incomplete
      metrics.searched(lacks.isEmpty ? .complete : lacks.areBounds ? .incomplete : .outdated, elapsed: answer.elapsed)
      return answer
    } catch {
      switch (error as? UserFacingError)?.code {
      case .badQuery?, .badRequest?: metrics.searched(.refused)
      case .busy?: metrics.searched(.busy)
      default: metrics.searched(error is CancellationError ? .abandoned : .failed)
      }
      throw error
    }
  }

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] {
    try await lane.run { try await base.complete(prefix, viewer: viewer, limit: limit) }
  }
}
