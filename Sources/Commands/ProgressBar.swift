/// How much is done, drawn in one line.
enum ProgressBar {
  private static let width = 24

  /// `done` of `total`, at most as wide as the terminal.
  static func text(_ done: Int, of total: Int, _ words: String, columns: Int) -> String {
    let filled = total <= 0 ? 0 : min(width, width * done / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return String("\(bar) \(done)/\(total)  \(words)".prefix(max(20, columns - 1)))
  }
}
