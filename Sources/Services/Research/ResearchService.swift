import Catalog
import Embedding
import Retrieval
import SearchModel

/// Answers needs from what projects say of themselves.
struct ResearchService: Researching {
  /// Bytes of a need: a few sentences.
  private static let longestNeed = 2_000
  /// Cosines above which a project seems to do the job, or a part of it. Chosen on the development set of the research
  /// quality data: of the best answers above the first, three in four are judged to fit.
  private static let goodFit: Float = 0.55
  private static let partialFit: Float = 0.40

  let live: LiveIndex
  let access: AccessPolicy
  let cataloguing: any Cataloguing
  let models: ModelFolder
  let compared: ComparedProjectsCache

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    let start = ContinuousClock.now
    let need = try Self.checked(request)
    let state = try live.state()
    let scope = access.scope(of: state, for: request.viewer)
    let projects = try await compared.projects(ofGeneration: state.generation)
    let model = try models.model()
    let question = model.map { model in
      Self.mean(model.encode(need.phrasings(language: projects.language)))
    }
    let matches = projects.best(need, question: question, limit: request.limit) { project in
      !project.isHidden && Self.isVisible(project, in: scope)
    }
    var answer = ResearchAnswer(need: need, compared: projects.projects.count { Self.isVisible($0, in: scope) })
    for match in matches {
      if let candidate = try await candidate(match, need: need, viewer: request.viewer) {
        answer.candidates.append(candidate)
      }
    }
    answer.lacks = Self.lacks(projects, hasModel: model != nil)
    answer.elapsed = ContinuousClock.now - start
    return answer
  }

  private static func checked(_ request: ResearchRequest) throws -> Need {
    let need = Need(request.need)
    guard !need.words.isEmpty else {
      throw UserFacingError(
        .badRequest, "The need has no word.",
        hint: "Say in a sentence what is needed, as: retry a flaky HTTP call, waiting longer each time")
    }
    guard need.text.utf8.count <= longestNeed else {
      throw UserFacingError(
        .badRequest, "The need has \(need.text.utf8.count) bytes; at most \(longestNeed) are compared.",
        hint: "Say it in a sentence or two.")
    }
    guard (1...ResearchRequest.mostCandidates).contains(request.limit) else {
      throw UserFacingError(
        .badRequest, "\(request.limit) candidates cannot be given.",
        hint: "Ask for 1 to \(ResearchRequest.mostCandidates).")
    }
    return need
  }

  private static func isVisible(_ project: ComparedProjects.Project, in scope: SearchScope) -> Bool {
    project.repository.map { scope[RepositoryID(UInt32(truncatingIfNeeded: $0))] != nil } ?? true
  }

  private static func mean(_ vectors: [[Float]]) -> [Float] {
    var sum = [Float](repeating: 0, count: SentenceModel.width)
    for vector in vectors {
      for i in 0..<SentenceModel.width { sum[i] += vector[i] }
    }
    return SentenceModel.unit(sum)
  }

  private static func lacks(_ projects: ComparedProjects, hasModel: Bool) -> [String] {
    guard hasModel else {
      return [
        "Words are compared and not meanings: there is no sentence model. `make model` fetches it; then run `guildhall sync`."
      ]
    }
    let unread = projects.projects.count { $0.rows.isEmpty }
    guard unread > 0 else { return [] }
    return [
      "\(unread) of \(projects.projects.count) projects are not compared by meaning yet; `guildhall sync` reads them, and a server does by and by."
    ]
  }
}
