/// The number of a recorded research, as people write it.
package enum ResearchLabel {
  /// `R-12`.
  package static func text(_ number: Int64) -> String { "R-\(number)" }

  /// The number in `R-12`, whatever its case; nil when it is no label.
  package static func number(_ label: some StringProtocol) -> Int64? {
    guard label.prefix(2).uppercased() == "R-" else { return nil }
    let digits = label.dropFirst(2)
    return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(digits) : nil
  }
}
