import Foundation
package import Mail
import SearchModel
package import Settings

extension Settings.Secret {
  private static let mostBytes = 4_096

  /// What stands there now; it is read anew each time, so that it may change while a server runs.
  ///
  /// - Throws: `UserFacingError` with code `badConfiguration` that names the place and never what it holds.
  func read(_ environment: [String: String]) throws -> String {
    let (place, found): (String, String?) =
      switch self {
      case .file(let path): ("The file \(path)", Self.firstLine(of: path))
      case .variable(let name): ("The variable \(name)", environment[name])
      }
    let secret = (found ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty, secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw UserFacingError(
        .badConfiguration, "\(place) of questions.channels is \(found == nil ? "not there" : "empty, or no secret").",
        hint: "It holds the webhook's address or the token, in ASCII, for this user to read.")
    }
    return secret
  }

  /// nil when it cannot be read.
  static func firstLine(of path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: mostBytes) else { return nil }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}

extension MailServer {
  /// A server of the configuration, with its password.
  ///
  /// - Throws: `UserFacingError` with code `badConfiguration` when the password cannot be read.
  package init(_ settings: Settings.MailServer) throws {
    self.init(host: settings.host, port: settings.port, user: settings.user, startsTLS: settings.startsTLS)
    authorities = settings.caFile
    guard let path = settings.passwordFile else { return }
    guard let line = Settings.Secret.firstLine(of: path), !line.isEmpty else {
      throw UserFacingError(
        .badConfiguration, "The password file \(path) of the mail server \(settings.host) cannot be read, or is empty.",
        hint: "Its first line is the password; this user must be allowed to read it.")
    }
    password = line
  }
}
