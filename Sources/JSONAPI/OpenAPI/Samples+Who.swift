import Foundation
import Services
import WireTypes

extension Samples {
  static var who: WhoReply {
    let place = WhoAnswer.Place(repository: "apple/swift-nio", path: "Sources/NIOCore")
    let ada = PersonLink(key: "ada-lovelace-0k3f9zz", name: "Ada Lovelace")
    let bea = PersonLink(key: "bea-smith-1k3f9zz", name: "Bea Smith")
    let last = Date(timeIntervalSince1970: 1_714_000_000)
    return WhoReply(
      WhoAnswer(
        subject: "apple/swift-nio:Sources/NIOCore", kind: .folder, places: [place], channels: ["#nio"],
        people: [
          KnowledgeablePerson(
            person: ada, score: 0.62, teams: ["NIO"], emails: ["ada@example.org"], changes: 12, lastChange: last,
            lastActive: last, isActive: true, why: ["Changed it 12 times, last on 2024-04-24."])
        ], second: bea,
        spread: KnowledgeSpread(
          files: 80, orphaned: 4, truckFactor: 2,
          lessons: [KnowledgeSpread.Lesson(place: place, files: 9, keeper: ada, learner: bea)]),
        asOf: Date(timeIntervalSince1970: 1_714_500_000), elapsed: .milliseconds(6)))
  }
}
