import Hummingbird
import SearchModel
import Testing

@Suite struct RecordRouteTests {
  private let records = "/api/v1/research/records"

  @Test func aNeedIsRecorded() async throws {
    let reply = try await APIClient().post(
      records, #"{"need": "retry", "person": "Ada", "team": "NIO", "project": "shop", "candidates": ["a", "b"]}"#)
    #expect(reply.status == 201 && reply.json("id") == "R-2" && reply.json("need") == "retry")
    #expect(reply.json("person") == "Ada" && reply.json("team") == "NIO" && reply.json("project") == "shop")
    #expect(reply.json("candidates.count") == "2" && reply.json("candidates.1.id") == "b")
    #expect(reply.headers[.cacheControl] == "no-store")
    let short = try await APIClient().post(
      records, #"{"need": "retry"}"#, headers: [.contentType: "Application/JSON ; charset=utf-8"])
    #expect(short.status == 201 && short.json("team") == "")
  }

  @Test func verdictsAreRecorded() async throws {
    let reply = try await APIClient().post(
      records + "/R-1/verdicts",
      #"{"person": "Ben", "verdicts": [{"candidate": "a", "kind": "dismiss", "reason": "security", "words": "old"}, {"kind": "build"}]}"#
    )
    #expect(reply.status == 200 && reply.json("verdicts.0.reason") == "security")
    #expect(reply.json("verdicts.0.words") == "old" && reply.json("verdicts.0.person") == "Ben")
    #expect(reply.json("verdicts.1.kind") == "build" && reply.json("verdicts.1.reason") == nil)
    #expect(try await APIClient().post(records + "/R-9/verdicts", #"{"verdicts": [{"kind": "drop"}]}"#).status == 404)
  }

  @Test func repeatedRequestsHaveAKey() async throws {
    let header = try #require(HTTPFields.Element.Name("Idempotency-Key"))
    let named = try await APIClient().post(records, #"{"need": "x"}"#, headers: [header: "k-1"])
    #expect(named.json("project") == "k-1")
    for key in [String(repeating: "k", count: 201), "a b", "ü"] {
      let reply = try await APIClient().post(records, #"{"need": "x"}"#, headers: [header: key])
      #expect(reply.status == 400 && reply.json("error.message")?.contains("Idempotency-Key") == true, "\(key)")
    }
  }

  @Test func bodiesThatAreNotAsDescribedAreRefused() async throws {
    let long = String(repeating: "x", count: 2_001)
    let verdicts = records + "/R-1/verdicts"
    let table: [(target: String, body: String, message: String)] = [
      (records, "", "The body is not JSON."), (records, "{", "The body is not JSON."),
      (records, "[]", "The body is not of type object."), (records, "{}", "“need” is missing."),
      (records, #"{"need": 7}"#, "“need” is not of type string."),
      (records, #"{"need": null}"#, "“need” is not of type string."),
      (records, #"{"need": ""}"#, "“need” is empty."),
      (records, "{\"need\": \"\(long)\"}", "“need” has 2001 characters; at most 2000 are taken."),
      (
        records, #"{"need": "x", "price": 1}"#,
        "There is no “price” here; there are: need, person, team, project, candidates."
      ),
      (records, #"{"need": "x", "candidates": "a"}"#, "“candidates” is not of type array."),
      (records, #"{"need": "x", "candidates": ["a", 1]}"#, "“candidates[1]” is not of type string."),
      (verdicts, #"{"verdicts": []}"#, "“verdicts” is empty."),
      (verdicts, #"{"verdicts": [{}]}"#, "“verdicts[0].kind” is missing."),
      (
        verdicts, #"{"verdicts": [{"kind": "burn"}]}"#,
        "“verdicts[0].kind” is not one of adopt, extend, wrap, dismiss, build, drop."
      ),
      (verdicts, String(repeating: "[", count: 10_000), "The body is not JSON."),
    ]
    for row in table {
      let reply = try await APIClient().post(row.target, row.body)
      #expect(reply.status == 400 && reply.json("error.message") == row.message, "\(row.body.prefix(80)) \(reply.body)")
    }
    let large = "{\"need\": \"x\", \"team\": \"\(String(repeating: "x", count: 70_000))\"}"
    #expect(try await APIClient().post(records, large).status == 413)
    for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
      let reply = try await APIClient().post(records, #"{"need": "x"}"#, headers: [.contentType: type])
      #expect(reply.status == 415 && reply.json("error.hint")?.contains("application/json") == true, "\(type)")
    }
  }

  @Test func eachAddressSaysWhatItAnswers() async throws {
    let client = APIClient()
    #expect(try await client.get(records, method: "DELETE").headers[.allow] == "GET, HEAD, POST")
    #expect(try await client.get(records + "/R-1/verdicts").headers[.allow] == "POST")
    #expect(try await client.post(records + "/R-1", "{}").headers[.allow] == "GET, HEAD")
    #expect(try await client.get(records + "/R-1/decision/x").status == 404)
    #expect(try await client.get(records + "/R-9").status == 404)
  }

  @Test func listsHavePages() async throws {
    let first = try await APIClient().get(records + "?q=a+b&team=NIO&open=true&limit=2")
    #expect(first.json("records.count") == "2" && first.json("total") == "3")
    #expect(first.json("records.0.need") == "a b|NIO|open")
    let next = try #require(first.json("next"))
    let second = try await APIClient().get(records + "?q=a+b&team=NIO&open=true&limit=2&cursor=\(next)")
    #expect(second.json("records.count") == "1" && second.json("records.0.id") == "R-1" && second.json("next") == nil)
    #expect(try await APIClient().get(records + "?cursor=\(next)").status == 400)
    #expect(try await APIClient().get(records + "?limit=101").status == 400)
  }

  @Test func oneSaysAllThatWasDecided() async throws {
    let reply = try await APIClient().get(records + "/R-1")
    #expect(reply.json("outcome") == "swift-nio adopted" && reply.json("state") == "taken")
    #expect(reply.json("candidates.0.verdicts.count") == "2" && reply.json("candidates.0.use.state") == "used")
    #expect(reply.json("candidates.0.known") == "1" && reply.json("candidates.1.known") == "0")
    let document = try await APIClient().get(records + "/R-1/decision")
    #expect(document.json("fileName") == "0001-answer-many-connections.md")
  }

  @Test func candidatesSayWhatOthersDecided() async throws {
    let reply = try await APIClient().get("/api/v1/research?q=x")
    #expect(
      reply.json("candidates.0.opinions.sentences.1") == "3 teams dismissed it: a feature is missing (no streaming)")
    #expect(reply.json("candidates.0.opinions.taken.0.kind") == "wrap")
    #expect(reply.json("candidates.0.opinions.dismissals.0.requirement") == "1")
    #expect(reply.json("candidates.1.opinions") == nil)
    #expect(reply.json("earlier.0.record.id") == "R-1" && reply.json("earlier.0.candidates.0") == "swift-nio")
  }
}
