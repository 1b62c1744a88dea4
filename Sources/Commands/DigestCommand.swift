import ArgumentParser
import Foundation
import SearchModel
import Services
import Settings
import WireTypes
import Wording

struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Print what was asked for in a week, or mail it.",
    discussion: """
      A server mails the digest of each whole week by itself, once, to those whom \
      digest.smtp in guildhall.yaml names. --send mails it now, whether or not it was \
      sent before.

      Examples:
        guildhall digest
        guildhall digest --week 2026-W47 --json
        guildhall digest --send
      """)

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("The week, as 2026-W47; the last whole one unless said.", valueName: "week"))
  var week: String?

  @Flag(name: .long, help: "Mail it to those whom digest.smtp names.")
  var send = false

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  func validate() throws {
    if let week, Week(week) == nil { throw ValidationError("--week takes a week as 2026-W47.") }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let chosen = week.flatMap { Week($0) } ?? Week(containing: Date()).advanced(by: -1)
      // What is mailed is for everybody.
      let digest = try await guildhall.useCases.demanding.digest(
        of: chosen, isBrief: false, viewer: send ? .anonymous : .operator)
      let output = Output()
      if send {
        let mailing = try DigestMailing.configured(in: guildhall)
        let receivers = try await mailing.send(digest)
        output.line(
          "The digest of week \(chosen) was sent to \(Counted.text(receivers, "address", "addresses")).")
      } else if json {
        output.line(try WireJSON.line(DemandDigestReply(digest)))
      } else {
        for line in DemandPrinter.standard().lines(digest) { output.line(line) }
      }
      output.flush()
    }
  }
}
