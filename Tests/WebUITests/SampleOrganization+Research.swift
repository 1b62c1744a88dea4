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
        need: request.need, candidates: [Self.fitting, Self.hostileCandidate], people: Self.contacts,
        practices: Self.practices, code: Self.code, compared: 5, elapsed: .milliseconds(12))
      answer.candidates[0].opinions = Self.opinions
      answer.earlier = Self.earlier
      answer.questions = Self.someQuestions
      answer.decisions = Self.decisionHits.map { FoundDecision(hit: $0, candidates: ["swift-nio", Self.image]) }
      return answer
    }
  }

  private static var contacts: [ResearchContact] {
    [
      ResearchContact(
        kind: .channel, title: "https://forums.example.org/c/nio", why: "takes questions about swift-nio"),
      ResearchContact(kind: .channel, title: "javascript:alert(1)", why: "takes questions about \(script)"),
      ResearchContact(kind: .team, title: "NIO", key: "NIO", why: "owns swift-nio"),
      ResearchContact(kind: .person, title: script, key: script, why: "integrates changes of \(image)"),
      ResearchContact(kind: .person, title: reordering, why: "is named as contact of swift-nio"),
    ]
  }

  private static var practices: [ResearchPractice] {
    [
      ResearchPractice(
        slug: "networking", title: "Networking", heading: "Event loops", anchor: "event-loops",
        text: "Never block an event loop.", ranges: [0..<5]),
      ResearchPractice(slug: "a/b", title: script, heading: image, anchor: image, text: script, ranges: [0..<8]),
    ]
  }

  private static var code: [ResearchSymbol] {
    [
      ResearchSymbol(
        kind: "struct", name: "ServerBootstrap", project: "swift-nio", repository: "apple/swift-nio",
        path: "Sources/NIO/Bootstrap.swift", line: 12, text: "Accepts connections.", ranges: [0..<7]),
      ResearchSymbol(
        kind: script, name: script + reordering, project: image, repository: "hostile/-/names", path: hostilePath,
        line: 1, text: image, ranges: [0..<4]),
    ]
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
        .init(
          kind: .symbol, text: "Accepts many connections.", path: "Sources/NIO/Bootstrap.swift",
          heading: "ServerBootstrap", line: 120, ranges: [8..<12]),
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
