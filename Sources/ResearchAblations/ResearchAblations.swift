import Foundation
import Logging
import Retrieval
import SearchModel
import Services

/// Answers needs with other weights of the ranking than the product's; `make quality` scores what it prints. No part of
/// the product: what a signal adds is nobody's question at work.
///
///     ResearchAblations DATA-FOLDER CONFIGURATION NEEDS.jsonl FIELD VARIANTS.jsonl
///     ResearchAblations MODEL-FOLDER NEEDS.jsonl FIELD FIELD
///
/// The second form prints how near the needs come to each other (`Meanings`). For the first, a line of `VARIANTS.jsonl` is `{"name": …, "weights": {…}}` with those of `RankingWeights` that are not as usual.
/// Prints a line of JSON for each variant and need, `{"variant": …, "id": …, "candidates": […], "decisions": […]}`.
@main
struct ResearchAblations {
  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count == 5 {
      return try Meanings.print(model: arguments[1], needs: arguments[2], fields: (arguments[3], arguments[4]))
    }
    guard arguments.count == 6 else {
      print("usage: ResearchAblations DATA-FOLDER CONFIGURATION NEEDS.jsonl FIELD VARIANTS.jsonl")
      print("       ResearchAblations MODEL-FOLDER NEEDS.jsonl FIELD FIELD")
      exit(2)
    }
    let needs = try objects(in: arguments[3]).compactMap { Need($0, field: arguments[4]) }
    for object in try objects(in: arguments[5]) {
      let variant = try Variant(object)
      let guildhall = try Guildhall(
        data: DataFolder(URL(fileURLWithPath: arguments[1], isDirectory: true)),
        settingsFile: URL(fileURLWithPath: arguments[2]),
        logger: Logger(label: "ablations", factory: { _ in SwiftLogNoOpLogHandler() }), weights: variant.weights)
      for need in needs {
        let answer = try await guildhall.useCases.researching.research(
          ResearchRequest(need: need.text, viewer: .operator))
        let candidates = answer.candidates.map(Answer.Candidate.init)
        let decisions = answer.decisions.map(\.hit.decision.path)
        print(
          try line(Answer(variant: variant.name, id: need.id, candidates: candidates, decisions: decisions)))
      }
    }
  }

  private static func line(_ answer: Answer) throws -> String {
    String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
  }

  static func objects(in path: String) throws -> [[String: Any]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
  }

  private struct Need {
    var id: String
    var text: String

    init?(_ object: [String: Any], field: String) {
      guard let id = object["id"] as? String, let text = object[field] as? String else { return nil }
      (self.id, self.text) = (id, text)
    }
  }

  private struct Variant {
    var name: String
    var weights: RankingWeights

    init(_ object: [String: Any]) throws {
      name = object["name"] as? String ?? ""
      let usual = try JSONSerialization.jsonObject(with: JSONEncoder().encode(RankingWeights.standard))
      let changed = (usual as? [String: Any] ?? [:]).merging(object["weights"] as? [String: Any] ?? [:]) { $1 }
      weights = try JSONDecoder().decode(
        RankingWeights.self, from: JSONSerialization.data(withJSONObject: changed))
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

    var variant: String
    var id: String
    var candidates: [Candidate]
    /// Their paths.
    var decisions: [String]
  }
}
