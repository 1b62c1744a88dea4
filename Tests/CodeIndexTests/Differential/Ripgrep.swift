import Foundation
import TestSupport

/// What ripgrep finds in a folder.
struct Ripgrep {
  /// Where it is installed; nil when it is not.
  static let program: URL? = ["/usr/bin/rg", "/usr/local/bin/rg"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }.map { URL(fileURLWithPath: $0) }

  let folder: TemporaryFolder

  struct Failure: Error {
    var pattern: String
    var reason: String
  }

  /// Matching lines of each file by its path, with the matches in them that are not empty.
  ///
  /// `pattern`: in Rust's syntax.
  func search(_ pattern: String, ignoresCase: Bool, overLines: Bool) throws -> [String: BruteForce.Lines] {
    guard let program = Self.program else { return [:] }
    let options =
      ["--json", "--no-config", "--no-ignore", "--hidden", "--text", "--encoding", "none", "--no-messages"]
      + (ignoresCase ? ["--ignore-case"] : ["--case-sensitive"]) + (overLines ? ["--multiline"] : [])
    let run = try RunningProgram(
      program, options + ["-e", pattern, "--", "."], environment: [:], currentFolder: folder.url)
    let result = try run.wait()
    guard result.code == 0 || result.code == 1 else { throw Failure(pattern: pattern, reason: result.errors) }
    return try Self.lines(of: result.output)
  }

  private struct Event: Decodable {
    /// JSON has no bytes: what is no UTF-8 comes as base 64.
    struct Bytes: Decodable {
      var text: String?
      var bytes: Data?

      var content: [UInt8] { text.map { Array($0.utf8) } ?? bytes.map { [UInt8]($0) } ?? [] }
    }
    struct Match: Decodable {
      var start: Int
      var end: Int
    }
    struct Content: Decodable {
      var path: Bytes?
      var lines: Bytes?
      var lineNumber: Int?
      var submatches: [Match]?
    }

    var type: String
    var data: Content
  }

  private static func lines(of output: String) throws -> [String: BruteForce.Lines] {
    var found: [String: BruteForce.Lines] = [:]
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    for line in output.utf8.split(separator: 10) where line.starts(with: #"{"type":"match""#.utf8) {
      let event = try decoder.decode(Event.self, from: Data(line)).data
      guard let path = event.path, let text = event.lines?.content, let first = event.lineNumber else { continue }
      var matching = LineRanges(text)
      for line in matching.starts.indices { matching.lines[line + 1] = [] }
      for match in event.submatches ?? [] { matching.add(match.start..<match.end) }
      let name = String(String(decoding: path.content, as: UTF8.self).dropFirst(2))
      for (line, ranges) in matching.lines { found[name, default: [:]][line - 1 + first] = ranges }
    }
    return found
  }
}

/// Shares the matches in a text out to its lines.
struct LineRanges {
  /// Where each line begins.
  let starts: [Int]
  private let text: [UInt8]
  var lines: BruteForce.Lines = [:]

  /// `text`: with LF at the ends of lines.
  init(_ text: [UInt8]) {
    self.text = text
    starts = [0] + text.indices.filter { text[$0] == 10 && $0 + 1 < text.count }.map { $0 + 1 }
  }

  /// Marks the lines of which a match holds a byte, the line feed included; an empty one stands in one line.
  mutating func add(_ match: Range<Int>) {
    var line = index(at: match.lowerBound)
    repeat {
      let end = line + 1 < starts.count ? starts[line + 1] - 1 : text.count - (text.last == 10 ? 1 : 0)
      let part = match.clamped(to: starts[line]..<max(starts[line], end))
      lines[line + 1, default: []] +=
        part.isEmpty ? [] : [part.lowerBound - starts[line]..<part.upperBound - starts[line]]
      line += 1
    } while line < starts.count && starts[line] < match.upperBound
  }

  private func index(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
