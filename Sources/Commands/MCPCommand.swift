import ArgumentParser
import Foundation
import MCPTools
import SearchModel
import ServerApp
import Services
import Settings

struct MCPCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Serve agents on standard input and output.",
    discussion: """
      An agent that speaks the Model Context Protocol starts this itself: name the command in the agent's \
      configuration. Messages are read from standard input, one a line, and answered on standard output; nothing else \
      is written there. It ends when its input ends.

      Example, as many agents want it in their configuration:
        { "mcpServers": { "guildhall": {
            "command": "guildhall", "args": ["mcp", "--config", "/srv/guildhall/guildhall.yaml"] } } }

      A server that runs (guildhall serve) answers the same at its address /mcp.
      """)

  @OptionGroup var place: PlaceOptions

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let limits = ServerOptions.Limits(cores: ProcessInfo.processInfo.activeProcessorCount)
      let server = MCPServer(
        guildhall.useCases.bounded(by: limits), links: PageLinks(site: guildhall.server.url), version: Guildhall.version
      )
      let output = FileHandle.standardOutput
      let connection = MCPConnection(server, viewer: .operator) { line in
        // A client that has gone reads nothing more.
        try? output.write(contentsOf: Data(line))
      }
      await connection.serve(.standardInput)
      await guildhall.flushSignals()
    }
  }
}
