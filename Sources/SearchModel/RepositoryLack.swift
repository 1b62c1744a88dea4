package import Foundation

/// Repositories that the index does not hold as they are, all for one cause.
package struct RepositoryLack: Sendable, Hashable {
  package enum Cause: Sendable, Hashable, CaseIterable {
    /// The source fails: what was read before is searched.
    case stale
    /// The source fails and never was read.
    case unreadable
    /// No sync has read it yet.
    case unread
    /// Some files could not be read, as those of a damaged mirror.
    case files
    /// More branches are configured than can be indexed.
    case branches
    /// Some files' definitions could not be found.
    case symbols
  }

  /// A repository with what there is to say of it.
  package struct Repository: Sendable, Hashable {
    package var name: String
    /// When the index last matched the source.
    package var matched: Date?
    package var failingSince: Date?
    /// Of files or branches.
    package var count: Int

    package init(name: String, matched: Date? = nil, failingSince: Date? = nil, count: Int = 0) {
      self.name = name
      self.matched = matched
      self.failingSince = failingSince
      self.count = count
    }
  }

  package static let mostNamed = 3

  package let cause: Cause
  /// At most `mostNamed`.
  package let named: [Repository]
  /// How many there are beside those that are named.
  package let more: Int

  /// `repositories`: all of them, in the order in which they are to be named.
  package init(_ cause: Cause, _ repositories: [Repository]) {
    self.cause = cause
    named = Array(repositories.prefix(Self.mostNamed))
    more = repositories.count - named.count
  }

  /// What is missing, and since when.
  package var sentence: String {
    guard named.count == 1, more == 0, let only = named.first else { return sentenceOfSeveral }
    let since = only.failingSince.map { " since \(Self.moment($0))" } ?? ""
    switch cause {
    case .stale:
      let past = only.matched.map { "as it was on \(Self.moment($0))" } ?? "as it was before"
      return "\(only.name) is searched \(past): its source could not be read\(since)."
    case .unreadable:
      let first = only.failingSince.map { ": tried since \(Self.moment($0))" } ?? ""
      return "Nothing of \(only.name) is searched, since its source never could be read\(first)."
    case .unread: return "Nothing of \(only.name) is searched as yet: no sync has read it."
    case .files: return "\(Self.files(only.count)) of \(only.name) could not be read: not searched."
    case .branches:
      let branches = only.count == 1 ? "1 branch" : "\(only.count) branches"
      return "\(branches) of \(only.name) cannot be indexed beside the others: not searched."
    case .symbols: return "What \(Self.files(only.count)) of \(only.name) define could not be found out."
    }
  }

  private var sentenceOfSeveral: String {
    switch cause {
    case .stale:
      "\(list { $0.matched.map { " (as of \(Self.moment($0)))" } ?? "" }) are searched as they were: their sources could "
        + "not be read since."
    case .unreadable: "Nothing of \(list()) is searched, since their sources never could be read."
    case .unread: "Nothing of \(list()) is searched as yet: no sync has read them."
    case .files: "Some files of \(list { " (\($0.count))" }) could not be read and are not searched."
    case .branches:
      "Some branches of \(list { " (\($0.count))" }) cannot be indexed beside the others and are not searched."
    case .symbols: "What some files of \(list { " (\($0.count))" }) define could not be found out."
    }
  }

  /// `a, b and 4 more`.
  private func list(_ note: (Repository) -> String = { _ in "" }) -> String {
    var parts = named.map { $0.name + note($0) }
    if more > 0 { parts.append("\(more) more") }
    guard let last = parts.popLast(), !parts.isEmpty else { return parts.first ?? "" }
    return parts.joined(separator: ", ") + " and " + last
  }

  private static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// To the minute: `2026-05-02 10:00 UTC`.
  private static func moment(_ date: Date) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space).year().month().day()
      .time(includingFractionalSeconds: false)
    return date.formatted(style).dropLast(":00".count) + " UTC"
  }
}
