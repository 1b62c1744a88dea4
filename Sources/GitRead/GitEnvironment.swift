import Foundation
import Glibc

/// How git is run: with which program, environment and settings. There is no
/// other way to run it. Nothing a repository or the surroundings configure
/// takes part: git sees the variables and settings listed here and no others.
package struct GitEnvironment: Sendable {
  /// Absolute path of the git program.
  package let executable: String
  package let version: GitVersion
  /// `KEY=VALUE`, all that git and its helpers see.
  private(set) var variables: [String]
  /// Notices about the operator's settings that were not taken over.
  package let notices: [String]
  /// The operator's rewrites of addresses.
  private let rewrites: [TransportSettings.Rewrite]

  /// Finds git, checks its version, and writes the settings file that git reads
  /// instead of the operator's, to the `git` folder below the absolute path
  /// `dataFolder`. `surroundings` is the environment of this process.
  package init(dataFolder: String, surroundings: [String: String]) throws {
    executable = try Self.git(surroundings)
    let probe = Probe(executable: executable, surroundings: surroundings)
    version = try probe.version()
    let (all, complaint) = probe.operatorSettings()
    let operatorSettings = TransportSettings(all)
    rewrites = operatorSettings.rewrites
    notices = operatorSettings.notices + (complaint.map { [$0] } ?? [])
    let settingsFile = try Self.writeSettings(
      operatorSettings.settings + Self.fixedSettings + Self.toleratedDefects(version: version), in: dataFolder)
    variables = Self.environment(
      surroundings: surroundings, settingsFile: settingsFile, ownSSHCommand: operatorSettings.hasSSHCommand)
  }

  /// The same for repositories that somebody works in, which are only read: git is asked for nothing before, neither its
  /// version nor the operator's settings of transports, which takes its time in a hook. `folder` takes the settings file.
  package init(offlineIn folder: String, surroundings: [String: String]) throws {
    executable = try Self.git(surroundings)
    version = .oldest
    (rewrites, notices) = ([], [])
    let settingsFile = try Self.writeSettings(Self.fixedSettings, in: folder)
    variables = Self.environment(surroundings: surroundings, settingsFile: settingsFile, ownSSHCommand: false)
  }

  private static func git(_ surroundings: [String: String]) throws -> String {
    guard let executable = find("git", path: surroundings["PATH"] ?? "/usr/bin:/bin") else {
      throw GitError(
        .gitMissing, "The git program was not found on the PATH.", hint: "Install it, on Debian: apt install git.")
    }
    return executable
  }

  /// - Returns: the path of the file.
  private static func writeSettings(_ settings: [Setting], in dataFolder: String) throws -> String {
    let folder = dataFolder + "/git"
    let file = folder + "/config"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try write(ConfigurationText.render(settings), to: file)
    } catch {
      throw GitError(
        .failed, "Cannot write git's settings to \(file): \(PrintableText.clean("\(error)"))",
        hint: "Check that the data folder exists and may be written.")
    }
    return file
  }

  /// For repositories that somebody works in: git reads what is there and fetches nothing, whatever their configuration
  /// asks for. `index` is the absolute path of another index than the repository's own.
  func offline(index: String? = nil) -> GitEnvironment {
    var copy = self
    copy.variables = variables.filter { !$0.hasPrefix("GIT_ALLOW_PROTOCOL=") && !$0.hasPrefix("GIT_SSH_COMMAND=") }
    copy.variables += ["GIT_ALLOW_PROTOCOL=none", "GIT_SSH_COMMAND=/bin/false"]
    if let index { copy.variables.append("GIT_INDEX_FILE=" + index) }
    return copy
  }

  /// Whether git reads `address` from a folder of this machine, be it that it
  /// names one or that a rewrite of the operator's leads to one.
  func isLocal(_ address: SourceAddress) -> Bool {
    if address.scheme == .file { return true }
    let matching = rewrites.filter { address.text.hasPrefix($0.prefix) }
    guard let longest = matching.max(by: { $0.prefix.utf8.count < $1.prefix.utf8.count }) else { return false }
    return longest.base.hasPrefix("/") || longest.base.hasPrefix("file://")
  }

  // MARK: What git sees

  /// The one place where git's arguments are made, of the command's name and its options; in those a value from
  /// outside comes behind `--end-of-options` or `--`. A command without a git directory finds none either.
  func arguments(_ command: [String], directory: String?) -> [String] {
    ["git", "--git-dir=" + (directory ?? "/dev/null"), "--no-pager", "--literal-pathspecs"]
      + Self.fixedSettings.flatMap { ["-c", "\($0.key)=\($0.value)"] } + command
  }

  /// Given with every command, because there they beat what a repository's own
  /// configuration says. They are in the settings file too, for the helpers that
  /// git starts inside another repository (upload-pack) without passing them on.
  static let fixedSettings: [Setting] = [
    Setting("core.hooksPath", "/dev/null"),
    Setting("core.fsmonitor", "false"),
    Setting("core.askPass", ""),
    Setting("core.attributesFile", "/dev/null"),
    Setting("core.commitGraph", "true"),
    Setting("core.quotePath", "false"),
    Setting("core.maxTreeDepth", "2048"),
    Setting("protocol.allow", "never"),
    Setting("protocol.https.allow", "always"),
    Setting("protocol.http.allow", "always"),
    Setting("protocol.ssh.allow", "always"),
    Setting("protocol.git.allow", "always"),
    Setting("protocol.file.allow", "always"),
    Setting("protocol.ext.allow", "never"),
    Setting("protocol.version", "2"),
    Setting("http.followRedirects", "false"),
    // A server that sends less than 1,000 bytes a second for a minute is given up.
    Setting("http.lowSpeedLimit", "1000"),
    Setting("http.lowSpeedTime", "60"),
    Setting("transfer.bundleURI", "false"),
    Setting("transfer.fsckObjects", "true"),
    // Addresses never hold credentials (SourceAddress); a rewrite of the operator's may.
    Setting("transfer.credentialsInUrl", "allow"),
    Setting("credential.helper", ""),
    Setting("credential.interactive", "false"),
    Setting("submodule.recurse", "false"),
    Setting("fetch.recurseSubmodules", "false"),
    Setting("fetch.writeCommitGraph", "false"),
    // Keep what arrives as a pack: hundreds of loose objects are slow to read.
    Setting("fetch.unpackLimit", "1"),
    Setting("fastimport.unpackLimit", "1"),
    Setting("gc.auto", "0"),
    Setting("maintenance.auto", "false"),
    Setting("diff.external", ""),
    Setting("diff.ignoreSubmodules", "none"),
    Setting("log.showSignature", "false"),
    Setting("log.mailmap", "false"),
    Setting("log.follow", "false"),
    Setting("i18n.logOutputEncoding", "UTF-8"),
    Setting("gpg.program", "/bin/false"),
    Setting("advice.detachedHead", "false"),
    Setting("init.defaultBranch", "main"),
    Setting("init.templateDir", ""),
  ]

  /// Defects of old commits and trees that hosts accept and that cannot hurt a
  /// reader that clamps dates, replaces invalid text, and never writes a tree
  /// to disk. Everything else that fsck complains of is refused: names like
  /// `.git` and `..`, `.gitmodules` that run or write things, unsorted or
  /// duplicate tree entries.
  static func toleratedDefects(version: GitVersion) -> [Setting] {
    // A name that no disk takes is skipped and counted when the tree is read. Older ones do not know this check.
    let recent = version >= GitVersion(major: 2, minor: 44, patch: 0) ? ["largePathname"] : []
    return (defects + recent).map { Setting("fetch.fsck." + $0, "ignore") }
  }

  private static let defects = [
    "badDate", "badDateOverflow", "badTimezone", "zeroPaddedDate", "missingSpaceBeforeDate",
    "missingEmail", "badEmail", "badName", "missingNameBeforeEmail", "missingSpaceBeforeEmail",
    "missingAuthor", "multipleAuthors", "nulInCommit", "badFilemode", "zeroPaddedFilemode",
    "missingTaggerEntry", "badTagName",
  ]

  private static func environment(
    surroundings: [String: String], settingsFile: String, ownSSHCommand: Bool
  ) -> [String] {
    var variables = [
      "LC_ALL": "C",
      "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": settingsFile,
      "GIT_ATTR_NOSYSTEM": "1",
      "GIT_TERMINAL_PROMPT": "0",
      "GIT_NO_LAZY_FETCH": "1",
      "GIT_NO_REPLACE_OBJECTS": "1",
      "GIT_OPTIONAL_LOCKS": "0",
      // Which addresses people may name is checked before (SourceAddress); a
      // rewrite of the operator's may lead to the file transport.
      "GIT_ALLOW_PROTOCOL": "https:http:ssh:git:file",
      // `MirrorRepair` knows this format.
      "GIT_DEFAULT_REF_FORMAT": "files",
      // Never take a folder above for a repository.
      "GIT_CEILING_DIRECTORIES": "/",
    ]
    if !ownSSHCommand {
      // Never prompt, never forward; the operator's ~/.ssh/config still counts.
      variables["GIT_SSH_COMMAND"] =
        "ssh -oBatchMode=yes -oConnectTimeout=20 -oServerAliveInterval=20 -oServerAliveCountMax=3"
        // A master connection left in the background would outlive the fetch; one that is there is used.
        + " -oControlMaster=no -oForwardAgent=no -oForwardX11=no -oClearAllForwardings=yes -oPermitLocalCommand=no"
    }
    for name in passedOn { variables[name] = surroundings[name] }
    return variables.map { "\($0.key)=\($0.value)" }.sorted()
  }

  /// What git and ssh need of the surroundings to reach hosts at all.
  private static let passedOn = [
    "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "KRB5CCNAME", "KRB5_CONFIG",
    "http_proxy", "https_proxy", "no_proxy", "all_proxy", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY",
  ]

  // MARK: Preparation

  static func find(_ program: String, path: String) -> String? {
    path.split(separator: ":").lazy.map { "\($0)/\(program)" }
      .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Replaces the file in one step, readable to its owner only: a proxy's
  /// address may hold a password.
  private static func write(_ text: String, to path: String) throws {
    if FileManager.default.contents(atPath: path) == Data(text.utf8) { return }
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
    guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}

/// The two questions asked before the isolated environment exists.
private struct Probe {
  var executable: String
  var surroundings: [String: String]

  func version() throws -> GitVersion {
    // Without any settings: git gives no answer at all when it cannot read them.
    let bare = surroundings.filter { $0.key == "PATH" }.merging(
      ["GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"]) { $1 }
    let probe = Probe(executable: executable, surroundings: bare)
    guard let text = probe.run(["version"]), let version = GitVersion(output: String(decoding: text, as: UTF8.self))
    else {
      throw GitError(
        .gitMissing, "\(executable) does not answer to 'git version'.", hint: "Install git 2.36 or later.")
    }
    guard version >= .oldest else {
      throw GitError(
        .gitTooOld, "git \(version) is too old: \(GitVersion.oldest) or later is needed.",
        hint: "Upgrade git; Debian 12 and later have one that suffices.")
    }
    return version
  }

  /// The operator's own settings (system, global, `GIT_CONFIG_COUNT`) as git
  /// merges them; and a notice when they cannot be read.
  func operatorSettings() -> (settings: [Setting], complaint: String?) {
    var complaint = ""
    // Where there is no repository, all settings are the operator's.
    if let output = run(["--git-dir=/dev/null", "config", "--includes", "--null", "--list"], complaint: &complaint) {
      return (Setting.parse(output), nil)
    }
    return ([], "git's settings of this machine cannot be read, so none are taken over: \(complaint)")
  }

  private func run(_ command: [String]) -> [UInt8]? {
    var ignored = ""
    return run(command, complaint: &ignored)
  }

  /// The output of a git command that reads no repository; nil when it failed.
  private func run(_ command: [String], complaint: inout String) -> [UInt8]? {
    var environment = ["LC_ALL=C", "GIT_CEILING_DIRECTORIES=/", "GIT_TERMINAL_PROMPT=0"]
    for (name, value) in surroundings
    where ["PATH", "HOME", "XDG_CONFIG_HOME"].contains(name) || name.hasPrefix("GIT_CONFIG_") {
      environment.append("\(name)=\(value)")
    }
    var collected: [UInt8] = []
    let process = GitProcess(
      executable: executable, arguments: ["git"] + command, environment: environment, bounds: .seconds(20))
    do {
      let result = try process.run { if collected.count < 1 << 20 { collected += $0 } }
      complaint = result.complaint.trimmingCharacters(in: .whitespacesAndNewlines)
      return result.exit == .code(0) ? collected : nil
    } catch {
      complaint = "\(error)"
      return nil
    }
  }
}
