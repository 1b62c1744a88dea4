import Foundation
import Metadata
import Readiness
import Services
import Wording

/// A project as lines for people.
struct ProjectPrinter {
  let terminal: Terminal

  func lines(_ detail: ProjectDetail) -> [String] {
    heading(detail) + facts(detail) + packages(detail) + commands(detail.profile) + documents(detail.profile)
      + dependencies(detail.dependencies) + consumers(detail) + problems(detail.profile)
  }

  private func heading(_ detail: ProjectDetail) -> [String] {
    let project = detail.summary
    let repository = project.repository ?? ""
    let place = project.folder.isEmpty ? repository : "\(repository):\(project.folder)"
    let facts = [
      project.origin.map { "imported from \($0.source)" } ?? place, project.ecosystem,
      project.owner.map { "owned by \($0)" } ?? (project.origin == nil ? "no owner" : ""),
      project.license ?? "no licence",
    ]
    var lines = [terminal.styled(harmless(project.name), .strong)]
    if !project.description.isEmpty { lines.append(harmless(project.description)) }
    lines.append(facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · "))
    if !project.topics.isEmpty {
      lines.append(terminal.styled(harmless(project.topics.joined(separator: ", ")), .quiet))
    }
    lines.append(harmless(detail.sourceURL))
    return lines
  }

  private func packages(_ detail: ProjectDetail) -> [String] {
    // What an imported catalogue calls a package is used as its own ecosystem has it.
    guard detail.summary.origin == nil else { return [] }
    return detail.packages.flatMap { package in
      let version = package.version.map { " \($0)" } ?? ""
      let snippet = package.snippet ?? ""
      let place = package.path.map { ", " + Self.place($0, package.line) } ?? ""
      return title("How to use \(package.name)\(version) (\(package.ecosystem)\(place))")
        + (snippet.isEmpty ? ["  Only from within its repository."] : [])
        + snippet.split(separator: "\n").map { "  " + harmless(String($0)) }
    }
  }

  private func dependencies(_ dependencies: [ProjectDependency]) -> [String] {
    guard !dependencies.isEmpty else { return [] }
    return title("Depends on \(Counted.text(dependencies.count, "package"))")
      + dependencies.map { dependency in
        let provider = dependency.provider.map { "here: \($0.repository)" } ?? ""
        let scope = dependency.scope == "runtime" ? "" : dependency.scope
        return entry(
          dependency.name, [dependency.requirement, scope, provider, Self.place(dependency.path, dependency.line)])
      }
  }

  private func consumers(_ detail: ProjectDetail) -> [String] {
    let direct = Set(detail.consumers.map(\.project)).count
    guard direct > 0 else { return title("Used by no project that is known here") }
    var lines = title("Used by \(Counted.text(direct, "project"))")
    lines += detail.consumers.map { consumer in
      let place = "\(consumer.project.repository):\(Self.place(consumer.path, consumer.line))"
      let scope = consumer.scope == "runtime" ? "" : consumer.scope
      return entry(consumer.project.name, [consumer.requirement, scope, place])
    }
    guard !detail.indirectConsumers.isEmpty else { return lines }
    lines += title("Through others, by \(Counted.text(detail.indirectConsumers.count, "project")) more")
    return lines
      + detail.indirectConsumers.map { consumer in
        let through = consumer.through.map(\.name).joined(separator: ", then ")
        return entry(consumer.project.name, [consumer.project.repository, "through \(through)"])
      }
  }

  private func title(_ text: String) -> [String] { ["", terminal.styled(harmless(text), .good)] }

  private func entry(_ name: String, _ facts: [String]) -> String {
    "  " + ([name] + facts.filter { !$0.isEmpty }).map(harmless).joined(separator: " · ")
  }

  private static func place(_ path: String, _ line: Int?) -> String { line.map { "\(path):\($0)" } ?? path }

  // MARK: - What its files say

  /// What is believed of it and where that was read; what follows has sections of its own.
  private func facts(_ detail: ProjectDetail) -> [String] {
    var lines: [String] = []
    for owner in detail.owners {
      let place = owner.path.map { Self.place($0, owner.line) } ?? owner.evidence
      lines.append(entry("Owner", [owner.title, owner.basis == .guess ? "a guess" : "", place]))
      lines += owner.channels.map { entry("Channel", [$0, "of \(owner.title)"]) }
    }
    for belief in detail.profile.beliefs where belief.fact != .dependency && belief.fact != .title {
      lines += belief.believed.prefix(Self.most).map {
        entry(belief.fact.title, [$0.value, Self.place($0.place.path, $0.place.line)])
      }
      if belief.believed.count > Self.most {
        lines.append(entry(belief.fact.title, ["and \(belief.believed.count - Self.most) more"]))
      }
    }
    lines += detail.profile.apis.prefix(20).map {
      entry("Interface", [$0.name, $0.kind, $0.version ?? "", Self.place($0.path, $0.line)])
    }
    if let finding = detail.profile.governance {
      lines.append(
        entry("Governance", [finding.level.title, Self.place(finding.evidence.path, finding.evidence.line)]))
    }
    if let release = detail.profile.releases.first {
      lines.append(
        entry("Release", [release.version.text, release.changes.map { Self.place($0.path, $0.line) } ?? ""]))
    }
    if let last = detail.profile.lastCommit {
      let date = Moment(Date(timeIntervalSince1970: TimeInterval(last)), now: .distantFuture)
      lines.append(entry("Last commit", [date.day]))
    }
    if let report = detail.profile.readiness {
      lines.append(entry("Readiness", ["\(report.passed) of \(report.counted) checks passed", "see --readiness"]))
    }
    if let imported = detail.imported { lines += facts(imported) }
    return lines.isEmpty ? [] : title("Known of it") + lines
  }

  private static let most = 5

  private func facts(_ imported: ImportedFacts) -> [String] {
    let rank = imported.popularityRank.map { "number \(Counted.number($0)) of its catalogue" } ?? ""
    return [
      ("Version", imported.version), ("Last change", imported.modified), ("Popularity", rank),
      ("Maintainer", imported.maintainers.joined(separator: ", ")),
      ("Author", imported.authors.joined(separator: ", ")),
      ("Language", imported.languages.joined(separator: ", ")), ("Home page", imported.homepage ?? ""),
      ("Download", imported.download ?? ""),
    ].filter { !$0.1.isEmpty }.map { entry($0.0, [$0.1]) }
  }

  private func commands(_ profile: ProjectProfile) -> [String] {
    guard !profile.commands.isEmpty else { return [] }
    return title("How to build, test and run it")
      + CommandPurpose.allCases.flatMap { purpose in
        profile.commands.filter { $0.purpose == purpose }.prefix(2).map {
          entry($0.command, [purpose.rawValue, Self.place($0.source.path, $0.source.line)])
        }
      }
  }

  private func documents(_ profile: ProjectProfile) -> [String] {
    let counts = DocumentationMap.Category.allCases.map { category in
      (category, profile.documents.filter { $0.category == category })
    }.filter { !$0.1.isEmpty }
    guard !counts.isEmpty else { return [] }
    return title("Documentation")
      + counts.map { category, documents in
        let more = documents.count > 3 ? "and \(documents.count - 3) more" : ""
        return entry(category.rawValue, documents.prefix(3).map(\.path) + [more])
      }
  }

  private func problems(_ profile: ProjectProfile) -> [String] {
    guard !profile.problems.isEmpty else { return [] }
    return title("For its owner: what is wrong with its files")
      + profile.problems.prefix(20).map { "  " + harmless($0.description) }
      + (profile.problems.count > 20 ? ["  and \(profile.problems.count - 20) more"] : [])
  }

  // MARK: - Readiness

  /// Each check with its evidence; of what is missing the draft.
  func lines(_ report: ReadinessReport, of project: ProjectSummary) -> [String] {
    let heading = "\(project.name): \(report.passed) of \(report.counted) checks passed"
    return [terminal.styled(harmless(heading), .strong)] + report.checks.flatMap(lines)
  }

  private func lines(_ check: ReadinessReport.Check) -> [String] {
    let word =
      switch check.outcome {
      case .passed: "there"
      case .missing: "missing"
      case .unsure: "perhaps"
      }
    let evidence = check.evidence.prefix(1).map { "\(Self.place($0.path, $0.line)) \($0.text)" }
    let line = entry(check.topic.title, [word + (check.topic.isCounted ? "" : ", not counted")] + evidence)
    guard let draft = check.draft else { return [line] }
    return [line, terminal.styled("    A draft for \(harmless(draft.file)):", .quiet)]
      + draft.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        $0.isEmpty ? "" : "      " + harmless(String($0))
      }
  }
}
