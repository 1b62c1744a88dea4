import Foundation

/// What mail servers are said to be, wherever one is named.
extension SettingsReader {
  func mailServer(_ value: SettingsValue, _ section: SettingsKeys) throws -> Settings.MailServer {
    let values = try value.section(section)
    let place = section.rawValue
    guard let host = values["host"], let from = values["from"] else {
      let missing = ["host", "from"].first { values[$0] == nil } ?? ""
      throw value.problem("\(place).\(missing) is missing", hint: "A mail server needs host and from.")
    }
    var server = Settings.MailServer(host: try mailHost(host), from: try mailbox(from))
    try values["port"].map { server.port = try $0.count(1...65_535) }
    try values["startTLS"].map { server.startsTLS = try $0.flag() }
    server.user = try values["user"].map(account)
    server.passwordFile = try values["passwordFile"].map(ownFile)
    server.caFile = try values["caFile"].map(ownFile)
    guard (server.user == nil) == (server.passwordFile == nil) else {
      throw value.problem(
        "\(place) has \(server.user == nil ? "a passwordFile and no user" : "a user and no passwordFile")",
        hint: "Give both, or neither.")
    }
    guard server.user == nil || server.startsTLS || server.port == 465 else {
      throw value.problem(
        "\(place) would send a password unencrypted", hint: "Leave startTLS out, or take out user and passwordFile.")
    }
    return server
  }

  /// Absolute, or relative to the folder of the configuration.
  func ownFile(_ value: SettingsValue) throws -> String {
    URL(fileURLWithPath: try value.text(), relativeTo: folder).standardizedFileURL.path
  }

  /// It stands in an address and in a line of a program's configuration.
  func mailHost(_ value: SettingsValue) throws -> String {
    let host = try value.text()
    guard host.utf8.count <= 253, !host.hasPrefix("-"), !host.hasPrefix("."),
      host.utf8.allSatisfy({ byte in
        UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
          || ".-".utf8.contains(byte)
      })
    else { throw value.problem("\(value.name) is not a host name", hint: "Write it as: mail.example.org") }
    return host
  }

  /// An address and nothing else: it stands in a header and in a command to the server. (Of RFC 5322's addresses those
  /// without quotes and comments.)
  func mailbox(_ value: SettingsValue) throws -> String {
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
      throw value.problem("\(value.name) holds a line break or a colon", hint: "Write the account's name alone.")
    }
    return text
  }
}
