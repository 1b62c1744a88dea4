import Foundation
import Logging
import Retrieval
import SearchModel
import Services

/// Answers needs with one signal of the ranking left out at a time; `make quality` scores what it prints. No part of the
/// product: what a signal adds is nobody's question at work.
///
///     ResearchAblations DATA-FOLDER CONFIGURATION NEEDS.jsonl FIELD
///
/// Prints a line of JSON for each signal and need, `{"without": …, "id": …, "candidates": […]}`.
@main
struct ResearchAblations {
  private static let signals: [(name: String, signals: RankingSignals)] = [
    ("", []), ("meaning", .meaning), ("sections", .sections), ("symbols", .symbols), ("words", .words),
    ("learnt words", .learntWords), ("name", .name), ("use", .use), ("own work", .ownWork), ("phrasings", .phrasings),
    ("verdicts", .verdicts),
  ]

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5 else {
      print("usage: ResearchAblations DATA-FOLDER CONFIGURATION NEEDS.jsonl FIELD")
      exit(2)
    }
    let needs = try Need.all(in: arguments[3], field: arguments[4])
    for (name, signals) in signals {
      let guildhall = try Guildhall(
        data: DataFolder(URL(fileURLWithPath: arguments[1], isDirectory: true)),
        settingsFile: URL(fileURLWithPath: arguments[2]),
        logger: Logger(label: "ablations", factory: { _ in SwiftLogNoOpLogHandler() }),
        signals: RankingSignals.all.subtracting(signals))
      for need in needs {
        let answer = try await guildhall.useCases.researching.research(
          ResearchRequest(need: need.text, viewer: .operator))
        print(try line(Answer(without: name, id: need.id, candidates: answer.candidates.map(Answer.Candidate.init))))
      }
    }
  }

  private static func line(_ answer: Answer) throws -> String {
    String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
  }

  private struct Need {
    var id: String
    var text: String

    static func all(in path: String, field: String) throws -> [Need] {
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        guard let id = object?["id"] as? String, let text = object?[field] as? String else { return nil }
        return Need(id: id, text: text)
      }
    }
  }

  private struct Answer: Encodable {
    struct Candidate: Encodable {
      /// An imported project's identifier, and another's repository: what needs are graded by.
      var identifier: String
      var fit: String

      init(_ candidate: ResearchCandidate) {
        let project = candidate.offer.summary
        identifier = project.origin?.identifier ?? project.repository ?? ""
        fit = candidate.fit.rawValue
      }
    }

    var without: String
    var id: String
    var candidates: [Candidate]
  }
}
