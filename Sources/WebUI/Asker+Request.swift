import HTML
import Hummingbird
import SearchModel
import Services

/// Who a browser said it is: a convenience, and no proof.
extension Asker {
  init(of request: Request) {
    self.init(
      saidPerson: Self.value("guildhall-person", request), team: Self.value("guildhall-team", request))
  }

  private static func value(_ name: String, _ request: Request) -> String {
    request.cookies[name].flatMap { PercentDecoding.text($0.value[...], plusIsSpace: false) } ?? ""
  }
}
