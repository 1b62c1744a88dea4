import Foundation
import SearchModel
import Services
import Testing

@testable import WebUI

@Suite struct RepositoryOrderTests {
  private func repository(_ name: String, _ activity: Double?, _ bytes: Int) -> RepositorySummary {
    RepositorySummary(
      facts: RepositoryFacts(id: RepositoryID(1), name: name), description: "", freshness: .never,
      lastActivity: activity.map(Date.init(timeIntervalSince1970:)), files: 1, indexedBytes: bytes)
  }

  @Test func equalOnesStayInTheOrderOfNames() {
    let all = [repository("a", nil, 5), repository("b", 9, 1), repository("c", 9, 5), repository("d", 10, 2)]
    #expect(RepositoryOrder.name.sorted(all).map(\.facts.name) == ["a", "b", "c", "d"])
    #expect(RepositoryOrder.activity.sorted(all).map(\.facts.name) == ["d", "b", "c", "a"])
    #expect(RepositoryOrder.size.sorted(all).map(\.facts.name) == ["a", "c", "d", "b"])
  }
}
