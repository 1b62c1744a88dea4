import Foundation
import Services
import Wording

/// Teams and people as lines for people.
struct DirectoryPrinter {
  let terminal: Terminal

  static func standard() -> DirectoryPrinter {
    DirectoryPrinter(terminal: .standardOutput(environment: ProcessInfo.processInfo.environment))
  }

  // MARK: Teams

  func lines(_ teams: [TeamSummary]) -> [String] {
    guard !teams.isEmpty else { return ["No teams yet: name them below `teams:` in guildhall.yaml, then sync."] }
    let width = teams.map { harmless($0.name).count }.max() ?? 0
    return teams.map { team in
      let name = harmless(team.name)
      let padding = String(repeating: " ", count: max(0, width - name.count) + 2)
      let facts = [
        team.title == team.name ? "" : team.title, team.department,
        Counted.text(team.repositories, "repository", "repositories"),
        team.members > 0 ? Counted.text(team.members, "member") : "", team.channels.first ?? "",
      ]
      return terminal.styled(name, .strong) + padding + joined(facts)
    }
  }

  func lines(_ detail: TeamDetail) -> [String] {
    let team = detail.summary
    var lines = [terminal.styled(harmless(team.title), .strong)]
    if !team.description.isEmpty { lines.append(harmless(team.description)) }
    let facts =
      [team.title == team.name ? "" : team.name, team.department, team.parent.map { "part of \($0)" } ?? ""]
      + team.channels + [detail.url ?? ""]
    if facts.contains(where: { !$0.isEmpty }) { lines.append(joined(facts)) }
    lines.append(terminal.styled(harmless("read in \(detail.origin)"), .quiet))
    if !detail.subteams.isEmpty {
      lines += title("Parts") + detail.subteams.map { entry($0.name, [$0.title == $0.name ? "" : $0.title]) }
    }
    lines += title("Owns \(Counted.text(detail.projects.count, "project"))") + detail.projects.map(line)
    if !detail.folders.isEmpty {
      lines += title("Owns folders of others' repositories") + detail.folders.map { entry($0.repository, [$0.folder]) }
    }
    lines += members("Members", detail.members) + members("Before, or later", detail.otherMembers)
    guard !detail.consumers.isEmpty else { return lines }
    return lines + title("\(Counted.text(detail.consumers.count, "project")) of others depend on it")
      + detail.consumers.map { consumer in
        let uses = consumer.uses.map(\.name).joined(separator: ", ")
        return entry(consumer.project.name, [consumer.project.repository, consumer.owner ?? "", "uses \(uses)"])
      }
  }

  private func members(_ name: String, _ members: [TeamDetail.Member]) -> [String] {
    guard !members.isEmpty else { return [] }
    return title(name)
      + members.map { entry($0.person.name, [$0.role, period($0.since, $0.until), $0.person.key]) }
  }

  // MARK: People

  func line(_ person: PersonSummary) -> String {
    terminal.styled(harmless(person.person.name), .strong) + "  " + joined([person.person.key] + person.teams)
  }

  func lines(_ detail: PersonDetail) -> [String] {
    var lines = [terminal.styled(harmless(detail.person.name), .strong), harmless(detail.person.key)]
    lines += section(
      "Teams", detail.memberships.map { entry($0.team, [$0.role, period($0.since, $0.until), $0.origin]) })
    lines += section("Reports to", [detail.manager].compactMap(\.self).map { entry($0.name, [$0.key]) })
    lines += section("Reports", detail.reports.map { entry($0.name, [$0.key]) })
    lines += section("Owns", detail.projects.map(line))
    lines += section(
      "Contributes to",
      detail.contributions.map { entry($0.repository, [Counted.text($0.commits, "commit")]) })
    lines += section("Known by", (detail.emails + detail.logins).map { entry($0, []) })
    return lines
      + section(
        "Why this is one person",
        detail.merges.flatMap { merge in
          [entry(merge.evidence ?? merge.reason, [])]
            + (merge.undo.map { ["    " + terminal.styled(harmless("if they are two: \($0)"), .quiet)] } ?? [])
        })
  }

  // MARK: Of both

  private func line(_ owned: OwnedProject) -> String {
    let project = owned.project
    let place = project.folder.isEmpty ? project.repository ?? "" : "\(project.repository ?? ""):\(project.folder)"
    return entry(project.name, [place, owned.lifecycle, owned.isGuess ? "a guess" : "", project.description])
  }

  private func period(_ since: String?, _ until: String?) -> String {
    [since.map { "from \($0)" }, until.map { "to \($0)" }].compactMap(\.self).joined(separator: " ")
  }

  private func section(_ name: String, _ lines: [String]) -> [String] { lines.isEmpty ? [] : title(name) + lines }

  private func title(_ text: String) -> [String] { ["", terminal.styled(harmless(text), .good)] }

  private func entry(_ name: String, _ facts: [String]) -> String { "  " + joined([name] + facts) }

  private func joined(_ facts: [String]) -> String {
    facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · ")
  }
}
