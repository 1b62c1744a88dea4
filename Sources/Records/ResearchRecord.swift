package import Foundation
package import SearchModel

/// A need in words, by whom, and what was looked at.
package struct ResearchRecord: Sendable, Equatable, Identifiable {
  /// A project or package that was found for the need.
  package struct Candidate: Sendable, Hashable {
    /// What tells it from all others, stable over syncs.
    package var identifier: String
    package var title: String

    package init(identifier: String, title: String) {
      self.identifier = identifier
      self.title = title
    }
  }

  package var id: Int64
  package var need: String
  /// Empty where nobody said.
  package var team: String
  package var person: String
  package var project: String
  package var created: Date
  /// In the order in which they were shown.
  package var candidates: [Candidate]
  /// All that was ever said, oldest first.
  package var verdicts: [Verdict]

  /// As people write it: `R-12`.
  package var label: String { Self.label(id) }

  package static func label(_ id: Int64) -> String { ResearchLabel.text(id) }

  /// What tells teams apart that decided: of those who did not say, each research is somebody else's.
  package static func voice(ofTeam team: String, research id: Int64) -> String {
    team.isEmpty ? label(id) : "team " + team.lowercased()
  }

  /// The number in `R-12` or `12`; nil when it is none.
  package static func number(_ label: String) -> Int64? {
    ResearchLabel.number(label) ?? ResearchLabel.number("R-" + label)
  }

  /// What counts: the last verdict on each candidate, in their order, one on the whole at the end.
  package var standing: [Verdict] {
    var last: [String: Verdict] = [:]
    for verdict in verdicts { last[verdict.candidate ?? ""] = verdict }
    return candidates.compactMap { last[$0.identifier] } + [last[""]].compactMap(\.self)
  }
}
