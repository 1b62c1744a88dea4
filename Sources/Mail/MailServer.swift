import Foundation
import SearchModel

/// A server that takes mail in, spoken to by the program curl: it has TLS, and an upgrade of the system keeps it safe.
package struct MailServer: Sendable {
  package var host: String
  package var port: Int
  /// nil for a server that asks for no account.
  package var user: String?
  package var password: String?
  /// Whether the connection must change over to TLS before anything is said; port 465 speaks it from the start.
  package var startsTLS: Bool
  /// Certificates of the authorities that vouch for the server, in one PEM file; nil for those of the system.
  package var authorities: String?
  /// Seconds that sending may take.
  package var patience = 60

  package init(host: String, port: Int, user: String? = nil, password: String? = nil, startsTLS: Bool = true) {
    self.host = host
    self.port = port
    self.user = user
    self.password = password
    self.startsTLS = startsTLS
  }

  /// Sends a message, and blocks until the server has it.
  ///
  /// - Throws: `UserFacingError`, `unavailable`, with what curl says. The message did not go out then, except where the
  ///   server was lost after it had it.
  package func send(_ message: MailMessage) throws {
    let curl = try Curl.program()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("guildhall-mail-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(message.source.utf8), attributes: [.posixPermissions: 0o600])
    else {
      throw UserFacingError(
        .unavailable, "No temporary file can be written for a message.",
        hint: "Look whether \(file.deletingLastPathComponent().path) has space left.")
    }
    let run = try CurlRun(curl, configuration: configuration(of: message, in: file.path), seconds: patience + 5)
    guard run.code == 0 else {
      let said = run.errors.isEmpty ? "curl ended with \(run.code)" : run.errors
      throw UserFacingError(
        .unavailable, "\(host), port \(port), did not take the mail: \(said)",
        hint: "Check the smtp section of guildhall.yaml.")
    }
  }

  /// What curl reads instead of arguments, which everybody on the machine could see.
  func configuration(of message: MailMessage, in file: String) -> String {
    let isImplicit = port == 465
    var lines = [
      "url = " + Curl.quoted("\(isImplicit ? "smtps" : "smtp")://\(host):\(port)"),
      "proto = \"=smtp,smtps\"", "mail-from = " + Curl.quoted(message.from), "upload-file = " + Curl.quoted(file),
      "max-time = \(patience)", "silent", "show-error", "noproxy = \"*\"",
    ]
    lines += message.to.map { "mail-rcpt = " + Curl.quoted($0) }
    if startsTLS, !isImplicit { lines.append("ssl-reqd") }
    if let authorities { lines.append("cacert = " + Curl.quoted(authorities)) }
    if let user, let password { lines.append("user = " + Curl.quoted("\(user):\(password)")) }
    return lines.joined(separator: "\n") + "\n"
  }
}
