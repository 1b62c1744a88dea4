import SearchModel
import Services

extension SampleOrganization: Researching {
  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    switch request.need {
    case "!": throw UserFacingError(.badRequest, "The need has no word.", hint: "Say it in a sentence.")
    case "nothing":
      return ResearchAnswer(
        need: request.need, compared: 5, lacks: ["There is no sentence model. `make model` fetches it."])
    default:
      var answer = ResearchAnswer(
        need: request.need, candidates: [Self.fitting, Self.hostileCandidate], compared: 5, elapsed: .milliseconds(12))
      answer.candidates[0].opinions = Self.opinions
      answer.earlier = Self.earlier
      return answer
    }
  }

  private static var fitting: ResearchCandidate {
    var summary = rich
    summary.usedBy = 3
    return ResearchCandidate(
      offer: ProjectOffer(
        summary: summary, channels: ["https://forums.example.org/c/nio", "#nio"],
        packages: [
          PublishedPackage(
            ecosystem: "swift", name: "swift-nio",
            snippet: #".package(url: "https://git.example.org/apple/swift-nio.git", from: "2.100.0")"#)
        ]), score: 0.7, terms: [ScoreTerm("meaning", 0.7)], fit: .good,
      why: [
        .init(kind: .summary, text: "Answers many connections at a time.", ranges: [8..<12]),
        .init(
          kind: .readme, text: "It is like Netty, but for Swift.", path: "README.md", heading: "Overview",
          anchor: "overview"),
      ])
  }

  private static var hostileCandidate: ResearchCandidate {
    ResearchCandidate(
      offer: ProjectOffer(
        summary: hostileProject, channels: ["javascript:alert(1)"],
        packages: [PublishedPackage(ecosystem: image, name: script, snippet: script + image)], isArchived: true),
      score: .infinity, fit: .weak,
      why: [
        .init(
          kind: .section, text: script + reordering, path: hostilePath, heading: image, anchor: image, ranges: [0..<8])
      ], warnings: [script])
  }
}
