import HTML
import Hummingbird
import SearchModel
import Services

/// Who a browser said it is: a convenience, and no proof.
extension Asker {
  private static let personCookie = "guildhall-person"
  private static let teamCookie = "guildhall-team"
  /// A year.
  private static let seconds = 31_536_000

  init(of request: Request) {
    self.init(saidPerson: Self.value(Self.personCookie, request), team: Self.value(Self.teamCookie, request))
  }

  private static func value(_ name: String, _ request: Request) -> String {
    request.cookies[name].flatMap { PercentDecoding.text($0.value[...], plusIsSpace: false) } ?? ""
  }

  /// Remembers those that were said.
  var cookies: [String] {
    [(Self.personCookie, person), (Self.teamCookie, team)].filter { !$0.1.isEmpty }.map { name, value in
      let value = PercentEncoding.text(value)
      return "\(name)=\(value); Path=/; Max-Age=\(Self.seconds); SameSite=Lax"
    }
  }
}
