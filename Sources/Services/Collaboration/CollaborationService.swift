import Catalog
import Collaboration
import Foundation
import GitRead
import SearchModel
import Synchronization

/// Answers how teams work together.
struct CollaborationService: Collaborating {
  typealias Questions = @Sendable (_ viewer: Viewer, _ since: Date) async throws -> [TeamQuestion]

  let live: LiveIndex
  let access: AccessPolicy
  let graphs: ViewerGraphs
  let people: PeopleSource
  let shelf: WorkShelf
  /// Questions between teams since a moment, as far as the viewer may see them. Records have them, not repositories.
  var questions: Questions
  let now: @Sendable () -> Date
  private let books = BookCache()

  init(
    live: LiveIndex, access: AccessPolicy, graphs: ViewerGraphs, people: PeopleSource, shelf: WorkShelf,
    questions: @escaping Questions = { _, _ in [] }, now: @escaping @Sendable () -> Date
  ) {
    (self.live, self.access, self.graphs) = (live, access, graphs)
    (self.people, self.shelf, self.questions, self.now) = (people, shelf, questions, now)
  }

  // MARK: Questions

  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport {
    let book = try await book(for: question.viewer)
    var report = ContributionReport(
      unit: question.unit, known: book.ledger.quarters, repositories: book.repositories, lacks: book.lacks)
    let name = try question.name.map { try Self.unit(question.unit, $0, book) }
    guard let period = try period(question.period, of: book.ledger) else { return report }
    report.period = period
    report.unowned = period.all.reduce(0) { $0 + (book.unowned[$1] ?? 0) }
    (report.flows, report.units) = book.ledger.flows(by: question.unit, in: period)
    guard let name else { return report }
    report.flows = report.flows.filter { $0.to == name || $0.from == .unit(name) }
    report.units = report.units.filter { $0.name == name }
    return report
  }

  func trend(viewer: Viewer) async throws -> TrendReport {
    let book = try await book(for: viewer)
    guard let known = book.ledger.quarters else { return TrendReport(lacks: book.lacks) }
    let today = Quarter(CalendarDay(seconds: Int64(now().timeIntervalSince1970)))
    let last = min(known.upperBound, today)
    let first = max(known.lowerBound, last.advanced(by: 1 - TrendReport.mostQuarters))
    return TrendReport(
      quarters: book.ledger.trend(in: min(first, last)...last), open: last == today ? today : nil, lacks: book.lacks)
  }

  func conway(_ question: ConwayQuestion) async throws -> ConwayReport {
    let book = try await book(for: question.viewer)
    let team = try question.team.map { try Self.unit(.team, $0, book) }
    guard let period = try period(question.period, of: book.ledger, orNow: !book.dependencies.isEmpty) else {
      return ConwayReport(lacks: book.lacks)
    }
    let begin = Date(timeIntervalSince1970: Double(period.days.lowerBound.number) * 86_400)
    let asked = try await questions(question.viewer, begin)
    var report = ConwayReader(book: book, period: period).report(asked: asked)
    report.known = book.ledger.quarters
    if let team {
      report.pairs = report.pairs.filter { $0.first.name == team || $0.second.name == team }
      let named = Set(report.pairs.flatMap { [$0.first.name, $0.second.name] })
      report.teams = report.teams.filter { named.contains($0.name) }
    }
    return report
  }

  /// As the org chart spells it.
  private static func unit(_ unit: FlowUnit, _ name: String, _ book: CollaborationBook) throws -> String {
    let names =
      unit == .team ? book.teams.map(\.name) : book.teams.indices.map { book.rules.tree.department(of: $0) }
    guard let found = names.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw UserFacingError.absent("\(unit.rawValue) \(name)")
    }
    return found
  }

  /// Nil where there is nothing to be asked of.
  private func period(
    _ asked: AskedPeriod, of ledger: ContributionLedger, orNow: Bool = false
  ) throws -> ClosedRange<Quarter>? {
    let today = Quarter(CalendarDay(seconds: Int64(now().timeIntervalSince1970)))
    guard let newest = ledger.quarters.map({ min($0.upperBound, today) }) ?? (orNow ? today : nil) else { return nil }
    let to = asked.to ?? max(newest, asked.from ?? newest)
    let from = asked.from ?? to.advanced(by: 1 - AskedPeriod.standard)
    guard from <= to else {
      throw UserFacingError(
        .badRequest, "The period ends in \(to), before it begins in \(from).",
        hint: "Give the earlier quarter as `from`, the later one as `to`.")
    }
    return from...to
  }

  // MARK: The book

  private func book(for viewer: Viewer) async throws -> CollaborationBook {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let ids = scope.repositories.keys.sorted().map { Int64($0.rawValue) }
    let byID = Dictionary(state.repositories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let records = ids.compactMap { byID[$0] }
    let key = BookCache.Key(generation: state.generation, repositories: ids, stamps: shelf.stamps(of: records))
    if let known = books.book(key) { return known }
    let seen = ids.count == state.repositories.count ? nil : ids
    let writer = CollaborationBookWriter(
      scope: scope, records: state.byName,
      graph: try await graphs.graph(generation: state.generation, repositories: ids),
      people: try await people.people(ofGeneration: state.generation),
      teams: try await live.catalog.teams(in: seen), memberships: try await live.catalog.memberships(in: seen),
      shelf: shelf, generation: state.generation, now: now())
    let book = try await onOwnThread { cancellation in writer.book { cancellation.isCancelled } }
    try Task.checkCancellation()
    shelf.keep(Set(state.repositories.map(\.id)))
    books.keep(book, key)
    return book
  }
}

/// The books of the newest generation, one for each set of repositories that some viewer may see.
private final class BookCache: Sendable {
  struct Key: Hashable {
    var generation: Int
    var repositories: [Int64]
    /// Histories are read behind the generation.
    var stamps: [HistoryShelf.Stamp?]
  }

  /// Viewers with different rights for whom a book is kept.
  private static let most = 4

  private let books = Mutex<[(key: Key, book: CollaborationBook)]>([])

  func book(_ key: Key) -> CollaborationBook? {
    books.withLock { books in
      guard let position = books.firstIndex(where: { $0.key == key }) else { return nil }
      books.append(books.remove(at: position))
      return books.last?.book
    }
  }

  func keep(_ book: CollaborationBook, _ key: Key) {
    books.withLock { books in
      books.removeAll {
        $0.key == key || $0.key.generation != key.generation
          || $0.key.repositories == key.repositories && $0.key.stamps != key.stamps
      }
      books.append((key, book))
      if books.count > Self.most { books.removeFirst() }
    }
  }
}
