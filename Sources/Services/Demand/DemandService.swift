import Demand
import Foundation
import Records
import SearchModel

/// Says what several people need, from signals and records.
struct DemandService: Demanding {
  let records: RecordsFile
  let access: AccessPolicy
  let live: LiveIndex
  let directory: any Directory
  let researching: any Researching
  let recording: RecordService
  let grouping: NeedGrouping
  let book: DemandBook
  let views = DemandViews()
  let now: @Sendable () -> Date

  /// Candidates of a group that are shown.
  private static let mostCandidates = 4

  func demand(_ request: DemandRequest) async throws -> DemandReport {
    guard (1...DemandRequest.mostGroups).contains(request.limit) else {
      throw UserFacingError(
        .badRequest, "\(request.limit) groups cannot be given.", hint: "Ask for 1 to \(DemandRequest.mostGroups).")
    }
    let ledger = try await ledger(waits: request.waits)
    let view = try await DemandView(directory, access, viewer: request.viewer)
    let end = Self.nextMinute(now())
    let found = try await views.groups(
      of: ledger, view, on: basis(ledger), from: end - request.window.seconds, to: end
    ).filter { group in request.kind.map(group.kinds.contains) ?? !group.kinds.isEmpty }
    var report = DemandReport(window: request.window, total: found.count, lacks: Self.lacks(ledger))
    report.groups = Array(found.prefix(request.limit))
    if !request.isBrief { report.groups = try await withCandidates(report.groups, viewer: request.viewer) }
    return report
  }

  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup {
    let ledger = try await ledger(waits: false)
    let view = try await DemandView(directory, access, viewer: viewer)
    let end = Self.nextMinute(now())
    if let index = ledger.groups.firstIndex(where: { $0.id == id }),
      let group = view.group(index, of: ledger, from: end - DemandWindow.year.seconds, to: end)
    {
      return try await withCandidates([group], viewer: viewer)[0]
    }
    throw UserFacingError(
      .notFound, "There is no such group of needs, or fewer than \(HeadCount.fewestShown) people have it.",
      hint: "The page /demand and `guildhall demand` list those that there are.")
  }

  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest {
    guard week.start <= now() else {
      throw UserFacingError(
        .badRequest, "The week \(week) has not begun.",
        hint: "Take this week, \(Week(containing: now())), or an earlier one.")
    }
    let ledger = try await ledger(waits: false)
    let view = try await DemandView(directory, access, viewer: viewer)
    let length = DemandWindow.quarter.seconds
    let basis = try basis(ledger)
    func shown(until end: Date) async -> [DemandGroup] {
      await views.groups(of: ledger, view, on: basis, from: end - length, to: end).filter { !$0.kinds.isEmpty }
    }
    let listed = await shown(until: week.end)
    // The same as the week before lists.
    let before = Set(await shown(until: week.start).map(\.id))
    let asked = await views.asked(of: ledger, view, on: basis, from: week.start, to: week.end)
    let items = listed.filter { asked.contains($0.id) }.map { group in
      DemandDigest.Item(group: group, isNew: !before.contains(group.id))
    }
    let chosen = (items.filter(\.isNew) + items.filter { !$0.isNew }).prefix(DemandDigest.mostItems)
    var groups = chosen.map(\.group)
    if !isBrief { groups = try await withCandidates(groups, viewer: viewer) }
    return DemandDigest(
      organization: access.organization, week: week,
      items: zip(groups, chosen).map { DemandDigest.Item(group: $0, isNew: $1.isNew) }, lacks: Self.lacks(ledger))
  }

  private func basis(_ ledger: DemandLedger) throws -> DemandViews.Basis {
    DemandViews.Basis(serial: ledger.serial, generation: try live.state().generation, revision: access.revision)
  }

  /// Answers of one minute are the same.
  private static func nextMinute(_ date: Date) -> Date {
    Date(timeIntervalSince1970: ((date.timeIntervalSince1970 / 60).rounded(.down) + 1) * 60)
  }

  private static func lacks(_ ledger: DemandLedger) -> [String] {
    var lacks: [String] = []
    if ledger.pending > 0 {
      lacks.append("\(ledger.pending) needs are not read yet: they are put into groups by and by.")
    }
    if !ledger.hasModel {
      lacks.append(
        "Needs are put together by their words and not by their meaning: there is no sentence model. `make model` fetches it."
      )
    }
    return lacks
  }

  /// All that is kept, each need in its group.
  func ledger(waits: Bool) async throws -> DemandLedger {
    let (needs, reading) = try await book.needs(in: records.existing(), now: now())
    let state = try await grouping.state(with: needs, ofReading: reading, waits: waits)
    return await book.ledger(needs, ofReading: reading, state)
  }

  private func withCandidates(_ groups: [DemandGroup], viewer: Viewer) async throws -> [DemandGroup] {
    let generation = try live.state().generation
    var groups = groups
    for index in groups.indices {
      let need = groups[index].need
      groups[index].candidates = try await book.candidates(need, viewer, generation) {
        // Whoever looks at demand does not ask for it.
        let answer = try await researching.research(
          ResearchRequest(need: need, viewer: viewer, limit: Self.mostCandidates))
        let candidates = answer.candidates.map { found in
          DemandGroup.Candidate(summary: found.offer.summary, channels: found.offer.channels, fit: found.fit)
        }
        return (candidates, isWhole: answer.lacks.isEmpty)
      }
    }
    let identifiers = Set(groups.flatMap(\.candidates).map(\.summary.identifier)).sorted()
    let opinions = try await recording.counts(of: identifiers, viewer: viewer)
    for index in groups.indices {
      for candidate in groups[index].candidates.indices {
        groups[index].candidates[candidate].opinions = opinions[groups[index].candidates[candidate].summary.identifier]
      }
    }
    return groups
  }
}
