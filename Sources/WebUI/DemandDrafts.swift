import SearchModel
import Services
import StructuredText
import Wording

/// Texts with which something can be done about a need: to be copied, and made one's own.
struct DemandDrafts {
  private let group: DemandGroup
  private let need: String

  init(group: DemandGroup) {
    self.group = group
    need = Self.line(group.need)
  }

  /// On one line: whoever typed it wrote no Markdown.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var teams: String {
    let names =
      group.teams.map { Self.line($0.title) }
      + (group.smallTeams > 0 ? [Counted.text(group.smallTeams, "small team")] : [])
    return names.isEmpty ? "several teams" : names.joined(separator: ", ")
  }

  private var people: String { "at least \(Counted.text(group.people, "person", "people"))" }

  private var nearest: [String] {
    group.candidates.map { candidate in
      let why =
        candidate.opinions?.dismissals.first.map {
          ", dismissed by \(Counted.text($0.teams, "team")): \($0.reason.words)"
        } ?? ""
      return "- \(Self.line(candidate.summary.name)): \(candidate.fit.words)\(why)"
    }
  }

  var readme: String {
    """
    # \(need)

    ## Why

    \(people.capitalizedFirst) of \(teams) look for this, and nothing that we have does it yet.

    What comes nearest:

    \(nearest.isEmpty ? "- nothing" : nearest.joined(separator: "\n"))

    ## What it does

    Say in two sentences what it will do, and what it will not.

    ## Getting help

    \(group.channels.isEmpty ? "Say where to ask." : group.channels.map { "- \(Self.line($0))" }.joined(separator: "\n"))

    ## Contributing

    Everybody is welcome. Say here how a change gets in, and who looks at it.

    """
  }

  /// As SAP's portal reads it.
  var metadata: String {
    var table = DataTable()
    table.set("title", .text(need))
    table.set("motivation", .text("\(people.capitalizedFirst) of \(teams) look for this."))
    table.set("contributions", .values(["Requirements", "Design", "Code", "Reviews"].map(DataValue.text)))
    return JSONWriter.text(.table(table)) + "\n"
  }

  var questionSubject: String { "Does anybody have this? \(need)" }

  var question: String {
    """
    Does anybody have this already, or is working on it?

        \(need)

    \(people.capitalizedFirst) of \(teams) look for it. What comes nearest:

    \(nearest.isEmpty ? "- nothing" : nearest.joined(separator: "\n"))

    Please answer here, so that the others find it.

    """
  }

  var callSubject: String { "Who builds this with us? \(need)" }

  var call: String {
    """
    \(people.capitalizedFirst) of \(teams) need the same:

        \(need)

    Before each of us builds it alone: who joins? Wanted are people who know what it must do, who write it, and who
    review it. Answer here, and let us find an hour to begin.

    """
  }
}
