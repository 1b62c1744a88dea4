import CSpawn
import Glibc

/// One running `ctags --_interactive`: takes a file's content, answers with
/// its tags as lines of JSON.
///
/// The program gets no path to open, no environment, and no option file; where
/// its sandbox works it cannot open files or sockets at all.
final class CtagsProcess {
  private static let chunk = 64 << 10
  /// The largest file that it could write, should it try.
  private static let fileBytes: UInt64 = 1 << 20

  private let leader: pid_t
  private let input: Int32
  private let output: Int32
  private var isRunning = true
  /// Read from the program, not yet taken.
  private var unread: [UInt8] = []

  init(program: String) throws(CtagsFailure) {
    (leader, input, output) = try Self.start(
      program,
      [
        "ctags", "--options=NONE", "--quiet", "--_interactive=sandbox", "--output-format=json", "--sort=no",
        "--fields=NnKsZ", "--extras=-q",
      ])
  }

  deinit { end() }

  // MARK: Start and end

  private static func start(
    _ program: String, _ arguments: [String]
  ) throws(CtagsFailure) -> (leader: pid_t, input: Int32, output: Int32) {
    var opened: [Int32] = []
    var inputs: [Int32] = [-1, -1]
    var outputs: [Int32] = [-1, -1]
    do throws(CtagsFailure) {
      try check(cspawn_socket_pair(&inputs))
      opened += inputs
      try check(cspawn_pipe(&outputs, 1 << 20))
      opened += outputs
      let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
      guard nowhere >= 0 else { throw CtagsFailure.notStarted(code: errno) }
      opened.append(nowhere)
      var leader: pid_t = 0
      try check(
        withCStrings(arguments) { arguments in
          withCStrings(["LC_ALL=C", "TMPDIR=/nonexistent"]) { environment in
            cspawn_start(&leader, program, arguments, environment, inputs[1], outputs[1], nowhere, -1, fileBytes)
          }
        })
      for descriptor in [inputs[1], outputs[1], nowhere] { Glibc.close(descriptor) }
      // A program that does not read must not hold up the one that writes.
      for descriptor in [inputs[0], outputs[0]] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
      return (leader, inputs[0], outputs[0])
    } catch {
      for descriptor in opened { Glibc.close(descriptor) }
      throw error
    }
  }

  private static func check(_ code: Int32) throws(CtagsFailure) {
    if code != 0 { throw .notStarted(code: code) }
  }

  /// Kills the program and what it may have started, and reaps it.
  func end() {
    guard isRunning else { return }
    isRunning = false
    Glibc.close(input)
    Glibc.close(output)
    _ = kill(-leader, SIGKILL)
    var status: Int32 = 0
    while waitpid(leader, &status, 0) < 0 && errno == EINTR {}
  }

  // MARK: A file

  /// The tags of one file, in the program's order.
  func tags(
    of content: [UInt8], as language: CtagsLanguage, before deadline: ContinuousClock.Instant, atMost limit: Int
  ) throws(CtagsFailure) -> [CtagsTag] {
    // Whatever came after the end of the last answer belongs to none.
    guard lineStart == unread.count else { throw .unreadable }
    var request = ContentRequest(content: content, fileName: language.fileName)
    var tags: [CtagsTag] = []
    var taken = 0
    while true {
      while let line = nextLine() {
        taken += line.count + 1
        guard taken <= limit else { throw .wroteTooMuch }
        guard let object = CtagsLine(line) else { throw .unreadable }
        switch object.type {
        // Some file's symbol is called `completed`: only the type tells the end.
        case "completed": return tags
        // After a warning the answer goes on.
        case "error": if !object.isWarning { throw .unreadable }
        case "tag": if let tag = object.tag { tags.append(tag) }
        default: break
        }
      }
      guard unread.count <= limit else { throw .wroteTooMuch }
      try exchange(&request, before: deadline)
    }
  }

  /// What is left to send: the header, then the content.
  private struct ContentRequest {
    private let header: [UInt8]
    private let content: [UInt8]
    private var sent = 0

    init(content: [UInt8], fileName: String) {
      header = Array(
        "{\"command\":\"generate-tags\",\"filename\":\"\(fileName)\",\"size\":\(content.count)}\n".utf8)
      self.content = content
    }

    var isSent: Bool { sent >= header.count + content.count }

    /// Sends what the socket takes; false when the program reads no more.
    mutating func send(to socket: Int32) -> Bool {
      let part = sent < header.count ? header : content
      let offset = sent < header.count ? sent : sent - header.count
      let count = part[offset...].withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      sent += count
      return true
    }
  }

  /// Waits until the program reads or writes, and goes along.
  private func exchange(_ request: inout ContentRequest, before deadline: ContinuousClock.Instant) throws(CtagsFailure)
  {
    let left = deadline - .now
    guard left > .zero else { throw .tookTooLong }
    let milliseconds = left.components.seconds.multipliedReportingOverflow(by: 1000)
    var wait = Int32(clamping: milliseconds.overflow ? Int64.max : milliseconds.partialValue)
    wait = max(1, wait < 1000 ? Int32(clamping: left.components.attoseconds / 1_000_000_000_000_000) &+ wait : wait)
    var watched = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: request.isSent ? -1 : input, events: Int16(POLLOUT), revents: 0),
    ]
    let ready = poll(&watched, 2, wait)
    if ready < 0 {
      guard errno == EINTR else { throw .ended }
      return
    }
    guard ready > 0 else { return }
    if watched[0].revents != 0 { try read() }
    if watched[1].revents != 0, !request.send(to: input) { throw .ended }
  }

  private func read() throws(CtagsFailure) {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, filled in
      count = Glibc.read(output, buffer.baseAddress, buffer.count)
      filled = max(0, count)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { throw .ended }
    unread += chunk
  }

  /// How far `unread` is known to hold no line break, and where the next line starts.
  private var searched = 0
  private var lineStart = 0

  private func nextLine() -> ArraySlice<UInt8>? {
    guard let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      unread.removeSubrange(..<lineStart)
      lineStart = 0
      searched = unread.count
      return nil
    }
    let line = unread[lineStart..<end]
    lineStart = end + 1
    searched = lineStart
    return line
  }
}

/// Calls `body` with a NULL-terminated vector of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) }
  pointers.append(nil)
  defer { pointers.forEach { free($0) } }
  return body(pointers)
}
