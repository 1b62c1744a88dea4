import Foundation
import SearchModel
import Services

/// A conversation that ends in a verdict, as a machine over lines: what is shown is given back, and what must be
/// asked of Guildhall stands in `request`, whose answer the caller hands in. It knows neither terminal nor service.
struct ResearchDialogue: Sendable {
  /// What the caller has to do before the next line is read.
  enum Request: Sendable, Equatable {
    case research(need: String)
    /// Identifiers of the projects that were shown.
    case record(need: String, candidates: [String])
    case decide(label: String, DecideRequest.Opinion)
  }

  enum Stage: Sendable, Equatable {
    /// The need is asked for.
    case need
    /// Candidates are shown; a number or a verdict is asked for.
    case choice
    /// Why a candidate is dismissed.
    case reason(candidate: Int)
    case over
  }

  private(set) var stage = Stage.need
  private(set) var request: Request?
  private(set) var answer: ResearchAnswer?
  /// The research, once it is recorded: what was acknowledged stays, however the conversation ends.
  private(set) var dossier: ResearchDossier?
  /// Verdicts that wait for the research to be recorded.
  private var pending: DecideRequest.Opinion?
  private let printer: ResearchPrinter

  init(printer: ResearchPrinter) { self.printer = printer }

  static let mostCandidates = 9

  var prompt: String {
    switch stage {
    case .need: "What do you need? "
    case .choice: "> "
    case .reason: "Why not? "
    case .over: ""
    }
  }

  /// Whether a verdict was recorded that ends the matter.
  var isDecided: Bool { dossier.map { $0.state != .open } ?? false }

  // MARK: Lines

  /// Understands one line; gives what is shown.
  mutating func read(_ line: String) -> [String] {
    let line = line.trimmingCharacters(in: .whitespaces)
    switch stage {
    case .over: return []
    case .need: return readNeed(line)
    case .reason(let candidate): return readReason(line, candidate)
    case .choice: return readChoice(line)
    }
  }

  private mutating func readNeed(_ line: String) -> [String] {
    if Self.isQuit(line) { return end() }
    guard line.contains(where: { $0.isLetter || $0.isNumber }) else {
      return ["Say it in a sentence, as: retry a flaky HTTP call, waiting longer each time. q quits."]
    }
    request = .research(need: line)
    return []
  }

  private mutating func readChoice(_ line: String) -> [String] {
    if Self.isQuit(line) { return end() }
    let parts = line.split(separator: " ", maxSplits: 1)
    guard let word = parts.first?.lowercased() else { return help }
    if let number = Int(word) { return details(number) }
    let rest = parts.count > 1 ? String(parts[1]) : ""
    switch word {
    case "?", "h", "help": return help
    case "n", "need":
      guard dossier == nil else { return ["This need is recorded as \(dossier?.label ?? ""); q quits, to ask anew."] }
      stage = .need
      answer = nil
      return rest.isEmpty ? [] : readNeed(rest)
    case "l", "list": return answer.map { list($0) } ?? []
    case "r", "record": return record(nil)
    case "b", "build": return record(DecideRequest.Opinion(kind: .build, words: rest))
    case "a", "adopt": return verdict(.adopt, rest)
    case "e", "extend": return verdict(.extend, rest)
    case "w", "wrap": return verdict(.wrap, rest)
    case "d", "dismiss": return verdict(.dismiss, rest)
    default: return ["“\(harmless(String(word.prefix(40))))” is no choice."] + help
    }
  }

  /// `1 because it is there already`.
  private mutating func verdict(_ kind: Verdict.Kind, _ rest: String) -> [String] {
    let parts = rest.split(separator: " ", maxSplits: 1)
    guard let number = parts.first.flatMap({ Int($0) }), let candidate = candidate(number) else {
      return [
        candidates.isEmpty
          ? "There is no candidate to decide about." : "Say which one, as: \(kind.rawValue.prefix(1)) 1"
      ]
    }
    let words = parts.count > 1 ? String(parts[1]) : ""
    let identifier = candidate.offer.summary.identifier
    guard kind == .dismiss else {
      return record(DecideRequest.Opinion(candidate: identifier, kind: kind, words: words))
    }
    if let (reason, said) = Self.reason(words) {
      return record(DecideRequest.Opinion(candidate: identifier, kind: .dismiss, reason: reason, words: said))
    }
    stage = .reason(candidate: number)
    return reasons
  }

  private mutating func readReason(_ line: String, _ number: Int) -> [String] {
    guard let candidate = candidate(number) else { return end() }
    if line.isEmpty || Self.isQuit(line) {
      stage = .choice
      return ["Nothing was recorded of it."]
    }
    guard let (reason, words) = Self.reason(line) else { return reasons }
    stage = .choice
    return record(
      DecideRequest.Opinion(
        candidate: candidate.offer.summary.identifier, kind: .dismiss, reason: reason, words: words))
  }

  /// A number or a word of the list, with words behind it; else the words are another reason, when there are several.
  static func reason(_ text: String) -> (Verdict.Reason, String)? {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let word = parts.first?.lowercased() else { return nil }
    let rest = parts.count > 1 ? String(parts[1]) : ""
    let all = Verdict.Reason.allCases
    if let number = Int(word) { return all.indices.contains(number - 1) ? (all[number - 1], rest) : nil }
    if let reason = Verdict.Reason(rawValue: word) { return (reason, rest) }
    return parts.count > 1 ? (.other, text) : nil
  }

  private mutating func record(_ opinion: DecideRequest.Opinion?) -> [String] {
    if let dossier {
      guard let opinion else { return ["It is recorded as \(dossier.label)."] }
      request = .decide(label: dossier.label, opinion)
      return []
    }
    guard let answer else { return help }
    pending = opinion
    request = .record(need: answer.need, candidates: candidates.map(\.offer.summary.identifier))
    return []
  }

  // MARK: Answers

  mutating func take(_ answer: ResearchAnswer) -> [String] {
    request = nil
    self.answer = answer
    stage = .choice
    return list(answer) + ["", Self.choices(answer)]
  }

  mutating func take(_ dossier: ResearchDossier) -> [String] {
    let isNew = self.dossier == nil
    request = nil
    self.dossier = dossier
    var lines = isNew ? ["Recorded as \(dossier.label)."] : []
    if let opinion = pending {
      pending = nil
      request = .decide(label: dossier.label, opinion)
      return lines
    }
    if !isNew { lines.append(Self.standing(dossier)) }
    guard dossier.state != .open else {
      return lines + [
        "Decide about a candidate with a, e, w or d and its number, b to build new, or q to leave it open."
      ]
    }
    stage = .over
    return lines + [""] + trailer(dossier)
  }

  /// What could not be done; the conversation goes on.
  mutating func take(_ error: UserFacingError) -> [String] {
    request = nil
    pending = nil
    return [printer.terminal.styled(harmless(error.message), .bad)] + (error.hint.isEmpty ? [] : [harmless(error.hint)])
  }

  /// The conversation ends before a verdict; what was recorded is said once more.
  mutating func end() -> [String] {
    stage = .over
    request = nil
    guard let dossier else { return ["Nothing was recorded."] }
    return ["\(dossier.label) stays as it is."] + trailer(dossier)
  }

  // MARK: Text

  private var candidates: ArraySlice<ResearchCandidate> { answer?.candidates.prefix(Self.mostCandidates) ?? [] }

  private func candidate(_ number: Int) -> ResearchCandidate? {
    candidates.indices.contains(number - 1) ? candidates[number - 1] : nil
  }

  private func list(_ answer: ResearchAnswer) -> [String] {
    var lines: [String] = []
    if !answer.hasFit {
      lines.append(
        answer.candidates.isEmpty ? "Nothing seems to do that." : "Nothing seems to do that. These come nearest:")
    }
    for (index, candidate) in candidates.enumerated() { lines.append(line(candidate, index + 1)) }
    return lines + answer.lacks.map { printer.terminal.styled(harmless($0), .quiet) }
  }

  private func line(_ candidate: ResearchCandidate, _ number: Int) -> String {
    let why = candidate.why.first?.text ?? candidate.offer.summary.description
    let said = candidate.fit.words + (why.isEmpty ? "" : ": " + why)
    return printer.terminal.styled("\(number). \(harmless(candidate.offer.summary.name))", .strong) + "  "
      + harmless(said)
  }

  private func details(_ number: Int) -> [String] {
    guard let candidate = candidate(number) else {
      return [candidates.isEmpty ? "There is no candidate." : "There are candidates 1 to \(candidates.count)."]
    }
    return printer.lines(candidate, rank: number)
  }

  private static func choices(_ answer: ResearchAnswer) -> String {
    answer.candidates.isEmpty
      ? "b builds it new, r records the need, n asks for another, q quits."
      : "A number shows more; a, e, w and d with a number adopt, extend, wrap or dismiss it; b builds new; "
        + "? helps; q quits."
  }

  private var help: [String] {
    [
      "1        show more of candidate 1",
      "a 1      adopt it: use it as it is; words behind the number say why",
      "e 1      extend it: change it where it is",
      "w 1      wrap it: offer it in another form",
      "d 1      dismiss it; a reason is asked for",
      "b        nothing fits: build new; words behind it say why",
      "r        record the need, and decide later",
      "l        list the candidates again",
      "n        another need",
      "q        quit",
    ]
  }

  private var reasons: [String] {
    Verdict.Reason.allCases.enumerated().map { "\($0 + 1). \($1.words)" }
      + ["A number, with words behind it if you like; an empty line takes it back."]
  }

  private static func standing(_ dossier: ResearchDossier) -> String {
    let said = dossier.candidates.compactMap { candidate in
      candidate.standing.map { "\($0.kind.rawValue) \(harmless(candidate.title))" }
    }
    let whole = dossier.verdicts.last.map { [$0.kind == .build ? "build new" : $0.kind.rawValue] } ?? []
    return "\(dossier.label): " + (said + whole).joined(separator: ", ") + "."
  }

  private func trailer(_ dossier: ResearchDossier) -> [String] {
    ["End the message of the commit that follows from it with:", "", "  Research: \(dossier.label)"]
  }

  private static func isQuit(_ line: String) -> Bool { ["q", "quit", "exit"].contains(line.lowercased()) }
}
