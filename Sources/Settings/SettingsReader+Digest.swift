import Foundation

extension SettingsReader {
  func digest(_ value: SettingsValue) throws -> Settings.Digest {
    let values = try value.section(.digest)
    guard let smtp = values["smtp"] else {
      throw value.problem("digest.smtp is missing", hint: "Name the mail server that sends the digest below it.")
    }
    let server = try mailServer(smtp, .smtp)
    guard let to = try smtp.section(.smtp)["to"] else {
      throw smtp.problem("digest.smtp.to is missing", hint: "A digest needs host, from and to.")
    }
    let receivers = try (to.isText ? [to] : to.list()).map(mailbox)
    guard !receivers.isEmpty, receivers.count <= 100 else {
      throw to.problem(
        "digest.smtp.to names \(receivers.count) addresses", hint: "Name 1 to 100; a mailing list reaches more.")
    }
    return Settings.Digest(smtp: server, to: receivers)
  }
}
