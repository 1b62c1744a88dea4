import Foundation
import SearchModel
import Services

extension SampleOrganization: Knowing {
  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    switch question.subject {
    case "absent": throw UserFacingError(.notFound, "Nothing here has to do with it.", hint: "Name something else.")
    case "nothing":
      return WhoAnswer(
        subject: question.subject, kind: .topic, asOf: Self.now, lacks: ["The history of x is not read yet."])
    default: return Self.known(question)
    }
  }

  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    let spread = Self.known(WhoQuestion(subject: "x", viewer: viewer)).spread
    return places.map { $0.repository == "handbook" ? nil : spread }
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge {
    guard person.hasPrefix("ada") else { return ShownKnowledge(isSuggested: false) }
    return ShownKnowledge(
      isSuggested: true,
      areas: [
        .init(place: .init(repository: "apple/swift-nio", path: "Sources"), changes: 3, lastChange: Self.now),
        .init(place: .init(repository: Self.hostileName, path: Self.hostilePath), changes: 1, lastChange: .distantPast),
      ], lacks: [Self.image])
  }

  private static func known(_ question: WhoQuestion) -> WhoAnswer {
    let place = WhoAnswer.Place(repository: "apple/swift-nio", path: "Sources/NIOCore")
    let hostile = WhoAnswer.Place(repository: hostileName, path: hostilePath)
    let ada = PersonLink(key: "ada-0k3f9zz", name: "Ada Lovelace")
    let odd = PersonLink(key: "odd-0k3f9zz", name: script + reordering)
    var answer = WhoAnswer(
      subject: question.subject, kind: question.subject == script ? .topic : .folder, places: [place, hostile],
      channels: [question.subject == script ? image : "#nio"],
      people: [
        KnowledgeablePerson(
          person: ada, score: 0.6, teams: ["NIO"], emails: ["ada@example.org"], changes: 3, lastChange: now,
          lastActive: now, isActive: true, why: ["Changed it 3 times, last on 2026-03-14."]),
        KnowledgeablePerson(person: odd, score: .nan, teams: [image], emails: [script], why: [script + image]),
      ], second: odd,
      spread: KnowledgeSpread(
        files: 40, orphaned: 3, truckFactor: 1,
        lessons: [
          .init(place: hostile, files: 5, keeper: odd, learner: ada),
          .init(place: place, files: 3, keeper: nil, learner: nil),
        ]), asOf: question.asOf ?? now, elapsed: .milliseconds(7))
    answer.questions = someQuestions
    return answer
  }
}
