import Catalog
import Embedding
import QueryLanguage
import Retrieval
import SearchModel

/// Answers needs from what projects say of themselves.
struct ResearchService: Researching {
  let live: LiveIndex
  let access: AccessPolicy
  let catalogue: CatalogueService
  let models: ModelFolder
  let compared: GenerationCache<ComparedProjects>
  let documents: any DocumentReading
  let past: PastVerdicts
  let decisions: RelatedDecisions
  /// What speaks for a project, and how much; a benchmark tries others.
  var weights = RankingWeights.standard

  /// Candidates behind the last one that are looked at: what was decided about them may lift them.
  private static let behind = 10

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    let start = ContinuousClock.now
    let need = try Self.checked(request)
    let state = try live.state()
    let scope = access.scope(of: state, for: request.viewer)
    let projects = try await compared.value(ofGeneration: state.generation)
    let (model, trouble) = weights.usesMeaning ? openModel() : (nil, nil)
    let question = ComparedProjects.Question(
      need: need, vector: model.map { vector(of: need, with: $0, projects.language) }, weights: weights,
      limit: request.limit + Self.behind)
    let cosines = projects.cosines(question)
    var comparison = projects.best(question, cosines) { standing(of: $0, in: scope) }
    // What is gone since they were read, or hidden now, is not offered.
    let offers = try await catalogue.offers(of: comparison.matches.elements.map(\.project), viewer: request.viewer)
    let silence = await count(verdictsOn: offers, for: question, model, viewer: request.viewer, in: &comparison)
    let reasons = ResearchReasons(
      need: need, field: cosines == nil ? nil : comparison.field, catalog: live.catalog)
    var answer = ResearchAnswer(
      need: need.text, isSentence: need.form == .sentence, compared: comparison.compared)
    for match in comparison.matches.elements.prefix(request.limit) {
      guard let offer = offers[match.project] else { continue }
      answer.candidates.append(try await reasons.candidate(match, offer))
    }
    answer.people = ResearchContact.all(for: answer.candidates)
    let aside = ResearchAside(need: need, catalog: live.catalog)
    answer.code = try await aside.code(comparison.symbols.elements, besides: answer.candidates, in: scope)
    if let cosines, let handbook = try await documents.handbook(viewer: request.viewer) {
      answer.practices = try await aside.practices(projects, cosines, in: handbook)
    }
    answer.decisions = try await decisions.decisions(
      on: need, question: question.vector, candidates: answer.candidates, generation: state.generation, scope: scope)
    answer.lacks = (trouble.map { [$0] } ?? Self.lacks(comparison)) + silence
    // Forks are not offered.
    answer.incomplete = try state.views.view(scope, forks: .no, archived: .yes, of: state)
      .lacks(of: ParsedQuery(root: .everything), asksSymbols: false)
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
    let longest = ResearchRequest.longestNeed
    guard need.text.utf8.count <= longest else {
      throw UserFacingError(
        .badRequest, "The need has \(need.text.utf8.count) bytes; at most \(longest) are compared.",
        hint: "Say it in a sentence or two.")
    }
    guard (1...ResearchRequest.mostCandidates).contains(request.limit) else {
      throw UserFacingError(
        .badRequest, "\(request.limit) candidates cannot be given.",
        hint: "Ask for 1 to \(ResearchRequest.mostCandidates).")
    }
    return need
  }

  /// What counts beside nearness; nil for what the viewer may not see, and for forks, whose originals stand for them.
  private func standing(of project: ComparedProjects.Project, in scope: SearchScope) -> Float? {
    guard let repository = project.repository else { return 0 }
    guard let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: repository))], !facts.isFork else { return nil }
    return facts.isArchived ? weights.archived : weights.own
  }

  /// A model that cannot be read is said so, and the words are compared.
  private func openModel() -> (model: SentenceModel?, trouble: String?) {
    do {
      if let model = try models.model() { return (model, nil) }
      return (nil, "Words are compared and not meanings: there is no sentence model. `make model` fetches it.")
    } catch {
      let known = error as? UserFacingError
      return (
        nil,
        "Words are compared and not meanings: \(known?.message ?? "\(error)") `make model` fetches the sentence model anew."
      )
    }
  }

  /// Of length one.
  private func vector(of need: Need, with model: SentenceModel, _ language: String?) -> [Float] {
    let texts = weights.usesPhrasings ? need.phrasings(language: language) : [need.text]
    var sum = [Float](repeating: 0, count: SentenceModel.width)
    for vector in model.encode(texts) {
      for i in 0..<SentenceModel.width { sum[i] += vector[i] }
    }
    return SentenceModel.unit(sum)
  }

  /// Adds what earlier verdicts count.
  ///
  /// Returns why they do not: an answer without them is better than none.
  private func count(
    verdictsOn offers: [Int64: ProjectOffer], for question: ComparedProjects.Question, _ model: SentenceModel?,
    viewer: Viewer, in comparison: inout ProjectComparison
  ) async -> [String] {
    guard weights.verdicts > 0, !offers.isEmpty else { return [] }
    do {
      let identifiers = offers.mapValues(\.summary.identifier)
      let points = try await past.points(of: identifiers.values.sorted(), question: question.vector, model) {
        access.maySee(project: $0, viewer: viewer)
      }
      comparison.matches.update { match in
        match.verdicts = weights.verdicts * (identifiers[match.project].flatMap { points[$0] } ?? 0)
      }
      return []
    } catch {
      let cause = (error as? UserFacingError)?.message ?? "\(error)"
      return ["What was decided about candidates before does not count: \(cause)"]
    }
  }

  private static func lacks(_ comparison: ProjectComparison) -> [String] {
    guard comparison.unread > 0 else { return [] }
    return [
      "\(comparison.unread) of \(comparison.compared) projects are compared by words only as yet: a server reads them by "
        + "and by, `guildhall sync` at once."
    ]
  }
}
