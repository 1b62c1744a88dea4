import Testing

@testable import GitRead

@Suite struct TicketTests {
  @Test func ticketsAreKeysAndNumbers() {
    let cases: [(String, [String])] = [
      ("CF-1042 Round to the cent", ["CF-1042"]), ("Fix AB2-7: late, like CF-1", ["AB2-7", "CF-1"]),
      ("[CF-1][CF-1] twice (CF-2)", ["CF-1", "CF-2"]), ("Merge feature/CF-9", ["CF-9"]),
      ("Read ISO-8859-1 and x-CF-3", []), ("cf-1, C-1, 2F-1, CF-01, CF-, -1, CF-1a, ÄCF-1", []),
      ("ABCDEFGHIJK-1 ABCDEFGHIJ-1", ["ABCDEFGHIJ-1"]), ("CF-12345678 CF-1234567", ["CF-1234567"]),
      ("A-1 AB-1 AC-1 AD-1 AE-1 AF-1 AG-1", ["AB-1", "AC-1", "AD-1", "AE-1", "AF-1"]), ("", []), ("-", []),
      (String(repeating: "x", count: 498) + " CF-1", []),
    ]
    for (subject, tickets) in cases { #expect(TicketReader.tickets(in: Array(subject.utf8)) == tickets, "\(subject)") }
  }
}
