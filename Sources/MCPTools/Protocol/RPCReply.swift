import WireTypes

/// An answer to one request.
package struct RPCReply: Sendable, Encodable {
  /// nil where the request could not be understood so far.
  package var identifier: RPCMessage.Identifier?
  package var outcome: Result<RPCObject, RPCFailure>

  package init(_ identifier: RPCMessage.Identifier?, _ outcome: Result<RPCObject, RPCFailure>) {
    self.identifier = identifier
    self.outcome = outcome
  }

  package var failure: RPCFailure? { if case .failure(let failure) = outcome { failure } else { nil } }

  package func encode(to encoder: any Encoder) throws {
    var members = RPCObject([("jsonrpc", "2.0")])
    switch identifier {
    case .text(let text): members.add("id", text)
    case .number(let number): members.add("id", number)
    case nil: members.add("id", JSONValue.null)
    }
    switch outcome {
    case .success(let result): members.add("result", result)
    case .failure(let failure):
      var error = RPCObject([("code", failure.code.rawValue), ("message", failure.message)])
      if let data = failure.data { error.add("data", data) }
      members.add("error", error)
    }
    try members.encode(to: encoder)
  }

  /// JSON on one line, with characters replaced that hide from readers or turn text around.
  ///
  /// - Throws: `EncodingError` for a number that JSON cannot say.
  package func bytes() throws -> [UInt8] { VisibleText.bytes(try WireJSON.bytes(self)) }

  /// The same of several replies, as a list.
  package static func bytes(_ replies: [RPCReply]) throws -> [UInt8] { VisibleText.bytes(try WireJSON.bytes(replies)) }
}

/// A JSON object of values of any types that can be written, in this order.
package struct RPCObject: Sendable, Encodable {
  private var members: [(name: String, value: any Encodable & Sendable)]

  package init(_ members: [(name: String, value: any Encodable & Sendable)] = []) { self.members = members }

  package mutating func add(_ name: String, _ value: any Encodable & Sendable) { members.append((name, value)) }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for member in members { try container.encode(member.value, forKey: Name(member.name)) }
  }
}
