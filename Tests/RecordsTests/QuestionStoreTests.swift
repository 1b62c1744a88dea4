import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Records

@Suite struct QuestionStoreTests {
  private let folder: TemporaryFolder
  private let store: RecordStore
  private let date = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws {
    folder = try TemporaryFolder()
    store = try RecordStore(path: folder.file("records.sqlite").path)
  }

  private func author(_ name: String, team: String = "") -> QuestionRecord.Author {
    .init(name: name, key: name.lowercased(), team: team)
  }

  @Test func aQuestionHasItsLife() async throws {
    let asked = try await store.ask(
      .init(title: " Why \n is it? ", words: " So. ", author: author("Ann", team: "Web"), subject: "acme/tools"),
      at: date)
    #expect(asked.label == "Q-1" && asked.title == "Why is it?" && asked.words == "So." && asked.state == .open)
    #expect(asked.mailKey.count == 16)
    let answered = try await store.answer(
      1, .init(words: "Because.", author: author("Ben", team: "Ops")), telling: .person("ann"), at: date + 60)
    #expect(answered.state == .answered && answered.answers.map(\.words) == ["Because."])
    #expect(answered.deliveries.map(\.purpose) == [.answered(answered.answers[0].id)])
    let solved = try await store.accept(answered.answers[0].id, of: 1)
    #expect(solved.state == .solved)
    #expect(try await store.accept(nil, of: 1).state == .answered)
    await #expect(throws: UserFacingError.self) { _ = try await store.accept(99, of: 1) }
    await #expect(throws: UserFacingError.self) { _ = try await store.answer(2, .init(words: "x"), at: date) }
    let exchanges = try await store.questionsBetweenTeams(since: date)
    #expect(
      exchanges == [
        .init(asker: "Web", answerer: "Ops", date: date + 60, subject: "acme/tools")
      ])
    #expect(try await store.questionsBetweenTeams(since: date + 61).isEmpty)
  }

  @Test func whatIsSentTwiceIsKeptOnce() async throws {
    for _ in 0..<3 { _ = try await store.ask(.init(title: "Why?", token: "t"), at: date) }
    await #expect(throws: UserFacingError.self) { _ = try await store.ask(.init(title: "Else?", token: "t"), at: date) }
    for _ in 0..<3 {
      _ = try await store.answer(1, .init(words: "So.", token: "a"), at: date)
      _ = try await store.answer(1, .init(words: "So.", messageID: "x@y"), at: date)
    }
    let question = try #require(try await store.question(1))
    #expect(question.answers.count == 2 && question.answers.map(\.isMail) == [false, true])
    _ = try await store.ask(.init(title: "Other?"), at: date)
    await #expect(throws: UserFacingError.self) {
      _ = try await store.answer(2, .init(words: "x", token: "a"), at: date)
    }
  }

  @Test func textsAreBounded() async throws {
    for (title, words) in [
      ("", "x"), (" \n", ""), (String(repeating: "x", count: 501), ""), ("x", String(repeating: "ü", count: 10_001)),
    ] {
      await #expect(throws: UserFacingError.self) {
        _ = try await store.ask(.init(title: title, words: words), at: date)
      }
    }
    _ = try await store.ask(.init(title: "x"), at: date)
    for words in ["", " ", String(repeating: "x", count: 20_001)] {
      await #expect(throws: UserFacingError.self) { _ = try await store.answer(1, .init(words: words), at: date) }
    }
  }

  @Test func questionsAreListedAndFound() async throws {
    _ = try await store.ask(.init(title: "Renew 100% of certificates?", author: author("Ann", team: "Web")), at: date)
    _ = try await store.ask(.init(title: "Retry?", subject: "acme/secret", addressee: "Ops"), at: date)
    _ = try await store.answer(2, .init(words: "Use exponential backoff."), at: date)
    func list(_ change: (inout RecordStore.QuestionFilter) -> Void) async throws -> [Int64] {
      var filter = RecordStore.QuestionFilter()
      change(&filter)
      let (found, total) = try await store.questions(filter, limit: 10)
      #expect(found.count == total)
      return found.map(\.id)
    }
    #expect(try await list { _ in } == [2, 1])
    #expect(try await list { $0.words = ["100%", "renew"] } == [1])
    #expect(try await list { $0.words = ["1__%"] }.isEmpty)
    #expect(try await list { $0.state = .open } == [1])
    #expect(try await list { $0.state = .answered } == [2])
    #expect(try await list { $0.team = "WEB" } == [1])
    #expect(try await list { $0.team = "ops" } == [2])
    #expect(try await list { $0.asker = "ann" } == [1])
    #expect(try await list { $0.subjects = ["acme/secret"] } == [2])
    #expect(try await list { $0.hidden.subjects = ["acme/secret"] } == [1])
    #expect(try await list { $0.hidden.teams = ["Ops"] } == [1])
    // Words of the answers find it too, in any form.
    let found = try await store.questions(matching: "\"backoffs\"", hidden: .init(), limit: 5)
    #expect(found.matches.map(\.id) == [2] && found.total == 1)
    let hidden = try await store.questions(matching: "\"backoffs\"", hidden: .init(subjects: ["acme/secret"]), limit: 5)
    #expect(hidden.matches.isEmpty && hidden.total == 0)
  }

  /// Several processes that send at the same time send each once.
  @Test func aDeliveryIsClaimedOnce() async throws {
    var question = RecordStore.NewQuestion(title: "Why?")
    question.deliveries = (0..<20).map { (.asked, .channel("c\($0)")) } + [(.asked, .channel("c0"))]
    _ = try await store.ask(question, at: date)
    let other = try RecordStore(path: folder.file("records.sqlite").path)
    let claimed = try await withThrowingTaskGroup(of: [Int64].self) { [store, date] group in
      for index in 0..<4 {
        group.addTask {
          var ids: [Int64] = []
          while let one = try await (index.isMultiple(of: 2) ? store : other).claimDelivery(at: date) {
            ids.append(one.id)
          }
          return ids
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == 20 && Set(claimed).count == 20)
    #expect(try await store.claimDelivery(at: date) == nil)
    #expect(try await store.abandonedDeliveries(claimedBefore: date + 1).count == 20)
    #expect(try await store.abandonedDeliveries(claimedBefore: date).isEmpty)
  }

  @Test func aStepIsTakenOnce() async throws {
    _ = try await store.ask(.init(title: "Why?"), at: date)
    #expect(try await store.unanswered(until: date - 1, escalation: 0, limit: 9).isEmpty)
    #expect(try await store.unanswered(until: date, escalation: 0, limit: 9).map(\.id) == [1])
    let step = [QuestionRecord.Invitation(person: "ben", why: "Knows it.")]
    #expect(try await store.escalate(1, to: 1, step, [(.escalated, .channel("c"))], at: date))
    #expect(try await store.escalate(1, to: 1, step, [(.escalated, .channel("c"))], at: date) == false)
    #expect(try await store.invitations(of: ["ben", "ann"], since: date) == ["ben": 1])
    _ = try await store.answer(1, .init(words: "So."), at: date)
    #expect(try await store.escalate(1, to: 2, step, [], at: date) == false)
    #expect(try await store.unanswered(until: date, escalation: 1, limit: 9).isEmpty)
  }

  /// Who asks not to be kept is taken off what they wrote, and no name of theirs is kept again.
  @Test func peopleAreForgotten() async throws {
    var question = RecordStore.NewQuestion(title: "Why?", author: author("Ann", team: "Web"))
    question.invitations = [.init(person: "ben", why: "Knows it.")]
    question.deliveries = [(.invited, .person("ben")), (.asked, .channel("c"))]
    _ = try await store.ask(question, at: date)
    _ = try await store.answer(1, .init(words: "So.", author: author("Ben", team: "Ops")), at: date)
    #expect(try await store.questions(ofPerson: ["ben"]).count == 1)
    try await store.setOptOut(true, ofNames: ["ann", "ben"])
    let forgotten = try #require(try await store.question(1))
    #expect(forgotten.author == .init(team: "Web") && forgotten.answers[0].author == .init(team: "Ops"))
    #expect(forgotten.invitations.isEmpty && forgotten.deliveries.map(\.target) == [.channel("c")])
    #expect(try await store.questions(ofPerson: ["ann", "ben"]).isEmpty)
    let next = try await store.ask(
      .init(title: "And?", author: .init(name: "Ann Lee", key: "ann-1")), knownAs: ["ann"], at: date)
    #expect(next.author.name.isEmpty && next.author.key.isEmpty)
  }

  @Test func aBackupHoldsQuestions() async throws {
    _ = try await store.ask(.init(title: "Why?"), at: date)
    _ = try await store.answer(1, .init(words: "So."), at: date)
    let copy = folder.file("copy.sqlite")
    try store.backUp(to: copy)
    #expect(try RecordStore.extent(of: copy).questions == 1)
    let restored = folder.file("restored.sqlite").path
    _ = try RecordStore.restore(copy, to: restored, keeping: folder.file("kept"))
    let question = try #require(try await RecordStore(path: restored).question(1))
    #expect(question.answers.map(\.words) == ["So."])
    let found = try await RecordStore(path: restored).questions(matching: "\"so\"", hidden: .init(), limit: 5)
    #expect(found.total == 1)
  }

  @Test(arguments: [
    ("Q-12", Int64?(12)), ("q-7", 7), ("3", 3), ("Q-", nil), ("Q-0", nil), ("Q--1", nil), ("R-1", nil),
    ("Q-99999999999999999999", nil), ("", nil),
  ])
  func labelsAreRead(label: String, number: Int64?) {
    #expect(QuestionRecord.number(label) == number)
  }
}
