/// Which record of a repository replaced which.
package enum DecisionSuccession {
  /// The paths of successors by the path of who was replaced; a successor that is not there has none.
  ///
  /// `readings` are those of one repository that tell a decision.
  package static func successors(among readings: [(path: String, reading: DecisionReading)]) -> [String: String] {
    let folders = Dictionary(grouping: readings) { folder(of: $0.path) }
    let paths = Set(readings.map(\.path))
    var found: [String: String] = [:]
    for (path, reading) in readings {
      guard let wanted = reading.successor else { continue }
      let place = folder(of: path)
      let peers = (folders[place] ?? []).filter { $0.path != path }
      let target = self.path(wanted, from: place)
      let successor = paths.contains(target) ? target : peer(wanted, among: peers)
      if let successor, successor != path { found[path] = successor }
    }
    return found
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// A link's destination relative to a folder, as a path of the repository.
  private static func path(_ destination: String, from folder: String) -> String {
    let bare = destination.prefix { $0 != "#" && $0 != "?" }
    var parts = bare.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in bare.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// By the name of the file, the number, or the title.
  private static func peer(
    _ wanted: String, among peers: [(path: String, reading: DecisionReading)]
  ) -> String? {
    let folded = wanted.lowercased()
    let stem = DecisionFile.stem(of: folded)
    if let named = peers.first(where: { DecisionFile.stem(of: $0.path.lowercased()) == stem }) { return named.path }
    if let titled = peers.first(where: { $0.reading.record?.title.lowercased() == folded }) { return titled.path }
    guard let number = number(in: folded) else { return nil }
    return peers.first { $0.reading.record?.number == number }?.path
  }

  /// Of `ADR-0005`, `4. Markdown format`, `#12`.
  private static func number(in text: String) -> Int? {
    let digits = text.drop { !($0.isASCII && $0.isNumber) }.prefix { $0.isASCII && $0.isNumber }
    return digits.count <= 6 ? Int(digits) : nil
  }
}
