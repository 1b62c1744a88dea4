/// Git as its user runs it, for questions about settings alone.
struct PlainGit {
  private let executable: String
  private let environment: [String]

  init(surroundings: [String: String]) throws {
    guard let executable = GitEnvironment.find("git", path: surroundings["PATH"] ?? "/usr/bin:/bin") else {
      throw GitError(
        .gitMissing, "The git program was not found on the PATH.", hint: "Install it, on Debian: apt install git.")
    }
    self.executable = executable
    environment = surroundings.filter { !$0.key.hasPrefix("GIT_TRACE") }.map { "\($0.key)=\($0.value)" } + ["LC_ALL=C"]
  }

  /// nil when git has no answer.
  func line(_ command: [String], in folder: String) throws -> String? {
    try output(command, in: folder).map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) }
  }

  /// Names in lower case; the last value of each counts.
  func settings(_ pattern: String, in folder: String) throws -> [String: String] {
    let output = try output(["config", "--null", "--get-regexp", pattern], in: folder) ?? []
    return Dictionary(Setting.parse(output).map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
  }

  private func output(_ command: [String], in folder: String) throws -> [UInt8]? {
    var collected: [UInt8] = []
    let process = GitProcess(
      executable: executable, arguments: ["git", "-C", folder, "--no-pager"] + command, environment: environment,
      bounds: .seconds(20))
    do {
      let outcome = try process.run { if collected.count < 1 << 20 { collected += $0 } }
      return outcome.exit == .code(0) ? collected : nil
    } catch {
      throw GitError(.failed, "git \(command.first ?? "") could not be asked: \(PrintableText.clean("\(error)")).")
    }
  }
}
