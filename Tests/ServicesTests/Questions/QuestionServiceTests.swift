import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct QuestionServiceTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  @Test func aQuestionGoesToThoseWhoKnow() async throws {
    let organization = try await AskedOrganization()
    let preview = try await organization.questions.preview(
      AskRequest(title: "How are certificates renewed?", subject: "open", viewer: stranger))
    #expect(preview.channels.map(\.name) == ["open-chat"] && preview.places == ["#tls"])
    #expect(preview.people.map(\.person.name) == ["Ada", "Bea"] && preview.people[0].why.contains("Changed it"))
    #expect(!FileManager.default.fileExists(atPath: organization.folder.file("data/records.sqlite").path))
    let asked = try await organization.ask("How are certificates renewed?", subject: "open")
    #expect(asked.summary.label == "Q-1" && asked.summary.asker == Asker(person: "Wim", team: "Web"))
    #expect(asked.summary.subject?.title == "open" && asked.channels.map(\.state) == [.waiting])
    #expect(asked.invited.map(\.person.name) == ["Ada", "Bea"] && asked.escalates != nil)
    let inbox = try await organization.questions.inbox(of: "ada@example.org", viewer: stranger)
    #expect(inbox.person == "Ada" && inbox.waiting.map(\.label) == ["Q-1"])
    #expect(try await organization.questions.inbox(of: "Wim", viewer: stranger).asked.map(\.label) == ["Q-1"])
    let answered = try await organization.questions.answer(
      AnswerRequest(label: "Q-1", words: "Run the script.", asker: Asker(person: "ada@example.org"), viewer: stranger))
    #expect(answered.answers.first?.person?.name == "Ada" && answered.answers.first?.author.team == "Platform")
    #expect(try await organization.questions.inbox(of: "Ada", viewer: stranger).waiting.isEmpty)
    let exchanges = try await organization.guildhall.questionsBetweenTeams(since: .distantPast)
    #expect(exchanges.map(\.asker) == ["Web"] && exchanges.map(\.answerer) == ["Platform"])
  }

  /// Nobody gets all questions; who asks, does not want to be suggested or asked not to be kept gets none.
  @Test func nobodyIsHogged() async throws {
    let organization = try await AskedOrganization()
    var got: [String: Int] = [:]
    for number in 0..<6 {
      for person in try await organization.ask("Question \(number)?", subject: "open").invited {
        got[person.person.name, default: 0] += 1
      }
    }
    #expect(got.values.reduce(0, +) == 12 && got["Shy"] == nil)
    #expect(got["Ada", default: 0] <= 5 && got["Ada", default: 0] >= got["Cem", default: 0] && got.count >= 3)
    try await organization.guildhall.useCases.signalling.setOptOut(true, of: "bea@example.org")
    let later = try await organization.ask("And now?", subject: "open", by: "ada@example.org")
    #expect(!later.invited.contains { ["Ada", "Bea", "Shy"].contains($0.person.name) } && !later.invited.isEmpty)
    #expect(
      try await organization.questions.question("Q-1", viewer: stranger).invited.allSatisfy { $0.person.name != "Bea" })
  }

  @Test func aTeamIsAsked() async throws {
    let organization = try await AskedOrganization()
    let asked = try await organization.ask("Who is on call?", team: "platform")
    #expect(asked.summary.team == "Platform" && asked.invited.count == 2)
    #expect(asked.invited.allSatisfy { ["Ada", "Bea", "Dan"].contains($0.person.name) })
    for (subject, team) in [("nothing", ""), ("", "Nobodies"), ("secret", "")] {
      await #expect(throws: UserFacingError.self) { _ = try await organization.ask("x?", subject: subject, team: team) }
    }
  }

  /// A question about what is hidden does not exist: in no list, count, search, inbox, similar or answer of who knows.
  @Test func whatIsHiddenDoesNotExist() async throws {
    let organization = try await AskedOrganization(
      channels: "    - { name: all, kind: slack, urlFile: hook }", more: "  community: all")
    let asked = try await organization.ask(
      "Who opens the vault?", subject: "secret", by: "eve@example.org", viewer: member)
    #expect(asked.channels.isEmpty, "nothing of it goes to a channel that does not name the repository")
    #expect(asked.invited.isEmpty, "Ada knows it and is not of Security any more")
    _ = try await organization.questions.answer(
      AnswerRequest(
        label: "Q-1", words: "The vault opens at nine.", asker: Asker(person: "eve@example.org"), viewer: member))
    let questions = organization.questions
    #expect(try await questions.questions(QuestionListRequest(viewer: member)).total == 1)
    #expect(
      try await questions.questions(QuestionListRequest(viewer: stranger)) == QuestionPage(questions: [], total: 0))
    for call in ["Q-1", "1"] {
      let error = await #expect(throws: UserFacingError.self) {
        _ = try await questions.question(call, viewer: stranger)
      }
      #expect(error?.code == .notFound)
    }
    await #expect(throws: UserFacingError.self) {
      _ = try await questions.answer(AnswerRequest(label: "Q-1", words: "x", viewer: stranger))
    }
    await #expect(throws: UserFacingError.self) { _ = try await questions.accept(1, of: "Q-1", viewer: stranger) }
    #expect(try await questions.similar(to: "Who opens the vault?", viewer: stranger, limit: 5).isEmpty)
    #expect(try await questions.similar(to: "Who opens the vault?", viewer: member, limit: 5).count == 1)
    #expect(try await questions.inbox(of: "Eve", viewer: stranger).asked.isEmpty)
    let searching = organization.guildhall.useCases.searching
    for query in ["vault", "type:question", "type:question nine"] {
      let answer = try await searching.search(SearchRequest(query: query, viewer: stranger))
      #expect(answer.questions.isEmpty && answer.totals.questions == 0, "\(query)")
      #expect(try await searching.search(SearchRequest(query: query, viewer: member)).totals.questions == 1)
    }
    let who = try? await organization.guildhall.useCases.knowing.who(
      WhoQuestion(subject: "Who opens the vault?", viewer: stranger))
    #expect(who?.questions.isEmpty ?? true && !(who?.people.contains { $0.answers > 0 } ?? false))
    // Nor does it reach the community when nobody answers.
    _ = try await organization.ask("Who closes the vault?", subject: "secret", by: "eve@example.org", viewer: member)
    for days in [3.0, 5] { try await organization.tend(after: days * 86_400) }
    #expect(organization.receiver.requests.isEmpty)
    // The name of a team that is known from a hidden repository alone hides what is put to it.
    let toTeam = try await organization.ask("Who is in Security?", team: "Security", viewer: member)
    let teams = try await organization.guildhall.useCases.directory.teams(viewer: stranger).map(\.name)
    let isSeen = (try? await questions.question(toTeam.summary.label, viewer: stranger)) != nil
    #expect(isSeen == teams.contains("Security"))
  }

  @Test func answersAreFoundAndCount() async throws {
    let organization = try await AskedOrganization()
    _ = try await organization.ask("How are certificates renewed?", subject: "open")
    let useCases = organization.guildhall.useCases
    let answered = try await organization.questions.answer(
      AnswerRequest(
        label: "Q-1", words: "Use the rotation ceremony.", asker: Asker(person: "dan@example.org"), viewer: stranger))
    _ = try await organization.questions.accept(answered.answers[0].number, of: "Q-1", viewer: stranger)
    let found = try await useCases.searching.search(SearchRequest(query: "ceremony", viewer: stranger))
    #expect(found.questions.map(\.question.label) == ["Q-1"] && found.questions[0].sentence.contains("ceremony"))
    #expect(
      try await useCases.searching.search(SearchRequest(query: "ceremony repo:other", viewer: stranger)).questions
        .isEmpty)
    #expect(
      try await useCases.searching.search(SearchRequest(query: "ceremony repo:open", viewer: stranger)).questions.count
        == 1)
    // Dan never changed anything there, and his answer was accepted.
    let who = try await useCases.knowing.who(WhoQuestion(subject: "open", viewer: stranger, limit: 10))
    let dan = try #require(who.people.first { $0.person.name == "Dan" })
    #expect(dan.answers == 1 && dan.why.contains { $0.contains("Q-1") && $0.contains("accepted") })
    #expect(who.people.first?.person.name == "Ada" && who.questions.map(\.label) == ["Q-1"])
    let before = try await useCases.knowing.who(
      WhoQuestion(subject: "open", viewer: stranger, asOf: Date() - 3_600, limit: 10))
    #expect(!before.people.contains { $0.person.name == "Dan" } && before.questions.isEmpty)
    // A topic that no file speaks of.
    let topic = try await useCases.knowing.who(WhoQuestion(subject: "How are certificates renewed?", viewer: stranger))
    #expect(topic.people.contains { $0.person.name == "Dan" })
    let research = try await useCases.researching.research(
      ResearchRequest(need: "How are certificates renewed?", viewer: stranger))
    #expect(research.questions.map(\.label) == ["Q-1"])
  }

  @Test func listsAreBounded() async throws {
    let organization = try await AskedOrganization()
    var request = QuestionListRequest(viewer: stranger)
    request.limit = 101
    await #expect(throws: UserFacingError.self) { _ = try await organization.questions.questions(request) }
    request.limit = 5
    request.subject = "nothing"
    _ = try await organization.ask("x?")
    #expect(try await organization.questions.questions(request).total == 0)
  }
}
