import Foundation
import Records
import SearchModel

/// What people told Guildhall in the organisation: research with verdicts, and what was searched for.
struct DemoRecords {
  let plan: OrganizationPlan

  /// Writes it into records where nothing is yet; the same plan gives the same records.
  func write(to store: RecordStore) async throws {
    var random = SplitMix64(plan.seed, for: "records")
    for recorded in DemoNeeds.recorded { try await write(recorded, to: store, &random) }
    for signal in signals(&random) { try await store.note(signal) }
  }

  private func write(_ recorded: DemoNeeds.Recorded, to store: RecordStore, _ random: inout SplitMix64) async throws {
    let day = (plan.days.upperBound + -recorded.ago).workday
    guard let person = random.pick(plan.company.people(of: recorded.team, on: day)) else { return }
    let date = moment(day, &random)
    let research = try await store.record(
      RecordStore.NewResearch(
        need: recorded.need, team: recorded.team, person: person.name,
        candidates: recorded.candidates.map { .init(identifier: Self.identifier($0), title: Self.title($0)) }), at: date
    )
    guard !recorded.opinions.isEmpty else { return }
    let decided = date.addingTimeInterval(Double(random.within(1...96)) * 3600)
    _ = try await store.decide(
      research.id,
      recorded.opinions.map { opinion in
        Verdict(
          candidate: opinion.on.map(Self.identifier), kind: opinion.kind, reason: opinion.reason, words: opinion.words,
          person: person.name, date: decided)
      })
  }

  /// By date. People stand in them by their address, as commands send it.
  private func signals(_ random: inout SplitMix64) -> [DemandSignal] {
    var signals: [DemandSignal] = []
    for looked in DemoNeeds.looked {
      for _ in 0..<looked.times {
        let day = (plan.days.upperBound + -random.within(1...85)).workday
        guard let team = random.pick(looked.teams), let need = random.pick(looked.wordings),
          let person = random.pick(plan.company.people(of: team, on: day))
        else { continue }
        signals.append(
          DemandSignal(
            kind: random.happens(600) ? .search : .research, need: need, team: team, person: person.emails[0],
            date: moment(day, &random), results: looked.results))
      }
    }
    return signals.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }

  private func moment(_ day: DayNumber, _ random: inout SplitMix64) -> Date {
    Date(timeIntervalSince1970: Double(day.seconds + random.within(8 * 3600...17 * 3600)))
  }

  /// As the catalogue names the project of a repository.
  private static func identifier(_ repository: String) -> String { "\(repository):#\(title(repository))" }

  private static func title(_ repository: String) -> String { Blueprint.named[repository]?.package ?? repository }
}
