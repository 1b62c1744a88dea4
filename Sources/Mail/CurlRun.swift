import CSpawn
import Foundation
import SearchModel

/// One run of curl to its end, with its configuration on standard input and nothing of this process's environment.
struct CurlRun {
  /// The exit code; that of a shell for a signal.
  let code: Int32
  /// What it said, on one line.
  let errors: String

  private static let mostErrors = 2_000

  init(_ program: String, configuration: String, seconds: Int) throws {
    var pipes: [Int32] = [-1, -1]
    var sockets: [Int32] = [-1, -1]
    let nothing = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard nothing >= 0, cspawn_pipe(&pipes, 0) == 0, cspawn_socket_pair(&sockets) == 0 else {
      (pipes + sockets + [nothing]).filter { $0 >= 0 }.forEach { close($0) }
      throw Self.notStarted(errno)
    }
    var pid: pid_t = 0
    // `-q` first: nobody's `.curlrc` is read.
    let words: [String] = ["curl", "-q", "--config", "-"]
    let variables: [String] = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    let failure = cspawn_start(&pid, program, &arguments, &environment, sockets[1], nothing, pipes[1], -1, 0)
    (arguments + environment).forEach { free($0) }
    for end in [sockets[1], pipes[1], nothing] { close(end) }
    defer { close(pipes[0]) }
    guard failure == 0 else {
      close(sockets[0])
      throw Self.notStarted(failure)
    }
    Self.send(Array(configuration.utf8), to: sockets[0])
    close(sockets[0])
    let (said, isEnded) = Self.read(pipes[0], seconds: seconds)
    errors = said
    // Its end of the pipe is closed by its end; whatever is there still is ended here.
    if !isEnded { kill(-pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func notStarted(_ number: Int32) -> UserFacingError {
    UserFacingError(
      .unavailable, "The program curl could not be started: \(String(cString: strerror(number))).",
      hint: "Check the limits on processes and open files.")
  }

  private static func send(_ bytes: [UInt8], to socket: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let sent = Foundation.send(
          socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        if sent < 0, errno == EINTR { continue }
        guard sent > 0 else { return }
        rest = rest.dropFirst(sent)
      }
    }
  }

  /// Until it closes its end, which it does by ending.
  private static func read(_ pipe: Int32, seconds: Int) -> (said: String, isEnded: Bool) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var said: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var isEnded = false
    while ContinuousClock.now < deadline {
      var descriptor = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, 1000)
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      let count = Foundation.read(pipe, &buffer, buffer.count)
      guard count > 0 else {
        isEnded = true
        break
      }
      if said.count < mostErrors { said += buffer[..<count] }
    }
    let text = String(decoding: said.prefix(mostErrors), as: UTF8.self).split { $0.isNewline || $0 == "\0" }
      .map { $0.filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } } }.joined(
        separator: "; ")
    return (text, isEnded)
  }
}
