/// Finds the tickets that a subject names, in the form that Jira and its kin have: `CF-1042`.
enum TicketReader {
  /// Bytes of a subject that are looked at.
  private static let longestSubject = 500
  private static let mostTickets = 5
  private static let longestKey = 10
  private static let longestNumber = 7

  /// Each once, in order: 2 to 10 capitals and digits that begin with a capital, a dash, and a number without a zero before
  /// it. What goes on behind it is no ticket: `ISO-8859-1`, `v2-A-1`.
  static func tickets(in subject: [UInt8]) -> [String] {
    let subject = subject.prefix(longestSubject)
    var found: [String] = []
    for dash in subject.indices where subject[dash] == UInt8(ascii: "-") && found.count < mostTickets {
      guard let ticket = ticket(around: dash, in: subject), !found.contains(ticket) else { continue }
      found.append(ticket)
    }
    return found
  }

  private static func ticket(around dash: Int, in subject: ArraySlice<UInt8>) -> String? {
    let key = subject[..<dash].reversed().prefix { isCapital($0) || isDigit($0) }
    let number = subject[(dash + 1)...].prefix(while: isDigit)
    guard (2...longestKey).contains(key.count), key.last.map(isCapital) ?? false,
      (1...longestNumber).contains(number.count), number.first != UInt8(ascii: "0")
    else { return nil }
    let start = dash - key.count
    if start > subject.startIndex, isPart(subject[start - 1]) { return nil }
    if number.endIndex < subject.endIndex, isPart(subject[number.endIndex]) { return nil }
    return String(decoding: subject[start..<number.endIndex], as: UTF8.self)
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a name goes on with it.
  private static func isPart(_ byte: UInt8) -> Bool {
    isCapital(byte) || isDigit(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
