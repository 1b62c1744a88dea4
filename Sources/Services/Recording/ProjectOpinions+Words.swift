package import Foundation
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
  /// How many teams, and why.
  package var summary: String { "\(ProjectOpinions.teams(teams)) dismissed it: \(reason.words)" }

  /// The same with what they said.
  package var sentence: String {
    summary + (words.isEmpty ? "" : " (\(words.joined(separator: "; ")))")
  }
}

extension ResearchDossier {
  /// What was decided last about a candidate or the whole, in a few words, and when; nil when nothing was.
  package var newest: (sentence: String, date: Date)? {
    let said =
      candidates.flatMap { candidate in candidate.verdicts.map { ("\(candidate.title) \($0.sentence)", $0.date) } }
      + verdicts.map { ($0.sentence, $0.date) }
    return said.max { $0.1 < $1.1 }.map { (sentence: $0.0, date: $0.1) }
  }

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
