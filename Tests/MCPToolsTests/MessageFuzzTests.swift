import Foundation
import TestSupport
import Testing

@testable import MCPTools

/// Nothing that arrives makes the reader fail in another way than by saying so.
@Suite struct MessageFuzzTests {
  private static let seeds = [
    #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"research","arguments":{"need":"x","limit":3}}}"#,
    #"[{"jsonrpc":"2.0","id":"a\ud83d\ude00","method":"ping"},{"jsonrpc":"2.0","result":null}]"#,
    #"{"jsonrpc":"2.0","id":-1e5,"method":"x","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}"#,
  ]

  @Test func randomBytes() {
    var random = Seeded(Fuzzing.seed(0x4D43))
    for _ in 0..<Fuzzing.rounds(3_000) {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      read(bytes)
    }
  }

  @Test func damagedMessages() {
    var random = Seeded(Fuzzing.seed(0x4D44))
    let alphabet = Array(#"{}[]",:\u0123456789eE+-.truefalsn "#.utf8) + [0, 0x0A, 0x80, 0xED, 0xF0, 0xFF]
    for _ in 0..<Fuzzing.rounds(6_000) {
      var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      read(bytes)
    }
  }

  /// Answers to whatever was read can be written, and are read again as the JSON that they are.
  private func read(_ bytes: [UInt8]) {
    let replies: [RPCReply]
    do throws(RPCFailure) {
      switch try RPCInput(bytes) {
      case .one(let message, let identifier): replies = [Self.reply(to: message, identifier)]
      case .batch(let messages): replies = messages.map { Self.reply(to: $0.message, $0.identifier) }
      }
    } catch {
      replies = [RPCReply(nil, .failure(error))]
    }
    for reply in replies {
      let written = (try? reply.bytes()) ?? []
      #expect((try? JSONSerialization.jsonObject(with: Data(written))) != nil, "\(bytes)")
    }
  }

  private static func reply(
    to message: Result<RPCMessage, RPCFailure>, _ identifier: RPCMessage.Identifier?
  ) -> RPCReply {
    RPCReply(identifier, message.map { RPCObject([("method", $0.method)]) })
  }
}
