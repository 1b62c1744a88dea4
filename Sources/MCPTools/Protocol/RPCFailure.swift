package import WireTypes

/// A request that cannot be answered: JSON-RPC 2.0, section 5.1, and the codes that the protocol adds.
package struct RPCFailure: Error, Sendable {
  package enum Code: Int, Sendable {
    case parseError = -32_700
    case invalidRequest = -32_600
    case methodNotFound = -32_601
    case invalidParams = -32_602
    case internalError = -32_603
    /// Ours: too many requests at a time, or from one address.
    case busy = -32_000
    /// Until 2025-11-25.
    case resourceNotFound = -32_002
    /// Headers and body of a request say different things.
    case headerMismatch = -32_020
    case unsupportedRevision = -32_022
  }

  package var code: Code
  package var message: String
  package var data: JSONValue?

  package init(_ code: Code, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The request names a revision that is not spoken here.
  static func unsupported(_ requested: String) -> RPCFailure {
    RPCFailure(
      .unsupportedRevision, "Unsupported protocol version",
      data: [
        "supported": .array(ProtocolRevision.names.map(JSONValue.string)),
        "requested": .string(String(requested.prefix(100))),
      ])
  }
}
