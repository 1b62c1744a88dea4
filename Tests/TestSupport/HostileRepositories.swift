import Foundation

/// A folder of small repositories that try to hurt their reader. None of them
/// may stop the others, run anything, or write anything: `marker` never appears.
package struct HostileRepositories: Sendable {
  /// What a careful reader does with a repository.
  package enum Expectation: Sendable {
    /// Reads it; odd entries are shown as what they are, or skipped and counted.
    case readable
    /// Finds that there is nothing in it.
    case empty
    /// Refuses it with a cause: its content breaks a safety rule.
    case refused
    /// Reports it as damaged.
    case broken
  }

  package struct Case: Sendable {
    /// The repository's folder below `folder`.
    package var name: String
    package var expectation: Expectation
  }

  package let folder: String
  /// A file that exists only if something of a repository was run.
  package let marker: String
  package private(set) var cases: [Case] = []

  /// The size of the large file.
  package static let largeFile = 200_000_000

  /// Makes the folder at an absolute path and all repositories in it; the one with the large file takes some seconds.
  package init(in folder: String, largeFile: Bool = true) throws {
    self.folder = folder
    marker = folder + "-marker"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try oddNames()
    try links()
    try submodules()
    try refusedTrees()
    try sizes(largeFile: largeFile)
    try refs()
    try states()
    try damage()
    try traps()
  }

  private mutating func make(
    _ name: String, _ expectation: Expectation, options: [String] = [], _ fill: (TestRepository) throws -> Void
  ) throws {
    try fill(TestRepository(folder + "/" + name, options: options))
    cases.append(Case(name: name, expectation: expectation))
  }

  // MARK: Names

  /// Names of files that people and terminals stumble over; the content is `odd NUMBER`.
  package static let oddNames: [[UInt8]] =
    [
      "plain.txt", "with space", "--output=pwned", "-rf", "new\nline", "carriage\rreturn", "tab\tname",
      "escape\u{1B}[31mred", "title\u{1B}]0;owned\u{7}", "quote\"'`$(touch x)", "back\\slash", "bidi\u{202E}txt.exe",
      "tag\u{E0041}", "a:b", "*?[x]", ":(glob)x", "emoji🦀", "e\u{301}", "\u{E9}", "folder/new\nline/\u{1B}c",
    ].map { Array($0.utf8) } + [[0x62, 0x61, 0x64, 0xFF, 0xFE, 0x2E, 0x74], Array(repeating: 0x6C, count: 5000)]

  private mutating func oddNames() throws {
    try make("odd-names", .readable) { repository in
      try repository.importCommit(Self.oddNames.enumerated().map { (name: $1, content: "odd \($0)") })
    }
  }

  private mutating func links() throws {
    try make("symlinks", .readable) { repository in
      for (name, target) in ["passwd": "/etc/passwd", "up": "../../../etc/shadow", "loop": "loop", "folder": "/"] {
        try FileManager.default.createSymbolicLink(
          atPath: repository.path + "/" + name, withDestinationPath: target)
      }
      try repository.commit(["real.txt": "real\n"])
    }
  }

  private mutating func submodules() throws {
    try make("submodules", .readable) { repository in
      try repository.commit([
        ".gitmodules": "[submodule \"x\"]\n\tpath = x\n\turl = https://example.org/x\n", "real.txt": "real\n",
      ])
      let target = try repository.head()
      try repository.git(["update-index", "--add", "--cacheinfo", "160000,\(target),x"])
      try repository.git(["commit", "-q", "-m", "Submodule of itself"])
    }
    for (name, text) in [
      "submodule-name": "[submodule \"../../x\"]\n\tpath = x\n\turl = https://example.org/x\n",
      "submodule-url": "[submodule \"x\"]\n\tpath = x\n\turl = -u./evil\n",
      "submodule-update": "[submodule \"x\"]\n\tpath = x\n\turl = https://example.org/x\n\tupdate = !touch \(marker)\n",
    ].sorted(by: { $0.key < $1.key }) {
      try make(name, .refused) { try $0.commit([".gitmodules": text]) }
    }
  }

  // MARK: Trees

  private mutating func refusedTrees() throws {
    let marker = marker
    for (label, entry) in [("git", ".git"), ("dots", ".."), ("ntfs", "git~1"), ("upper", ".GIT"), ("slash", "a/b")] {
      try make("tree-" + label, .refused) { repository in
        let blob = try repository.object("blob", Data("[core]\n\tfsmonitor = touch \(marker)\n".utf8))
        let inner = try repository.tree([("100644", "config", blob)])
        try repository.commitTree(try repository.tree([("40000", entry, inner)]))
      }
    }
    try make("tree-duplicates", .refused) { repository in
      let blob = try repository.object("blob", Data("x\n".utf8))
      try repository.commitTree(try repository.tree([("100644", "same", blob), ("100644", "same", blob)]))
    }
  }

  /// Folders below each other in `deep`.
  package static let depth = 3000

  private mutating func sizes(largeFile: Bool) throws {
    if largeFile {
      try make("large-file", .readable) { repository in
        let file = repository.path + "/zeros.txt"
        try Data().write(to: URL(fileURLWithPath: file))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.truncate(atOffset: UInt64(Self.largeFile))
        try handle.close()
        try repository.git(["-c", "core.compression=1", "add", "zeros.txt"])
        try repository.commit(["small.txt": "small\n"])
        try FileManager.default.removeItem(atPath: file)
      }
    }
    try make("deep", .readable) { repository in
      let path = Array(repeating: "d", count: Self.depth).joined(separator: "/") + "/bottom.txt"
      try repository.importCommit([
        (name: Array(path.utf8), content: "deep"), (name: Array("top".utf8), content: "top"),
      ])
    }
    try make("tree-bomb", .refused) { repository in
      var inner = try repository.object("blob", Data("boom\n".utf8))
      var mode = "100644"
      for _ in 0..<10 {
        inner = try repository.tree((0..<10).map { (mode, "\($0)", inner) })
        mode = "40000"
      }
      try repository.commitTree(inner)
    }
  }

  // MARK: Refs

  /// Branches that read as options; all at the default branch's commit.
  package static let oddBranches = ["--output=pwned", "-x", "--upload-pack=touch-pwned", "@", "a/-b", "ünï"]

  private mutating func refs() throws {
    try make("option-refs", .readable) { repository in
      let commit = try repository.commit(["file.txt": "content\n"])
      for branch in Self.oddBranches { try repository.git(["update-ref", "refs/heads/" + branch, commit]) }
      try repository.git(["update-ref", "refs/tags/--output=pwned", commit])
    }
  }

  private mutating func states() throws {
    try make("empty", .empty) { _ in }
    try make("detached", .readable) { repository in
      try repository.commit(["a.txt": "a\n"])
      try repository.git(["checkout", "-q", "--detach"])
      try repository.git(["branch", "-D", "main"])
    }
    try make("unborn", .readable) { repository in
      try repository.commit(["a.txt": "a\n"])
      try repository.git(["symbolic-ref", "HEAD", "refs/heads/never"])
    }
    try make("sha256", .readable, options: ["--object-format=sha256"]) { try $0.commit(["a.txt": "a\n"]) }
    try make("odd-people", .readable) { repository in
      let tree = try repository.tree([("100644", "a.txt", try repository.object("blob", Data("a\n".utf8)))])
      try repository.commitTree(
        tree,
        header: "author \u{1B}[31mNobody > <no\u{202E}one> 99999999999999999999 +9999\ncommitter  <> -1 -9999",
        message: "Subject \u{1B}]0;owned\u{7}with codes")
    }
    let whole = try TestRepository(folder + "-whole")
    for number in 1...3 { try whole.commit(["a.txt": "\(number)\n"]) }
    try whole.git(["clone", "-q", "--depth=1", "file://" + whole.path, folder + "/shallow"])
    try FileManager.default.removeItem(atPath: whole.path)
    cases.append(Case(name: "shallow", expectation: .readable))
  }

  // MARK: Damage

  private mutating func damage() throws {
    try make("missing-blob", .broken) { repository in
      try repository.commit(["a.txt": "a\n"])
      try FileManager.default.removeItem(
        atPath: Self.file(of: try repository.git(["rev-parse", "HEAD:a.txt"]), repository))
    }
    try make("flipped-bit", .broken) { repository in
      try repository.commit(["a.txt": String(repeating: "a line of text\n", count: 200)])
      let file = Self.file(of: try repository.git(["rev-parse", "HEAD:a.txt"]), repository)
      var content = try Data(contentsOf: URL(fileURLWithPath: file))
      content[content.count / 2] ^= 0x10
      try FileManager.default.removeItem(atPath: file)
      try content.write(to: URL(fileURLWithPath: file))
    }
    try make("broken-ref", .broken) { repository in
      try repository.commit(["a.txt": "a\n"])
      try Data(String(repeating: "1", count: 40).utf8).write(
        to: URL(fileURLWithPath: repository.path + "/.git/refs/heads/main"))
    }
  }

  private static func file(of object: String, _ repository: TestRepository) -> String {
    repository.path + "/.git/objects/" + object.prefix(2) + "/" + object.dropFirst(2)
  }

  // MARK: Traps

  /// Settings and hooks that run programs when a careless reader looks at the repository.
  private mutating func traps() throws {
    let (folder, marker) = (folder, marker)
    try make("traps", .readable) { repository in
      try repository.commit([
        "a.txt": "a\n", "b.bin": "b\n", ".gitattributes": "* filter=trap diff=trap merge=trap\n",
      ])
      try repository.commit(["a.txt": "second\n"])
      let program = folder + "-trap"
      try Data("#!/bin/sh\necho \"$0 $*\" >> '\(marker)'\ncat\n".utf8).write(to: URL(fileURLWithPath: program))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      for key in [
        "core.fsmonitor", "core.sshCommand", "core.askPass", "core.pager", "core.editor", "core.gitProxy",
        "core.alternateRefsCommand", "diff.external", "diff.trap.textconv", "diff.trap.command", "filter.trap.smudge",
        "filter.trap.clean", "filter.trap.process", "gpg.program", "credential.helper", "uploadpack.packObjectsHook",
        "remote.origin.uploadpack", "sequence.editor", "interactive.diffFilter", "pager.log", "pager.show",
      ] { try repository.git(["config", key, program]) }
      for (key, value) in [
        ("core.hooksPath", repository.path + "/.git/hooks"), ("log.showSignature", "true"),
        ("protocol.ext.allow", "always"), ("remote.origin.url", "ext::" + program), ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"), ("extensions.partialClone", "origin"),
        ("core.repositoryFormatVersion", "1"), ("alias.log", "!" + program), ("alias.upload-pack", "!" + program),
      ] { try repository.git(["config", key, value]) }
      let hooks = repository.path + "/.git/hooks"
      try FileManager.default.createDirectory(atPath: hooks, withIntermediateDirectories: true)
      for hook in ["post-checkout", "reference-transaction", "pre-auto-gc", "post-index-change", "fsmonitor-watchman"] {
        try? FileManager.default.removeItem(atPath: hooks + "/" + hook)
        try FileManager.default.copyItem(atPath: program, toPath: hooks + "/" + hook)
      }
    }
  }
}
