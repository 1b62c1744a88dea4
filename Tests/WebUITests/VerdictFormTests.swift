import Foundation
import Hummingbird
import SearchModel
import Services
import Synchronization
import TestSupport
import Testing

@testable import WebUI

@Suite struct VerdictFormTests {
  /// What a form became.
  private final class Sent: Sendable {
    let recorded = Mutex<[RecordRequest]>([])
    let decided = Mutex<[DecideRequest]>([])
  }

  private func send(
    _ path: String, _ body: String, type: String = "application/x-www-form-urlencoded"
  ) async throws -> (answer: SocketlessReply, recorded: [RecordRequest], decided: [DecideRequest]) {
    let sent = Sent()
    var organization = SampleOrganization()
    organization.recorded = { request in sent.recorded.withLock { $0.append(request) } }
    organization.decided = { request in sent.decided.withLock { $0.append(request) } }
    let answer = try await Browser(organization: organization).get(
      path, method: .post, headers: [.contentType: type], body: body)
    return (answer, sent.recorded.withLock { $0 }, sent.decided.withLock { $0 })
  }

  private let form =
    "need=draw+a+picture&token=T&person=+Ada+&team=NIO&project=shop&candidate=a%3A%23x&candidate=b"
    + "&reason=&reason=security&words=&words=too%20old&about=no+time"

  @Test func aButtonRecordsTheNeedAndTheVerdict() async throws {
    let (answer, recorded, decided) = try await send("/research", form + "&verdict=dismiss+1")
    #expect(answer.status == 303 && answer.headers[.location] == "/research/R-2")
    #expect(recorded.count == 1 && recorded.first?.need == "draw a picture" && recorded.first?.project == "shop")
    #expect(recorded.first?.candidates == ["a:#x", "b"] && recorded.first?.token == "page T")
    #expect(recorded.first?.asker == Asker(person: "Ada", team: "NIO"))
    #expect(
      decided.first?.opinions == [.init(candidate: "b", kind: .dismiss, reason: .security, words: "too old")])
    #expect(decided.first?.label == "R-2" && decided.first?.person == "Ada")
    // Twice the same is once; another verdict from the same page is another.
    let again = try await send("/research", form + "&verdict=dismiss+1")
    #expect(again.decided.first?.token == decided.first?.token)
    let other = try await send("/research", form + "&verdict=adopt+1")
    #expect(other.decided.first?.token != decided.first?.token && other.recorded.first?.token == "page T")
  }

  @Test func theNeedAloneIsRecordedOrBuilt() async throws {
    for verdict in ["", "&verdict=record"] {
      let (answer, recorded, decided) = try await send("/research", form + verdict)
      #expect(answer.status == 303 && recorded.count == 1 && decided.isEmpty)
    }
    let built = try await send("/research", form + "&verdict=build")
    #expect(built.decided.first?.opinions == [.init(kind: .build, words: "no time")])
  }

  @Test func aRecordedNeedIsDecidedLater() async throws {
    let (answer, recorded, decided) = try await send("/research/R-1", form + "&verdict=wrap+0")
    #expect(answer.status == 303 && answer.headers[.location] == "/research/R-1" && recorded.isEmpty)
    #expect(decided.first?.opinions == [.init(candidate: "a:#x", kind: .wrap)])
    let other = try await send("/research/R-1", form + "&reason=quality&words=w&other=+c+&verdict=dismiss+other")
    #expect(
      other.decided.first?.opinions == [
        .init(candidate: "c", kind: .dismiss, reason: .quality, words: "w")
      ])
  }

  @Test func whoItWasIsRemembered() async throws {
    let (answer, _, _) = try await send("/research", "need=x&person=Ada+L%C3%B6we%3B&team=&token=T")
    #expect(
      answer.headers[values: .setCookie] == [
        "guildhall-person=Ada%20L%C3%B6we%3B; Path=/; Max-Age=31536000; SameSite=Lax"
      ])
    let page = try await Browser().get(
      "/research/R-2", headers: [.cookie: "guildhall-person=Ada%20L%C3%B6we%3B; guildhall-team=%22%3E%3Cscript%3E"])
    #expect(page.text.contains("You decide as <b>Ada Löwe;</b>") && !page.text.contains("\"><script>"))
    #expect(
      !(try await Browser().get("/research/R-2", headers: [.cookie: "guildhall-person=%FF"])).text.contains(
        "You decide"))
  }

  @Test func whatNoPageSendsIsRefused() async throws {
    for (path, body, status) in [
      ("/research", form + "&verdict=adopt+2", 400), ("/research", form + "&verdict=adopt", 400),
      ("/research", form + "&verdict=burn+0", 400), ("/research", form + "&verdict=adopt+-1", 400),
      ("/research/R-9", form + "&verdict=adopt+0", 404),
      ("/research/records", form, 404), ("/search", form, 404), ("/research/R-1/decision", form, 404),
      ("/research", form + String(repeating: "x", count: 70_000), 413),
    ] {
      let (answer, recorded, _) = try await send(path, body)
      #expect(answer.status == status && recorded.isEmpty, "\(path) \(body.suffix(20))")
    }
    #expect(try await send("/research", form, type: "text/plain").answer.status == 415)
  }

  @Test func whatIsMissingIsAskedForBesideItsField() async throws {
    let nio = SampleOrganization.rich.identifier.replacing("#", with: "%23")
    let typed =
      "token=T&person=Ada&candidate=\(nio)&candidate=gone:%23wrapped&reason=&reason=security&reason=quality"
      + "&words=&words=old+%3Cciphers%3E&words=slow&other=+another+&about=no+time"
    let (answer, recorded, decided) = try await send("/research/R-1", typed + "&verdict=dismiss+0")
    #expect(answer.status == 422 && recorded.isEmpty && decided.isEmpty)
    let page = answer.text
    #expect(page.contains("role=\"alert\">Nothing was recorded. Choose a reason"))
    #expect(page.contains("<select name=\"reason\" aria-invalid=\"true\" aria-describedby=\"trouble\" autofocus>"))
    #expect(page.contains("<span class=\"trouble\" id=\"trouble\">Choose a reason: its owners read"))
    // All that was typed is there still, and what was begun is open.
    #expect(page.contains("value=\"security\" selected") && page.contains("value=\"quality\" selected"))
    for value in ["Ada", "old &lt;ciphers&gt;", "slow", " another ", "no time"] {
      #expect(page.contains("value=\"\(value)\""), "\(value)")
    }
    #expect(page.components(separatedBy: "<details open>").count == 4)
  }

  @Test func eachFieldSaysWhatIsWrongWithIt() async throws {
    let long = String(repeating: "x", count: 1_001)
    for (path, body, field, sentence) in [
      ("/research/R-1", "&verdict=adopt+other", "name=\"other\"", "Say which project it is."),
      ("/research/R-1", "&other=nothing&verdict=adopt+other", "name=\"other\"", "There is no project"),
      ("/research/R-1", "&about=\(long)&verdict=build", "name=\"about\"", "These are 1,001 characters"),
      ("/research", "&person=\(long)&verdict=record", "name=\"person\"", "A name is on one line"),
      ("/research", "&team=a%0Ab%00&verdict=record", "name=\"team\"", "A name is on one line"),
      ("/research", "&project=\(long)&verdict=record", "name=\"project\"", "at most 300 characters"),
    ] {
      let (answer, recorded, _) = try await send(path, "need=draw+a+picture&token=T" + body)
      #expect(answer.status == 422 && recorded.isEmpty, "\(body.suffix(30))")
      let part = answer.text.components(separatedBy: "<label>").first { $0.contains("aria-invalid") } ?? ""
      #expect(part.contains(field) && part.contains(sentence), "\(body.suffix(30)): \(part)")
    }
  }

  @Test func aNeedThatIsRecordedIsSaidToBe() async throws {
    // The verdict's candidate is gone.
    let (answer, recorded, _) = try await send(
      "/research", "need=draw+a+picture&token=T&candidate=nothing&reason=&words=fine&verdict=adopt+0")
    #expect(answer.status == 422 && recorded.count == 1)
    #expect(answer.text.contains("R-2 is recorded, and the verdict is not. There is no project"))
    #expect(answer.text.contains("action=\"/research/R-2\""))
  }

  @Test func decisionsAreFiles() async throws {
    let answer = try await Browser().get("/research/R-1/decision")
    #expect(answer.headers[.contentType] == "text/markdown; charset=utf-8")
    #expect(answer.headers[.contentDisposition] == "attachment; filename*=UTF-8''0001-answer-many-connections.md")
    #expect(answer.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
    #expect(try await Browser().get("/research/R-9/decision").status == 404)
  }
}
