import Testing

@testable import Commands

@Suite struct UnknownCommandTests {
  @Test func commandsAndOptionsAreLeftToTheParser() {
    for name in [
      "init", "sync", "serve", "search", "repos", "show", "stats", "check-index", "help", "--help", "-h", "-",
    ] {
      #expect(GuildhallCommand.hint(forUnknown: name) == nil, "\(name)")
    }
  }

  @Test func othersGetAWayOut() {
    #expect(GuildhallCommand.hint(forUnknown: "serch") == "Did you mean `guildhall search`?")
    #expect(GuildhallCommand.hint(forUnknown: "Sync") == "Did you mean `guildhall sync`?")
    let hint = GuildhallCommand.hint(forUnknown: "backpressure") ?? ""
    #expect(hint.hasPrefix("Commands: init, sync, ") && hint.hasSuffix("guildhall search 'backpressure'"))
  }
}
