import Foundation
import SearchModel
import Testing

@testable import MCPTools

extension AgentSuite {
  @Suite struct ProtocolTests {
    private func answer(_ input: String, _ revision: ProtocolRevision = .november2025) async throws -> String {
      try await AgentOrganization.shared.value.answer(input, revision: revision)
    }

    @Test func answersWhatIsNoRequest() async throws {
      let table: [(input: String, beginning: String)] = [
        ("", #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"#),
        ("{", #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"#),
        ("[]", #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"#),
        ("7", #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"#),
        (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"#),
        (#"{"jsonrpc":"2.0","id":"a","method":5}"#, #"{"jsonrpc":"2.0","id":"a","error":{"code":-32600,"#),
        (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"#),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"#),
        (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"#),
        (#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"#),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"#),
        (String(repeating: "[", count: 5_000), #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"#),
        (String(repeating: " ", count: 300_000), #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"#),
      ]
      for row in table {
        let answer = try await answer(row.input)
        #expect(answer.hasPrefix(row.beginning), "\(row.input.prefix(60)): \(answer.prefix(120))")
      }
    }

    @Test func echoesIdentifiers() async throws {
      for identifier in ["1", "-7", "9007199254740993", #""a\nb\u0001\"""#, #""""#] {
        let answer = try await answer(#"{"jsonrpc":"2.0","id":\#(identifier),"method":"ping"}"#)
        #expect(answer == #"{"jsonrpc":"2.0","id":\#(identifier),"result":{}}"#)
      }
    }

    @Test func owesNotificationsAndResponsesNothing() async throws {
      for input in [
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","method":"ping"}"#,
        #"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}}"#,
      ] {
        #expect(try await answer(input) == "", "\(input)")
      }
    }

    @Test func agreesOnARevision() async throws {
      let table = [
        ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
        ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
      ]
      for (asked, agreed) in table {
        let answer = try await answer(
          #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(asked)","capabilities":{}}}"#)
        #expect(
          answer.contains(#""protocolVersion":"\#(agreed)","capabilities":{"tools":{},"resources":{},"prompts":{}}"#))
        #expect(answer.contains(#""serverInfo":{"name":"guildhall","title":"Guildhall","version":"1.2.3"}"#))
      }
    }

    @Test func readsBatchesWhereTheRevisionHasThem() async throws {
      let batch = """
        [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"x"},7,
         {"jsonrpc":"2.0","id":2,"method":"initialize","params":{"protocolVersion":"2025-03-26"}}]
        """
      let answers = try await answer(batch, .march2025)
      #expect(
        answers.hasPrefix(#"[{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":null,"error":{"code":-32600"#))
      #expect(answers.contains(#"{"jsonrpc":"2.0","id":2,"error":{"code":-32600"#))
      #expect(try await answer(#"[{"jsonrpc":"2.0","method":"x"}]"#, .march2025) == "")
      #expect(try await answer(batch, .june2025).contains(#""id":null,"error":{"code":-32600"#))
      let many = "[" + Array(repeating: "1", count: 33).joined(separator: ",") + "]"
      #expect(try await answer(many, .march2025).contains("at most 32 are read"))
    }

    private func modern(_ method: String, _ meta: String, _ params: String = "") -> String {
      #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{"_meta":{\#(meta)}\#(params)}}"#
    }

    private let envelope = """
      "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}
      """

    /// A request that says its revision in itself is answered in that one, whatever was agreed on before.
    @Test func answersRequestsThatSayTheirRevision() async throws {
      let discovery = try await answer(modern("server/discover", envelope))
      #expect(discovery.contains(#""supportedVersions":["2024-11-05","#))
      #expect(
        discovery.contains(
          #""resultType":"complete","_meta":{"io.modelcontextprotocol/serverInfo":{"name":"guildhall""#))
      #expect(discovery.contains(#""ttlMs":60000,"cacheScope":"private"}"#))
      #expect(try await answer(modern("resources/list", envelope)).contains(#""ttlMs":0,"cacheScope":"private""#))
      #expect(try await answer(modern("prompts/list", envelope)).contains(#""resultType":"complete""#))
      let table: [(method: String, meta: String, code: Int)] = [
        ("server/discover", #""io.modelcontextprotocol/protocolVersion":"2026-07-28""#, -32602),
        ("server/discover", #""io.modelcontextprotocol/protocolVersion":5"#, -32602),
        ("tools/list", envelope.replacingOccurrences(of: "2026-07-28", with: "2030-01-01"), -32022),
        ("tools/list", envelope.replacingOccurrences(of: "2026-07-28", with: "2025-11-25"), -32022),
        ("nothing", envelope, -32601), ("server/discover", "", -32601),
      ]
      for row in table {
        let answer = try await answer(modern(row.method, row.meta))
        #expect(answer.contains(#""error":{"code":\#(row.code),"#), "\(row): \(answer)")
      }
      let unsupported = try await answer(modern("tools/list", table[2].meta))
      #expect(
        unsupported.contains(#""data":{"supported":["2024-11-05","#)
          && unsupported.contains(#""requested":"2030-01-01""#)
      )
    }

    @Test func resourcesThatAreNotThereHaveTheCodeOfTheirRevision() async throws {
      for uri in [
        "guildhall://practice/none", "guildhall://project/none", "guildhall://x/y", "file:///etc/passwd", "%",
      ] {
        let old = try await answer(#"{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"\#(uri)"}}"#)
        #expect(old.contains(#""code":-32002"#), "\(uri): \(old)")
        let new = try await answer(modern("resources/read", envelope, #","uri":"\#(uri)""#))
        #expect(
          new.contains(#""code":-32602,"message":"Resource not found","data":{"uri":"\#(uri)"}"#), "\(uri): \(new)")
      }
    }

    @Test func promptsTakeANeed() async throws {
      let get = #"{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":"#
      let answer = try await answer(get + #"{"name":"look-before-you-build","arguments":{"need":"parse\ndates"}}}"#)
      #expect(answer.contains("for this need: parse dates"))
      for params in [#"{"name":"other"}}"#, #"{"name":"look-before-you-build"}}"#, "{}}"] {
        #expect(try await self.answer(get + params).contains(#""code":-32602"#), "\(params)")
      }
    }
  }
}
