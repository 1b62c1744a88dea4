import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct ResearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "research",
    abstract: "Say what is needed, and see what the organisation has for it.",
    discussion: """
      The need is compared with what every project says of itself, and with its functions \
      and types, a sentence by its meaning. Each candidate comes with why it fits, who owns \
      it, how to use it, what speaks against it and what others decided about it; then whom \
      to ask, chapters of the handbook and code that does it already. --record keeps the \
      need, for `guildhall decide`.

      Examples:
        guildhall research "retry a flaky http call, waiting longer each time"
        guildhall research yaml parser -n 5 --json
        guildhall research -i
        guildhall research "retry a flaky http call" --record --team Payments
        guildhall research R-12
        guildhall research --list --open

      Exit code: 0 when something seems to fit or was recorded, 1 when nothing does or \
      there is no such record, 2 when the need cannot be understood. With -i: 0 when it \
      ended in a decision, 1 when it did not.
      """)

  @OptionGroup var place: PlaceOptions
  @OptionGroup var asking: AskerOptions

  @Argument(
    help: """
      The need: a sentence, or keywords; several arguments are joined by spaces. Or a recorded one: R-12. At a terminal \
      it is asked for.
      """)
  var need: [String] = []

  @OptionGroup var conversation: ConversationOptions

  @Option(name: [.customShort("n"), .long], help: "Candidates to show, or recorded needs.")
  var limit = 10

  @Flag(name: .long, help: "Keep the need with its candidates.")
  var record = false

  @Flag(name: .long, help: "List recorded needs instead, the newest first.")
  var list = false

  @Flag(name: .long, help: "With --list: only those that nobody decided.")
  var open = false

  @Flag(name: .long, help: "JSON as the API gives it: one object, with --list one a line.")
  var json = false

  func validate() throws {
    let most = list ? DossierListRequest.mostDossiers : ResearchRequest.mostCandidates
    guard (1...most).contains(limit) else { throw ValidationError("--limit takes 1 to \(most).") }
    guard !(list && record) else { throw ValidationError("--list and --record exclude each other.") }
    guard list || !need.isEmpty || conversation.isWanted(need: need) else {
      throw ValidationError("Say what is needed, or talk it through with -i.")
    }
    guard !conversation.interactive || !(list || record || json) else {
      throw ValidationError("-i records what it is told to; leave --list, --record and --json out.")
    }
  }

  /// The number of a recorded need, when that is all that was said.
  private var label: String? {
    need.count == 1 && !record && ResearchLabel.number(need[0]) != nil ? need[0] : nil
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let looking = LookingAsker.asker(
        team: asking.team, for: guildhall, environment: ProcessInfo.processInfo.environment)
      if !list, conversation.isWanted(need: need) {
        let asker = try await asking.asker(guildhall, environment: ProcessInfo.processInfo.environment)
        return try await conversation.run(
          guildhall, need: need, asker: asker, looking: looking, project: asking.project ?? "")
      }
      let output = Output()
      defer { output.flush() }
      if list { return try await printList(guildhall, to: output) }
      if let label {
        // Not to find it is an answer; everything else is a failure.
        let dossier = try await reportingAbsence {
          try await guildhall.useCases.recording.dossier(label, viewer: .operator)
        }
        return try print(dossier, to: output)
      }
      let answer = try await guildhall.useCases.researching.research(
        ResearchRequest(need: need.joined(separator: " "), viewer: .operator, limit: limit, asker: looking))
      await guildhall.flushSignals()
      if !record || !json { try print(answer, to: output) }
      if record { return try await keep(answer, guildhall, output) }
      output.flush()
      if !answer.hasFit { throw ExitCode(1) }
    }
  }

  private func print(_ answer: ResearchAnswer, to output: Output) throws {
    if json { return output.line(try WireJSON.line(ResearchReply(answer))) }
    for line in ResearchPrinter.standard().lines(answer) { output.line(line) }
  }

  private func print(_ dossier: ResearchDossier, to output: Output) throws {
    if json { return output.line(try WireJSON.line(ResearchRecordReply(dossier))) }
    for line in DossierPrinter.standard().lines(dossier, now: Date()) { output.line(line) }
  }

  private func keep(_ answer: ResearchAnswer, _ guildhall: Guildhall, _ output: Output) async throws {
    let dossier = try await guildhall.useCases.recording.record(
      RecordRequest(
        need: answer.need,
        asker: try await asking.asker(guildhall, environment: ProcessInfo.processInfo.environment),
        project: asking.project ?? "", candidates: answer.candidates.map(\.offer.summary.identifier),
        viewer: .operator))
    if json { return try print(dossier, to: output) }
    output.line("")
    output.line(
      "Recorded as \(dossier.label). Say what becomes of it: guildhall decide \(dossier.label) CANDIDATE --adopt")
  }

  private func printList(_ guildhall: Guildhall, to output: Output) async throws {
    let page = try await guildhall.useCases.recording.dossiers(
      DossierListRequest(
        matching: need.joined(separator: " "), team: asking.team, isOpen: open, limit: limit, viewer: .operator))
    for dossier in page.dossiers {
      output.line(
        json ? try WireJSON.line(ResearchRecordReply(dossier)) : DossierPrinter.standard().line(dossier))
    }
    output.flush()
    if page.dossiers.isEmpty { throw ExitCode(1) }
  }
}
