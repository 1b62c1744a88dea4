import SearchModel
import Services

extension FakeServices: Researching {
  /// One of a repository and an imported one.
  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    if let failure { throw failure }
    var summary = project("apple/swift-nio")
    summary.usedBy = 3
    let imported = ProjectSummary(
      id: 9, name: "twisted", description: "Events.", repository: nil,
      origin: ImportOrigin(source: "upstream", identifier: "Twisted", address: ""), folder: "", ecosystem: "")
    var candidates = [
      ResearchCandidate(
        offer: ProjectOffer(
          summary: summary, channels: ["#nio", "#server"],
          packages: [
            PublishedPackage(ecosystem: "x", name: "inner", snippet: nil),
            PublishedPackage(ecosystem: "swift", name: "nio", snippet: "get nio"),
          ]), score: 0.61, terms: [ScoreTerm("meaning", 0.6), ScoreTerm("use", 0.01)], fit: .good,
        why: [
          .init(kind: .readme, text: "Many.", path: "README.md", heading: "Use", anchor: "use"),
          .init(kind: .symbol, text: "Binds.", path: "Sources/Bootstrap.swift", heading: "Bootstrap.bind", line: 7),
        ],
        warnings: ["Nobody is known to own it."]),
      ResearchCandidate(
        offer: ProjectOffer(summary: imported), score: .nan, fit: .weak, why: [.init(kind: .summary, text: "Events.")]),
    ]
    candidates[0].opinions = ProjectOpinions(
      takenBy: [.wrap: 1], dismissals: [.init(reason: .missingFeature, teams: 3, words: ["no streaming"])])
    var answer = ResearchAnswer(
      need: request.need, isSentence: false, candidates: Array(candidates.prefix(request.limit)),
      people: [
        ResearchContact(kind: .channel, title: "#nio", why: "takes questions about swift-nio"),
        ResearchContact(kind: .team, title: "NIO", key: "nio", why: "owns swift-nio"),
      ],
      practices: [ResearchPractice(slug: "loops", title: "Loops", text: "Never block.")],
      code: [
        ResearchSymbol(
          kind: "func", name: "serve", project: "web", repository: "acme/web", path: "Web.swift", line: 3,
          text: "Serves.")
      ], compared: 7, lacks: ["Something."], elapsed: .milliseconds(2))
    answer.decisions = [Self.foundDecision]
    answer.earlier = [
      EarlierResearch(dossier: try await dossier("R-1", viewer: request.viewer), why: .sameCandidates(["swift-nio"]))
    ]
    return answer
  }
}
