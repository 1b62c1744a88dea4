import Foundation
import SearchModel
import Synchronization
import TestSupport
import Testing

@testable import MCPTools

extension AgentSuite {
  @Suite struct ConnectionTests {
    /// What a connection writes for these lines, in order of their ids.
    private func conversation(_ lines: [String]) async throws -> [String] {
      let server = try await AgentOrganization.shared.value.server
      let written = Mutex<[String]>([])
      // A file, and no pipe: who writes a full one would hold a thread that the answers need.
      let folder = try TemporaryFolder()
      try folder.write(lines.joined(separator: "\n"), to: "input")
      let connection = MCPConnection(server, viewer: .operator) { line in
        written.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      }
      await connection.serve(try FileHandle(forReadingFrom: folder.file("input")))
      return written.withLock { $0.sorted() }
    }

    @Test func answersEachLineAndEndsWithItsInput() async throws {
      let answers = try await conversation([
        #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, "", "  \r", "nonsense",
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, String(repeating: "x", count: 300_000),
        #"{"jsonrpc":"2.0","id":2,"method":"ping"}"#,
      ])
      #expect(answers.count == 4)
      #expect(answers.allSatisfy { $0.hasSuffix("}\n") && $0.utf8.count { $0 == 0x0A } == 1 })
      #expect(answers[0] == #"{"jsonrpc":"2.0","id":1,"result":{}}"# + "\n")
      #expect(answers[1] == #"{"jsonrpc":"2.0","id":2,"result":{}}"# + "\n")
      #expect(answers[2...].allSatisfy { $0.contains(#""id":null,"error":{"code":-32700"#) })
    }

    /// The handshake's revision holds for what follows.
    @Test func keepsTheRevisionOfTheHandshake() async throws {
      func batch(after revision: String) async throws -> Bool {
        try await conversation([
          #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"\#(revision)"}}"#,
          #"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#,
        ]).contains { $0.hasPrefix(#"[{"jsonrpc":"2.0","id":1,"result":{}}]"#) }
      }
      #expect(try await batch(after: "2025-03-26"))
      #expect(try await !batch(after: "2025-11-25"))
    }

    @Test func manyRequestsAreAllAnswered() async throws {
      let answers = try await conversation(
        (1...200).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"\#($0 % 2 == 0 ? "ping" : "tools/list")"}"# })
      #expect(answers.count == 200)
    }

    @Test func cancellingNothingDoesNothing() async throws {
      let answers = try await conversation([
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/cancelled"}"#, #"{"jsonrpc":"2.0","id":7,"method":"ping"}"#,
      ])
      #expect(answers.count == 1)
    }

    @Test func linesComeInPieces() {
      var reader = LineReader(longest: 4)
      var lines: [String] = []
      let take: ([UInt8]?) -> Void = { lines.append($0.map { String(decoding: $0, as: UTF8.self) } ?? "too long") }
      for piece in ["ab", "c\nd\n\n12345", "678\n1234\n", "end"] { reader.read(Array(piece.utf8), take: take) }
      reader.end(take)
      reader.end(take)
      #expect(lines == ["abc", "d", "too long", "1234", "end"])
    }
  }
}
