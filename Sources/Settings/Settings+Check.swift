extension Settings {
  /// How strict `guildhall check` is with a change.
  package struct Check: Sendable, Hashable {
    package enum Strictness: String, Sendable, CaseIterable {
      /// Says what it finds, and lets the change pass.
      case advise
      /// Lets a change pass only when nothing inside fits well, or its research is recorded.
      case block
    }

    package var research = Strictness.advise

    package init() {}
  }
}
