package import SearchModel

/// What is owed for an input.
package enum RPCOutput: Sendable {
  case nothing
  case one(RPCReply)
  case several([RPCReply])

  /// - Throws: `EncodingError` for a number that JSON cannot say.
  package func bytes() throws -> [UInt8] {
    switch self {
    case .nothing: []
    case .one(let reply): try reply.bytes()
    case .several(let replies): try RPCReply.bytes(replies)
    }
  }
}

extension MCPServer {
  /// Answers all messages of an input.
  ///
  /// - Throws: `CancellationError` when nobody waits for the answers any more.
  package func output(
    for input: RPCInput, revision: ProtocolRevision, viewer: Viewer
  ) async throws(CancellationError) -> RPCOutput {
    switch input {
    case .one(let message, let identifier):
      return try await reply(to: message, identifier, revision, viewer).map(RPCOutput.one) ?? .nothing
    case .batch(let messages):
      guard revision.takesBatches else {
        return .one(
          RPCReply(nil, .failure(RPCFailure(.invalidRequest, "Revision \(revision.rawValue) has no batches."))))
      }
      var replies: [RPCReply] = []
      for (message, identifier) in messages {
        if case .success(let request) = message, request.method == "initialize" {
          let failure = RPCFailure(.invalidRequest, "initialize is no part of a batch.")
          replies.append(RPCReply(identifier, .failure(failure)))
        } else if let reply = try await reply(to: message, identifier, revision, viewer) {
          replies.append(reply)
        }
      }
      return replies.isEmpty ? .nothing : .several(replies)
    }
  }

  private func reply(
    to message: Result<RPCMessage, RPCFailure>, _ identifier: RPCMessage.Identifier?, _ revision: ProtocolRevision,
    _ viewer: Viewer
  ) async throws(CancellationError) -> RPCReply? {
    switch message {
    case .success(let message): try await reply(to: message, revision: revision, viewer: viewer)
    case .failure(let failure): RPCReply(identifier, .failure(failure))
    }
  }
}
