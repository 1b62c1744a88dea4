import Hummingbird
import Services
import TestSupport
import Testing

@testable import ServerApp

@Suite struct SignInFieldTests {
  private typealias Middleware = SignInField<SocketlessContext>
  private typealias Field = HTTPFields.Element

  private func request(_ fields: [(String, String)]) throws -> Request {
    var headers = HTTPFields()
    for (name, value) in fields {
      headers.append(Field(name: try #require(Field.Name(name)), value: value))
    }
    return Request(
      head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: headers),
      body: RequestBody(buffer: ByteBuffer()))
  }

  @Test func theLastFieldIsTheProxys() throws {
    let field = "X-Forwarded-User"
    for (fields, signIn) in [
      ([], SignIn.absent), ([("X-Forwarded-User", "ada")], .person("ada")),
      ([("x-forwarded-user", "eve"), ("X-Forwarded-User", "ada@example.org")], .person("ada@example.org")),
      ([("X-Forwarded-User", "J%C3%BCrgen")], .person("Jürgen")), ([("X-Forwarded-User", " ")], .absent),
      ([("X-Other", "ada")], .absent),
    ] {
      #expect(Middleware.signIn(try request(fields), field: field) == signIn, "\(fields)")
    }
  }

  /// What a browser or program says of itself gives way.
  @Test func whatIsSaidGivesWay() throws {
    let said = try request([
      ("Cookie", "theme=dark; guildhall-person=Eve; guildhall-team=Web"), ("Guildhall-Person", "Eve"),
      ("Guildhall-Team", "Web"), ("Accept", "*/*"),
    ])
    let signedIn = Middleware.saying(.person("Jürgen"), in: said)
    #expect(signedIn.headers[.cookie] == "theme=dark; guildhall-person=J%C3%BCrgen")
    #expect(signedIn.headers[try #require(Field.Name("Guildhall-Person"))] == "J%C3%BCrgen")
    #expect(signedIn.headers[try #require(Field.Name("Guildhall-Team"))] == nil)
    let absent = Middleware.saying(.absent, in: said)
    #expect(absent.headers[.cookie] == "theme=dark" && absent.headers[.accept] == "*/*")
    #expect(absent.headers[try #require(Field.Name("Guildhall-Person"))] == nil)
  }

  /// A field that does not come from this machine says nothing; without the setting nothing is taken from anybody.
  @Test func onlyAProxyOfThisMachineIsBelieved() async throws {
    var options = ServerOptions()
    let field: HTTPFields = [try #require(Field.Name("X-Forwarded-User")): "ada@example.org"]
    #expect(try await ServerClient(options: options).get("/privacy", headers: field).body.contains("Nobody signs in"))
    options.userField = "X-Forwarded-User"
    let page = try await ServerClient(options: options).get("/privacy", headers: field).body
    #expect(page.contains("People are signed in by a proxy") && !page.contains("ada@example.org"))
  }
}
