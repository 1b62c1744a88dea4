import Catalog
import Decisions

/// The decision records of a repository, for the catalogue.
struct RepositoryDecisions {
  let all: [IndexedDecision]
  let problems: [DecisionProblem]

  init(_ files: [FactFile]) throws {
    let readings = files.filter { DecisionFile.mayBeOne($0.path) }.map { file in
      (path: file.path, reading: DecisionReader.read(file.text, path: file.path))
    }
    problems = readings.flatMap(\.reading.problems)
    let successors = DecisionSuccession.successors(among: readings.filter { $0.reading.record != nil })
    all = try readings.compactMap { path, reading in
      try reading.record.map { record in
        try Self.indexed(record, at: path, links: reading.links, successor: successors[path])
      }
    }
  }

  private static func indexed(
    _ record: DecisionRecord, at path: String, links: [String], successor: String?
  ) throws -> IndexedDecision {
    var decision = IndexedDecision(path: path, title: record.title, content: try ProfileText.encode(record))
    decision.number = record.number
    decision.status = record.status?.rawValue ?? ""
    (decision.statusNote, decision.date) = (record.statusNote, record.date)
    (decision.successor, decision.research) = (successor, record.research)
    (decision.context, decision.decision) = (record.context, record.decision)
    decision.options = record.options.map(\.title)
    decision.reasons =
      record.options.flatMap { [$0.text] + $0.advantages + $0.drawbacks }.filter { !$0.isEmpty } + record.drivers
      + record.advantages + record.drawbacks + record.consequences
    decision.links = links
    return decision
  }
}
