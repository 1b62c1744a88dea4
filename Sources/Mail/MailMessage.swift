package import Foundation

/// A message in plain text (RFC 5322, MIME). Nothing that it is made of can add a header: addresses are refused unless
/// they are plain, and the subject and the text are encoded.
package struct MailMessage: Sendable {
  package let from: String
  package let to: [String]
  package var subject: String
  package var text: String
  package var date: Date
  /// What stands before the `@` of the message's identifier: the same message has the same.
  package var identifier: String
  /// Where answers go, where that is not the sender; addresses that are not plain are left out.
  package var replyTo: [String] = []

  /// nil when an address is none, or a host is missing.
  package init?(from: String, to: [String], subject: String, text: String, date: Date, identifier: String) {
    guard !to.isEmpty, ([from] + to).allSatisfy(Self.isPlainAddress) else { return nil }
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.date = date
    self.identifier = identifier
  }

  /// The identifier whole, without angle brackets: what answers name.
  package var messageID: String {
    let name = identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    return "\(name)@\(from.split(separator: "@").last ?? "localhost")"
  }

  /// As it is sent, with CRLF at the ends of lines.
  package var source: String {
    var headers = [
      "From: <\(from)>", "To: " + to.map { "<\($0)>" }.joined(separator: ",\r\n "),
      "Subject: " + Self.encodedWords(subject), "Date: " + Self.written(date), "Message-ID: <\(messageID)>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      "Auto-Submitted: auto-generated",
    ]
    let answered = replyTo.filter(Self.isPlainAddress)
    if !answered.isEmpty {
      headers.append("Reply-To: " + answered.map { "<\($0)>" }.joined(separator: ",\r\n "))
    }
    let lines = Data(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return headers.joined(separator: "\r\n") + "\r\n\r\n" + lines + "\r\n"
  }

  /// One `@`, and nothing that has a meaning in a header, a command or a shell's quotes.
  private static func isPlainAddress(_ address: String) -> Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && address.utf8.count <= 254 && !parts.contains("") && !address.hasPrefix("-")
      && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) }
  }

  /// Always encoded (RFC 2047), in words of at most 75 characters that each end with a whole character.
  static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var word: [UInt8] = []
    for character in text.unicodeScalars where character.properties.generalCategory != .control {
      let bytes = Array(String(character).utf8)
      // 45 bytes are 60 characters in base64.
      if word.count + bytes.count > 45 {
        words.append("=?utf-8?B?\(Data(word).base64EncodedString())?=")
        word = []
      }
      word += bytes
    }
    words.append("=?utf-8?B?\(Data(word).base64EncodedString())?=")
    return words.joined(separator: "\r\n ")
  }

  /// As RFC 5322 writes dates, in UTC.
  static func written(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .gmt
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: date)
  }
}
