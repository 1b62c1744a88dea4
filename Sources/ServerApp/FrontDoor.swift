package import Hummingbird

/// What every request passes before it is routed: it is logged and counted, and HEAD is answered as GET would be,
/// without the body. The router's own middleware comes too late for that: it is chosen by method and path.
package struct FrontDoor<Context: RequestContext>: HTTPResponder {
  let log: AccessLog<Context>
  let router: RouterResponder<Context>

  package func respond(to request: Request, context: Context) async throws -> Response {
    try await log.handle(request, context: context) { request, context in
      guard request.method == .head else { return try await router.respond(to: request, context: context) }
      var head = request.head
      head.method = .get
      // Nobody looks at what it would answer: it counts as no question.
      if let purpose = HTTPFields.Element.Name("Sec-Purpose") { head.headerFields[purpose] = "prefetch" }
      let response = try await router.respond(to: Request(head: head, body: request.body), context: context)
      return response.createHeadResponse()
    }
  }
}
