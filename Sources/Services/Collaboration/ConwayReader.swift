import Catalog
import Collaboration
import Foundation

/// Makes of a book what the Conway map shows of a period.
struct ConwayReader {
  private let book: CollaborationBook
  private let period: ClosedRange<Quarter>
  private let coChanges: [CoChange]
  /// With the changes of each manifest in the period.
  private let dependencies: [(dependency: CollaborationBook.Dependency, changes: Int)]

  init(book: CollaborationBook, period: ClosedRange<Quarter>) {
    self.book = book
    self.period = period
    let days = period.days
    coChanges = CoChange.pairs(book.changes.filter { days.contains($0.day) })
    let numbers = Int32(days.lowerBound.number)...Int32(days.upperBound.number)
    dependencies = book.dependencies.map { ($0, $0.days.count { numbers.contains($0) }) }
  }

  func report(asked: [TeamQuestion]) -> ConwayReport {
    let days = period.days
    let map = ConwayMap(
      ties: ties, contributions: book.ledger.contributions.filter { days.contains($0.day) },
      talk: (book.helps + talk(asked)).filter { days.contains($0.day) },
      channels: book.teams.map(\.channels))
    return ConwayReport(
      period: period, teams: order(map).map(team), pairs: map.pairs.map(pair), congruence: map.congruence,
      lacks: book.lacks)
  }

  private var ties: [ConwayMap.Tie] {
    dependencies.enumerated().map { position, found in
      ConwayMap.Tie(
        .dependency(position), book.places[found.dependency.consumer].owners,
        book.places[found.dependency.provider].owners, changes: found.changes)
    }
      + coChanges.enumerated().map { position, pair in
        ConwayMap.Tie(
          .coChange(position), book.places[pair.first].owners, book.places[pair.second].owners, changes: pair.shared)
      }
  }

  private func talk(_ questions: [TeamQuestion]) -> [TeamTalk] {
    questions.compactMap { question in
      guard let from = book.rules.tree.number(of: question.from), let to = book.rules.tree.number(of: question.to)
      else { return nil }
      return TeamTalk(
        from, to, day: CalendarDay(seconds: Int64(question.date.timeIntervalSince1970)), kind: .question)
    }
  }

  /// The teams of some pair, those that are coupled or talk near each other, within their department.
  private func order(_ map: ConwayMap) -> [Int] {
    let numbers = Set(map.pairs.flatMap { [$0.first, $0.second] }).sorted()
    let positions = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    let links = map.pairs.compactMap { pair -> (first: Int, second: Int, weight: Double)? in
      guard let first = positions[pair.first], let second = positions[pair.second] else { return nil }
      return (first, second, Double(1 + pair.couplings.count))
    }
    return MatrixOrder.order(groups: numbers.map { book.rules.tree.department(of: $0) }, links: links)
      .map { numbers[$0] }
  }

  private func team(_ number: Int) -> ConwayReport.Team {
    let record = book.teams[number]
    return ConwayReport.Team(
      name: record.name, title: record.title.isEmpty ? record.name : record.title,
      department: book.rules.tree.department(of: number))
  }

  private func pair(_ pair: ConwayMap.Pair) -> ConwayReport.Pair {
    var found: [ConwayReport.Dependency] = []
    var together: [ConwayReport.Together] = []
    for coupling in pair.couplings {
      switch coupling {
      case .dependency(let position): found.append(dependency(position))
      case .coChange(let position): together.append(self.together(position))
      }
    }
    found.sort { ($1.changes, $0.consumer.identifier) < ($0.changes, $1.consumer.identifier) }
    return ConwayReport.Pair(
      first: team(pair.first), second: team(pair.second), kind: pair.kind,
      dependencies: Array(found.prefix(ConwayReport.mostEvidence)),
      together: Array(together.prefix(ConwayReport.mostEvidence)), links: pair.couplings.count, changes: pair.changes,
      given: pair.given, taken: pair.taken, help: pair.help, questions: pair.questions, channels: pair.channels)
  }

  private func dependency(_ position: Int) -> ConwayReport.Dependency {
    let (dependency, changes) = dependencies[position]
    return ConwayReport.Dependency(
      consumer: book.places[dependency.consumer].link, provider: book.places[dependency.provider].link,
      manifest: dependency.manifest, line: dependency.line, changes: changes)
  }

  private func together(_ position: Int) -> ConwayReport.Together {
    let pair = coChanges[position]
    return ConwayReport.Together(
      first: book.places[pair.first].link, second: book.places[pair.second].link, shared: pair.shared,
      degree: pair.degree, basis: pair.basis)
  }
}
