import Foundation
import Hummingbird
import SearchModel
import Services
import Synchronization
import TestSupport
import Testing

@testable import WebUI

@Suite struct QuestionPagesTests {
  private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  private final class Kept: Sendable {
    let asked = Mutex<[AskRequest]>([])
    let answered = Mutex<[AnswerRequest]>([])
    let accepted = Mutex<[Int64?]>([])
  }

  private func browser(_ kept: Kept) -> Browser {
    var browser = Browser()
    browser.organization.put = { request in kept.asked.withLock { $0.append(request) } }
    browser.organization.answered = { request in kept.answered.withLock { $0.append(request) } }
    browser.organization.accepted = { answer in kept.accepted.withLock { $0.append(answer) } }
    return browser
  }

  /// Without a script: first what was asked before and where it goes, then the question.
  @Test func aQuestionIsLookedAtAndThenAsked() async throws {
    let kept = Kept()
    let look = try await browser(kept).get(
      "/questions/ask", method: .post, headers: form, body: "title=Why%3F&words=So&project=nio&step=preview&token=T")
    #expect(look.status == 200 && look.text.contains("Asked before") && look.text.contains("Where it goes"))
    #expect(look.text.contains("value=\"Why?\"") && look.text.contains("value=\"ask\""))
    let before = kept.asked.withLock { $0 }
    #expect(before.isEmpty)
    let asked = try await browser(kept).get(
      "/questions/ask", method: .post, headers: form,
      body: "title=Why%3F&words=So&project=+nio+&to=NIO&person=Ada&team=Apple&step=ask&token=T")
    #expect(asked.status == 303 && asked.headers[.location] == "/questions/Q-2")
    #expect(asked.headers[values: .setCookie].contains { $0.hasPrefix("guildhall-person=Ada") })
    let all = kept.asked.withLock { $0 }
    let request = try #require(all.first)
    #expect(request.title == "Why?" && request.words == "So" && request.subject == "nio" && request.team == "NIO")
    #expect(request.asker == Asker(person: "Ada", team: "Apple") && request.token == "page T")
  }

  /// What was typed is never lost.
  @Test func whatCannotBeKeptIsShownAgain() async throws {
    let kept = Kept()
    let absent = try await browser(kept).get(
      "/questions/ask", method: .post, headers: form, body: "title=Why%3F&words=Long+words&project=absent&step=ask")
    #expect(absent.status == 404 && absent.text.contains("Long words") && absent.text.contains("role=\"alert\""))
    let empty = try await browser(kept).get(
      "/questions/Q-1", method: .post, headers: form, body: "words=&person=Ada&token=T")
    #expect(empty.status == 400 && empty.text.contains("The answer is empty."))
    let huge = try await browser(kept).get(
      "/questions/ask", method: .post, headers: form, body: "title=" + String(repeating: "x", count: 200_000))
    #expect(huge.status == 413)
  }

  @Test func answersAreKeptAndAccepted() async throws {
    let kept = Kept()
    let answered = try await browser(kept).get(
      "/questions/Q-1", method: .post, headers: form, body: "words=Line+1%0ALine+2&person=Ben&token=T")
    #expect(answered.status == 303 && answered.headers[.location] == "/questions/Q-1")
    let all = kept.answered.withLock { $0 }
    let answer = try #require(all.first)
    #expect(answer.words == "Line 1\nLine 2" && answer.asker.person == "Ben" && answer.token == "page T")
    for (sent, number) in [("5", Int64?(5)), ("0", nil)] {
      let accepted = try await browser(kept).get(
        "/questions/Q-1", method: .post, headers: form, body: "accept=\(sent)")
      let last = kept.accepted.withLock { $0.last }
      #expect(accepted.status == 303 && last == .some(number))
    }
    #expect(
      try await browser(kept).get("/questions/Q-1", method: .post, headers: form, body: "accept=x").status == 400)
    #expect(try await browser(kept).get("/questions/Q-9", method: .post, headers: form, body: "words=x").status == 404)
  }

  @Test func theInboxIsOfWhoTheBrowserSaysItIs() async throws {
    let unknown = try await Browser().get("/inbox")
    #expect(unknown.text.contains("Whose inbox?"))
    let known = try await Browser().get("/inbox", headers: [.cookie: "guildhall-person=Ada"])
    #expect(known.text.contains("3 questions wait for") && known.text.contains("What you asked"))
    let other = try await Browser().get("/inbox?person=nobody", headers: [.cookie: "guildhall-person=Ada"])
    #expect(other.text.contains("Nothing waits"))
  }

  @Test func questionsAreOfferedWhileSomebodyTypes() async throws {
    let reply = try await Browser().get("/questions/similar?q=how")
    #expect(reply.headers[.contentType]?.hasPrefix("application/json") == true)
    let offered = try JSONDecoder().decode([[String: String]].self, from: Data(reply.text.utf8))
    #expect(offered.count == 3 && offered[0]["url"] == "/questions/Q-1")
    #expect(offered[0]["kind"] == "solved, 2 answers")
  }
}
