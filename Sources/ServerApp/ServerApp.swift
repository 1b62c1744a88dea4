package import Foundation
package import Hummingbird
import HummingbirdCore
import JSONAPI
package import Logging
import NIOCore
import SearchModel
import ServiceLifecycle
import Services
import UnixSignals

/// The server: pages, API, health and metrics over one set of services, and the scheduled sync.
package struct ServerApp: Sendable {
  let services: ServerServices
  let options: ServerOptions
  let metrics: ServerMetrics
  let now: @Sendable () -> Date
  let clock: any Clock<Duration>
  let logger: Logger

  /// `now` is for ages in metrics and the schedule; `clock` measures time limits and the time between syncs.
  package init(
    services: ServerServices, options: ServerOptions = ServerOptions(), logger: Logger,
    now: @escaping @Sendable () -> Date = { Date() }, clock: any Clock<Duration> = ContinuousClock()
  ) {
    let metrics = ServerMetrics()
    self.options = options
    self.metrics = metrics
    self.logger = logger
    self.now = now
    self.clock = clock
    self.services = ServerServices(
      services.useCases.bounded(by: options.limits, metrics: metrics, clock: clock),
      sync: services.sync, readProjects: services.readProjects, tendDemand: services.tendDemand,
      mailDigest: services.mailDigest, tendQuestions: services.tendQuestions, viewer: services.viewer)
  }

  /// All routes with all that stands around them.
  package func responder<Context: RequestContext>(context: Context.Type) -> FrontDoor<Context> {
    let router = Router(context: context)
    router.add(middleware: Compression())
    router.add(middleware: Failures())
    router.add(middleware: RequestBounds(limits: options.limits))
    router.add(middleware: SignInField(name: options.userField, viewer: services.viewer))
    // Before the rule for pages: agents' pages may be of this machine, and no others of the same host.
    router.add(middleware: agents(context: context))
    router.add(middleware: SameSite(site: options.site))
    // After it: what another site's page sends in somebody's name must not use up what they may send.
    router.add(middleware: WriteLimit(rates: rates(perMinute: options.limits.writeRequests)))
    router.add(middleware: JSONAPI(services.useCases, viewer: { _ in SignIn.viewer }))
    addOperations(to: router)
    addPages(to: router)
    return FrontDoor(log: AccessLog(metrics: metrics), router: router.buildResponder())
  }

  /// Serves until the process is told to stop by SIGINT or SIGTERM; requests in flight are finished.
  ///
  /// `announce` gets a sentence once the address is open.
  ///
  /// - Throws: `UserFacingError` when the address cannot be opened.
  package func run(announce: @escaping @Sendable (String) -> Void) async throws {
    let (listening, opened) = AsyncStream.makeStream(of: Void.self)
    let (serving, served) = AsyncStream.makeStream(of: Void.self)
    let application = Application(
      responder: responder(context: ServerContext.self),
      server: HTTPServerBuilder { ConnectionThread(base: HTTP1Channel(responder: $0, configuration: connection)) },
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(options.limits.connections)),
      onServerRunning: { _ in
        announce(options.announcement)
        opened.finish()
        served.finish()
      },
      logger: marked("http"))
    var group = ServiceGroupConfiguration(
      services: background(listening, serving) + [application],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: marked("services"))
    group.maximumGracefulShutdownDuration = options.limits.stop
    do {
      try await ServiceGroup(configuration: group).run()
    } catch let error as IOError {
      throw cannotListen(error)
    } catch let error as SocketAddressError {
      throw UserFacingError(
        .unavailable, "The address \(options.host) is not known: \(error).",
        hint: "Use --host 127.0.0.1 for this machine alone, or --host 0.0.0.0 for all its addresses.")
    }
  }

  private var connection: HTTP1Channel.Configuration {
    let limits = options.limits
    return HTTP1Channel.Configuration(
      idleTimeout: TimeAmount(limits.idle),
      httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: limits.header, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100))
  }

  /// Lines of the parts that we did not write say so.
  private func marked(_ part: String) -> Logger {
    var logger = logger
    logger[metadataKey: "part"] = "\(part)"
    return logger
  }

  /// The first sync may begin when `start` ends.
  func schedule(after start: AsyncStream<Void>) -> SyncSchedule? {
    guard let sync = services.sync, let every = options.syncEvery else { return nil }
    let (browsing, now) = (services.useCases.browsing, now)
    return SyncSchedule(
      start: start, every: every, clock: clock, logger: logger, metrics: metrics,
      age: { try await browsing.status(viewer: .operator).age(at: now()) }, sync: sync)
  }

  private func background(_ listening: AsyncStream<Void>, _ serving: AsyncStream<Void>) -> [any Service] {
    var services: [any Service] = []
    if let schedule = schedule(after: listening) { services.append(schedule) }
    if let reading = reading(after: serving) { services.append(reading) }
    services += demandCare(after: serving) + questionCare(after: serving)
    return services
  }

  /// Reads what projects say of themselves that nobody has read yet: what a sync brought, of this process or another, and
  /// imported catalogues. Where there is nothing to read it costs one look.
  private func reading(after start: AsyncStream<Void>) -> RepeatedCare? {
    services.readProjects.map { read in
      RepeatedCare(
        trouble: "Projects cannot be read for research", every: .seconds(20), start: start, clock: clock, logger: logger
      ) {
        let count = try await read()
        if count > 0 { logger.info("Projects were read for research.", metadata: ["projects": "\(count)"]) }
      }
    }
  }

  private func cannotListen(_ error: IOError) -> UserFacingError {
    let place = "\(options.host):\(options.port)"
    switch error.errnoCode {
    case EADDRINUSE:
      return UserFacingError(
        .unavailable, "Another program already serves \(place).",
        hint: "Stop it, or choose another port with --port.")
    case EACCES:
      return UserFacingError(
        .unavailable, "This user may not open \(place).", hint: "Choose a port from 1024 on with --port.")
    case EADDRNOTAVAIL:
      return UserFacingError(
        .unavailable, "\(options.host) is not an address of this machine.",
        hint: "Use --host 127.0.0.1 for this machine alone, or --host 0.0.0.0 for all its addresses.")
    default:
      return UserFacingError(
        .unavailable, "\(place) cannot be opened: \(error).", hint: "Choose another with --host and --port.")
    }
  }
}

extension StatusReport {
  /// Time since the last finished sync; nil when there was none.
  func age(at now: Date) -> Duration? {
    guard let finished = lastRun?.finished else { return nil }
    let seconds = now.timeIntervalSince(finished)
    // A date from the future (the clock was set back) counts as just now.
    return .milliseconds(Int64(min(max(seconds, 0), 1e9) * 1_000))
  }
}
