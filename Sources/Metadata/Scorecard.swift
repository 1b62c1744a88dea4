import StructuredText

/// The result of the OpenSSF scorecard (`scorecard --format json`; github.com/ossf/scorecard).
package struct Scorecard: Sendable, Equatable {
  package struct Check: Sendable, Equatable {
    package var name: String
    /// 0 to 10; nil when the check came to no result.
    package var score: Double?
    package var reason: String
  }

  package var path: String
  /// 0 to 10; nil when there is none.
  package var score: Double?
  /// As written.
  package var date: String?
  package var commit: String?
  package var checks: [Check]

  /// nil when the file is some other scorecard.
  static func read(_ root: MetadataField, into collector: inout MetadataCollector) -> Scorecard? {
    guard root["checks"]?.value.items.isEmpty == false, root["scorecard"]?.value.table != nil else { return nil }
    var scorecard = Scorecard(path: collector.path, checks: [])
    scorecard.score = score(root["score"])
    scorecard.date = collector.text(root["date"], upTo: 60)
    scorecard.commit = collector.text(root["repo"]?["commit"], upTo: 100)
    if let field = root["score"], scorecard.score != nil { collector.state(.scorecard, text: field) }
    for element in collector.elements(root["checks"]) {
      guard let name = collector.text(collector.section(element)?["name"], upTo: 100) else { continue }
      scorecard.checks.append(
        Check(name: name, score: score(element["score"]), reason: collector.text(element["reason"]) ?? ""))
    }
    return scorecard
  }

  /// -1 stands for no result.
  private static func score(_ field: MetadataField?) -> Double? {
    guard case .number(let text)? = field?.value, let score = Double(text), (0...10).contains(score) else { return nil }
    return score
  }
}
