import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@testable import Services

/// What is sent, to a real receiver.
@Suite struct QuestionDeliveryTests {
  private static let three = """
        - { name: s, kind: slack, repositories: [open], urlFile: hook }
        - { name: m, kind: mattermost, repositories: [open], urlVariable: HOOK }
    """

  @Test func channelsGetItOnce() async throws {
    let organization = try await AskedOrganization(channels: Self.three)
    _ = try await organization.ask("Is <!channel> @all & ![x](http://y) safe?", subject: "open")
    #expect(try await organization.tend() == 2)
    for seconds in [0.0, 100_000] { #expect(try await organization.tend(after: seconds) == 0) }
    let requests = organization.receiver.requests
    #expect(requests.map(\.path).sorted() == ["/hook", "/services/SECRET"])
    #expect(requests.allSatisfy { $0.method == "POST" && $0.headers["content-type"] == "application/json" })
    let slack = try #require(requests.first { $0.path == "/services/SECRET" }?.json("text"))
    #expect(slack.contains("Q-1: Is &lt;!channel&gt; @all &amp;") && slack.contains("Wim (Web) asks about open"))
    let mattermost = try #require(requests.first { $0.path == "/hook" }?.json("text"))
    #expect(
      !mattermost.contains("@all") && !mattermost.contains("![") && mattermost.contains("guildhall questions Q-1"))
    let detail = try await organization.questions.question("Q-1", viewer: .anonymous)
    #expect(detail.channels.map(\.state) == [.sent, .sent])
  }

  @Test func aRoomGetsItUnderOneName() async throws {
    let organization = try await AskedOrganization(
      channels:
        "    - { name: r, kind: matrix, homeserver: \"http://127.0.0.1:1\", room: \"!a/b:x\", tokenVariable: TOKEN }")
    // The receiver's port is known only now.
    let file = organization.folder.file("guildhall.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("127.0.0.1:1\"", with: "127.0.0.1:\(organization.receiver.port)\"").write(
      to: file, atomically: true, encoding: .utf8)
    try await organization.guildhall.sync()
    organization.receiver.answers(with: .nothing)
    _ = try await organization.ask("Why?")
    #expect(try await organization.tend() == 0)
    organization.receiver.answers(with: .status(200))
    #expect(try await organization.tend(after: 60) == 1)
    let requests = organization.receiver.requests
    // Sent again, since the server knows what it got.
    #expect(requests.count == 2 && requests[0].path == requests[1].path && requests[0].method == "PUT")
    #expect(requests[0].path.hasPrefix("/_matrix/client/v3/rooms/%21a%2Fb%3Ax/send/m.room.message/guildhall-"))
    #expect(requests[0].headers["authorization"] == "Bearer s3cret" && requests[0].text.contains("\"m.mentions\":{}"))
  }

  /// A webhook knows no names: what may have arrived is not sent again, and what certainly did not is.
  @Test func failuresAreTriedAgainWithCare() async throws {
    let organization = try await AskedOrganization(more: "  escalateAfter: off")
    organization.receiver.answers(with: .status(503))
    _ = try await organization.ask("Why?", subject: "open")
    #expect(try await organization.tend() == 0)
    #expect(try await organization.tend(after: 10) == 0 && organization.receiver.requests.count == 1, "it waits")
    organization.receiver.answers(with: .status(200))
    #expect(try await organization.tend(after: 45) == 1 && organization.receiver.requests.count == 2)
    organization.receiver.answers(with: .nothing)
    _ = try await organization.ask("And?", subject: "open")
    for seconds in [0.0, 100, 10_000] { #expect(try await organization.tend(after: seconds) == 0) }
    #expect(organization.receiver.requests.count == 3)
    let detail = try await organization.questions.question("Q-2", viewer: .anonymous)
    #expect(detail.channels.map(\.state) == [.uncertain])
    organization.receiver.answers(with: .status(410))
    _ = try await organization.ask("Still?", subject: "open")
    for step in 0..<20 { try await organization.tend(after: Double(step) * 21_700) }
    let failed = try await organization.questions.question("Q-3", viewer: .anonymous)
    #expect(failed.channels.map(\.state) == [.failed])
    #expect(organization.receiver.requests.count == 3 + QuestionCourier.mostAttempts)
    let delivery = try #require(
      try await organization.store().question(3)?.deliveries.first { $0.target == .channel("open-chat") })
    #expect(delivery.error == "the server answered 410" && !delivery.error.contains("SECRET"))
  }

  /// Whoever answers at a configured address cannot make this machine call another one, and nothing that a repository says
  /// is ever called.
  @Test func onlyConfiguredAddressesAreCalled() async throws {
    let organization = try await AskedOrganization()
    let inner = try WebhookReceiver()
    organization.receiver.answers(with: .redirect(inner.address + "/internal"))
    let repository = try TestRepository(organization.folder.path + "/src/evil")
    try repository.commit([
      "innersource.json": "{\"channel\": \"\(inner.address)/channel\", \"contact\": \"\(inner.address)\"}",
      "catalog-info.yaml":
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: evil, links: [{ url: \"\(inner.address)/chat\", title: Chat }] }\nspec: { type: library, owner: x, lifecycle: production }\n",
      "README.md": "# Evil\n\nAsk at \(inner.address)/readme\n",
    ])
    try await organization.guildhall.sync()
    try await Task.sleep(for: .milliseconds(250))
    _ = try await organization.ask("Why?", subject: "open")
    _ = try await organization.ask("Why evil?", subject: "evil")
    try await organization.tend()
    #expect(organization.receiver.requests.count == 1 && inner.requests.isEmpty)
  }

  /// A process that dies between any two steps leaves what the next one goes on with.
  @Test func whatWasBegunAndNotFinishedIsKnown() async throws {
    let organization = try await AskedOrganization(channels: Self.three)
    _ = try await organization.ask("Why?", subject: "open")
    let store = try organization.store()
    // Both are claimed, as by a process that is killed then.
    for _ in 0..<2 { _ = try #require(try await store.claimDelivery(at: Date() + 1)) }
    #expect(try await organization.tend() == 0 && organization.receiver.requests.isEmpty, "perhaps it lives")
    #expect(try await organization.tend(after: QuestionCourier.abandoned + 60) == 0)
    let detail = try await organization.questions.question("Q-1", viewer: .anonymous)
    #expect(detail.channels.map(\.state) == [.uncertain, .uncertain])
  }

  @Test func secretsAreNeverShown() async throws {
    let organization = try await AskedOrganization(
      channels: "    - { name: x, kind: slack, urlVariable: NOT_THERE }")
    _ = try await organization.ask("Why?")
    #expect(try await organization.tend() == 0)
    let delivery = try #require(
      try await organization.store().question(1)?.deliveries.first { $0.target == .channel("x") })
    #expect(delivery.state == .waiting && delivery.error.contains("NOT_THERE") && delivery.error.contains("not there"))
  }

  /// After two days the owners, after four the community, each once; an answer ends it.
  @Test func nobodyAnsweringAsksMorePeople() async throws {
    let organization = try await AskedOrganization(
      channels: """
            - { name: open-chat, kind: slack, repositories: [open], urlFile: hook }
            - { name: all, kind: mattermost, urlVariable: HOOK }
        """, more: "  community: all")
    let asked = try await organization.ask("Why?", subject: "open")
    try await organization.tend()
    #expect(organization.receiver.requests.map(\.path) == ["/services/SECRET"])
    try await organization.tend(after: 1.9 * 86_400)
    #expect(organization.receiver.requests.count == 1)
    for _ in 0..<2 { try await organization.tend(after: 2.1 * 86_400) }
    #expect(organization.receiver.requests.map(\.path) == ["/services/SECRET", "/services/SECRET"])
    #expect(organization.receiver.requests[1].json("text")?.contains("Nobody answered yet") == true)
    let escalated = try await organization.questions.question("Q-1", viewer: .anonymous)
    #expect(escalated.escalation == 1 && escalated.invited.count > asked.invited.count)
    #expect(escalated.invited.contains { $0.person.name == "Dan" })
    for _ in 0..<2 { try await organization.tend(after: 4.1 * 86_400) }
    #expect(organization.receiver.requests.map(\.path).last == "/hook" && organization.receiver.requests.count == 3)
    #expect(try await organization.questions.question("Q-1", viewer: .anonymous).escalates == nil)
    _ = try await organization.ask("Else?", subject: "open")
    _ = try await organization.questions.answer(AnswerRequest(label: "Q-2", words: "So.", viewer: .anonymous))
    try await organization.tend()
    let count = organization.receiver.requests.count
    try await organization.tend(after: 9 * 86_400)
    #expect(organization.receiver.requests.count == count)
  }
}
