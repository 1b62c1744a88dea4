/// Dates as records write them.
enum DecisionDate {
  /// The first date in a text, as 2024-01-31; also of 2024/1/31. nil when there is none.
  static func first(in text: String) -> String? {
    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/")) }) {
      let parts = word.split { $0 == "-" || $0 == "/" }
      guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
        (1...12).contains(month), (1...31).contains(day)
      else { continue }
      return "\(parts[0])-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    return nil
  }
}
