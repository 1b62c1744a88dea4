import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Mail

@Suite struct MailMessageTests {
  private let date = Date(timeIntervalSince1970: 1_790_000_000)

  private func message(subject: String = "Digest", text: String = "Hello\n", to: [String] = ["b@example.org"])
    -> MailMessage?
  {
    MailMessage(
      from: "a@example.org", to: to, subject: subject, text: text, date: date, identifier: "digest-2026-W38")
  }

  @Test func hasTheHeadersOfAMessage() throws {
    let source = try #require(message(to: ["b@example.org", "c@example.org"])).source
    let head = source.components(separatedBy: "\r\n\r\n")[0]
    #expect(head.contains("From: <a@example.org>\r\nTo: <b@example.org>,\r\n <c@example.org>\r\n"))
    #expect(head.contains("Date: Mon, 21 Sep 2026 14:13:20 +0000"))
    #expect(head.contains("Message-ID: <digest-2026-W38@example.org>"))
    #expect(!source.replacing("\r\n", with: "").contains("\n"))
  }

  /// Whatever the subject and the text hold, there are no more headers than ours.
  @Test func nothingAddsAHeader() throws {
    for evil in [
      "x\r\nBcc: evil@example.org", "x\nBcc: evil@example.org", "x\r\n\r\nbody", "\u{2028}Bcc: x", "é\r\n\tfolded",
    ] {
      let source = try #require(message(subject: evil, text: evil + "\r\n.\r\nMAIL FROM:<x>")).source
      let head = source.components(separatedBy: "\r\n\r\n")[0]
      let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.split(separator: ":")[0] }
      #expect(
        names == [
          "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
          "Auto-Submitted",
        ])
      #expect(!source.contains("evil@example.org") && !source.contains("MAIL FROM"))
    }
    for address in ["", "x", "a@b\r\nBcc: c@d", "a b@c", "<a@b>", "a@b,c@d", "-a@b", "a@b>", "\"a\"@b", "é@b"] {
      #expect(message(to: [address]) == nil, "\(address)")
    }
    #expect(message(to: []) == nil)
  }

  @Test func longSubjectsAreEncodedInWholeCharacters() throws {
    let subject = String(repeating: "Überraschung 🦀 ", count: 20)
    let words = MailMessage.encodedWords(subject).components(separatedBy: "\r\n ")
    #expect(words.count > 5 && words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
      .compactMap { String(data: $0, encoding: .utf8) }
    #expect(decoded.joined() == subject)
  }
}

@Suite struct MailServerTests {
  private func configuration(_ server: MailServer) throws -> String {
    let message = try #require(
      MailMessage(
        from: "a@example.org", to: ["b@example.org"], subject: "", text: "", date: .distantPast, identifier: "x"))
    return server.configuration(of: message, in: "/tmp/x")
  }

  @Test func passwordsStayWithinTheirQuotes() throws {
    let server = MailServer(host: "mail.example.org", port: 587, user: "me", password: "a\"b\\c\nurl = \"evil")
    let lines = try configuration(server).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("url") } == ["url = \"smtp://mail.example.org:587\""])
    #expect(lines.contains(#"user = "me:a\"b\\curl = \"evil""#))
    #expect(lines.contains("ssl-reqd"))
  }

  @Test func port465SpeaksTLSFromTheStart() throws {
    let secure = try configuration(MailServer(host: "h", port: 465))
    #expect(secure.contains("url = \"smtps://h:465\"") && !secure.contains("ssl-reqd"))
    #expect(!(try configuration(MailServer(host: "h", port: 25, startsTLS: false)).contains("ssl-reqd")))
  }

  @Test func aServerThatIsNotThereIsSaid() throws {
    let port = Int(try FreePort.find())
    let message = try #require(
      MailMessage(from: "a@example.org", to: ["b@example.org"], subject: "", text: "", date: .now, identifier: "x"))
    let error = #expect(throws: UserFacingError.self) {
      try MailServer(host: "127.0.0.1", port: port, startsTLS: false).send(message)
    }
    #expect(error?.message.contains("port \(port), did not take the mail") == true, "\(error?.message ?? "")")
  }
}
