/// Numbers and amounts as people write them.
package enum Counted {
  /// `1 file`, `1,248 files`.
  package static func text(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// With a comma between thousands.
  package static func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var grouped: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }

  /// `812 bytes`, `1.2 KB`, `34 MB`: decimal, as file managers show it.
  package static func bytes(_ count: Int) -> String {
    guard count >= 1000 else { return text(max(0, count), "byte") }
    var value = Double(count) / 1000
    for unit in ["KB", "MB", "GB"] {
      if value < 999.5 { return "\(short(value)) \(unit)" }
      value /= 1000
    }
    return "\(short(value)) TB"
  }

  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths >= 100 || tenths.isMultiple(of: 10) ? number(Int(value.rounded())) : "\(tenths / 10).\(tenths % 10)"
  }

  /// Milliseconds below a second, else seconds.
  package static func elapsed(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds =
      Int(clamping: seconds).multipliedReportingOverflow(by: 1000).partialValue
      &+ Int(attoseconds / 1_000_000_000_000_000)
    if milliseconds < 1 { return "under 1 ms" }
    return milliseconds < 1000 ? "\(milliseconds) ms" : "\(short(Double(milliseconds) / 1000)) s"
  }

  /// `share` of `total` in percent, `<1` for what would be 0.
  package static func percent(_ share: Int, of total: Int) -> String {
    guard total > 0, share > 0 else { return "0 %" }
    let percent = Int((Double(share) / Double(total) * 100).rounded())
    return percent == 0 ? "<1 %" : "\(percent) %"
  }
}
