import SearchModel
import Services
import WireTypes

extension Samples {
  static var research: ResearchReply {
    let package = PublishedPackage(
      ecosystem: "swift", name: "swift-nio", path: "Package.swift", line: 4,
      snippet: #".package(url: "https://git.example.org/apple/swift-nio.git", from: "2.100.0")"#)
    var answer =
      ResearchAnswer(
        need: "answer many connections without a thread for each",
        candidates: [
          ResearchCandidate(
            offer: ProjectOffer(summary: projectSummary, channels: ["#nio"], packages: [package]), score: 0.61,
            terms: [ScoreTerm("meaning", 0.57), ScoreTerm("use", 0.04)], fit: .good,
            why: [
              .init(
                kind: .readme, text: "It is like Netty, but written for Swift.", path: "README.md",
                heading: "Conceptual overview", anchor: "conceptual-overview"),
              .init(
                kind: .symbol, text: "Binds a server socket and accepts connections on it.",
                path: "Sources/NIOPosix/Bootstrap.swift", heading: "ServerBootstrap", line: 52),
            ])
        ],
        people: [
          ResearchContact(kind: .channel, title: "#nio", why: "takes questions about swift-nio"),
          ResearchContact(kind: .team, title: "NIO", key: "NIO", why: "owns swift-nio"),
        ],
        practices: [
          ResearchPractice(
            slug: "networking", title: "Networking", heading: "Event loops", anchor: "event-loops",
            text: "Never block an event loop.")
        ],
        code: [
          ResearchSymbol(
            kind: "class", name: "HTTPServer", project: "hummingbird", repository: "hummingbird-project/hummingbird",
            path: "Sources/HummingbirdCore/Server/Server.swift", line: 20, text: "HTTP server class.")
        ], compared: 46, elapsed: .milliseconds(24))
    answer.decisions = [foundDecision]
    answer.candidates[0].opinions = opinions
    answer.earlier = [EarlierResearch(dossier: dossier, why: .sameNeed)]
    return ResearchReply(answer)
  }
}
