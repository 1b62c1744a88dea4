import SearchModel

extension ProjectOpinions {
  /// What was decided, a sentence each: "2 teams adopted it", "3 teams dismissed it: a feature is missing (no streaming)".
  package var sentences: [String] {
    let taken = Verdict.Kind.allCases.compactMap { kind in
      takenBy[kind].map { "\(Self.teams($0)) \(kind.past) it" }
    }
    return taken + dismissals.map(\.sentence)
  }

  fileprivate static func teams(_ count: Int) -> String { count == 1 ? "1 team" : "\(count) teams" }
}

extension ProjectOpinions.Dismissal {
  package var sentence: String {
    "\(ProjectOpinions.teams(teams)) dismissed it: \(reason.words)"
      + (words.isEmpty ? "" : " (\(words.joined(separator: "; ")))")
  }
}

extension ResearchDossier {
  /// What became of the need, in a few words.
  package var outcome: String {
    switch state {
    case .open: "not decided"
    case .taken:
      candidates.compactMap { candidate in
        candidate.standing.flatMap { $0.kind.takes ? "\(candidate.title) \($0.kind.past)" : nil }
      }.joined(separator: ", ")
    case .built: "built anew"
    case .dropped: "not needed any more"
    }
  }
}
