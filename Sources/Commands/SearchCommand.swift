import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search code and everything else.",
    discussion: """
      All terms must be in the file. "Quotes" keep words together, /slashes/ hold \
      a regular expression (over several lines where it names \\n), a minus \
      excludes, and fields narrow: repo: file: \
      lang: sym: owner: rev: type:code|repo|file|symbol|doc|project|decision.

      Examples:
        guildhall search "func retry" lang:swift
        guildhall search 'sym:ByteBuffer'
        guildhall search '/Task\\.sleep\\(.*seconds/' -file:Tests
        guildhall search type:doc backpressure --json

      Exit code: 0 when something was found, 1 when nothing was, 2 for a query \
      that cannot be understood.
      """)

  @OptionGroup var place: PlaceOptions

  // A query may start with a minus: `-file:Tests` is a part of it.
  @Argument(parsing: .allUnrecognized, help: "The query; several arguments are joined by spaces.")
  var query: [String]

  @Option(name: [.customShort("n"), .long], help: "Files (and items of every other kind) to show.")
  var limit = 20

  @Flag(name: .long, help: "One JSON object a line, in rank order.")
  var json = false

  @Option(name: .long, help: ArgumentHelp("For which team you look. (default: GUILDHALL_TEAM)", valueName: "team"))
  var team: String?

  @Flag(name: .long, help: "Also print the plan of the query and the reasons of each rank.")
  var explain = false

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000.") }
    // What starts so is an option mistyped, hardly a query.
    if let option = query.first(where: { $0.hasPrefix("--") && $0.utf8.count > 2 }) {
      throw ValidationError(
        "There is no option \(harmless(option)). To search for it, quote it twice: '\"\(harmless(option))\"'.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      var words = query
      // The first of them ends the options, and is no word.
      if let end = words.firstIndex(of: "--") { words.remove(at: end) }
      let answer = try await answer(to: words.joined(separator: " "), from: guildhall)
      let output = Output()
      defer { output.flush() }
      let lines = SearchReply(answer).results
      if json {
        for line in lines { output.line(try WireJSON.line(line)) }
        // The output has results alone.
        for reason in answer.incomplete {
          FileHandle.standardError.write(Data("Not the whole answer: \(harmless(reason.sentence))\n".utf8))
        }
      } else {
        let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
        SearchPrinter(terminal: terminal, output: output, explains: explain).print(answer)
      }
      output.flush()
      await guildhall.flushSignals()
      if lines.isEmpty { throw ExitCode(1) }
    }
  }

  private func answer(to query: String, from guildhall: Guildhall) async throws -> SearchAnswer {
    do {
      var request = SearchRequest(
        query: query, viewer: .operator, limit: limit, explain: explain, expandsOnlyFile: !json,
        asker: LookingAsker.asker(team: team, for: guildhall, environment: ProcessInfo.processInfo.environment))
      // The process ends with the answer; nothing would go on reading.
      request.waitsForRevisions = true
      return try await guildhall.useCases.searching.search(request)
    } catch var error as UserFacingError where error.code == .badQuery {
      if let place = BlamedPlace(error.range, in: query) { error.message += "\n" + place.text }
      throw error
    }
  }
}
