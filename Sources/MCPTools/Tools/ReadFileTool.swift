import SearchModel
import Services
import WireTypes

extension Tool {
  static let readFile = Tool(
    name: "read_file", title: "Read a file",
    about: """
      Read lines of a file of any repository that you may see, numbered. Without `lines` the first \
      \(FileExcerpt.mostLines); at most so many at a time.
      """,
    arguments: [
      ToolArgument(
        name: "repository", kind: .text(most: 300), isRequired: true, about: "Its name: apple/swift-nio."),
      ToolArgument(
        name: "path", kind: .text(most: 4096), isRequired: true, about: "Within the repository: Sources/Retry.swift."),
      ToolArgument(name: "lines", kind: .text(most: 40), about: "One line as 40, or lines as 40-90."),
      ToolArgument(
        name: "branch", kind: .text(most: 1024),
        about: "Another branch than the default one, a tag, or at least 7 digits of a commit."),
    ],
    output: "FileReply",
    answer: { call in
      let file = try await call.useCases.browsing.file(
        call.arguments.required("repository"), branch: call.arguments.text("branch"),
        path: call.arguments.required("path"), viewer: call.viewer)
      let excerpt = try FileExcerpt(file, lines: call.arguments.text("lines"), links: call.links)
      return ToolAnswer(text: excerpt.text, value: excerpt.reply)
    })
}

/// As much of a file as one answer has room for.
struct FileExcerpt {
  static let mostLines = 300
  /// Bytes of its text: with their numbers they fit one answer.
  private static let mostBytes = 16 << 10

  private(set) var reply: FileReply
  private let links: PageLinks
  /// The last line that is here; nil without text.
  private var last: Int?
  /// Whether a line itself was cut.
  private var isLineCut = false

  init(_ file: FileDetail, lines: String?, links: PageLinks) throws {
    self.links = links
    let range = try Self.range(lines)
    reply = file.text?.isEmpty == true ? FileReply(file) : try FileReply(file, lines: range)
    guard let text = reply.text, let first = reply.firstLine else { return }
    var kept = ""
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard kept.utf8.count + line.utf8.count < Self.mostBytes else { break }
      kept += line + "\n"
      count += 1
    }
    if count == 0, !text.isEmpty {
      (kept, count, isLineCut) = (Self.beginning(of: text), 1, true)
    } else if kept.utf8.count > text.utf8.count {
      // The last line of a file need not end with a break.
      kept.removeLast()
      if text.utf8.last == UInt8(ascii: "\n") { count -= 1 }
    }
    reply.text = kept
    last = first + max(0, count - 1)
    let shown = first...max(first, last ?? first)
    reply.outline = reply.outline.filter { shown.contains($0.line) }
  }

  /// - Throws: `UserFacingError` with code `badRequest`.
  private static func range(_ text: String?) throws -> ClosedRange<Int> {
    guard let text else { return 1...mostLines }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { Int($0.filter { $0 != " " }) }
    guard let first = ends.first ?? nil, let end = ends.last ?? nil, first >= 1, end >= first else {
      throw UserFacingError(
        .badRequest, "The lines \(VisibleText.line(text)) cannot be understood.",
        hint: "Write one line as 40, or lines as 40-90.")
    }
    return first...(end - first < mostLines ? end : first + mostLines - 1)
  }

  private static func beginning(of text: String) -> String {
    String(decoding: text.utf8.prefix(mostBytes / 2), as: UTF8.self)
  }

  var text: String {
    var text = ToolText()
    let name = "\(reply.repository):\(reply.path)"
    guard let content = reply.text, let first = reply.firstLine, let count = reply.lineCount, let last else {
      text.data("\(name) has no text to show: \(reply.withheld ?? "it is not text").")
      return text.finished()
    }
    guard count > 0 else {
      text.data("\(name) is empty.")
      return text.finished()
    }
    text.data("\(name) at \(reply.commit.prefix(12)) (\(reply.branch)), lines \(first) to \(last) of \(count):")
    var lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    if content.utf8.last == UInt8(ascii: "\n") { lines.removeLast() }
    for (index, line) in lines.enumerated() where !text.source("\(first + index)| \(line)") { break }
    if isLineCut { text.say("Line \(first) is longer than this; search_code finds words in it.") }
    if last < count { text.say("To go on, ask for lines \(last + 1)-\(min(count, last + Self.mostLines)).") }
    text.say("Page: \(links.page(of: VisibleText.line(reply.repository), reply.path, line: first))")
    return text.finished()
  }
}
