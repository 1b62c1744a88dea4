import Hummingbird
import SearchModel
import Services

/// Who a program says that it asks for.
extension Asker {
  private static let personField = "Guildhall-Person"
  private static let teamField = "Guildhall-Team"

  /// nil where nobody is said: then nothing is kept of what is asked.
  init?(headersOf request: Request) {
    // The server's front door asks for what HEAD would get, and says so.
    guard request.method != .head, Self.value("Sec-Purpose", request).isEmpty else { return nil }
    self.init(
      saidPerson: Self.value(Self.personField, request), team: Self.value(Self.teamField, request))
    if isUnknown { return nil }
  }

  /// Names are seldom ASCII, as fields should be: they may be percent-encoded.
  private static func value(_ name: String, _ request: Request) -> String {
    guard let name = HTTPFields.Element.Name(name), let value = request.headers[name] else { return "" }
    return PercentDecoding.text(value[...], plusIsSpace: false) ?? value
  }
}
