import Foundation
import Services

extension FakeServices: Knowing {
  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    WhoAnswer(subject: question.subject, kind: .topic, asOf: Date(timeIntervalSince1970: 0))
  }
}
