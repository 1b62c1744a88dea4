/// What somebody says of themselves, in a cookie, a header or an option: untrusted, and bounded.
extension Asker {
  /// Bytes of a name.
  package static let longest = 200

  /// Longer names, and those with control characters, count as not said.
  package init(saidPerson person: String, team: String) {
    self.init(person: Self.name(person), team: Self.name(team))
  }

  package var isUnknown: Bool { person.isEmpty && team.isEmpty }

  private static func name(_ said: String) -> String {
    guard said.utf8.count <= longest,
      !said.unicodeScalars.contains(where: {
        [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
      })
    else { return "" }
    return said.split { $0.isWhitespace }.joined(separator: " ")
  }
}
