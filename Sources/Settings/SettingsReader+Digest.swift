import Foundation

extension SettingsReader {
  func digest(_ value: SettingsValue) throws -> Settings.Digest {
    let values = try value.section(.digest)
    guard let smtp = values["smtp"] else {
      throw value.problem("digest.smtp is missing", hint: "Name the mail server that sends the digest below it.")
    }
    return Settings.Digest(smtp: try mailServer(smtp))
  }

  private func mailServer(_ value: SettingsValue) throws -> Settings.Digest.Server {
    let values = try value.section(.smtp)
    guard let host = values["host"], let from = values["from"], let to = values["to"] else {
      let missing = ["host", "from", "to"].first { values[$0] == nil } ?? ""
      throw value.problem("digest.smtp.\(missing) is missing", hint: "A digest needs host, from and to.")
    }
    let receivers = try (to.isText ? [to] : to.list()).map(mailbox)
    guard !receivers.isEmpty, receivers.count <= 100 else {
      throw to.problem(
        "digest.smtp.to names \(receivers.count) addresses", hint: "Name 1 to 100; a mailing list reaches more.")
    }
    var server = Settings.Digest.Server(host: try mailHost(host), from: try mailbox(from), to: receivers)
    try values["port"].map { server.port = try $0.count(1...65_535) }
    try values["startTLS"].map { server.startsTLS = try $0.flag() }
    server.user = try values["user"].map(account)
    server.passwordFile = try values["passwordFile"].map(file)
    server.caFile = try values["caFile"].map(file)
    guard (server.user == nil) == (server.passwordFile == nil) else {
      throw value.problem(
        "digest.smtp has \(server.user == nil ? "a passwordFile and no user" : "a user and no passwordFile")",
        hint: "Give both, or neither.")
    }
    guard server.user == nil || server.startsTLS || server.port == 465 else {
      throw value.problem(
        "digest.smtp would send a password unencrypted", hint: "Leave startTLS out, or take out user and passwordFile.")
    }
    return server
  }

  private func file(_ value: SettingsValue) throws -> String {
    URL(fileURLWithPath: try value.text(), relativeTo: folder).standardizedFileURL.path
  }

  /// It stands in an address and in a line of a program's configuration.
  private func mailHost(_ value: SettingsValue) throws -> String {
    let host = try value.text()
    guard host.utf8.count <= 253, !host.hasPrefix("-"), !host.hasPrefix("."),
      host.utf8.allSatisfy({ byte in
        UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
          || ".-".utf8.contains(byte)
      })
    else { throw value.problem("digest.smtp.host is not a host name", hint: "Write it as: mail.example.org") }
    return host
  }

  /// An address and nothing else: it stands in a header and in a command to the server. (Of RFC 5322's addresses those
  /// without quotes and comments.)
  private func mailbox(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~".utf8)
    guard parts.count == 2, text.utf8.count <= 254, !text.hasPrefix("-"),
      parts.allSatisfy({ part in
        !part.isEmpty && !part.hasPrefix(".") && !part.hasSuffix(".") && part.utf8.allSatisfy(allowed.contains)
      })
    else {
      throw value.problem("'\(text.prefix(60))' is not an e-mail address", hint: "Write it as: name@example.org")
    }
    return text
  }

  private func account(_ value: SettingsValue) throws -> String {
    let text = try value.text()
    guard !text.contains(where: \.isNewline), !text.contains(":") else {
      throw value.problem("digest.smtp.user holds a line break or a colon", hint: "Write the account's name alone.")
    }
    return text
  }
}
