import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct MailedAnswerTests {
  private func reply(
    to parent: String, from: String = "Ada Lovelace <ada@example.org>", id: String = "<r1@mail>", headers: String = "",
    text: String = "Run the script.\n\nOn 3 March 2026, Guildhall wrote:\n> Why?\n"
  ) -> [UInt8] {
    Array("From: \(from)\r\nMessage-ID: \(id)\r\nIn-Reply-To: <\(parent)>\r\n\(headers)\r\n\(text)".utf8)
  }

  @Test func aReplyIsAnAnswer() async throws {
    let organization = try await AskedOrganization()
    _ = try await organization.ask("Why?", subject: "open")
    let question = try #require(try await organization.store().question(1))
    let parent = MailedQuestion.identifier(of: question, delivery: 1) + "@example.org"
    let guildhall = organization.guildhall
    for _ in 0..<2 { #expect(try await guildhall.receive(mail: reply(to: parent)) == .answered("Q-1")) }
    let detail = try await organization.questions.question("Q-1", viewer: .anonymous)
    #expect(detail.answers.map(\.words) == ["Run the script."] && detail.answers[0].isMail)
    #expect(detail.answers[0].person?.name == "Ada" && detail.answers[0].author.team == "Platform")
    // Somebody whom nobody knows is called as the mail says, never by the address.
    _ = try await guildhall.receive(mail: reply(to: parent, from: "Xi <xi@elsewhere.example>", id: "<r2@mail>"))
    _ = try await guildhall.receive(mail: reply(to: parent, from: "zoe@elsewhere.example", id: "<r3@mail>"))
    let names = try await organization.questions.question("Q-1", viewer: .anonymous).answers.map(\.author.person)
    #expect(names == ["Ada", "Xi", "zoe"])
  }

  @Test func whatIsNoAnswerIsTold() async throws {
    let organization = try await AskedOrganization()
    _ = try await organization.ask("Why?", subject: "open")
    let question = try #require(try await organization.store().question(1))
    let ours = MailedQuestion.identifier(of: question, delivery: 1) + "@example.org"
    let guessed = "question.1.\(String(repeating: "0", count: 16)).1@example.org"
    func kind(_ mail: [UInt8]) async throws -> String {
      switch try await organization.guildhall.receive(mail: mail) {
      case .answered: "answered"
      case .ignored: "ignored"
      case .refused: "refused"
      }
    }
    #expect(try await kind(reply(to: "else@where")) == "refused")
    #expect(try await kind(reply(to: guessed)) == "refused", "a number alone is no key")
    #expect(try await kind(reply(to: ours, headers: "Auto-Submitted: auto-replied\r\n")) == "ignored")
    #expect(try await kind(reply(to: ours, id: "<\(ours)>")) == "ignored")
    #expect(try await kind(reply(to: ours, text: "> Why?\n")) == "refused")
    #expect(try await kind([]) == "refused")
    #expect(try await kind(reply(to: ours, text: String(repeating: "x", count: 30_000))) == "refused")
    #expect(try await organization.questions.question("Q-1", viewer: .anonymous).answers.isEmpty)
  }
}
