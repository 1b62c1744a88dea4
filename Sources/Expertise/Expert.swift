/// Somebody who knows a place, with what shows it.
package struct Expert: Sendable, Equatable {
  /// What they did to it.
  package struct Evidence: Sendable, Equatable {
    /// Commits of theirs that touched it.
    package var changes = 0
    /// Commits of others that they put on the branch, wrote with them, or reviewed, as far as commits say so.
    package var integrated = 0
    package var helped = 0
    package var reviewed = 0
    /// Of their changes those that touched a document.
    package var documents = 0
    /// Seconds since 1970 of the last of their changes; nil without one.
    package var lastChange: Int64?
    /// They wrote its first commit.
    package var isFirst = false

    package init() {}

    package static func + (left: Evidence, right: Evidence) -> Evidence {
      var sum = left
      sum.changes += right.changes
      sum.integrated += right.integrated
      sum.helped += right.helped
      sum.reviewed += right.reviewed
      sum.documents += right.documents
      sum.lastChange = [left.lastChange, right.lastChange].compactMap(\.self).max()
      sum.isFirst = left.isFirst || right.isFirst
      return sum
    }
  }

  /// What a person is called by whoever asks (`Experts.people`).
  package var person: Int
  /// 0...1: how likely they are the next to change the place, of all who ever changed the repository; newcomers aside.
  package var score: Double
  package var evidence: Evidence
  /// Seconds since 1970 of their last change anywhere in the repository.
  package var lastActive: Int64?
}
