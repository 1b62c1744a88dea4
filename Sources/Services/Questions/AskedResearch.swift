import SearchModel

/// Research that knows what was asked before about the same need.
struct AskedResearch: Researching {
  let base: any Researching
  let questions: QuestionService

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    var answer = try await base.research(request)
    do {
      answer.questions = try await questions.similar(
        to: answer.need, viewer: request.viewer, limit: QuestionService.mostSimilar)
    } catch let error as UserFacingError {
      // Candidates are worth having without.
      answer.lacks.append("What was asked before is not known: \(error.message)")
    }
    return answer
  }
}
