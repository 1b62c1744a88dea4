import Collaboration
import Foundation

/// What is downloaded: rows of texts under a row of headings. Numbers have a point before their decimals; what is not
/// told is empty.
extension ContributionReport {
  /// A row for each pair of units.
  package var table: [[String]] {
    [["from", "kind", "to", "contributions", "people"]]
      + flows.map { [$0.from.name, $0.from.kind, $0.to, "\($0.contributions)", Cell.text($0.people.value)] }
  }

  /// A row for each unit.
  package var unitTable: [[String]] {
    [
      [
        unit.rawValue, "inside", "from_outside", "from_unknown", "to_outside", "outside_share", "distance", "outsiders",
        "newcomers", "returned",
      ]
    ]
      + units.map { unit in
        [
          unit.name, Cell.text(unit.inside), "\(unit.fromOutside)", "\(unit.fromUnknown)", Cell.text(unit.toOutside),
          Cell.text(unit.outsideShare), Cell.text(unit.distance), Cell.text(unit.outsiders.value),
          Cell.text(unit.newcomers.value), Cell.text(unit.returned.value),
        ]
      }
  }
}

extension TrendReport {
  /// A row for each quarter.
  package var table: [[String]] {
    [
      [
        "quarter", "contributions", "outside", "outside_share", "across_departments", "unknown", "distance", "people",
        "outsiders", "newcomers", "returned", "team_pairs",
      ]
    ]
      + quarters.map { quarter in
        [
          "\(quarter.quarter)", "\(quarter.contributions)", "\(quarter.outside)", Cell.text(quarter.outsideShare),
          "\(quarter.acrossDepartments)", "\(quarter.unknown)", Cell.text(quarter.distance),
          Cell.text(quarter.people.value), Cell.text(quarter.outsiders.value), Cell.text(quarter.newcomers.value),
          Cell.text(quarter.returned.value), "\(quarter.pairs)",
        ]
      }
  }
}

extension ConwayReport {
  /// A row for each pair of teams.
  package var table: [[String]] {
    [
      [
        "kind", "first", "second", "links", "changes", "contributions_first_to_second", "contributions_second_to_first",
        "help", "questions", "channels",
      ]
    ]
      + pairs.map { pair in
        [
          pair.kind.rawValue, pair.first.name, pair.second.name, "\(pair.links)", "\(pair.changes)", "\(pair.given)",
          "\(pair.taken)", "\(pair.help)", "\(pair.questions)", pair.channels.joined(separator: " "),
        ]
      }
  }
}

extension FlowSource {
  /// The unit's name; empty for those that are none.
  package var name: String { if case .unit(let name) = self { name } else { "" } }

  /// `unit`, `small` or `unknown`.
  package var kind: String {
    switch self {
    case .unit: "unit"
    case .small: "small"
    case .unknown: "unknown"
    }
  }
}

private enum Cell {
  static func text(_ value: Int?) -> String { value.map(String.init) ?? "" }

  /// With four decimals at most.
  static func text(_ value: Double?) -> String { value.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "" }
}
