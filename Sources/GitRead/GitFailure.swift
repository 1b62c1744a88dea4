import Glibc
import SearchModel

/// Makes one clear error of what git said.
struct GitFailure {
  var repository: String
  var command: String
  /// Cleaned standard error.
  var complaint: String

  var deadline: GitError {
    GitError(
      .deadline, repository: repository, "\(repository): git \(command) took too long and was stopped.",
      hint: "A slow host may answer later; a large repository needs a higher limit for the fetch in the configuration.")
  }

  func error(exit: ChildProcess.Exit) -> GitError {
    if case .signal(let signal) = exit {
      if signal == SIGXFSZ { return tooLarge }
      if signal == SIGSEGV {
        return GitError(
          .tooLarge, repository: repository,
          "\(repository): git \(command) ran out of stack: its folders or its history are nested too deeply.",
          hint: "Leave the repository out of the configuration.")
      }
      if signal == SIGKILL || signal == SIGTERM {
        return GitError(
          .failed, repository: repository, "\(repository): git \(command) was killed\(said).",
          hint: "The machine may have run out of memory; the next sync tries again.")
      }
      return GitError(
        .failed, repository: repository, "\(repository): git \(command) was ended by signal \(signal)\(said).",
        hint: "`git fsck` in the repository may say more.")
    }
    for rule in Self.rules where rule.signs.contains(where: { complaint.contains($0) }) {
      return GitError(
        rule.kind, repository: repository, "\(repository): \(rule.cause)\(said).", hint: hint(for: rule))
    }
    return GitError(.failed, repository: repository, "\(repository): git \(command) failed\(said).")
  }

  private var tooLarge: GitError {
    GitError(
      .tooLarge, repository: repository, "\(repository): a pack is larger than the configured limit.",
      hint: "Raise the limit on the size of a fetch in the configuration, or leave the repository out.")
  }

  private struct Rule {
    var kind: GitError.Kind
    var cause: String
    var hint: String
    var signs: [String]
  }

  private static let repairHint = "Run `git fsck` at the source and repair it, or fetch it from another copy."

  /// First match wins, so what is certain comes before what is vague.
  private static let rules = [
    Rule(
      kind: .ownership, cause: "the repository belongs to another user of this machine",
      hint: "If you trust it, run: ", signs: ["dubious ownership"]),
    Rule(
      kind: .refusedContent, cause: "the content breaks a safety rule of git's",
      hint:
        "Nothing of this fetch was taken over. Rewrite the history without that object, or leave the repository out.",
      signs: ["fsck error"]),
    Rule(
      kind: .tooLarge, cause: "its folders are nested too deeply",
      hint: "Leave the repository out of the configuration.",
      signs: ["exceeded maximum allowed tree depth", "died of signal 11"]),
    Rule(
      kind: .diskFull, cause: "the disk is full", hint: "Make room on the disk of the data folder.",
      signs: ["No space left on device", "Disk quota exceeded"]),
    Rule(
      kind: .tooLarge, cause: "a file is larger than the configured limit",
      hint: "Raise the limit on the size of a fetch in the configuration, or leave the repository out.",
      signs: ["File too large", "died of signal 25"]),
    Rule(
      kind: .redirect, cause: "the host redirects to another address, which is not followed",
      hint: "Write the address that the host redirects to.",
      signs: [
        "unable to update url base from redirection", "returned error: 301", "returned error: 302",
        "returned error: 303", "returned error: 307", "returned error: 308",
      ]),
    Rule(
      kind: .refusedAddress, cause: "git refuses this address",
      hint: "Use an https:// or ssh:// address.",
      signs: [
        "transport '", "strange hostname", "strange pathname", "Unable to find remote helper",
        "uses plaintext credentials",
      ]),
    Rule(
      kind: .authentication, cause: "the host does not let us in",
      hint:
        "Give the account that runs Guildhall read access: an ssh key, or ~/.netrc for https. A repository that does not exist looks the same to many hosts.",
      signs: [
        "Authentication failed", "could not read Username", "could not read Password", "terminal prompts disabled",
        "Permission denied (", "Host key verification failed", "returned error: 401", "returned error: 403",
        "returned error: 407",
      ]),
    Rule(
      kind: .unreachable, cause: "the host's certificate is not trusted",
      hint: "Name the organisation's certificate authority with: git config --global http.sslCAInfo FILE.",
      signs: ["certificate verification failed", "SSL certificate problem", "server verification failed"]),
    Rule(
      kind: .notFound, cause: "there is no repository at this address",
      hint: "Check the address; if the repository is gone, take it out of the configuration.",
      signs: [
        "does not appear to be a git repository", "Repository not found", "repository '", "returned error: 404",
        "returned error: 410", "not a git repository", "is this a git repository",
      ]),
    Rule(
      kind: .corrupt, cause: "objects are missing or damaged", hint: Self.repairHint,
      signs: [
        " is corrupt", "fatal: unable to read ", "fatal: bad object", "missing blob", "missing tree",
        "missing commit",
      ]),
    Rule(
      kind: .unreachable, cause: "the host cannot be reached",
      hint: "Check the network, the proxy settings and the address; the next sync tries again.",
      signs: [
        "Could not resolve", "Failed to connect", "Couldn't connect", "Connection refused", "Connection timed out",
        "Operation timed out", "Network is unreachable", "No route to host", "Connection reset", "Connection closed by",
        "Operation too slow", "unable to access", "Could not read from remote repository", "early EOF", "RPC failed",
        "unexpected disconnect", "the remote end hung up", "unable to connect", "expected flush after", "Empty reply",
        "protocol error", "bad line length",
      ]),
    Rule(
      kind: .unknownRevision, cause: "there is no such revision or path",
      hint: "Name a branch or a commit of the repository.",
      signs: ["unknown revision", "bad revision", "Not a valid object name", "ambiguous argument", "not a valid"]),
    Rule(
      kind: .corrupt, cause: "objects are missing or damaged", hint: Self.repairHint,
      signs: [
        "bad object", "is corrupt", "corrupt ", "missing object", "missing blob", "missing tree",
        "did not send all necessary objects", "remote did not send", "inflate", "unable to read", "bad pack",
        "index-pack failed", "invalid index-pack", "unpack-objects", "Could not read", "pack has ", "packfile",
        "bad tree", "empty filename in tree", "too-short tree", "malformed", "not our ref", "could not parse",
        "failed to traverse", "upload-pack: ",
      ]),
  ]

  private func hint(for rule: Rule) -> String {
    rule.kind == .ownership ? rule.hint + safeDirectoryLine : rule.hint
  }

  /// The line that git prints, made anew around the folder it names: what stands
  /// in the complaint may come from a host, and people paste hints into a shell.
  private var safeDirectoryLine: String {
    let command = "git config --global --add safe.directory "
    for line in complaint.split(separator: "\n") {
      guard !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("remote:"), let start = line.firstRange(of: command)
      else { continue }
      var folder = String(line[start.upperBound...])
      if folder.count > 1, folder.hasPrefix("'"), folder.hasSuffix("'") {
        folder = String(folder.dropFirst().dropLast())
        folder = folder.replacing("'\\''", with: "'").replacing("'\\!'", with: "!")
      }
      guard folder.hasPrefix("/") else { continue }
      return command + ShellWord.text(folder)
    }
    return command + "FOLDER"
  }

  /// The telling line of the complaint: an error about an object first, else the
  /// first `fatal:` or `ERROR:`, else the last line; in parentheses and bounded.
  private var said: String {
    let lines = complaint.split(separator: "\n").map { $0.trimmingPrefix(while: { $0 == " " || $0 == "\t" }) }
    let prefixes = [
      "error: object ", "remote: fatal:", "fatal: detected dubious", "fatal:", "ERROR:", "error:", "ssh:", "remote:",
    ]
    let line = prefixes.lazy.compactMap { prefix in lines.first { $0.hasPrefix(prefix) } }.first ?? lines.last
    guard let line, !line.isEmpty else { return "" }
    var text = String(line.prefix(400))
    for prefix in ["remote: ", "fatal: ", "error: "] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
    while let last = text.last, last == "." || last == ":" || last == " " { text.removeLast() }
    return " (\(text))"
  }
}
