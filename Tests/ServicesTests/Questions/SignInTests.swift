import Foundation
import SearchModel
import Testing

@testable import Services

/// Where a proxy signs people in, what is somebody's own is for them alone.
@Suite struct SignInTests {
  private func refused(_ signIn: SignIn, _ body: @Sendable () async throws -> Void) async -> UserFacingError? {
    do {
      try await SignIn.$current.withValue(signIn) { try await body() }
      return nil
    } catch {
      return error as? UserFacingError
    }
  }

  @Test func anInboxIsItsOwners() async throws {
    let organization = try await AskedOrganization()
    let questions = organization.questions
    _ = try await organization.ask("How are certificates renewed?", subject: "open")
    for (signIn, person, isAllowed) in [
      (SignIn.none, "Ada", true), (.person("ada@example.org"), "Ada", true), (.person("ADA"), "ada@example.org", true),
      (.person("bea@example.org"), "Ada", false), (.person("nobody@else.example"), "Ada", false),
      (.absent, "Ada", false),
    ] {
      let error = await refused(signIn) {
        let inbox = try await questions.inbox(of: person, viewer: .anonymous)
        #expect(inbox.waiting.count == 1)
      }
      #expect(error?.code == (isAllowed ? nil : .forbidden), "\(signIn) \(person)")
    }
  }

  @Test func whoAskedSaysWhatSettlesIt() async throws {
    let organization = try await AskedOrganization()
    let questions = organization.questions
    _ = try await organization.ask("How are certificates renewed?", subject: "open")
    let answered = try await questions.answer(
      AnswerRequest(label: "Q-1", words: "By a script.", asker: Asker(person: "Ada"), viewer: .anonymous))
    let answer = try #require(answered.answers.first?.number)
    for (signIn, isAllowed) in [
      (SignIn.person("ada@example.org"), false), (.absent, false), (.person("wim@example.org"), true),
    ] {
      let error = await refused(signIn) {
        let detail = try await questions.accept(answer, of: "Q-1", viewer: .anonymous)
        #expect(detail.summary.state == .solved)
      }
      #expect(error?.code == (isAllowed ? nil : .forbidden), "\(signIn)")
      #expect(
        try await questions.question("Q-1", viewer: .anonymous).summary.state
          == (isAllowed ? .solved : .answered))
    }
    // Nobody is known to have asked it.
    let other = try await questions.ask(AskRequest(title: "And keys?", viewer: .anonymous))
    _ = try await questions.answer(
      AnswerRequest(label: other.summary.label, words: "Too.", viewer: .anonymous))
    #expect(
      await refused(.person("bea@example.org")) {
        _ = try await questions.accept(nil, of: other.summary.label, viewer: .anonymous)
      } == nil)
  }

  @Test func nobodyOptsOutForOthers() async throws {
    let organization = try await AskedOrganization()
    let signalling = organization.guildhall.useCases.signalling
    #expect(
      await refused(.person("bea@example.org")) { try await signalling.setOptOut(true, of: "ada@example.org") }?.code
        == .forbidden)
    #expect(await refused(.absent) { try await signalling.setOptOut(true, of: "ada@example.org") }?.code == .forbidden)
    #expect(try await !signalling.isOptedOut("ada@example.org"))
    #expect(await refused(.person("ada@example.org")) { try await signalling.setOptOut(true, of: "Ada") } == nil)
    #expect(try await signalling.isOptedOut("ada@example.org"))
  }

  /// Whatever name is typed: questions, answers and verdicts carry that of who is signed in.
  @Test func nobodyWritesInAnothersName() async throws {
    let organization = try await AskedOrganization()
    try await SignIn.$current.withValue(.person("bea@example.org")) {
      let asked = try await organization.questions.ask(
        AskRequest(title: "Why?", asker: Asker(person: "Ada", team: "Web"), viewer: .anonymous))
      #expect(asked.summary.asker == Asker(person: "Bea", team: "Platform"))
      let recorded = try await organization.guildhall.useCases.recording.record(
        RecordRequest(need: "renew certificates", asker: Asker(person: "Ada", team: "Web"), viewer: .anonymous))
      #expect(recorded.asker.person == "bea@example.org")
    }
    try await SignIn.$current.withValue(.absent) {
      let asked = try await organization.questions.ask(
        AskRequest(title: "Who?", asker: Asker(person: "Ada", team: "Web"), viewer: .anonymous))
      #expect(asked.summary.asker == Asker(person: "", team: "Web"))
    }
  }
}
