import Foundation
import HTTPTypes
import Hummingbird
import MCPTools

/// What the headers of a request say of the message in its body.
struct AgentHeaders {
  /// What the message speaks when it does not say so itself.
  let revision: ProtocolRevision
  /// As they were sent; nil when they were not.
  private let written: String?
  private let method: String?
  private let name: String?

  /// - Throws: `RPCFailure` for a header that stands twice: two readers would see different ones.
  init(_ fields: HTTPFields) throws(RPCFailure) {
    func only(_ name: String) throws(RPCFailure) -> String? {
      let values = fields.values(of: name)
      guard values.count < 2 else {
        throw RPCFailure(.headerMismatch, "The header \(name) stands more than once.")
      }
      return values.first
    }
    written = try only("MCP-Protocol-Version")
    method = try only("Mcp-Method")
    name = try only("Mcp-Name")
    revision = written.map { ProtocolRevision(rawValue: $0) ?? .july2026 } ?? .assumed
  }

  /// What comes before a request is answered: the revision without a handshake wants method and name in headers too,
  /// for those who route by them, and both must say the same.
  ///
  /// - Throws: `RPCFailure` where they do not, or where the revision is not spoken here.
  func check(_ message: RPCMessage) throws(RPCFailure) {
    guard message.identifier != nil, message.method != "initialize" else { return }
    let requested = RequestEnvelope.requested(message)
    guard revision.isStateless || requested != nil else { return }
    guard requested != nil else {
      throw RPCFailure(
        .invalidParams, "params._meta says no \(RequestEnvelope.revisionKey), which the request's header speaks of.")
    }
    guard written == requested else {
      throw RPCFailure(.headerMismatch, "The header MCP-Protocol-Version is not the revision that the message names.")
    }
    // Another revision is refused for what it is, whatever it wants of headers.
    _ = try RequestEnvelope(message)
    guard method == message.method else {
      throw RPCFailure(.headerMismatch, "The header Mcp-Method is not the message's method.")
    }
    if let named = message.routingName, name.flatMap(Self.decoded) != named {
      throw RPCFailure(.headerMismatch, "The header Mcp-Name is not what the message names.")
    }
  }

  /// Text that no header could hold is written `=?base64?…?=`.
  private static func decoded(_ value: String) -> String? {
    let (start, end) = ("=?base64?", "?=")
    guard value.hasPrefix(start), value.hasSuffix(end), value.utf8.count >= start.utf8.count + end.utf8.count else {
      return value
    }
    return Data(base64Encoded: String(value.dropFirst(start.count).dropLast(end.count)))
      .flatMap { String(data: $0, encoding: .utf8) }
  }
}
