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
