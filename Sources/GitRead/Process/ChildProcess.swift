import CSpawn
import Glibc
import Synchronization

/// A child in a session of its own. Whoever holds it reads its output, and ends
/// with `finish`; dropping it unfinished kills and reaps it.
final class ChildProcess: Sendable {
  struct Failure: Error {
    var code: Int32
    var text: String { String(cString: strerror(code)) }
  }

  enum Exit: Equatable {
    case code(Int32)
    case signal(Int32)
  }

  /// What the child's end of its standard input is.
  enum Input {
    /// `/dev/null`.
    case nothing
    /// A socket that `write` sends to.
    case requests
  }

  let output: Int32
  let errors: Int32
  /// Readable once the child has ended; -1 where the kernel cannot tell.
  let ended: Int32
  private let input: Mutex<Int32?>
  private let leader: pid_t
  /// False once the leader is reaped; then its number may belong to somebody else.
  private let isAlive = Mutex(true)

  /// Starts a program with all its arguments, the program's name first, and an
  /// environment of `KEY=VALUE`; nothing else is passed on. The child and its
  /// descendants hold the descriptor `kept` open as 3, so that a lock on it lasts
  /// as long as any of them. No file it writes may exceed `fileBytes`; 0 is no limit.
  init(
    executable: String, arguments: [String], environment: [String], input wanted: Input = .nothing,
    keeping kept: Int32? = nil, fileBytes: UInt64 = 0, outputCapacity: Int = 0
  ) throws {
    var opened: [Int32] = []
    var spawned = false
    defer { if !spawned { opened.forEach { close($0) } } }

    func pair(_ open: (UnsafeMutablePointer<Int32>) -> Int32) throws -> (Int32, Int32) {
      var ends: [Int32] = [-1, -1]
      let failure = open(&ends)
      guard failure == 0 else { throw Failure(code: failure) }
      opened += ends
      return (ends[0], ends[1])
    }
    let (outputEnd, childOutput) = try pair { cspawn_pipe($0, Int32(clamping: outputCapacity)) }
    let (errorsEnd, childErrors) = try pair { cspawn_pipe($0, 0) }
    var inputEnd: Int32?
    let childInput: Int32
    switch wanted {
    case .nothing:
      childInput = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard childInput >= 0 else { throw Failure(code: errno) }
      opened.append(childInput)
    case .requests:
      let (ours, theirs) = try pair { cspawn_socket_pair($0) }
      inputEnd = ours
      childInput = theirs
    }

    var pid: pid_t = 0
    let failure = withCStrings(arguments) { argumentPointers in
      withCStrings(environment) { environmentPointers in
        cspawn_start(
          &pid, executable, argumentPointers, environmentPointers, childInput, childOutput, childErrors, kept ?? -1,
          fileBytes)
      }
    }
    guard failure == 0 else { throw Failure(code: failure) }
    spawned = true
    for end in [childInput, childOutput, childErrors] { close(end) }
    output = outputEnd
    errors = errorsEnd
    ended = cspawn_watch(pid)
    input = Mutex(inputEnd)
    leader = pid
  }

  deinit {
    if isAlive.withLock({ $0 }) { _ = finish(killing: true, until: nil) }
    closeInput()
    close(output)
    close(errors)
    if ended >= 0 { close(ended) }
  }

  /// Whether the child has ended; it need not be reaped yet.
  var hasEnded: Bool {
    var information = siginfo_t()
    let result = waitid(P_PID, id_t(leader), &information, WEXITED | WNOWAIT | WNOHANG)
    return result < 0 ? errno != EINTR : information.si_signo != 0
  }

  /// Kills the child and all it started. Safe from any thread, at any time.
  func kill(_ signal: Int32 = SIGKILL) {
    isAlive.withLock { isAlive in
      if isAlive { _ = Glibc.kill(-leader, signal) }
    }
  }

  /// Sends `bytes` to the child's standard input; false when it reads no more.
  func write(_ bytes: [UInt8]) -> Bool {
    guard let socket = input.withLock({ $0 }) else { return false }
    return bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let sent = send(socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        if sent < 0 && errno == EINTR { continue }
        guard sent > 0 else { return false }
        rest = rest.dropFirst(sent)
      }
      return true
    }
  }

  func closeInput() {
    input.withLock { descriptor in
      if let open = descriptor { close(open) }
      descriptor = nil
    }
  }

  /// Waits for the child's end, kills what is left of its group, and reaps it.
  /// The child may end by itself until `until`, and not at all with `killing`.
  func finish(killing: Bool = false, until: ContinuousClock.Instant? = nil) -> Exit {
    closeInput()
    if killing { kill() }
    awaitEnd(until: until)
    return isAlive.withLock { isAlive in
      // The leader is dead but not reaped, so its group's number cannot belong
      // to anybody else yet: the one safe moment to end what it left behind.
      _ = Glibc.kill(-leader, SIGKILL)
      isAlive = false
      var status: Int32 = 0
      while waitpid(leader, &status, 0) < 0 && errno == EINTR {}
      let signal = status & 0x7F
      return signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
    }
  }

  private func awaitEnd(until: ContinuousClock.Instant?) {
    var information = siginfo_t()
    if let until {
      while !hasEnded {
        let left = until - ContinuousClock.now
        guard left > .zero else {
          kill()
          break
        }
        // Without a descriptor to wait on, look again every so often.
        var descriptor = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
        poll(&descriptor, 1, min(left.pollTimeout, ended >= 0 ? 1000 : 5))
      }
    }
    while waitid(P_PID, id_t(leader), &information, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
  }
}

extension Duration {
  /// Whole milliseconds for poll(2), rounded up, at most an hour.
  var pollTimeout: Int32 {
    let seconds = min(max(components.seconds, 0), 3600)
    return Int32(seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 + 1)
  }
}

/// Calls `body` with a NULL-terminated vector of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
) rethrows -> Result {
  var pointers = strings.map { strdup($0) }
  pointers.append(nil)
  defer { pointers.forEach { free($0) } }
  return try body(pointers)
}
