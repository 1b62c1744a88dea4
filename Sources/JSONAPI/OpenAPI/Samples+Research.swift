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
                heading: "Conceptual overview", anchor: "conceptual-overview")
            ])
        ], compared: 46, elapsed: .milliseconds(24))
    answer.candidates[0].opinions = opinions
    answer.earlier = [EarlierResearch(dossier: dossier, why: .sameNeed)]
    return ResearchReply(answer)
  }
}
