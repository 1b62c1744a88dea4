import SearchModel
import Settings
import Testing

@Suite struct DigestSettingsTests {
  private func read(_ smtp: String) throws -> Settings {
    try Settings.parse(text: "organization: { name: X }\nsources: [{ folder: /src }]\ndigest:\n  smtp: { \(smtp) }\n")
  }

  @Test func aMailServerIsRead() throws {
    let digest = try read("host: mail.example.org, from: a@example.org, to: b@example.org").digest
    let smtp = digest?.smtp
    #expect(smtp?.port == 587 && smtp?.startsTLS == true && smtp?.user == nil && digest?.to == ["b@example.org"])
    let whole = try read(
      "host: h, port: 465, user: me, passwordFile: /secret, caFile: /ca.pem, from: a@b, to: [c@d, e@f], startTLS: true"
    ).digest
    #expect(whole?.smtp.port == 465 && whole?.smtp.user == "me" && whole?.smtp.passwordFile == "/secret")
    #expect(whole?.smtp.caFile == "/ca.pem" && whole?.to == ["c@d", "e@f"])
    #expect(try Settings.parse(text: "organization: { name: X }\nsources: [{ folder: /src }]\n").digest == nil)
  }

  @Test(arguments: [
    ("from: a@b, to: c@d", "host is missing"), ("host: h, to: c@d", "from is missing"),
    ("host: h, from: a@b", "to is missing"), ("host: \"h\\nurl\", from: a@b, to: c@d", "not a host name"),
    ("host: -h, from: a@b, to: c@d", "not a host name"), ("host: h/x, from: a@b, to: c@d", "not a host name"),
    ("host: h, from: \"a@b>, <x@y\", to: c@d", "not an e-mail address"),
    ("host: h, from: \"a@b\\r\\nBcc: x@y\", to: c@d", "control character"),
    ("host: h, from: a@b, to: []", "0 addresses"),
    ("host: h, from: a@b, to: c@d, user: me", "no passwordFile"), ("host: h, from: a@b, to: c@d, port: 0", "port is 0"),
    ("host: h, from: a@b, to: c@d, user: me, passwordFile: /x, startTLS: false", "unencrypted"),
    ("host: h, from: a@b, to: c@d, tls: true", "not a key"),
  ])
  func whatCannotBeUsedIsRefused(smtp: String, cause: String) throws {
    let error = #expect(throws: UserFacingError.self) { try read(smtp) }
    #expect(error?.message.contains(cause) == true, "\(error?.message ?? "")")
  }
}
