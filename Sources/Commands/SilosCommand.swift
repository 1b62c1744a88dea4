import ArgumentParser
import Collaboration
import SearchModel
import Services
import WireTypes
import Wording

struct SilosCommand: AsyncParsableCommand {
  enum View: String, ExpressibleByArgument, CaseIterable { case map, contributions, trend }

  static let configuration = CommandConfiguration(
    commandName: "silos",
    abstract: "Say how teams work together, and where they should.",
    discussion: """
      VIEW is one of
        map            teams whose code is coupled and who do not talk, and teams who
                       talk without need
        contributions  who contributes to whom, by team or department
        trend          each quarter of the whole organisation

      Examples:
        guildhall silos
        guildhall silos map --name NIO
        guildhall silos contributions --by department --from 2025-Q1 --to 2025-Q4
        guildhall silos trend --csv > trend.csv

      Exit code: 0 when there is something, 1 when nothing is known, 2 for a bad question.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "map, contributions or trend.")
  var view = View.map

  @Option(name: .long, help: "Contributions by team or by department.")
  var by = FlowUnit.team

  @Option(name: .long, help: "The first quarter, as 2025-Q1.")
  var from: String?

  @Option(name: .long, help: "The last quarter.")
  var to: String?

  @Option(name: .long, help: ArgumentHelp("Only this team, or department.", valueName: "unit"))
  var name: String?

  @Flag(name: .long, help: "Comma-separated values, with a row of headings.")
  var csv = false

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  func validate() throws {
    if csv, json { throw ValidationError("Give one of --csv and --json.") }
  }

  func run() async throws {
    try await reportingFailure {
      let period = try AskedPeriod(from: from, to: to)
      let collaborating = try place.open().useCases.collaborating
      let output = Output()
      let isEmpty: Bool
      switch view {
      case .map:
        let question = ConwayQuestion(viewer: .operator, period: period, team: name)
        let report = try await reportingAbsence { try await collaborating.conway(question) }
        try write(
          report.table, TeamPairsReply(report).pairs, SilosPrinter.standard().lines(report), to: output)
        isEmpty = report.pairs.isEmpty
      case .contributions:
        let question = ContributionQuestion(viewer: .operator, unit: by, period: period, name: name)
        let report = try await reportingAbsence { try await collaborating.contributions(question) }
        try write(
          report.table, ContributionsReply(report).units, SilosPrinter.standard().lines(report), to: output)
        isEmpty = report.units.isEmpty
      case .trend:
        let report = try await collaborating.trend(viewer: .operator)
        try write(report.table, TrendReply(report).quarters, SilosPrinter.standard().lines(report), to: output)
        isEmpty = report.quarters.isEmpty
      }
      output.flush()
      if isEmpty { throw ExitCode(1) }
    }
  }

  private func write(
    _ table: [[String]], _ items: [some Encodable], _ lines: [String], to output: Output
  ) throws {
    if csv {
      for row in table { output.line(CSVText.line(row)) }
    } else if json {
      for item in items { output.line(try WireJSON.line(item)) }
    } else {
      for line in lines { output.line(line) }
    }
  }
}

extension FlowUnit: ExpressibleByArgument {}
