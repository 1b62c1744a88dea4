import SearchModel
import Services
import WireTypes

/// Something that an agent can ask for.
struct Tool: Sendable {
  var name: String
  var title: String
  /// When to use it and what it gives, for agents.
  var about: String
  var arguments: [ToolArgument]
  /// Name of the schema of what it answers.
  var output: String
  /// Whether it records anything.
  var isReadOnly = true
  var answer: @Sendable (ToolCall) async throws -> ToolAnswer

  static let all: [Tool] = [research, searchCode, readFile, findSymbol, project, whoKnows, recordVerdict]

  /// As `tools/list` describes it.
  var description: RPCObject {
    let required = arguments.filter(\.isRequired).map(\.name)
    let input = RPCObject([
      ("type", "object"),
      ("properties", JSONValue.object(arguments.map { JSONValue.Member($0.name, $0.schema) })),
      ("required", required), ("additionalProperties", false),
    ])
    let hints = RPCObject([
      ("title", title), ("readOnlyHint", isReadOnly), ("destructiveHint", false), ("idempotentHint", isReadOnly),
      ("openWorldHint", false),
    ])
    return RPCObject([
      ("name", name), ("title", title), ("description", about), ("inputSchema", input),
      ("outputSchema", Schemas.standalone(output)), ("annotations", hints),
    ])
  }
}

/// One call of a tool.
struct ToolCall: Sendable {
  var arguments: ToolArguments
  var useCases: UseCases
  var viewer: Viewer
  var links: PageLinks

  /// For whom something is looked for; nil when nobody said: then nothing is kept of it.
  var asker: Asker? {
    let asker = arguments.text("team").map { Asker(saidPerson: "", team: $0) }
    return asker?.isUnknown == false ? asker : nil
  }
}

/// What a tool answers: the same for agents that read text and for those that read values.
struct ToolAnswer: Sendable {
  var text: String
  var value: any Encodable & Sendable

  /// As `tools/call` returns it.
  var result: RPCObject {
    RPCObject([("content", [RPCObject([("type", "text"), ("text", text)])]), ("structuredContent", value)])
  }

  /// A failure that an agent can read and put right.
  static func failure(_ error: UserFacingError) -> RPCObject {
    var text = ToolText()
    text.say("\(error.code.rawValue):")
    text.data(error.message)
    if !error.hint.isEmpty { text.data(error.hint) }
    if let suggestion = error.suggestion { text.data("Try: \(suggestion)") }
    return RPCObject([
      ("content", [RPCObject([("type", "text"), ("text", text.finished())])]), ("isError", true),
    ])
  }
}

extension ToolArgument {
  /// Of tools that look for something.
  static let team = ToolArgument(
    name: "team", kind: .text(most: 200),
    about: "Whose need it is: it counts as a request of that team, and of no person.")

  static func limit(_ range: ClosedRange<Int>, standard: Int) -> ToolArgument {
    ToolArgument(name: "limit", kind: .count(range, standard: standard), about: "At most so many items in the answer.")
  }
}
