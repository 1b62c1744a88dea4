import HTTPTypes
import Hummingbird
import SearchModel
import Services

/// Takes from a proxy on this machine who is signed in, and nobody's own word for it: what a browser or program says of
/// who it is, in cookies or fields, gives way to what the proxy says.
struct SignInField<Context: RequestContext>: RouterMiddleware {
  /// Of the field that the proxy sets; nil where nobody signs people in.
  let name: String?
  /// What they may see.
  let viewer: @Sendable (String) async throws -> Viewer

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let name else { return try await next(request, context) }
    let address = (context as? any RemoteAddressRequestContext)?.remoteAddress?.ipAddress ?? "unknown"
    let signIn = ServerOptions.isLoopback(address) ? Self.signIn(request, field: name) : .absent
    let response = try await SignIn.$current.withValue(signIn) {
      guard case .person(let person) = signIn else { return try await next(Self.saying(signIn, in: request), context) }
      return try await SignIn.$viewer.withValue(try await viewer(person)) {
        try await next(Self.saying(signIn, in: request), context)
      }
    }
    return Self.keptByNobodyElse(response)
  }

  /// What one person is answered is for no cache that answers others, but for what never changes.
  static func keptByNobodyElse(_ response: Response) -> Response {
    guard let control = response.headers[.cacheControl], !control.contains("private"), !control.contains("no-store"),
      !control.contains("immutable")
    else { return response }
    var response = response
    response.headers[.cacheControl] = "private, no-cache"
    return response
  }

  /// The last field is the proxy's own: what stands before it may have come from anywhere.
  static func signIn(_ request: Request, field name: String) -> SignIn {
    guard let said = request.headers.values(of: name).last else { return .absent }
    let person = Asker(saidPerson: PercentDecoding.text(said[...], plusIsSpace: false) ?? said, team: "").person
    return person.isEmpty ? .absent : .person(person)
  }

  /// The same request, in which surfaces find nobody else than who is signed in.
  static func saying(_ signIn: SignIn, in request: Request) -> Request {
    var head = request.head
    let asker = signIn.asker(saying: Asker())
    head.headerFields = head.headerFields.filter { field in
      !["guildhall-person", "guildhall-team"].contains(field.name.canonicalName)
    }
    var cookies = head.headerFields.values(of: "Cookie").flatMap { $0.split(separator: ";") }
      .map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("guildhall-person=") && !$0.hasPrefix("guildhall-team=") }
    if !asker.person.isEmpty {
      let person = PercentEncoding.text(asker.person)
      cookies.append("guildhall-person=\(person)")
      if let field = HTTPField.Name("Guildhall-Person") { head.headerFields[field] = person }
    }
    head.headerFields[.cookie] = cookies.isEmpty ? nil : cookies.joined(separator: "; ")
    return Request(head: head, body: request.body)
  }
}
