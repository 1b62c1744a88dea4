extension Verdict.Kind {
  /// What was done, as the middle of a sentence: "2 teams adopted it".
  package var past: String {
    switch self {
    case .adopt: "adopted"
    case .extend: "extended"
    case .wrap: "wrapped"
    case .dismiss: "dismissed"
    case .build: "built anew"
    case .drop: "dropped"
    }
  }
}

extension Verdict {
  /// Without who said it and when: "dismissed: a feature is missing (no streaming)".
  package var sentence: String {
    guard let reason else { return words.isEmpty ? kind.past : "\(kind.past): \(words)" }
    return "\(kind.past): \(reason.words)" + (words.isEmpty ? "" : " (\(words))")
  }
}
