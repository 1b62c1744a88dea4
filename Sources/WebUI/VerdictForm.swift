import Foundation
import Hummingbird
import SearchModel
import Services
import Wording

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

  /// As it was typed, to be shown again.
  var entries: VerdictEntries {
    let (reasons, words) = (items.all("reason"), items.all("words"))
    var entries = VerdictEntries(other: items["other"] ?? "", about: items["about"] ?? "")
    for (place, candidate) in (candidates + [Self.other]).enumerated() {
      entries.candidates[candidate] = VerdictEntries.Candidate(
        reason: reasons.indices.contains(place) ? Verdict.Reason(rawValue: reasons[place]) : nil,
        words: words.indices.contains(place) ? words[place] : "")
    }
    return entries
  }

  /// Who decides, as it was typed.
  var said: Asker { Asker(person: Self.trimmed(items["person"]), team: Self.trimmed(items["team"])) }

  private static func trimmed(_ text: String?) -> String {
    (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What the button says; nil for the one that only records the need.
  ///
  /// - Throws: `FormTrouble` for what is missing or too long, `UserFacingError` for what none of our buttons says.
  func opinion() throws -> DecideRequest.Opinion? {
    try checkAsker()
    let parts = (items["verdict"] ?? "").split(separator: " ")
    guard let name = parts.first, name != "record" else { return nil }
    guard let kind = Verdict.Kind(rawValue: String(name)) else { throw Self.unknown }
    guard kind.concernsCandidate else {
      return .init(kind: kind, words: try Self.bounded(items["about"], in: .about))
    }
    guard parts.count == 2 else { throw Self.unknown }
    guard parts[1] != Self.other else {
      let other = Self.trimmed(items["other"])
      guard !other.isEmpty else { throw FormTrouble(.other, "Say which project it is.") }
      return try opinion(kind, on: other, enteredAs: Self.other)
    }
    guard let place = Int(parts[1]), candidates.indices.contains(place) else { throw Self.unknown }
    return try opinion(kind, on: candidates[place], enteredAs: candidates[place])
  }

  private func opinion(
    _ kind: Verdict.Kind, on candidate: String, enteredAs name: String
  ) throws -> DecideRequest.Opinion {
    let entry = entries.candidates[name] ?? VerdictEntries.Candidate()
    if kind == .dismiss, entry.reason == nil {
      throw FormTrouble(.reason(of: name), "Choose a reason: its owners read why it does not do.")
    }
    return .init(
      candidate: candidate, kind: kind, reason: kind == .dismiss ? entry.reason : nil,
      words: try Self.bounded(entry.words, in: .words(of: name)))
  }

  /// Names that would count as not said.
  private func checkAsker() throws {
    let (said, asker) = (said, asker)
    for (field, said, taken) in [
      (FormTrouble.Field.person, said.person, asker.person), (.team, said.team, asker.team),
    ] where taken.isEmpty && !said.isEmpty {
      throw FormTrouble(field, "A name is on one line, of at most \(Asker.longest) bytes.")
    }
    guard project.count <= AskerFields.longest else {
      throw FormTrouble(.project, "A project's name has at most \(AskerFields.longest) characters.")
    }
  }

  private static func bounded(_ text: String?, in field: FormTrouble.Field) throws -> String {
    let text = trimmed(text)
    guard text.count <= VerdictButtons.mostWords else {
      throw FormTrouble(
        field,
        "These are \(Counted.number(text.count)) characters; say it in \(Counted.number(VerdictButtons.mostWords)).")
    }
    return text
  }

  /// What can be put right in the form; nil for other failures.
  func trouble(_ error: any Error) -> FormTrouble? {
    if let trouble = error as? FormTrouble { return trouble }
    guard let error = error as? UserFacingError, error != Self.unknown else { return nil }
    switch error.code {
    case .notFound where isAboutOther: return FormTrouble(.other, error)
    case .badRequest: return FormTrouble(isAboutOther ? .other : .whole, error)
    // A candidate that is gone, or not to be seen any more.
    case .notFound where !candidates.isEmpty: return FormTrouble(.whole, error)
    default: return nil
    }
  }

  private var isAboutOther: Bool { items["verdict"]?.hasSuffix(" " + Self.other) ?? false }

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
