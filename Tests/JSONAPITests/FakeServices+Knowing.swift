import Foundation
import SearchModel
import Services

extension FakeServices: Knowing {
  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    if let failure { throw failure }
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    let place = WhoAnswer.Place(repository: "apple/swift-nio", path: "Sources")
    let (ada, bea) = (PersonLink(key: "ada-1", name: "Ada"), PersonLink(key: "bea-2", name: "Bea"))
    return WhoAnswer(
      subject: question.subject, kind: .folder, places: [place], channels: ["#nio"],
      people: Array(
        [
          KnowledgeablePerson(
            person: ada, score: 0.61236, teams: ["NIO"], emails: ["ada@example.org"], changes: 2, documents: 1,
            reviewed: 1, helped: 1, integrated: 1, lastChange: date, isFirst: true, lastActive: date, isActive: true,
            why: ["Much."]),
          KnowledgeablePerson(person: bea, score: .nan),
        ].prefix(question.limit)), second: bea,
      spread: KnowledgeSpread(
        files: 9, orphaned: 1, truckFactor: 1,
        lessons: [.init(place: place, files: 3, keeper: ada, learner: nil)]),
      asOf: question.asOf ?? date, lacks: ["Something."], elapsed: .milliseconds(3))
  }

  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    places.map { _ in nil }
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge { ShownKnowledge(isSuggested: true) }
}
