import Glibc

/// One run of git from start to end: streams its output, bounds its time.
struct GitProcess {
  struct Outcome {
    var exit: ChildProcess.Exit
    /// What it said on standard error, cleaned.
    var complaint: String
  }

  /// Why a run ended before git did.
  enum Interruption: Error {
    case deadline(complaint: String)
    case cancelled
  }

  var executable: String
  var arguments: [String]
  var environment: [String]
  var bounds: WorkBounds
  var keeping: Int32?
  var fileBytes: UInt64 = 0

  /// Runs git to its end. `consume` gets the output in pieces that are valid during its call; its throwing ends the run.
  func run(consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Outcome {
    if bounds.cancellation?.isCancelled == true { throw Interruption.cancelled }
    let child = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment, keeping: keeping, fileBytes: fileBytes,
      outputCapacity: 256 * 1024)
    let key = bounds.cancellation?.addHandler { child.kill() }
    defer { if let key { bounds.cancellation?.removeHandler(key) } }

    var pump = OutputPump(child)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    do {
      reading: while true {
        switch pump.read(into: buffer, deadline: bounds.deadline) {
        case .bytes(let count): try consume(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
        case .end: break reading
        case .deadline:
          // Let git take its lock files and half-written packs away before it is killed.
          child.kill(SIGTERM)
          _ = child.finish(until: .now + .seconds(2))
          throw Interruption.deadline(complaint: pump.complaints.text)
        }
      }
    } catch {
      _ = child.finish(killing: true)
      throw error
    }
    pump.drainComplaints(deadline: bounds.deadline)
    let exit = child.finish(until: bounds.deadline ?? .now + .seconds(60))
    if bounds.cancellation?.isCancelled == true { throw Interruption.cancelled }
    if exit == .signal(SIGKILL), let deadline = bounds.deadline, ContinuousClock.now >= deadline {
      throw Interruption.deadline(complaint: pump.complaints.text)
    }
    return Outcome(exit: exit, complaint: pump.complaints.text)
  }
}
