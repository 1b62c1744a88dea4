import Foundation
import Hummingbird
import SearchModel
import Services

/// What a form of the research pages sent.
struct VerdictForm {
  private static let mostBytes = 64 << 10
  /// Stands for a candidate that was typed, in the place of a number.
  static let other = "other"

  private let items: QueryItems

  /// - Throws: `UserFacingError` or `HTTPError` for what none of our forms sends.
  init(of request: Request) async throws {
    items = try await QueryItems(sentBy: request, mostBytes: Self.mostBytes)
  }

  var need: String { items["need"] ?? "" }
  var asker: Asker { Asker(saidPerson: items["person"] ?? "", team: items["team"] ?? "") }
  var project: String { Self.trimmed(items["project"]) }
  /// Identifiers, which the page percent-encodes.
  var candidates: [String] {
    items.all("candidate").map { encoded in
      PercentDecoding.bytes(encoded[...]).map { String(decoding: $0, as: UTF8.self) } ?? encoded
    }
  }

  private static func trimmed(_ text: String?) -> String {
    (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What the button says; nil for the one that only records the need.
  var opinion: DecideRequest.Opinion? {
    get throws {
      let parts = (items["verdict"] ?? "").split(separator: " ")
      guard let name = parts.first, name != "record" else { return nil }
      guard let kind = Verdict.Kind(rawValue: String(name)) else { throw Self.unknown }
      guard kind.concernsCandidate else { return .init(kind: kind, words: Self.trimmed(items["about"])) }
      guard parts.count == 2 else { throw Self.unknown }
      guard parts[1] != Self.other else {
        guard let other = items["other"] else {
          throw UserFacingError(
            .badRequest, "No project was named.", hint: "Go back and say which other project it is.")
        }
        return opinion(kind, on: other, at: candidates.count)
      }
      guard let place = Int(parts[1]), candidates.indices.contains(place) else { throw Self.unknown }
      return opinion(kind, on: candidates[place], at: place)
    }
  }

  private func opinion(_ kind: Verdict.Kind, on candidate: String, at place: Int) -> DecideRequest.Opinion {
    let (reasons, words) = (items.all("reason"), items.all("words"))
    return .init(
      candidate: candidate, kind: kind,
      reason: kind == .dismiss && reasons.indices.contains(place) ? Verdict.Reason(rawValue: reasons[place]) : nil,
      words: words.indices.contains(place) ? Self.trimmed(words[place]) : "")
  }

  private static let unknown = UserFacingError(
    .badRequest, "No button of the page says this.", hint: "Go back, load the page again and press a button.")

  /// The same for what is sent twice from one page: a double click.
  func token(for opinion: DecideRequest.Opinion? = nil) -> String? {
    guard let page = items["token"] else { return nil }
    guard let opinion else { return "page \(page)" }
    return [
      "page \(page)", opinion.kind.rawValue, opinion.reason?.rawValue ?? "", opinion.candidate ?? "", opinion.words,
    ]
    .joined(separator: "|")
  }
}
