/// How records word their status.
extension DecisionRecord.Status {
  private static let words: [(word: String, status: Self)] = [
    ("proposed", .proposed), ("accepted", .accepted), ("rejected", .rejected), ("deprecated", .deprecated),
    ("superseded", .superseded), ("superceded", .superseded), ("supersed", .superseded), ("replaced", .superseded),
    ("draft", .proposed), ("open", .proposed), ("pending", .proposed), ("in review", .proposed),
    ("under review", .proposed), ("in discussion", .proposed), ("under discussion", .proposed), ("rfc", .proposed),
    ("approved", .accepted), ("adopted", .accepted), ("agreed", .accepted), ("decided", .accepted),
    ("done", .accepted), ("implemented", .accepted), ("active", .accepted), ("final", .accepted),
    ("declined", .rejected), ("withdrawn", .rejected), ("obsolete", .deprecated), ("retired", .deprecated),
  ]

  /// Of `superseded by ADR-5`, `Approved`, `✅ Accepted`; nil where no known word stands at the start.
  init?(written text: String) {
    let text = text.lowercased().drop { !$0.isLetter }
    guard let found = Self.words.first(where: { text.hasPrefix($0.word) }) else { return nil }
    self = found.status
  }
}

/// What a status says beside its word.
enum DecisionStatusNote {
  /// What comes after `superseded by`, `replaced by`; nil when the status names no successor.
  static func successor(in note: String) -> String? {
    guard DecisionRecord.Status(written: note) == .superseded else { return nil }
    let words = note.split(whereSeparator: \.isWhitespace)
    guard let by = words.firstIndex(where: { $0.lowercased() == "by" }) else { return nil }
    let rest = words[words.index(after: by)...].joined(separator: " ").drop { $0 == ":" || $0 == " " }
    return rest.isEmpty ? nil : String(rest)
  }
}
