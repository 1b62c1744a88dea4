import ArgumentParser
import Foundation
import Services

/// What makes `guildhall research` a conversation.
struct ConversationOptions: ParsableArguments {
  @Flag(
    name: [.customShort("i"), .long],
    help: "Talk it through: look at candidates, decide, and get the number to name in the commit.")
  var interactive = false

  /// Whether there is somebody to talk with: who says no need at a terminal is asked for it.
  func isWanted(need: [String]) -> Bool {
    interactive || need.isEmpty && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
  }

  /// - Throws: `ExitCode` 1 when it ended without a decision.
  func run(
    _ guildhall: Guildhall, need: [String], asker: Asker, looking: Asker?, project: String
  ) async throws {
    let said = need.joined(separator: " ")
    let conversation = ResearchConversation(
      guildhall.useCases, asker: asker, looking: looking, project: project)
    let isDecided = await conversation.run(need: said.isEmpty ? nil : said)
    await guildhall.flushSignals()
    if !isDecided { throw ExitCode(1) }
  }
}
