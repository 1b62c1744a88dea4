import ArgumentParser
import Foundation
import Logging
import SearchModel
import ServerApp
import Services
import Settings

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the web pages and the JSON API, and sync on a schedule.",
    discussion: """
      Pages are served at once; when the index is absent or older than the schedule allows, a sync runs beside \
      them. Only this machine can reach the server unless --host says otherwise: there is no login, so let others \
      in through a proxy that has one, or within a network where everybody may read everything.

      What is not given here is taken from `server:` in guildhall.yaml.

      Examples:
        guildhall serve
        guildhall serve --host 0.0.0.0 --port 80 --sync-every 5m
        guildhall serve --no-sync --log-format json

      /healthz and /readyz are for supervisors, /metrics for Prometheus, /api/openapi.json describes the API,
      and agents that speak the Model Context Protocol ask at /mcp.
      SIGINT and SIGTERM stop the server once the requests in flight are answered.
      """)

  enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "The address to listen on; 0.0.0.0 for all of this machine. (default: 127.0.0.1)")
  var host: String?

  @Option(name: .long, help: "The port to listen on, 1 to 65535. (default: 8000)")
  var port: Int?

  @Flag(name: .customLong("no-sync"), help: "Serve what is there; never sync.")
  var noSync = false

  @Option(
    name: .long,
    help: ArgumentHelp("Time between syncs, from 10s to 30d: 90s, 15m, 2h. (default: 15m)", valueName: "time"))
  var syncEvery: SyncInterval?

  @Option(name: .long, help: "How log lines are written to standard error: text or json.")
  var logFormat = LogFormat.text

  func validate() throws {
    guard port.map((1...65_535).contains) ?? true else { throw ValidationError("--port takes 1 to 65535.") }
    guard host != "" else { throw ValidationError("--host takes an address, for instance 127.0.0.1.") }
  }

  func run() async throws {
    try await reportingFailure {
      let logger = logger
      let guildhall = try Guildhall(
        data: place.dataFolder, settingsFile: place.configFile, logger: logger, makesData: true)
      let cores = ProcessInfo.processInfo.activeProcessorCount
      var options = ServerOptions()
      let configured = guildhall.server
      (options.host, options.port) = (host ?? configured.host, port ?? configured.port)
      options.site = configured.url
      options.userField = configured.userField
      options.limits = ServerOptions.Limits(cores: cores)
      options.limits.agentRequests = configured.agentRequests
      options.limits.writeRequests = configured.writeRequests
      options.syncEvery = noSync ? nil : syncEvery?.duration ?? configured.syncEvery
      let services = ServerServices(
        guildhall.useCases,
        sync: {
          let report = try await guildhall.sync()
          return SyncCounts(repositories: report.repositories, changed: report.indexed, failed: report.failed)
        },
        // One core is left to those who ask.
        readProjects: { try await guildhall.readProjects(threads: 1) },
        tendDemand: {
          try await guildhall.forgetPeople()
          try await guildhall.groupNeeds()
        },
        mailDigest: try guildhall.digest.map { _ in
          let mailing = try DigestMailing.configured(in: guildhall)
          return { try await mailing.sendDue(guildhall) }
        },
        tendQuestions: { try await guildhall.tendQuestions(environment: ProcessInfo.processInfo.environment) },
        viewer: { try guildhall.viewer(signedInAs: $0) })
      try await ServerApp(services: services, options: options, logger: logger).run { sentence in
        FileHandle.standardError.write(Data("\(sentence)\n".utf8))
      }
    }
  }

  private var logger: Logger {
    guard logFormat == .json else { return .standardError(.info) }
    return Logger(label: "guildhall", factory: { JSONLogHandler(label: $0) })
  }
}
