/// What is believed of a fact, and why.
package struct MetadataBelief: Sendable, Equatable, Codable {
  package var fact: MetadataFact
  /// At least one.
  package var believed: [MetadataStatement]
  /// What else is said, the most believed first.
  package var others: [MetadataStatement]
  /// One sentence for people.
  package var reason: String

  /// The first believed value.
  package var value: String { believed.first?.value ?? "" }
  package var values: [String] { believed.map(\.value) }

  /// nil when nothing is said.
  init?(_ fact: MetadataFact, statements: [MetadataStatement]) {
    let ranks = Dictionary(uniqueKeysWithValues: fact.precedence.enumerated().map { ($1, $0) })
    // Statements of one file keep the order in which its keys are read.
    func order(_ offset: Int, _ statement: MetadataStatement) -> (Int, Int, String, Int) {
      let path = statement.place.path
      return (ranks[statement.format] ?? .max, path.utf8.count { $0 == UInt8(ascii: "/") }, path, offset)
    }
    let sorted = statements.enumerated()
      .sorted { order($0.offset, $0.element) < order($1.offset, $1.element) }.map(\.element)
    guard let first = sorted.first else { return nil }
    self.fact = fact
    switch fact.count {
    case .one: believed = [first]
    case .allOfOneFile: believed = Self.unique(sorted.filter { $0.place.path == first.place.path })
    case .all: believed = Self.unique(sorted)
    }
    let kept = Set(believed)
    others = sorted.filter { !kept.contains($0) }
    reason = Self.reason(fact, first, believed: believed, others: others)
  }

  private static func unique(_ statements: [MetadataStatement]) -> [MetadataStatement] {
    var seen: Set<String> = []
    return statements.filter { seen.insert($0.value.lowercased()).inserted }
  }

  private static func reason(
    _ fact: MetadataFact, _ first: MetadataStatement, believed: [MetadataStatement], others: [MetadataStatement]
  ) -> String {
    let path = first.place.path
    let rivals = others.filter { $0.place.path != path }
    if fact.count == .all {
      let files = Self.files(believed)
      return files.count == 1 ? "Only \(path) says it." : "All that \(list(files)) say is taken together."
    }
    guard !rivals.isEmpty else {
      return others.isEmpty ? "Only \(path) says it." : "\(path) says it several times; the first is taken."
    }
    let said = Set(believed.map { $0.value.lowercased() })
    let differing = rivals.filter { !said.contains($0.value.lowercased()) }
    guard let rival = differing.first else { return "\(path) and \(list(Self.files(rivals))) agree." }
    if rival.format == first.format {
      return "\(path) stands nearer to the root of the repository, or before it in its order, than \(rival.place.path)."
    }
    return "\(path) \(first.format.purpose), so it goes before \(list(Self.files(differing)))."
  }

  private static func files(_ statements: [MetadataStatement]) -> [String] {
    var seen: Set<String> = []
    return statements.map(\.place.path).filter { seen.insert($0).inserted }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4)
    if names.count > shown.count { return shown.joined(separator: ", ") + " and \(names.count - shown.count) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
