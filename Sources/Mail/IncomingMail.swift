import Foundation

/// A message as a mail server hands it over (RFC 5322, MIME: RFC 2045 to 2047), as far as an answer needs it: who wrote
/// it, to what, and its text. Everything in it is somebody else's; nothing in it can make reading it take long or much.
package struct IncomingMail: Sendable, Equatable {
  /// Bytes of a message that is read.
  package static let mostBytes = 2 << 20
  private static let mostHeaderBytes = 256 << 10
  private static let mostIdentifiers = 100

  /// The address of the first `From`; empty when there is none.
  package var address: String
  /// What it calls the sender; empty when it does not.
  package var name: String
  package var subject: String
  /// Without angle brackets; empty when there is none.
  package var identifier: String
  /// The messages that it answers, the nearest first, without angle brackets.
  package var answers: [String]
  /// Whether a program wrote it: an absence note, a bounce, a mailing list's notice (RFC 3834).
  package var isAutomatic: Bool
  /// Of the first part in plain text, else of one in HTML without its marks; line ends are `\n`.
  package var text: String

  /// nil for what is no message, or too large.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes else { return nil }
    let (head, body) = MIMEPart.split(bytes[...])
    guard head.count <= Self.mostHeaderBytes else { return nil }
    let headers = MIMEHeaders(head)
    guard !headers.isEmpty else { return nil }
    let from = headers["from"] ?? ""
    (name, address) = MailAddress.parts(of: from)
    name = EncodedWords.decoded(name)
    subject = EncodedWords.decoded(headers["subject"] ?? "")
    identifier = Self.identifiers(headers["message-id"] ?? "").first ?? ""
    let parents =
      Self.identifiers(headers["in-reply-to"] ?? "") + Self.identifiers(headers["references"] ?? "").reversed()
    answers = Array(parents.prefix(Self.mostIdentifiers))
    isAutomatic = Self.isAutomatic(headers)
    text = MIMEPart(headers: headers, body: body).text()
  }

  private static func isAutomatic(_ headers: MIMEHeaders) -> Bool {
    if let submitted = headers["auto-submitted"]?.lowercased(), !submitted.hasPrefix("no") { return true }
    if headers["x-autoreply"] != nil || headers["x-autorespond"] != nil { return true }
    if let precedence = headers["precedence"]?.lowercased(), ["bulk", "junk", "auto_reply"].contains(precedence) {
      return true
    }
    if headers["return-path"]?.trimmingCharacters(in: .whitespaces) == "<>" { return true }
    let type = headers["content-type"]?.lowercased() ?? ""
    return type.hasPrefix("multipart/report") || type.hasPrefix("message/delivery-status")
  }

  /// What stands in angle brackets.
  private static func identifiers(_ text: String) -> [String] {
    text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1).compactMap { part in
      part.firstIndex(of: ">").map { String(part[..<$0]) }
    }.filter { !$0.isEmpty && $0.utf8.count <= 998 }
  }
}

/// A sender: what they are called and their address.
enum MailAddress {
  /// Of `"Ann Lee" <ann@example.org>`, `ann@example.org (Ann Lee)` or an address alone.
  static func parts(of text: String) -> (name: String, address: String) {
    let text = String(text.prefix(2_000))
    if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      let name = text[..<open].trimmingCharacters(in: .whitespaces)
      let bare =
        name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"") ? String(name.dropFirst().dropLast()) : name
      return (bare.replacing("\\", with: ""), String(text[text.index(after: open)..<close]).lowercased())
    }
    let address = text.prefix { $0 != "(" && $0 != "," }.trimmingCharacters(in: .whitespaces)
    let comment = text.split(separator: "(").dropFirst().first?.prefix { $0 != ")" } ?? ""
    return (String(comment), address.lowercased())
  }
}
