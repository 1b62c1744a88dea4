import Collaboration
import Foundation
import Services
import Wording

/// How teams work together, as lines for people.
struct SilosPrinter {
  let terminal: Terminal

  static func standard() -> SilosPrinter {
    SilosPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  // MARK: The Conway map

  func lines(_ report: ConwayReport) -> [String] {
    guard let period = report.period, !report.pairs.isEmpty else {
      return ["No two teams are known to be coupled in code, or to talk."] + lacks(report.lacks)
    }
    var lines = [heading(period)]
    if let congruence = report.congruence {
      let coupled = report.pairs.count { $0.kind != .needless }
      lines.append(
        "Of \(Counted.text(coupled, "pair")) of teams that are coupled in code, "
          + "\(Counted.percent(Int((congruence * 1_000).rounded()), of: 1_000)) talk.")
    }
    for kind in [ConwayMap.Kind.silent, .needless] {
      let pairs = report.pairs(kind)
      guard !pairs.isEmpty else { continue }
      lines += ["", terminal.styled(kind.words, .strong)]
      for pair in pairs {
        lines.append("\(harmless(pair.first.title)) and \(harmless(pair.second.title))")
        lines += pair.why.map { "   " + harmless($0) }
      }
    }
    return lines + lacks(report.lacks)
  }

  // MARK: Contributions

  func lines(_ report: ContributionReport) -> [String] {
    guard let period = report.period, !report.units.isEmpty else {
      return ["No contribution to what a known team owns is known."] + lacks(report.lacks)
    }
    let heads = [
      report.unit.rawValue.capitalized, "inside", "from others", "share", "levels", "to others", "newcomers",
    ]
    let rows = report.units.map { unit in
      [
        unit.name.isEmpty ? "(none)" : harmless(unit.name), unit.inside.map(Counted.number) ?? "–",
        Counted.number(unit.fromOutside), Self.percent(unit.outsideShare), Self.decimal(unit.distance),
        unit.toOutside.map(Counted.number) ?? "–", unit.newcomers.words,
      ]
    }
    var lines = [heading(period), ""] + columns([heads] + rows)
    if report.unowned > 0 {
      lines += ["", "\(Counted.text(report.unowned, "contribution")) to what no known team owns."]
    }
    return lines + lacks(report.lacks)
  }

  // MARK: The trend

  func lines(_ report: TrendReport) -> [String] {
    guard !report.quarters.isEmpty else { return ["No contribution is known."] + lacks(report.lacks) }
    let heads = ["Quarter", "contributions", "across teams", "share", "levels", "people across", "newcomers"]
    let rows = report.quarters.map { quarter in
      [
        "\(quarter.quarter)" + (quarter.quarter == report.open ? " (open)" : ""),
        Counted.number(quarter.contributions), Counted.number(quarter.outside), Self.percent(quarter.outsideShare),
        Self.decimal(quarter.distance), quarter.outsiders.words, quarter.newcomers.words,
      ]
    }
    return columns([heads] + rows) + lacks(report.lacks)
  }

  // MARK: Pieces

  private func heading(_ period: ClosedRange<Quarter>) -> String {
    terminal.styled("\(period.lowerBound) to \(period.upperBound)", .quiet)
  }

  private func lacks(_ lacks: [String]) -> [String] { lacks.isEmpty ? [] : [""] + lacks.map { harmless($0) } }

  /// The first column begins at the left, numbers end at the right.
  private func columns(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let line = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
      return number == 0 ? terminal.styled(line, .quiet) : line
    }
  }

  private static func percent(_ share: Double?) -> String {
    share.map { Counted.percent(Int(($0 * 10_000).rounded()), of: 10_000) } ?? "–"
  }

  private static func decimal(_ value: Double?) -> String {
    value.map { "\(($0 * 10).rounded() / 10)" } ?? "–"
  }
}

extension PeopleCount {
  fileprivate var words: String { value.map(Counted.number) ?? "few" }
}

extension ConwayMap.Kind {
  fileprivate var words: String {
    switch self {
    case .silent: "Coupled in code, and they do not talk"
    case .needless: "They talk without need"
    case .congruent: "Coupled, and they talk"
    }
  }
}
