import ChangeReading
import SearchModel
import Services
import Wording

/// How a check says what it found, wherever it says it.
enum CheckWords {
  /// `3 new things in main..HEAD of shop`.
  static func headline(_ report: ChangeReport) -> String {
    let all = report.findings.count + report.omitted
    guard all > 0 else { return "Nothing new in \(report.change) of \(report.repository) that could exist already." }
    let advised = report.findings.count { $0.advice != nil }
    let start = "\(Counted.text(all, "new thing")) in \(report.change) of \(report.repository)"
    if advised == 0 { return start + ": nothing inside needs a look first." }
    return start + ": for \(advised == all ? (all == 1 ? "it" : "all") : "\(advised)") something exists inside."
  }

  static func title(_ thing: NewThing) -> String {
    let ecosystem = thing.ecosystem.isEmpty ? "" : " (\(thing.ecosystem))"
    return "\(thing.kind.words) \(thing.name)\(ecosystem)"
  }

  static func place(_ thing: NewThing) -> String { thing.line.map { "\(thing.path):\($0)" } ?? thing.path }

  /// `Used inside by 4 projects: admin, web and 2 more`; nil when nobody uses it.
  static func users(_ use: InsideUse) -> String? {
    guard use.total > 0 else { return nil }
    let names = use.users.prefix(3).map { "\($0.name) (\($0.repository))" }
    let more = use.total > names.count && !names.isEmpty ? ", and \(use.total - names.count) more" : ""
    return "Used inside by \(Counted.text(use.total, "project")): \(names.joined(separator: ", "))\(more)"
  }

  /// Owner, licence and users in one line; empty when nothing is known.
  static func facts(_ project: InsideProject) -> [String] {
    [
      project.owner.map { "owned by \($0)" } ?? "", project.license ?? "",
      project.usedBy.flatMap { $0 > 0 ? "used by \(Counted.text($0, "repository", "repositories"))" : nil } ?? "",
    ].filter { !$0.isEmpty }
  }

  /// What there is to say when nothing fits and nobody uses it.
  static let nothing = "Nothing like it is known inside."

  /// Before the names of things that are left out.
  static let own = "The organisation's own, nothing to say: "

  /// What a wrapper does with the new dependency.
  static let wraps = "wraps it"

  static func answered(_ label: String) -> String { "Settled by \(label)." }

  /// What is wrong with a record that the commits name; nil when it answers something.
  static func trouble(_ record: ChangeReport.Record) -> String? {
    guard let found = record.found else {
      return "The commits name \(record.label), but there is no such research."
    }
    return record.isUsed ? nil : "\(record.label) is about something else: \(found.need)"
  }

  /// Commands that look further and record the outcome: talked through, or for those who know it already.
  static func commands(_ finding: ChangeReport.Finding) -> [String] {
    let need = quoted(finding.need)
    guard let project = (finding.use?.wrappers.first ?? finding.candidates.first?.project) else {
      return ["guildhall research -i \(need)"]
    }
    return [
      "guildhall research -i \(need)",
      "guildhall research \(need) --record  # then: guildhall decide R-… \(quoted(project.identifier)) --adopt",
    ]
  }

  /// For a shell.
  static func quoted(_ text: String) -> String {
    ShellWord.quoted(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  static let wayOut = "Took or refused what exists? Record it, and end a commit message with the line `Research: R-…`."
}
