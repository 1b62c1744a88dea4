import SearchModel

/// What can be read by address: `guildhall://practice/SLUG` and `guildhall://project/ID`.
enum ResourceAddress: Equatable {
  case practice(String)
  case project(String)

  private static let practices = "guildhall://practice/"
  private static let projects = "guildhall://project/"

  /// As `resources/templates/list` describes them.
  static let templates: [(name: String, title: String, template: String, about: String)] = [
    (
      "practice", "A practice", practices + "{slug}",
      "A chapter of the organisation's handbook: how it writes, reviews, releases. A slash within the slug is %2F."
    ),
    (
      "project", "A project", projects + "{id}",
      "A project: what it is, whose, how to use it, what was decided about it. The id is percent-encoded."
    ),
  ]

  /// nil for an address that is neither.
  init?(_ text: String) {
    func rest(_ prefix: String) -> String? {
      guard text.hasPrefix(prefix), let name = PercentDecoding.text(text.dropFirst(prefix.count)), !name.isEmpty
      else { return nil }
      return name
    }
    if let slug = rest(Self.practices) {
      self = .practice(slug)
    } else if let identifier = rest(Self.projects) {
      self = .project(identifier)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .practice(let slug): Self.practices + Self.encoded(slug)
    case .project(let identifier): Self.projects + Self.encoded(identifier)
    }
  }

  /// RFC 6570, simple expansion: all but unreserved characters.
  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
