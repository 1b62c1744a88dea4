import Glibc

/// Reads a child's two outputs at once, so that neither can fill up and stop it:
/// its output to the caller, its complaints to a bounded store.
struct OutputPump {
  enum Step {
    /// So many bytes were read into the buffer.
    case bytes(Int)
    case end
    case deadline
  }

  private let child: ChildProcess
  private(set) var complaints = Complaints()
  private var errorsOpen = true

  init(_ child: ChildProcess) { self.child = child }

  /// Waits until output is there and reads it into `buffer` (which must not be empty).
  ///
  /// The end is the child's, not that of its outputs: what it leaves behind (the
  /// master connection of an ssh with `ControlPersist`) may hold them open for hours.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer, deadline: ContinuousClock.Instant?) -> Step {
    while true {
      switch wait(forOutput: true, deadline: deadline) {
      case .deadline: return .deadline
      case .failed, .quiet: return .end
      case .ready(let hasOutput):
        guard hasOutput else { continue }
        let count = Glibc.read(child.output, buffer.baseAddress, buffer.count)
        if count > 0 { return .bytes(count) }
        if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        return .end
      }
    }
  }

  /// Reads what the child still has to say after its output ended.
  mutating func drainComplaints(deadline: ContinuousClock.Instant?) {
    while errorsOpen, case .ready = wait(forOutput: false, deadline: deadline) {}
  }

  private enum Readiness {
    case ready(output: Bool)
    /// The child has ended and nothing is left to read.
    case quiet
    case deadline, failed
  }

  /// Waits for something to read, and takes complaints in.
  private mutating func wait(forOutput: Bool, deadline: ContinuousClock.Instant?) -> Readiness {
    while true {
      let left = deadline.map { $0 - ContinuousClock.now }
      if let left, left <= .zero { return .deadline }
      // Asked before the outputs are looked at: what the child wrote is there then.
      let hasEnded = child.hasEnded
      // poll(2) passes over negative descriptors.
      var descriptors = [
        pollfd(fd: forOutput ? child.output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorsOpen ? child.errors : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: hasEnded ? -1 : child.ended, events: Int16(POLLIN), revents: 0),
      ]
      let pause: Int32 = child.ended >= 0 ? 3_600_000 : 50
      let ready = poll(
        &descriptors, nfds_t(descriptors.count), hasEnded ? 0 : min(pause, left?.pollTimeout ?? pause))
      if ready < 0 && errno != EINTR { return .failed }
      if ready < 0 { continue }
      if descriptors[1].revents != 0 { errorsOpen = readComplaint() }
      if descriptors[0].revents != 0 { return .ready(output: true) }
      if descriptors[1].revents != 0 { return .ready(output: false) }
      if hasEnded { return .quiet }
    }
  }

  private mutating func readComplaint() -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = Glibc.read(child.errors, buffer.baseAddress, buffer.count)
      if count < 0 { return errno == EINTR || errno == EAGAIN }
      complaints.append(buffer.prefix(count))
      return count > 0
    }
  }
}

/// What a child said on its standard error: the first and the last 32 KiB.
struct Complaints {
  private static let half = 32 * 1024
  private var first: [UInt8] = []
  private var last: [UInt8] = []

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if first.count < Self.half { first.append(byte) } else { last.append(byte) }
    }
    if last.count > 2 * Self.half { last.removeFirst(last.count - Self.half) }
  }

  /// Without control codes and credentials.
  var text: String { PrintableText.clean(first + last.suffix(Self.half)) }
}
