import QueryLanguage
import SearchModel

/// Search that notes what people look for.
struct SignallingSearch: Searching {
  let base: any Searching
  let keeper: SignalKeeper

  func search(_ request: SearchRequest) async throws -> SearchAnswer {
    let answer = try await base.search(request)
    // A following page is the same question.
    if let asker = request.asker, request.cursor == nil, !request.lenient,
      request.type != .person, request.type != .team
    {
      keeper.noteLooked(.search(request.query), results: answer.totals.all, by: asker)
    }
    return answer
  }

  func complete(_ prefix: String, viewer: Viewer, limit: Int) async throws -> [Completion] {
    try await base.complete(prefix, viewer: viewer, limit: limit)
  }
}

/// Research that notes what people need.
struct SignallingResearch: Researching {
  let base: any Researching
  let keeper: SignalKeeper

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    let answer = try await base.research(request)
    if let asker = request.asker {
      keeper.noteLooked(
        .research(answer.need), results: answer.candidates.count { $0.fit != .weak }, by: asker)
    }
    return answer
  }
}
