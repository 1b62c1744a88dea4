import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes
import Wording

struct PrivacyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy",
    abstract: "Say what is kept of what a person looked for, or keep nothing of them.",
    discussion: """
      Examples:
        guildhall privacy ann@example.org
        guildhall privacy --opt-out "Ann Lee"
        guildhall privacy --opt-in "Ann Lee"

      Whoever is opted out is not suggested as somebody to ask either.

      PERSON is an address, a name, a login or a key of the people's list.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "The person.")
  var person: String

  @Flag(name: .long, help: "Keep nothing of them any more, take their name off, and suggest them to nobody.")
  var optOut = false

  @Flag(name: .long, help: "Take an opt-out back.")
  var optIn = false

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func validate() throws {
    if optOut, optIn { throw ValidationError("Give one of --opt-out and --opt-in.") }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let signalling = guildhall.useCases.signalling
      if optOut || optIn { try await signalling.setOptOut(optOut, of: person) }
      let reply = PrivacyReply(
        person: person, isOptedOut: try await signalling.isOptedOut(person),
        signals: try await guildhall.signals(of: person), questions: try await guildhall.questions(ofPerson: person))
      let output = Output()
      if json { output.line(try WireJSON.line(reply)) } else { lines(reply).forEach(output.line) }
      output.flush()
    }
  }

  private func lines(_ reply: PrivacyReply) -> [String] {
    let state = reply.optedOut ? "asked not to be kept" : "did not ask not to be kept"
    let count = reply.signals.count
    let kept = "\(Counted.text(count, "search", "searches")) \(count == 1 ? "is" : "are") kept under the name."
    let questions = reply.questions.map { question in
      "   " + harmless("\(question.id) · \(question.parts.joined(separator: ", ")) · \(question.title)")
    }
    return ["\(harmless(reply.person)) \(state); \(kept)"]
      + reply.signals.map { signal in
        "   "
          + harmless(
            ["\(signal.date.formatted(.iso8601))", signal.kind, signal.team, signal.need].filter { !$0.isEmpty }
              .joined(separator: " · "))
      } + (questions.isEmpty ? [] : ["In questions:"] + questions)
  }
}
