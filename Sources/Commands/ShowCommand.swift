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

  @Option(name: .long, help: "Another branch than the default one.")
  var branch: String?

  @Flag(name: .long, help: "One JSON object.")
  var json = false

  func validate() throws {
    guard (0...100_000).contains(context) else { throw ValidationError("--context takes 0 to 100000 lines.") }
  }

  func run() async throws {
    try await reportingFailure {
      let subject = try FileSubject(subject)
      let file = try await place.open().browsing.file(
        subject.repository, branch: branch, path: subject.path, viewer: .operator)
      let output = Output()
      defer { output.flush() }
      if json { return output.line(try WireJSON.line(FileReply(file))) }
      guard let text = file.text else {
        throw UserFacingError(
          .notFound, "\(subject.repository):\(subject.path) has no text to show: \(file.withheld ?? "unknown").",
          hint: "The web page's raw view has its bytes.")
      }
      try print(text, of: subject, to: output)
    }
  }

  private func print(_ text: String, of subject: FileSubject, to output: Output) throws {
    let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
    // A pipe gets the file as it is; a terminal gets numbers and harmless text.
    guard terminal.isInteractive || subject.line != nil else { return output.bytes(Array(text.utf8)) }
    let shown = try ShownLines(
      of: text, around: subject.line, context: context, name: "\(subject.repository):\(subject.path)")
    let width = String(shown.first + shown.lines.count).count
    for (number, line) in zip(shown.first..., shown.lines) {
      let label = String(repeating: " ", count: width - String(number).count) + String(number)
      let style = number == subject.line ? Terminal.Style.match : .line
      output.line(terminal.styled(label, style) + "  " + harmless(line))
    }
  }
}

/// `repo:path[:line]`.
struct FileSubject: Equatable {
  var repository: String
  var path: String
  var line: Int?

  init(_ text: String) throws {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw UserFacingError(
        .badRequest, "“\(text)” does not name a file.",
        hint: "Write it as repo:path or repo:path:line, for instance apple/swift-nio:Package.swift:10.")
    }
    repository = String(text[..<colon])
    path = String(text[text.index(after: colon)...])
    if let last = path.lastIndex(of: ":"), let number = Int(path[path.index(after: last)...]), number > 0 {
      line = number
      path = String(path[..<last])
    }
    if path.hasPrefix("/") { path.removeFirst() }
  }
}
