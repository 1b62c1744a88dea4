import Foundation
import GitRead
import Logging
import Mail
import Records
import SearchModel
import Settings

/// Sends what waits in the outbox. Each is claimed before and finished after, on disk, so that of several processes one
/// sends it, and one that dies leaves behind what it had begun: to a room and by mail it is sent again under the same
/// identifier, which the receiver knows; a webhook knows none, so nothing is sent twice there, and the page says that it
/// is uncertain.
struct QuestionCourier {
  /// Sent in one turn.
  private static let atOnce = 200
  /// Seconds after which whoever claimed something has died: longer than sending may take.
  static let abandoned = 180.0
  /// Tries before one is given up: about a day.
  static let mostAttempts = 14
  private static let firstWait = 30.0
  private static let longestWait = 6 * 3_600.0

  let service: QuestionService
  /// The address of the site; nil when it is not known.
  let site: String?
  let environment: [String: String]
  let logger: Logger
  let now: @Sendable () -> Date

  /// Sends all that is due.
  ///
  /// - Returns: how many went out.
  func run() async throws -> Int {
    guard let store = try service.records.existing() else { return 0 }
    try await reclaim(in: store)
    var sent = 0
    for _ in 0..<Self.atOnce {
      guard let delivery = try await store.claimDelivery(at: now()) else { break }
      let outcome = await outcome(of: delivery, in: store)
      try await store.note(outcome)
      if outcome.state == .sent { sent += 1 } else { tell(outcome) }
    }
    return sent
  }

  private func reclaim(in store: RecordStore) async throws {
    for var delivery in try await store.abandonedDeliveries(claimedBefore: now() - Self.abandoned) {
      if isRepeatable(delivery.target) {
        (delivery.state, delivery.due) = (.waiting, now())
      } else {
        (delivery.state, delivery.error) = (.uncertain, "The process ended while it was sent.")
      }
      try await store.note(delivery)
    }
  }

  /// Whether the receiver knows what it got already.
  private func isRepeatable(_ target: DeliveryRecord.Target) -> Bool {
    guard case .channel(let name) = target else { return true }
    switch channel(name)?.kind {
    case .matrix, .mail: return true
    case .slack, .mattermost, nil: return false
    }
  }

  private func channel(_ name: String) -> Settings.QuestionChannel? {
    service.access.questions.channels.first { $0.name == name }
  }

  private func outcome(of delivery: DeliveryRecord, in store: RecordStore) async -> DeliveryRecord {
    var delivery = delivery
    do {
      guard let question = try await store.question(delivery.question) else { throw GivenUp("The question is gone.") }
      try await send(delivery, question)
      (delivery.state, delivery.error) = (.sent, "")
    } catch let failure as WebPost.Failure {
      switch failure {
      case .refused(let cause, let wait): retry(&delivery, cause, after: wait.map { Double(min(max($0, 1), 86_400)) })
      case .uncertain(let cause) where isRepeatable(delivery.target): retry(&delivery, cause)
      case .uncertain(let cause): (delivery.state, delivery.error) = (.uncertain, cause)
      }
    } catch let error as GivenUp {
      (delivery.state, delivery.error) = (.failed, error.cause)
    } catch {
      retry(&delivery, (error as? UserFacingError)?.message ?? "\(error)")
    }
    return delivery
  }

  /// Cannot be sent, now or later.
  private struct GivenUp: Error {
    var cause: String

    init(_ cause: String) { self.cause = cause }
  }

  private func retry(_ delivery: inout DeliveryRecord, _ cause: String, after seconds: Double? = nil) {
    delivery.error = cause
    guard delivery.attempts < Self.mostAttempts else {
      delivery.state = .failed
      return
    }
    let wait = min(Self.longestWait, Self.firstWait * exp2(Double(delivery.attempts - 1)))
    (delivery.state, delivery.due) = (.waiting, now() + max(wait, seconds ?? 0))
  }

  private func tell(_ delivery: DeliveryRecord) {
    let target =
      switch delivery.target {
      case .channel(let name): "the channel \(name)"
      case .person: "somebody asked"
      }
    logger.warning(
      "\(QuestionRecord.label(delivery.question)) did not reach \(target): \(delivery.error)",
      metadata: ["state": "\(delivery.state.rawValue)", "attempts": "\(delivery.attempts)"])
  }

  // MARK: Sending

  private func send(_ delivery: DeliveryRecord, _ question: QuestionRecord) async throws {
    var message = QuestionMessage(
      question: question, purpose: delivery.purpose, subject: await subject(of: question),
      page: site.map { "\($0)/questions/\(question.label)" })
    switch delivery.target {
    case .person(let key):
      guard let address = await service.address(of: key) else { throw GivenUp("There is no address to mail to.") }
      message.why = question.invitations.first { $0.person == key }?.why
      try await mail(message, to: address, delivery, isList: false)
    case .channel(let name):
      guard let channel = channel(name) else { throw GivenUp("The channel is not configured any more.") }
      switch channel.kind {
      case .slack(let webhook):
        try await post(
          WebPost(webhook.read(environment), body: try line(of: SlackBody(text: QuestionMessage.slack(message.chat)))))
      case .mattermost(let webhook):
        try await post(
          WebPost(webhook.read(environment), body: try line(of: ["text": QuestionMessage.mattermost(message.chat)])))
      case .matrix(let homeserver, let room, let token):
        let transaction = "guildhall-\(question.mailKey)-\(delivery.id)"
        let address =
          "\(homeserver)/_matrix/client/v3/rooms/\(Self.encoded(room))/send/m.room.message/\(transaction)"
        try await post(
          WebPost(
            address, method: .put, token: try token.read(environment),
            body: try line(of: MatrixBody(body: message.chat))))
      case .mail(let list): try await mail(message, to: list, delivery, isList: true)
      }
    }
  }

  private func subject(of question: QuestionRecord) async -> String {
    guard !question.subject.isEmpty else { return "" }
    return (try? await service.subject(question.subject, viewer: .operator))?.title ?? question.subject
  }

  private func post(_ post: WebPost) async throws {
    guard post.address.hasPrefix("https://") || post.address.hasPrefix("http://") else {
      throw WebPost.Failure.refused("the configured address is no web address", retryAfter: nil)
    }
    try await onOwnThread { _ in try post.send() }
  }

  private func mail(
    _ message: QuestionMessage, to address: String, _ delivery: DeliveryRecord, isList: Bool
  ) async throws {
    let questions = service.access.questions
    guard let smtp = questions.smtp else { throw GivenUp("No mail server is configured.") }
    var text = message
    text.takesMail = questions.replyTo != nil
    guard
      var mail = MailMessage(
        from: smtp.from, to: [address], subject: text.mailSubject, text: text.mail, date: now(),
        identifier: MailedQuestion.identifier(of: message.question, delivery: delivery.id))
    else { throw GivenUp("The address cannot be written to.") }
    mail.replyTo = questions.replyTo.map { isList ? [address, $0] : [$0] } ?? []
    let (server, ready) = (try MailServer(smtp), mail)
    try await onOwnThread { _ in try server.send(ready) }
  }

  /// As one part of a path (RFC 3986).
  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
        || "-._~".utf8.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  private func line(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private struct SlackBody: Encodable {
    var text: String
    var mrkdwn = false
    var opensLinks = false
    var opensMedia = false

    enum CodingKeys: String, CodingKey {
      case text, mrkdwn
      case opensLinks = "unfurl_links"
      case opensMedia = "unfurl_media"
    }
  }

  private struct MatrixBody: Encodable {
    var msgtype = "m.text"
    var body: String
    // An empty list: nobody is called (client-server API, "User and room mentions").
    var mentions: [String: String] = [:]

    enum CodingKeys: String, CodingKey {
      case msgtype, body
      case mentions = "m.mentions"
    }
  }
}
