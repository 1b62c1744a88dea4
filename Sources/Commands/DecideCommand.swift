import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct DecideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Say what becomes of a recorded need, or write it down as a decision record.",
    discussion: """
      `guildhall research "NEED" --record` gives the number. The last verdict on each candidate \
      counts; earlier ones are kept. --export writes a Markdown file with the next free number \
      into FOLDER, else into docs/decisions of the repository that you are in; it overwrites nothing.

      Who decides is taken from git's user.email and the org chart unless --by says it.

      Reasons: missing-feature, wrong-platform, quality, performance, security, licence, \
      documentation, unmaintained, no-support, too-large, other.

      Examples:
        guildhall decide R-12 swift-nio --adopt
        guildhall decide R-12 retry-kit --dismiss missing-feature --words "no streaming"
        guildhall decide R-12 --build --words "none of them runs on Windows"
        guildhall decide R-12 --export

      Exit code: 0 recorded or written, 1 when there is no such need or candidate, 2 when nothing \
      was done for another reason.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "The recorded need, as R-12.")
  var label: String

  @Argument(
    help: ArgumentHelp(
      "The candidate: its name or id, or any other project; with --export the folder.", valueName: "candidate"))
  var candidate: String?

  @Flag(name: .long, help: "The candidate is taken as it is.")
  var adopt = false

  @Flag(name: .long, help: "It is taken, and changed at its source.")
  var extend = false

  @Flag(name: .long, help: "It is taken, behind something new.")
  var wrap = false

  @Flag(name: .long, help: "Nothing fits: it is built anew.")
  var build = false

  @Flag(name: .long, help: "It is not needed any more.")
  var drop = false

  @Option(name: .long, help: ArgumentHelp("The candidate does not do, for this reason.", valueName: "reason"))
  var dismiss: String?

  @Option(name: .long, help: ArgumentHelp("Why, in your words.", valueName: "text"))
  var words: String = ""

  @OptionGroup var person: PersonOptions

  @Flag(name: .long, help: "Write the decision record.")
  var export = false

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  /// What the flags say; there is one of them.
  private var kinds: [Verdict.Kind] {
    [(adopt, .adopt), (extend, .extend), (wrap, .wrap), (dismiss != nil, .dismiss), (build, .build), (drop, .drop)]
      .compactMap { (isSaid: Bool, kind: Verdict.Kind) in isSaid ? kind : nil }
  }

  func validate() throws {
    guard kinds.count + (export ? 1 : 0) == 1 else {
      throw ValidationError("Say one of --adopt, --extend, --wrap, --dismiss REASON, --build, --drop and --export.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      try await reportingAbsence {
        if export { try await write(guildhall) } else { try await decide(guildhall) }
      }
    }
  }

  private func decide(_ guildhall: Guildhall) async throws {
    let opinion = try opinion()
    let asker = try await person.asker(guildhall, environment: ProcessInfo.processInfo.environment)
    let dossier = try await guildhall.useCases.recording.decide(
      DecideRequest(label: label, opinions: [opinion], person: asker.person, viewer: .operator))
    let output = Output()
    if json {
      output.line(try WireJSON.line(ResearchRecordReply(dossier)))
    } else {
      for line in DossierPrinter.standard().lines(dossier, now: Date()) { output.line(line) }
    }
    output.flush()
  }

  private func opinion() throws -> DecideRequest.Opinion {
    guard let dismiss else { return .init(candidate: candidate, kind: kinds[0], words: words) }
    guard let reason = Verdict.Reason(rawValue: dismiss) else {
      let reasons = Verdict.Reason.allCases.map(\.rawValue)
      throw UserFacingError(
        .badRequest, "There is no reason “\(dismiss)”.",
        hint: NearestName.of(dismiss, among: reasons).map { "Did you mean \($0)?" }
          ?? "Say one of: \(reasons.joined(separator: ", ")).")
    }
    return .init(candidate: candidate, kind: .dismiss, reason: reason, words: words)
  }

  private func write(_ guildhall: Guildhall) async throws {
    let dossier = try await guildhall.useCases.recording.dossier(label, viewer: .operator)
    let folder = try DecisionFolder(named: candidate, from: FileManager.default.currentDirectoryPath)
    let file = try folder.write(dossier.label) { dossier.decisionDocument(number: $0) }
    let output = Output()
    output.line(json ? try WireJSON.line(["file": file.path]) : harmless("Wrote \(file.path)"))
    output.flush()
  }
}
