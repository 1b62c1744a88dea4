import Hummingbird
import MCPTools
import SearchModel
import Services

extension ServerApp {
  /// The server for agents, over the same bounded services as the pages.
  func agents<Context: RequestContext>(context: Context.Type) -> AgentEndpoint<Context> {
    AgentEndpoint(
      server: MCPServer(services.useCases, links: PageLinks(site: options.site), version: Guildhall.version),
      rates: rates(perMinute: options.limits.agentRequests),
      origins: TrustedOrigins(site: options.site, host: options.host), viewer: { _ in SignIn.viewer })
  }

  /// nil for any number.
  func rates(perMinute most: Int?) -> ClientRates? {
    most.map { ClientRates(perMinute: $0, time: Self.elapsed(clock)) }
  }

  private static func elapsed(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
