import Hummingbird
import MCPTools
import SearchModel
import Services

extension ServerApp {
  /// The server for agents, over the same bounded services as the pages.
  func agents<Context: RequestContext>(context: Context.Type) -> AgentEndpoint<Context> {
    let start = ContinuousClock.now
    return AgentEndpoint(
      server: MCPServer(services.useCases, links: PageLinks(site: options.site), version: Guildhall.version),
      rates: options.limits.agentRequests.map { ClientRates(perMinute: $0, time: { ContinuousClock.now - start }) },
      origins: TrustedOrigins(site: options.site, host: options.host), viewer: { _ in .anonymous })
  }
}
