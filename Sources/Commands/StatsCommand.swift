import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

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
      let status = try await place.open().browsing.status(viewer: .operator)
      let output = Output()
      defer { output.flush() }
      if json { return output.line(try WireJSON.line(StatusReply(status))) }
      print(status, to: output)
    }
  }

  private func print(_ status: StatusReport, to output: Output) {
    let overview = status.overview
    let ratio = overview.indexedBytes == 0 ? 0 : Double(status.shardBytes) / Double(overview.indexedBytes)
    output.line("\(harmless(overview.organization))")
    output.line("  repositories  \(overview.repositories), \(overview.failing) failing")
    output.line("  projects      \(overview.projects)")
    output.line("  documents     \(overview.documents)")
    output.line("  files         \(overview.files)")
    output.line("  text          \(ByteCount(overview.indexedBytes))")
    output.line(
      "  index         \(ByteCount(status.shardBytes)) in \(status.shards) shards, \(String(format: "%.2f", ratio)) of the text"
    )
    if let oldest = overview.oldestMatch { output.line("  freshness     \(Age(from: oldest, to: .now))") }
    let languages = overview.languages.ofOwnCode.prefix(8).map { "\($0.language) \(ByteCount($0.bytes))" }
    output.line("  languages     \(languages.joined(separator: ", "))")
    let skipped = status.repositories.flatMap(\.skipped).reduce(into: [String: Int]()) {
      $0[$1.reason, default: 0] += $1.files
    }
    for (reason, count) in skipped.sorted(by: { $0.value > $1.value }) {
      output.line("  left out      \(count) files: \(reason)")
    }
    for problem in status.problems {
      output.line(
        "  \(problem.severity.rawValue)  \(harmless(problem.subject)): \(harmless(problem.message)) \(harmless(problem.hint))"
      )
    }
  }
}

/// Bytes as people read them: `12.3 MB`.
struct ByteCount: CustomStringConvertible {
  let description: String

  init(_ bytes: Int) {
    let units = ["bytes", "kB", "MB", "GB", "TB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    description = unit == 0 ? "\(bytes) bytes" : String(format: "%.1f %@", value, units[unit])
  }
}
