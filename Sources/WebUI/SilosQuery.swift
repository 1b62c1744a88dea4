import Collaboration
import SearchModel
import Services

/// What is asked of how teams work together, as an address has it.
struct SilosQuery: Hashable {
  var unit = FlowUnit.team
  /// Quarters as they were typed.
  var from = ""
  var to = ""
  /// A team or department; empty for all.
  var name = ""

  init(unit: FlowUnit = .team, from: String = "", to: String = "", name: String = "") {
    self.unit = unit
    self.from = from
    self.to = to
    self.name = name
  }

  init(_ items: QueryItems) {
    self.init(
      unit: items["by"].flatMap(FlowUnit.init) ?? .team, from: items["from"] ?? "", to: items["to"] ?? "",
      name: items["name"] ?? "")
  }

  var items: [(name: StaticString, value: String?)] {
    [("by", unit == .team ? nil : unit.rawValue), ("from", from), ("to", to), ("name", name)]
  }

  /// - Throws: `UserFacingError` with code `badRequest` for what is no quarter.
  func period() throws -> AskedPeriod { try AskedPeriod(from: from, to: to) }

  var chosenName: String? { name.isEmpty ? nil : name }
}

/// A table of figures that can be downloaded.
enum SilosTable: String, Hashable, CaseIterable { case contributions, units, map, trend }
