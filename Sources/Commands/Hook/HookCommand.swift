import ArgumentParser
import Foundation
import SearchModel
import Services

struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Say while a commit message is written what exists inside already.",
    subcommands: [HookInstallCommand.self, HookRunCommand.self])
}

struct HookInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Write the hook of a working repository, or take it away.",
    discussion: """
      The hook adds comment lines to the message of a commit that brings a package, module or \
      dependency which exists inside already. It never stops a commit, says nothing when nothing \
      is new, and gives up by itself when it would take longer than people notice.

      Examples:
        guildhall hook install
        guildhall hook install ~/src/shop --server https://guildhall.example.org
        guildhall hook install --uninstall
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("The working tree.", valueName: "dir"))
  var folder = "."

  @Flag(name: .long, help: "Take the hook away, and put back what was there before.")
  var uninstall = false

  @Option(name: .long, help: ArgumentHelp("Ask this server instead of a data folder.", valueName: "url"))
  var server: String?

  func run() async throws {
    try await reportingFailure {
      let hook = try CommitHook(
        of: URL(fileURLWithPath: folder, isDirectory: true).path, surroundings: ProcessInfo.processInfo.environment)
      if uninstall { return say(try hook.uninstall(), hook) }
      say(try hook.install(program: Self.program, options: try options()), hook)
    }
  }

  /// Absolute: the hook starts elsewhere.
  private func options() throws -> [String] {
    if let server {
      _ = try RemoteKnowledge(server: server)
      return ["--server", server]
    }
    _ = try place.open()
    return ["--config", place.configFile.standardizedFileURL.path, "--data", place.dataFolder.url.path]
  }

  private static var program: String {
    let started = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: started).standardizedFileURL.path
  }

  private func say(_ outcome: CommitHook.Outcome, _ hook: CommitHook) {
    let path = harmless(hook.path)
    switch outcome {
    case .installed: print("Wrote \(path)." + (hook.hasPredecessor ? " The hook that was there is run before it." : ""))
    case .updated: print("Renewed \(path).")
    case .unchanged: print("\(path) is as it should be.")
    case .removed: print("Took \(path) away.")
    case .absent: print("There is no hook to take away.")
    }
    if hook.isForSeveral, [.installed, .updated].contains(outcome) {
      print("core.hooksPath names that folder, so every repository that has its hooks there gets it.")
    }
  }
}

/// What the script calls.
struct HookRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "What the hook calls: looks at what is staged, and adds to the message.",
    shouldDisplay: false)

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: ArgumentHelp("Ask this server instead of a data folder.", valueName: "url"))
  var server: String?

  @Option(name: .long, help: "Milliseconds after which it gives up.")
  var patience = 180

  @Argument(help: "What git gives to the hook: the file of the message, its source, a commit.")
  var arguments: [String] = []

  /// Sources of messages that somebody wrote before: merges, squashes, amended and reused commits.
  private static let passedOver: Set<String> = ["merge", "squash", "commit"]

  func run() async throws {
    let source = arguments.count > 1 ? arguments[1] : ""
    guard let file = arguments.first, !Self.passedOver.contains(source) else { return }
    HookWatch.start(milliseconds: patience)
    // Whatever is wrong, the commit goes on; `guildhall check` says what.
    try? await look(URL(fileURLWithPath: file), source)
  }

  private func look(_ file: URL, _ source: String) async throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = FileManager.default.currentDirectoryPath
    let scratch = try ScratchFolder()
    let question = ChangeQuestion(
      folder: folder, isStaged: true, index: environment["GIT_INDEX_FILE"].flatMap(CheckCommand.index))
    let change = try await WorkingChange.read(question, scratch: scratch.url)
    guard !change.things.isEmpty,
      let message = CommitMessage(file: file, source: source, folder: folder, surroundings: environment),
      !message.namesResearch
    else { return }
    let asker = LookingAsker.asker(in: folder, environment: environment)
    guard let server else {
      let guildhall = try place.open()
      let report = try await ChangeCheck(QuickKnowledge(guildhall.useCases, viewer: .anonymous)).report(on: change)
      try say(HookWords.lines(report), in: message)
      // With what is left of its time.
      if let asker, guildhall.canKeepSignals { await guildhall.note(report, by: asker) }
      return
    }
    let report = try await ChangeCheck(RemoteKnowledge(server: server, asker: asker)).report(on: change)
    try say(HookWords.lines(report), in: message)
  }

  private func say(_ lines: [String], in message: CommitMessage) throws {
    guard !lines.isEmpty else { return }
    try HookWatch.protect {
      if message.takesComments {
        try message.add(lines)
      } else {
        FileHandle.standardError.write(Data(lines.map { $0 + "\n" }.joined().utf8))
      }
    }
  }
}
