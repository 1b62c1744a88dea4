import Demand
import Foundation
import SearchModel
import Services
import WireTypes

extension Samples {
  private static let group = DemandGroup(
    id: "1q0zr7m3k", need: "retry a flaky HTTP call, waiting longer each time", wordings: ["http retry backoff"],
    kinds: [.unmet, .homemade], people: 5, requests: 12,
    teams: [DemandGroup.Team(name: "Payments", channels: ["#payments"]), DemandGroup.Team(name: "Search")],
    smallTeams: 1,
    trend: .rising,
    candidates: [
      DemandGroup.Candidate(
        summary: projectSummary, channels: ["#nio"], fit: .partial,
        opinions: ProjectOpinions(
          takenBy: [.adopt: 1], dismissals: [.init(reason: .missingFeature, teams: 3, words: ["No backoff."])]))
    ],
    solutions: [
      DemandGroup.Solution(label: "R-12", team: "Payments", project: "payments/core", words: "Small enough.")
    ],
    research: ["R-12"])

  static var demand: DemandReply { DemandReply(DemandReport(window: .quarter, groups: [group], total: 1)) }

  static var demandDigest: DemandDigestReply {
    DemandDigestReply(
      DemandDigest(
        organization: "Swift Commons", week: Week("2026-W47") ?? Week(containing: .distantPast),
        items: [DemandDigest.Item(group: group, isNew: true)]))
  }
}
