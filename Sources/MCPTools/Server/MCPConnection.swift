import Dispatch
package import SearchModel
import StructuredText
import Synchronization

/// One client on a pipe: its messages are lines, and so are the answers. Requests are answered beside each other.
package final class MCPConnection: Sendable {
  private struct State {
    /// What the handshake agreed on.
    var revision = ProtocolRevision.newestWithHandshake
    var running: [RPCMessage.Identifier: (number: Int, task: Task<Void, Never>)] = [:]
    var nextNumber = 0
  }

  /// Inputs that are worked on at a time; the next is read when one of them is done.
  private static let mostRunning = 16

  private let server: MCPServer
  private let viewer: Viewer
  private let write: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: mostRunning)

  /// `write` gets whole lines with their breaks, one at a time.
  package init(_ server: MCPServer, viewer: Viewer, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.server = server
    self.viewer = viewer
    let turn = Mutex(())
    self.write = { line in turn.withLock { _ in write(line) } }
  }

  /// Takes a line without its break. Blocks while too much is worked on: not to be called on the cooperative pool.
  package func receive(_ line: [UInt8]) {
    guard line.contains(where: { $0 > 0x20 }) else { return }
    let input: RPCInput
    do throws(RPCFailure) {
      input = try RPCInput(line)
    } catch {
      return send(.one(RPCReply(nil, .failure(error))))
    }
    var identifier: RPCMessage.Identifier?
    if case .one(.success(let message), _) = input {
      if message.method == "notifications/cancelled" { return cancel(message) }
      if message.method == "initialize", let requested = message.params["protocolVersion"]?.text {
        state.withLock { $0.revision = MCPServer.negotiated(requested) }
      }
      identifier = message.identifier
    }
    start(input, identifier)
  }

  /// Refuses a line that was not taken in whole.
  package func refuseTooLong() {
    let failure = RPCFailure(.parseError, "The message is longer than \(RPCInput.longest) bytes.")
    send(.one(RPCReply(nil, .failure(failure))))
  }

  /// Blocks until everything that was asked is answered.
  package func finish() {
    for _ in 0..<Self.mostRunning { room.wait() }
    for _ in 0..<Self.mostRunning { room.signal() }
  }

  private func start(_ input: RPCInput, _ identifier: RPCMessage.Identifier?) {
    room.wait()
    state.withLock { state in
      state.nextNumber += 1
      let (number, revision) = (state.nextNumber, state.revision)
      let task = Task {
        defer { room.signal() }
        let output = try? await server.output(for: input, revision: revision, viewer: viewer)
        forget(identifier, number)
        // Who cancelled a request waits for nothing.
        if let output, !Task.isCancelled { send(output) }
      }
      if let identifier { state.running[identifier] = (number, task) }
    }
  }

  private func forget(_ identifier: RPCMessage.Identifier?, _ number: Int) {
    guard let identifier else { return }
    state.withLock { state in
      if state.running[identifier]?.number == number { state.running[identifier] = nil }
    }
  }

  private func cancel(_ message: RPCMessage) {
    guard let identifier = RPCMessage.identifier(message.params["requestId"]) else { return }
    state.withLock { $0.running[identifier]?.task }?.cancel()
  }

  private func send(_ output: RPCOutput) {
    guard let bytes = try? output.bytes(), !bytes.isEmpty else { return }
    write(bytes + [0x0A])
  }
}
