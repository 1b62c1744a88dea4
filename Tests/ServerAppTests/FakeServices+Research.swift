import Services

extension FakeServices: Researching {
  func research(_ request: ResearchRequest) async throws -> ResearchAnswer { ResearchAnswer(need: request.need) }
}
