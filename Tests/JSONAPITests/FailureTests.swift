import Hummingbird
import SearchModel
import TestSupport
import Testing

@Suite struct FailureTests {
  /// Everything that can be wrong with a request answers the one shape.
  @Test func refusesWithAReason() async throws {
    let table: [(target: String, status: Int, message: String, hint: String)] = [
      ("/api", 404, "There is no such address in the API.", "/api/openapi.json lists all that there are."),
      ("/api/v1", 404, "There is no such address in the API.", "/api/openapi.json lists all that there are."),
      ("/api/v2/search", 404, "There is no such address in the API.", "/api/openapi.json lists all that there are."),
      ("/api/v1/search/", 404, "There is no such address in the API.", "/api/openapi.json lists all that there are."),
      ("/api/v1/search", 400, "The parameter q is missing.", "Give text of 1 to 4096 characters."),
      ("/api/v1/search?q=", 400, "The parameter q does not take an empty value.", "Give text of 1 to 4096 characters."),
      (
        "/api/v1/search?q=x&query=y", 400, "There is no parameter “query” here.",
        "There are: q, type, limit, cursor, count, correct, explain."
      ),
      ("/api/v1/status?x", 400, "There is no parameter “x” here.", "This address takes none."),
      ("/api/v1/search?q=x&q=y", 400, "The parameter q is given twice.", "Give it once."),
      (
        "/api/v1/search?q=x&limit=0", 400, "The parameter limit does not take “0”.",
        "Give a whole number from 1 to 1000."
      ),
      (
        "/api/v1/search?q=x&limit=9223372036854775808", 400,
        "The parameter limit does not take “9223372036854775808”.", "Give a whole number from 1 to 1000."
      ),
      (
        "/api/v1/search?q=x&limit=%2B5", 400, "The parameter limit does not take “+5”.",
        "Give a whole number from 1 to 1000."
      ),
      (
        "/api/v1/search?q=x&type=thing", 400, "The parameter type does not take “thing”.",
        "Give one of code, repo, file, symbol, doc, project, team, person, decision, question."
      ),
      ("/api/v1/search?q=x&explain=1", 400, "The parameter explain does not take “1”.", "Give true or false."),
      (
        "/api/v1/search?q=100%", 400, "“100%” in the address is not percent-encoded UTF-8.",
        "Write a percent sign as %25, and other bytes as UTF-8."
      ),
      (
        "/api/v1/search?q=%FF", 400, "“%FF” in the address is not percent-encoded UTF-8.",
        "Write a percent sign as %25, and other bytes as UTF-8."
      ),
      (
        "/api/v1/search?q=" + String(repeating: "x", count: 4_097), 400,
        "The parameter q does not take “" + String(repeating: "x", count: 40) + "…” (4097 characters).",
        "Give text of 1 to 4096 characters."
      ),
    ]
    for row in table {
      let reply = try await APIClient().get(row.target)
      #expect(reply.status == row.status, "\(row.target.prefix(80))")
      #expect(reply.json("error.message") == row.message)
      #expect(reply.json("error.hint") == row.hint)
      #expect(reply.json("error.code") == (row.status == 404 ? "not_found" : "bad_request"))
      #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
      #expect(reply.headers[.cacheControl] == "no-store")
      #expect(reply.headers[.xContentTypeOptions] == "nosniff")
    }
  }

  @Test func otherMethodsAreRefused() async throws {
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "FOO"] {
      for target in ["/api/v1/search?q=x", "/api/v1/files/apple/swift-nio/-/Package.swift", "/api/openapi.json"] {
        let reply = try await APIClient().get(target, method: method)
        #expect(reply.status == 405, "\(method) \(target)")
        #expect(reply.headers[.allow] == "GET, HEAD")
        #expect(reply.json("error.code") == "bad_request")
      }
      let records = try await APIClient().get("/api/v1/research/records", method: method)
      #expect(records.status == (method == "POST" ? 415 : 405) && records.headers[.allow] != "GET, HEAD")
      #expect(try await APIClient().get("/api/v1/nothing", method: method).status == 404)
    }
  }

  @Test func mapsCodesToStatuses() async throws {
    let table: [(code: UserFacingError.Code, status: Int)] = [
      (.badQuery, 400), (.badRequest, 400), (.badConfiguration, 500), (.notFound, 404), (.unavailable, 503),
      (.damaged, 500), (.tooLarge, 413), (.busy, 503), (.internal, 500),
    ]
    for row in table {
      var services = FakeServices()
      services.failure = UserFacingError(row.code, "It failed.", hint: "Wait.")
      for target in [
        "/api/v1/search?q=x", "/api/v1/suggest?q=x", "/api/v1/repositories", "/api/v1/projects", "/api/v1/status",
        "/api/v1/repositories/apple/swift-nio", "/api/v1/tree/apple/swift-nio",
        "/api/v1/files/apple/swift-nio/-/Package.swift",
      ] {
        let reply = try await APIClient(services).get(target)
        #expect(reply.status == row.status, "\(target)")
        #expect(reply.json("error.code") == row.code.rawValue)
        #expect(reply.headers[.retryAfter] == (row.code == .busy ? "1" : nil))
      }
    }
  }

  /// What was not foreseen tells nothing of the inside.
  @Test func hidesTheUnexpected() async throws {
    struct Secret: Error { var path = "/etc/guildhall/secret" }
    var services = FakeServices()
    services.failure = Secret()
    let reply = try await APIClient(services).get("/api/v1/status")
    #expect(reply.status == 500)
    #expect(reply.json("error.code") == "internal")
    #expect(!reply.body.contains("secret"))
  }
}
