package import SearchModel

/// Who sent the request that is being answered, where a proxy before the server signs people in.
///
/// A surface has no say in it: the server puts it around the whole answer, and what is a person's own asks for it here.
package enum SignIn: Sendable, Hashable {
  /// Nobody signs people in: what they say of themselves is taken.
  case none
  /// People are signed in, and this request is nobody's.
  case absent
  /// By their address, login or name, as the proxy knows them.
  case person(String)

  @TaskLocal package static var current = SignIn.none

  /// Who is signed in as far as it decides what they may see; everybody sees the same where nobody is.
  @TaskLocal package static var viewer = Viewer.anonymous

  /// What somebody said of themselves, or who they are known to be; the team is then that of the org chart.
  package func asker(saying asker: Asker) -> Asker {
    switch self {
    case .none: asker
    case .absent: Asker(person: "", team: asker.team)
    case .person(let person): Asker(saidPerson: person, team: "")
    }
  }
}

extension KnownAskers {
  /// Refuses what is a person's own to everybody else.
  ///
  /// - Parameters:
  ///   - person: whose it is: a name, address or key.
  ///   - what: names it, as `an inbox`.
  /// - Throws: `UserFacingError` with code `forbidden`.
  func checkOwn(_ person: String, _ what: String) async throws {
    let signedIn: String
    switch SignIn.current {
    case .none: return
    case .absent:
      throw UserFacingError(
        .forbidden, "Nobody is signed in, and \(what) is for its owner alone.",
        hint: "Sign in, and open it again.")
    case .person(let person): signedIn = person
    }
    let (own, asked) = (
      await known(Asker(saidPerson: signedIn, team: "")).person, await known(Asker(saidPerson: person, team: "")).person
    )
    guard let own, own == asked else {
      throw UserFacingError(
        .forbidden, "You are signed in as \(signedIn.prefix(80)), and \(what) is for its owner alone.",
        hint: "Open your own, or sign in as somebody else.")
    }
  }
}
