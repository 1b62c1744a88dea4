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
  mutating func read(into buffer: UnsafeMutableRawBufferPointer, deadline: ContinuousClock.Instant?) -> Step {
    while true {
      guard let timeout = Self.milliseconds(until: deadline) else { return .deadline }
      var descriptors = [pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)]
      if errorsOpen { descriptors.append(pollfd(fd: child.errors, events: Int16(POLLIN), revents: 0)) }
      let ready = poll(&descriptors, nfds_t(descriptors.count), timeout)
      if ready < 0 && errno != EINTR { return .end }
      if ready <= 0 { continue }
      if errorsOpen && descriptors[1].revents != 0 { errorsOpen = readComplaint() }
      if descriptors[0].revents != 0 {
        let count = Glibc.read(child.output, buffer.baseAddress, buffer.count)
        if count > 0 { return .bytes(count) }
        if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        return .end
      }
    }
  }

  /// Reads what the child still has to say after its output ended.
  mutating func drainComplaints(deadline: ContinuousClock.Instant?) {
    while errorsOpen, let timeout = Self.milliseconds(until: deadline) {
      var descriptor = pollfd(fd: child.errors, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, timeout)
      if ready < 0 && errno != EINTR { return }
      if ready > 0 { errorsOpen = readComplaint() }
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

  /// The time left for poll(2): -1 without a deadline, nil when it has passed.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32? {
    guard let deadline else { return -1 }
    let left = deadline - ContinuousClock.now
    guard left > .zero else { return nil }
    let seconds = min(left.components.seconds, 3600)
    return Int32(seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
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
