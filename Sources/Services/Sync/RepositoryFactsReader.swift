import Catalog
import CodeIndex
import Foundation
import Manifests
import Markup
import Metadata
import Ownership
import Readiness
import SearchModel

/// Puts together what the catalogue says of a repository from what its files gave.
struct RepositoryFactsReader {
  /// Topics of a repository or a project.
  private static let mostTopics = 50

  let reading: RepositoryReading
  /// All that are indexed.
  let files: [FileRecord]
  let symbols: SymbolFacts
  /// Tree entries that could not be taken, by reason.
  let refused: [String: Int]
  /// Kept files for which there was no room.
  let leftOut: [FactFiles.Subject: Int]
  let now: Date

  /// All but shards and documents.
  func contents() throws -> IndexedContents {
    let beliefs = RepositoryBeliefs(reading)
    let problems = RepositoryProblems(reading)
    let drafts = ProjectDraft.all(in: reading)
    let folders = ProjectFolders(drafts)
    let claims = OwnerClaims.all(in: reading, folders: folders.all)
    let packages = PackageFacts(reading.manifests.projects, sourceURL: reading.record.sourceURL)
    let profiles = ProjectProfileReader(
      reading: reading, claims: claims, packages: packages, problems: problems, folders: folders,
      guess: guessedOwners())
    let code = OwnCode(files)
    let symbols = self.symbols.byProject(of: drafts, in: folders, code)
    let projects = try drafts.enumerated().map { number, draft in
      let believed = beliefs.of(draft)
      let profile = profiles.profile(
        of: draft, beliefs: believed, isInspected: number < ProjectProfileReader.mostInspected)
      return IndexedProject(
        record(of: draft, believed, profile, language: code.language(in: draft.folder)),
        packages: draft.manifest.map(packages.packages) ?? [],
        dependencies: draft.manifest.map(packages.dependencies) ?? [], profile: try ProfileText.encode(profile),
        symbols: symbols[number] ?? [])
    }
    var contents = IndexedContents(
      repository: record(beliefs.ofRepository()), files: files, shards: [], documents: [], projects: projects,
      problems: problemRecords(problems, projects: drafts.count))
    contents.profile = try ProfileText.encode(repositoryProfile(claims))
    contents.decisions = reading.decisions.all
    contents.weeks = reading.background.history.weeks
    contents.contributors = reading.background.history.contributors
    return contents
  }

  // MARK: Rows

  private func record(_ beliefs: [MetadataFact: MetadataBelief]) -> RepositoryRecord {
    var record = reading.record
    record.count(files)
    record.readmePath = Readme.choose(reading.paths)
    record.license = beliefs[.license]?.value
    record.topics = topics(beliefs[.topic])
    record.description = beliefs[.description]?.value ?? beliefs[.motivation]?.value ?? ""
    return record
  }

  private func record(
    of draft: ProjectDraft, _ beliefs: [MetadataBelief], _ profile: ProjectProfile, language: String
  ) -> ProjectRecord {
    var record = ProjectRecord(
      repositoryId: reading.record.id, name: draft.name,
      description: beliefs[.description]?.value ?? beliefs[.motivation]?.value ?? "", folder: draft.folder,
      ecosystem: draft.manifest?.ecosystem ?? "", license: beliefs[.license]?.value, topics: topics(beliefs[.topic]))
    record.kind = beliefs[.type]?.value.lowercased() ?? ""
    record.language = language
    record.lifecycle = lifecycle(beliefs[.lifecycle])
    let released = profile.releases.first { $0.version.prerelease.isEmpty }
    record.version = beliefs[.version]?.value ?? released?.version.text ?? ""
    record.readiness = profile.readiness?.share ?? 0
    record.readinessLevel = profile.readiness?.level ?? 0
    record.created = reading.background.history.firstCommit.map(Double.init)
    record.documented = reading.background.history.documented.map(Double.init)
    record.seeksContributors = beliefs[.contributionWanted] != nil || beliefs[.skillWanted] != nil
    return record
  }

  private func topics(_ belief: MetadataBelief?) -> [String] {
    var seen: Set<String> = []
    let topics = (belief?.values ?? []).map { $0.lowercased() }.filter { seen.insert($0).inserted }
    return Array(topics.prefix(Self.mostTopics))
  }

  /// What is archived rests, whatever its files still say of activity.
  private func lifecycle(_ belief: MetadataBelief?) -> String {
    let word = belief?.value ?? ""
    guard reading.record.isArchived else { return word }
    let ended: [Lifecycle] = [.deprecated, .abandoned, .moved]
    return ended.contains { $0.rawValue == word } ? word : Lifecycle.inactive.rawValue
  }

  // MARK: The repository's profile

  private func repositoryProfile(_ claims: [RepositoryProfile.OwnerClaim]) -> RepositoryProfile {
    var profile = RepositoryProfile()
    profile.mailmap = reading.files.first { $0.path == ".mailmap" }?.text ?? ""
    profile.entities = reading.metadata.entities
    profile.claims = claims
    profile.navigations = DocumentationNavigation.find(
      in: reading.files.filter { DocumentationNavigation.reads($0.path) }.map(\.projectFile),
      documents: reading.documents.map(\.path),
      titles: Dictionary(reading.documents.map { ($0.path, $0.title) }, uniquingKeysWith: { first, _ in first }))
    profile.organizationFiles = reading.files.filter { OrganizationFiles.isOne($0.path) }.map { file in
      RepositoryProfile.SourceFile(path: file.path, text: file.text)
    }
    return profile
  }

  /// Whom the history points to, for a repository in which nobody is declared.
  private func guessedOwners() -> [ProjectFacts.Fact] {
    let integrators = reading.background.history.contributors.compactMap { contributor in
      contributor.lastIntegration.map { last in
        OwnerGuess.Integrator(
          person: contributor.name, commits: contributor.integrations, merges: contributor.merges, last: last)
      }
    }
    let guess = OwnerGuess.from(integrators: integrators, now: Int(now.timeIntervalSince1970))
    return (guess?.candidates ?? []).map { candidate in
      ProjectFacts.Fact(candidate.person, Evidence(path: "history", text: "\(candidate.person): \(candidate.evidence)"))
    }
  }

  // MARK: Problems

  private func problemRecords(_ found: RepositoryProblems, projects: Int) -> [ProblemRecord] {
    let name = reading.record.name
    var problems = found.all.prefix(RepositoryProblems.mostListed).map { problem in
      self.problem("warning", "\(name): \(problem.message)", hint: problem.hint)
    }
    let more = found.all.count - problems.count
    if more > 0 {
      problems.append(
        problem("warning", "\(name): \(more) more problems with its files.", hint: "Pages of its projects list theirs.")
      )
    }
    for (reason, count) in refused.sorted(by: { $0.key < $1.key }) {
      problems.append(
        problem(
          "warning", "\(name): \(count) files are left out: \(reason).",
          hint: "The limits can be raised in guildhall.yaml, where it is a matter of limits."))
    }
    for (subject, count) in leftOut.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      problems.append(
        problem("warning", "\(name): \(count) \(subject.rawValue) are not looked at: there are too many.", hint: ""))
    }
    if projects > ProjectProfileReader.mostInspected {
      problems.append(
        problem(
          "notice",
          "\(name): readiness is inspected of \(ProjectProfileReader.mostInspected) of its \(projects) projects.",
          hint: ""))
    }
    let background = reading.background
    problems += (background.history.problems + background.problems).map {
      problem("notice", "\(name): \($0)", hint: "")
    }
    let withoutSymbols = files.reduce(into: [String: Int]()) { counts, file in
      if let reason = file.withoutSymbols { counts[reason, default: 0] += 1 }
    }
    for (reason, count) in withoutSymbols.sorted(by: { $0.key < $1.key }) {
      problems.append(problem("notice", "\(name): \(count) files have no symbols: \(reason).", hint: ""))
    }
    return problems
  }

  private func problem(_ severity: String, _ message: String, hint: String) -> ProblemRecord {
    ProblemRecord(
      repositoryId: reading.record.id, subject: reading.record.name, severity: severity, message: message, hint: hint,
      date: now)
  }
}

extension RepositoryRecord {
  /// Says how much there is of all the files that are indexed.
  mutating func count(_ all: [FileRecord]) {
    files = all.count { $0.branchMask & 1 != 0 }
    indexedBytes = all.reduce(0) { $1.skipped == nil ? $0 + $1.size : $0 }
    filesWithoutSymbols = all.count { $0.withoutSymbols != nil }
  }
}
