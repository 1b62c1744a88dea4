import Foundation
import SearchModel
import Services

extension FakeServices: Knowing {
  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    WhoAnswer(subject: question.subject, kind: .topic, asOf: Date(timeIntervalSince1970: 0))
  }

  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    places.map { _ in nil }
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge { ShownKnowledge(isSuggested: true) }
}
