import Hummingbird
import Services
import WebUI

extension ServerApp {
  /// The web pages; everything else has its routes before.
  func addPages<Context: RequestContext>(to router: Router<Context>) {
    router.add(middleware: PageThreads())
    WebUI(services.useCases, viewer: { _ in SignIn.viewer }, now: now, site: options.site).addRoutes(to: router)
  }
}
