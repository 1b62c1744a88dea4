import StructuredText

/// What a request says of itself in `_meta` since 2026-07-28.
package struct RequestEnvelope: Sendable {
  package let revision: ProtocolRevision

  /// Where a request names its revision.
  package static let revisionKey = key("protocolVersion")

  static func key(_ name: String) -> String { "io.modelcontextprotocol/\(name)" }

  /// nil for a request of a revision with a handshake: none of these says its revision in itself.
  ///
  /// - Throws: `RPCFailure` for an envelope that is not whole, or of a revision that is not spoken here.
  package init?(_ message: RPCMessage) throws(RPCFailure) {
    guard message.method != "initialize", let meta = message.params["_meta"]?.table,
      let entry = meta.entry(Self.revisionKey)
    else { return nil }
    guard let requested = entry.value.text else {
      throw RPCFailure(.invalidParams, "\(Self.revisionKey) in _meta is no text.")
    }
    guard meta[Self.key("clientCapabilities")]?.table != nil else {
      throw RPCFailure(.invalidParams, "\(Self.key("clientCapabilities")) is missing in _meta; it may be empty.")
    }
    guard let known = ProtocolRevision(rawValue: requested), known.isStateless else { throw .unsupported(requested) }
    revision = known
  }

  /// The revision that the message names, whatever it is.
  package static func requested(_ message: RPCMessage) -> String? {
    message.params["_meta"]?.table?[revisionKey]?.text
  }
}
