/// How many people did something, told only of groups that hide who is in them.
package struct PeopleCount: Sendable, Hashable {
  /// Groups of fewer people are not shown as people.
  package static let least = 3

  /// Nil for one or two people.
  package let value: Int?

  package init(_ count: Int) { value = (1..<Self.least).contains(count) ? nil : max(0, count) }

  package init(_ people: Set<Int32>) { self.init(people.count) }

  /// Nobody, not even one.
  package static let none = PeopleCount(0)
}
