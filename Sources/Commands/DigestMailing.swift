import Foundation
import Mail
import SearchModel
import Services
import Settings

/// Mails weekly digests.
struct DigestMailing: Sendable {
  let smtp: Settings.MailServer
  let to: [String]
  /// The address of the site, for links; nil when it is not known.
  let site: String?

  /// - Throws: `UserFacingError` where nobody is configured to get one.
  static func configured(in guildhall: Guildhall) throws -> DigestMailing {
    guard let digest = guildhall.digest else {
      throw UserFacingError(
        .badConfiguration, "No digest is configured.",
        hint: "Name a mail server and addresses in digest.smtp of guildhall.yaml.")
    }
    return DigestMailing(smtp: digest.smtp, to: digest.to, site: guildhall.server.url)
  }

  /// Sends it, and returns to how many.
  ///
  /// - Throws: `UserFacingError` when it did not go out.
  func send(_ digest: DemandDigest) async throws -> Int {
    let server = try MailServer(smtp)
    guard let message = message(digest) else {
      throw UserFacingError(
        .badConfiguration, "The addresses of digest.smtp are no addresses.",
        hint: "Correct from and to in guildhall.yaml.")
    }
    try await Task.detached { try server.send(message) }.value
    return to.count
  }

  /// Sends the digest of the last whole week when nobody did yet; 0 when there is nothing to send.
  func sendDue(_ guildhall: Guildhall) async throws -> Int {
    guard let digest = try await guildhall.takeDigest(now: Date()) else { return 0 }
    // A week in which nothing was asked for needs no mail.
    guard !digest.items.isEmpty else {
      try await guildhall.finishDigest(digest)
      return 0
    }
    let receivers: Int
    do {
      receivers = try await send(digest)
    } catch {
      try await guildhall.releaseDigest(digest)
      throw error
    }
    // What went out stays claimed, whatever happens now: nobody gets it twice.
    try await guildhall.finishDigest(digest)
    return receivers
  }

  func message(_ digest: DemandDigest) -> MailMessage? {
    let lines = DemandPrinter(terminal: .plain).lines(digest)
    let page = site.map { "\nAll demand: \($0)/demand\nThe same as a feed: \($0)/demand.atom\n" } ?? ""
    let new = digest.items.count(where: \.isNew)
    return MailMessage(
      from: smtp.from, to: to,
      subject: "\(digest.organization): what is needed, week \(digest.week) (\(new) new)",
      text: lines.joined(separator: "\n") + "\n" + page, date: Date(), identifier: "guildhall-demand-\(digest.week)")
  }
}
