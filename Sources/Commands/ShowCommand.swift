import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a file, or a few lines around one.",
    discussion: """
      Examples:
        guildhall show apple/swift-nio:README.md
        guildhall show apple/swift-nio:Sources/NIOCore/ByteBuffer-core.swift:748
        guildhall show apple/swift-nio:Package.swift --json
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("Which file, and which line of it.", valueName: "repo:path[:line]"))
  var subject: String

  @Option(name: .long, help: "Lines to show before and after the line.")
  var context = 10

  @Option(name: .long, help: "Another branch than the default one, a tag, or at least 7 digits of a commit.")
  var branch: String?

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func validate() throws {
    guard (0...100_000).contains(context) else { throw ValidationError("--context takes 0 to 100000 lines.") }
  }

  func run() async throws {
    try await reportingFailure {
      let subject = try FileSubject(subject)
      let file = try await place.open().useCases.browsing.file(
        subject.repository, branch: branch, path: subject.path, viewer: .operator)
      let output = Output()
      defer { output.flush() }
      if json { return output.line(try WireJSON.line(FileReply(file))) }
      guard let text = file.text else {
        throw UserFacingError(
          .notFound, "\(subject.repository):\(subject.path) has no text to show: \(file.withheld ?? "unknown").",
          hint: "The web page's raw view has its bytes.")
      }
      let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
      // A pipe gets the file as it is; a terminal gets numbers and harmless text.
      guard terminal.isInteractive || subject.line != nil else { return output.bytes(Array(text.utf8)) }
      let lines = try Excerpt(text, of: subject, context: context).lines
      let width = String(lines.last?.number ?? 1).count
      for line in lines {
        let number = String(line.number)
        let label = String(repeating: " ", count: width - number.count) + number
        let style = line.number == subject.line ? Terminal.Style.match : .line
        output.line(terminal.styled(label, style) + "  " + harmless(line.text))
      }
    }
  }
}
