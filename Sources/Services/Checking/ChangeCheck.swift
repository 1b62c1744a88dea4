import ChangeReading
import Retrieval
import SearchModel

/// Compares what a change brings with what the organisation has.
package struct ChangeCheck: Sendable {
  /// Asked for, since some of the answer is left out: what hardly fits, and the repository's own.
  private static let asked = 10

  private let knowledge: any InsideKnowledge

  package init(_ knowledge: some InsideKnowledge) { self.knowledge = knowledge }

  /// - Throws: what the knowledge throws, but for a single need that cannot be asked: that is said in the report.
  package func report(on change: WorkingChange) async throws -> ChangeReport {
    var report = ChangeReport(change: change.name, repository: change.repository)
    var lacks = change.problems
    for label in change.labels.prefix(ChangeReport.mostFindings) {
      report.records.append(ChangeReport.Record(label: label, found: try await knowledge.record(label)))
    }
    report.omitted = max(0, change.things.count - ChangeReport.mostFindings)
    for thing in change.things.prefix(ChangeReport.mostFindings) {
      do {
        guard let found = try await finding(thing, change, &lacks) else {
          report.own.append(thing)
          continue
        }
        report.findings.append(found)
      } catch let error as UserFacingError where error.code == .badRequest {
        lacks.append("\(thing.kind.words) \(thing.name) cannot be compared: \(error.message)")
      }
    }
    answer(&report)
    var seen: Set<String> = []
    report.lacks = lacks.filter { seen.insert($0).inserted }
    return report
  }

  /// nil for a dependency that the organisation itself publishes.
  private func finding(
    _ thing: NewThing, _ change: WorkingChange, _ lacks: inout [String]
  ) async throws -> ChangeReport.Finding? {
    var finding = ChangeReport.Finding(thing: thing, need: thing.need)
    if thing.kind == .dependency {
      var use = try await knowledge.use(of: thing.package, at: thing.location)
      if !use.publishers.isEmpty { return nil }
      use.wrappers.removeAll(where: change.isOwn)
      let users = use.users.count
      use.users.removeAll { change.isPlace($0.repository) }
      use.total -= users - use.users.count
      if finding.thing.about.isEmpty { finding.thing.about = use.about }
      finding.use = use
      finding.need = finding.thing.need
    }
    guard finding.need.contains(where: { $0.isLetter || $0.isNumber }) else { return finding }
    let answer = try await knowledge.candidates(for: finding.need, limit: Self.asked)
    lacks += answer.lacks
    let least = Self.isVague(finding.thing) ? [.good] : [ResearchCandidate.Fit.good, .partial]
    let wrappers = Set(finding.use?.wrappers.map(\.identifier) ?? [])
    finding.candidates = answer.candidates.filter { candidate in
      least.contains(candidate.fit) && !change.isOwn(candidate.project)
        && !wrappers.contains(candidate.project.identifier)
    }.prefix(ChangeReport.mostCandidates).map { $0 }
    return finding
  }

  /// One word fits much in part.
  private static func isVague(_ thing: NewThing) -> Bool {
    thing.about.isEmpty && (thing.kind == .dependency || NameParts.words(of: thing.name).count < 2)
  }

  /// A research answers a finding when one of the finding's projects was looked at in it, or when its need has all the
  /// words of the new thing's name.
  private func answer(_ report: inout ChangeReport) {
    for index in report.findings.indices {
      let finding = report.findings[index]
      let offered = Set((finding.candidates.map(\.project) + (finding.use?.wrappers ?? [])).map(\.identifier))
      let name = NameParts.words(of: finding.thing.name)
      let match = report.records.firstIndex { record in
        guard let found = record.found else { return false }
        let words = Set(Words.of(found.need))
        return !offered.isDisjoint(with: found.candidates) || !name.isEmpty && name.allSatisfy(words.contains)
      }
      guard let match else { continue }
      report.findings[index].answer = report.records[match].label
      report.records[match].isUsed = true
    }
  }
}

extension WorkingChange {
  func isOwn(_ project: InsideProject) -> Bool { project.repository.map(isPlace) ?? false }

  /// Whether the repository that the organisation calls so is the one that is worked in: the path at its host ends so.
  func isPlace(_ repository: String) -> Bool {
    let name = repository.lowercased().split(separator: "/")
    return !name.isEmpty && place.suffix(name.count).elementsEqual(name)
  }
}
