import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes
import Wording

struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Say what is indexed, how fresh it is, and what went wrong.",
    discussion: """
      Examples:
        guildhall stats
        guildhall stats --json
      """)

  @OptionGroup var place: PlaceOptions

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func run() async throws {
    try await reportingFailure {
      let status = try await place.open().useCases.browsing.status(viewer: .operator)
      let output = Output()
      defer { output.flush() }
      if json { return output.line(try WireJSON.line(StatusReply(status))) }
      print(status, to: output)
    }
  }

  private func print(_ status: StatusReport, to output: Output) {
    let overview = status.overview
    output.line("\(harmless(overview.organization))")
    output.line("  repositories  \(Counted.number(overview.repositories)), \(Counted.number(overview.failing)) failing")
    output.line("  projects      \(Counted.number(overview.projects))")
    output.line("  documents     \(Counted.number(overview.documents))")
    output.line("  files         \(Counted.number(overview.files))")
    output.line("  text          \(Counted.bytes(overview.indexedBytes))")
    output.line("  index         \(index(status))")
    if let oldest = overview.oldestMatch {
      output.line("  freshness     oldest match \(Moment(oldest, now: .now).words)")
    }
    let languages = overview.languages.ofOwnCode.prefix(8).map { "\($0.language) \(Counted.bytes($0.bytes))" }
    output.line("  languages     \(languages.joined(separator: ", "))")
    let skipped = status.repositories.flatMap(\.skipped).reduce(into: [String: Int]()) {
      $0[$1.reason, default: 0] += $1.files
    }
    for (reason, count) in skipped.sorted(by: { $0.value > $1.value }) {
      output.line("  left out      \(Counted.text(count, "file")): \(reason)")
    }
    for problem in status.problems {
      output.line(
        "  \(problem.severity.rawValue)  \(harmless(problem.subject)): \(harmless(problem.message)) \(harmless(problem.hint))"
      )
    }
  }

  private func index(_ status: StatusReport) -> String {
    let text = "\(Counted.bytes(status.shardBytes)) in \(Counted.text(status.shards, "shard"))"
    let indexed = status.overview.indexedBytes
    return indexed > 0 ? "\(text), \(Counted.percent(status.shardBytes, of: indexed)) of the text" : text
  }
}
