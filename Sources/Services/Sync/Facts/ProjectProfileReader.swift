import Catalog
import Foundation
import Manifests
import Metadata
import Ownership
import Readiness
import Settings

/// Puts together what pages say of each project of a repository.
struct ProjectProfileReader {
  /// Documents and releases of one project that are kept.
  static let mostDocuments = 2_000
  static let mostReleases = 200
  /// Projects of a repository whose documents are inspected for readiness, commands and governance.
  static let mostInspected = 500
  static let mostProblems = 100
  private static let mostAPIs = 200

  let reading: RepositoryReading
  let claims: [RepositoryProfile.OwnerClaim]
  let packages: PackageFacts
  let guess: [ProjectFacts.Fact]
  /// By the folder of the project that they concern.
  private let problems: [String: [MetadataProblem]]
  private let apis: [String: [APIDescription]]
  /// By the folders of the projects that they are in.
  private let documents: [String: [DocumentOutline]]
  private let changelogs: [String: [ProjectFile]]

  init(
    reading: RepositoryReading, claims: [RepositoryProfile.OwnerClaim], packages: PackageFacts,
    problems: RepositoryProblems, folders: ProjectFolders, guess: [ProjectFacts.Fact]
  ) {
    self.reading = reading
    self.claims = claims
    self.packages = packages
    self.guess = guess
    self.problems = Dictionary(grouping: problems.all) { folders.folder(of: $0.path) }
    let apis = reading.files.filter { APIDescription.mayBeOne($0.path) }.flatMap { file in
      APIDescription.all(in: file.content, path: file.path)
    }
    self.apis = Dictionary(grouping: apis) { folders.folder(of: $0.path) }
    documents = folders.below(reading.documents, path: \.path)
    let changelogs = reading.texts.filter { file in
      CommunityDocument.of(String(file.path.split(separator: "/").last ?? "")) == .changelog
    }
    self.changelogs = folders.below(changelogs, path: \.path)
  }

  func profile(of draft: ProjectDraft, beliefs: [MetadataBelief], isInspected: Bool) -> ProjectProfile {
    var profile = ProjectProfile()
    profile.beliefs = beliefs
    profile.apis = (apis[draft.folder] ?? []).prefix(Self.mostAPIs).map { api in
      ProjectProfile.OfferedAPI(
        name: api.name, kind: api.kind.rawValue, version: api.version, path: api.path, line: api.line)
    }
    profile.documents = documents(in: draft.folder)
    let releases = releases(of: draft)
    profile.releases = Array(releases.releases.prefix(Self.mostReleases))
    profile.versionScheme = releases.scheme
    if isInspected { inspect(draft, beliefs, into: &profile) }
    profile.problems = Array((problems[draft.folder] ?? []).prefix(Self.mostProblems))
    profile.firstCommit = reading.background.history.firstCommit
    profile.lastCommit = reading.background.history.lastCommit
    return profile
  }

  /// Reads the documents of the project's folder as an outsider would.
  private func inspect(_ draft: ProjectDraft, _ beliefs: [MetadataBelief], into profile: inout ProjectProfile) {
    let view = FolderView(draft.folder, files: reading.texts, paths: reading.paths)
    let commands = ProjectCommands.find(in: view.files, paths: view.paths)
    profile.commands = commands.commands.map(view.placed)
    profile.governance = GovernanceLevel.find(in: view.files).map { finding in
      var finding = finding
      finding.evidence = view.placed(finding.evidence)
      return finding
    }
    profile.readiness = ReadinessReport(of: facts(draft, beliefs, profile.releases), commands: commands, in: view)
  }

  // MARK: Documents and releases

  private func documents(in folder: String) -> [DocumentationMap.Entry] {
    let map = DocumentationMap(
      (documents[folder] ?? []).map { document in
        DocumentationMap.Document(
          path: document.path, title: document.title, headings: Array(document.headings.prefix(200)))
      })
    return Array(map.entries.prefix(Self.mostDocuments))
  }

  /// Of a project in a folder, the tags that bear its name: `name-1.2.3`, `folder/v1.2.3`.
  private func releases(of draft: ProjectDraft) -> ReleaseList {
    let prefix = draft.folder.isEmpty ? "" : draft.folder + "/"
    let changelog = changelogs[draft.folder]?.first {
      CommunityDocument.of(String($0.path.dropFirst(prefix.count))) == .changelog
    }
    guard !draft.folder.isEmpty else { return ReleaseList(tags: reading.background.tags, changelog: changelog) }
    let last = draft.folder.split(separator: "/").last.map(String.init) ?? ""
    let names = [draft.name.lowercased(), last.lowercased(), draft.folder.lowercased()]
    let own = reading.background.tags.filter { tag in
      let tag = tag.name.lowercased()
      return names.contains { name in
        tag.hasPrefix(name) && tag.dropFirst(name.count).first.map { "-/_@".contains($0) } ?? false
      }
    }
    return ReleaseList(tags: own, changelog: changelog)
  }

  // MARK: What readiness asks beside the documents

  private func facts(
    _ draft: ProjectDraft, _ beliefs: [MetadataBelief], _ releases: [ReleaseList.Release]
  ) -> ProjectFacts {
    func fact(_ fact: MetadataFact) -> ProjectFacts.Fact? { beliefs[fact]?.believed.first.map(self.fact) }
    let description = beliefs[.description]?.believed.first.flatMap { $0.format == .readme ? nil : self.fact($0) }
    let package = draft.manifest.flatMap { packages.packages(of: $0).first }
    let snippet = package.flatMap { package in
      UsageSnippet(
        package: package, sourceURL: reading.record.sourceURL, folder: draft.folder,
        branch: reading.record.branches.first ?? "main", requirements: [], releases: releases
      ).text.map { (language: UsageSnippet.fence(package.ecosystem), text: $0) }
    }
    let address = reading.record.sourceURL
    return ProjectFacts(
      name: draft.name, description: description, topics: (beliefs[.topic]?.believed ?? []).map(self.fact),
      owners: owners(of: draft.folder), guessedOwners: guess, channel: fact(.channel) ?? teamChannel,
      licence: fact(.license), installSnippet: snippet, cloneAddress: address.contains("://") ? address : nil)
  }

  private func fact(_ statement: MetadataStatement) -> ProjectFacts.Fact {
    let place = statement.place
    let text = statement.key.isEmpty ? statement.value : "\(statement.key): \(statement.written ?? statement.value)"
    return ProjectFacts.Fact(statement.value, Evidence(path: place.path, line: place.line, text: text))
  }

  /// Those of the nearest folder that has some, up to the repository; else the configured team.
  private func owners(of folder: String) -> [ProjectFacts.Fact] {
    let places = Set(claims.lazy.map(\.folder)).filter { $0.isEmpty || folder == $0 || folder.hasPrefix($0 + "/") }
    let nearest = places.max { $0.utf8.count < $1.utf8.count }
    let found = claims.filter { $0.folder == nearest }
    guard found.isEmpty else {
      return found.map { claim in
        ProjectFacts.Fact(
          claim.owner.description,
          Evidence(path: claim.place.path, line: claim.place.line, text: claim.evidence))
      }
    }
    return reading.background.team.map { team in
      [ProjectFacts.Fact(team.name, Evidence(path: Self.configuration, text: "team \(team.name)"))]
    } ?? []
  }

  private var teamChannel: ProjectFacts.Fact? {
    reading.background.team.flatMap { team in
      team.channel.map { ProjectFacts.Fact($0, Evidence(path: Self.configuration, text: "channel: \($0)")) }
    }
  }

  /// What the configuration is called where it is the source of a fact.
  static let configuration = "guildhall.yaml"
}

extension UsageSnippet {
  /// The language of a fenced block that shows how a package of an ecosystem is used.
  static func fence(_ ecosystem: String) -> String {
    switch ecosystem {
    case "swift": "swift"
    case "maven": "xml"
    case "cmake": "cmake"
    case "gem": "ruby"
    default: "sh"
    }
  }
}
