import Manifests
import Markup
import Metadata
import Readiness

/// What is believed of a repository and of each of its projects: what metadata files, manifests, licence texts and
/// READMEs say, held against each other.
struct RepositoryBeliefs {
  /// What is said of a folder holds for the projects below it, unless they say otherwise: a name or a description does
  /// not.
  private static let inherited: Set<MetadataFact> = [
    .lifecycle, .owner, .license, .homepage, .documentation, .channel, .issueTracker, .roadmap, .contact,
    .acceptsContributions, .contributionGuide, .system, .vulnerabilityReporting, .repository, .buildInstructions,
    .continuousIntegration, .decisions, .scorecard,
  ]

  private let reading: RepositoryReading
  /// What is said of folders, by folder; the manifests' words apart.
  private let statements: [String: [MetadataStatement]]
  private let components: [EntityReference: [MetadataStatement]]
  private let manifests: [String: [ManifestProject]]

  init(_ reading: RepositoryReading) {
    self.reading = reading
    var statements: [String: [MetadataStatement]] = [:]
    var components: [EntityReference: [MetadataStatement]] = [:]
    for subject in reading.metadata.subjects {
      if let component = subject.component {
        components[component] = subject.statements
      } else {
        statements[subject.folder, default: []] += subject.statements
      }
    }
    manifests = Dictionary(grouping: reading.manifests.projects, by: \.folder)
    let folders = Set(manifests.keys).union(statements.keys).union([""])
    for (folder, found) in Self.licenses(reading.files, in: folders) { statements[folder, default: []] += found }
    self.statements = statements
    self.components = components
  }

  /// What is believed of the repository as a whole.
  func ofRepository() -> [MetadataFact: MetadataBelief] {
    let own = said(of: "") + (manifests[""] ?? []).flatMap(\.statements)
    return MetadataSubject(folder: "", statements: own).beliefs
  }

  /// In the order of `MetadataFact.allCases`.
  func of(_ draft: ProjectDraft) -> [MetadataBelief] {
    var own = draft.manifest?.statements ?? []
    if let kind = draft.manifest.flatMap({ ProjectKind.statement($0, paths: reading.paths) }) { own.append(kind) }
    if let component = draft.component {
      own += components[component] ?? []
      own += (statements[draft.folder] ?? []).filter { Self.inherited.contains($0.fact) }
      if draft.manifest != nil { own += readme(draft.folder) }
    } else {
      own += said(of: draft.folder)
    }
    var beliefs = MetadataSubject(folder: draft.folder, statements: own).beliefs
    for folder in Self.above(draft.folder) {
      let manifest = manifests[folder].flatMap { $0.count == 1 ? $0.first?.statements : nil } ?? []
      let around = ((statements[folder] ?? []) + manifest).filter { statement in
        Self.inherited.contains(statement.fact) && beliefs[statement.fact] == nil
      }
      for (fact, belief) in MetadataSubject(folder: folder, statements: around).beliefs {
        beliefs[fact] = belief.inherited(from: folder)
      }
    }
    return MetadataFact.allCases.compactMap { beliefs[$0] }
  }

  private func said(of folder: String) -> [MetadataStatement] { (statements[folder] ?? []) + readme(folder) }

  /// The folders around one, the nearest first, the root last.
  private static func above(_ folder: String) -> [String] {
    var folders: [String] = []
    var rest = folder[...]
    while !rest.isEmpty {
      rest = rest.lastIndex(of: "/").map { rest[..<$0] } ?? ""
      folders.append(String(rest))
    }
    return folders
  }

  // MARK: Licences

  /// Several texts in one folder are a choice, an addition or a leftover: a manifest knows better.
  private static func licenses(_ files: [FactFile], in folders: Set<String>) -> [String: [MetadataStatement]] {
    var found: [String: [(file: FactFile, license: License)]] = [:]
    let candidates = files.filter { License.isLicenseFile($0.path) && folders.contains($0.folder) }
      .sorted { ($0.path.utf8.count, $0.path) < ($1.path.utf8.count, $1.path) }
    for file in candidates {
      guard let license = License.detect(path: file.path, text: file.text) else { continue }
      found[file.folder, default: []].append((file, license))
    }
    return found.mapValues { licenses in
      let isClear = Set(licenses.map(\.license)).count == 1
      return licenses.map { file, license in
        MetadataStatement(
          fact: .license, value: license.spdx, format: isClear ? .licenseFile : .licenseChoice, key: "",
          place: MetadataPlace(path: file.path, line: 1))
      }
    }
  }

  // MARK: READMEs

  /// The first paragraph of a folder's README, and its line.
  private func readme(_ folder: String) -> [MetadataStatement] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    // Where forges look for one.
    let near = ["", ".github", "docs", "Docs"].flatMap { place in
      reading.textsByFolder[place.isEmpty ? folder : prefix + place] ?? []
    }
    guard let name = Readme.choose(near.map { String($0.path.dropFirst(prefix.count)) }),
      let file = near.first(where: { $0.path == prefix + name }), let kind = DocumentKind.of(file.path),
      let summary = Readme.summary(file.text, kind: kind)
    else { return [] }
    return [
      MetadataStatement(
        fact: .description, value: summary, format: .readme, key: "",
        place: MetadataPlace(path: file.path, line: Self.line(of: summary, in: file.text)))
    ]
  }

  /// The line that a paragraph begins on: the first one with its first words, whatever marks stand around them.
  private static func line(of paragraph: String, in text: String) -> Int {
    let words = paragraph.split { !$0.isLetter && !$0.isNumber }.prefix(3).map { String($0) }
    guard !words.isEmpty else { return 1 }
    for (index, row) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(2_000).enumerated() {
      var rest = Substring(row)
      let holdsAll = words.allSatisfy { word in
        guard let range = rest.firstRange(of: word) else { return false }
        rest = rest[range.upperBound...]
        return true
      }
      if holdsAll { return index + 1 }
    }
    return 1
  }
}

extension MetadataBelief {
  /// What is said of a folder, as it holds for a project in it.
  fileprivate func inherited(from folder: String) -> MetadataBelief {
    var belief = self
    belief.reason = "It is said of \(folder.isEmpty ? "the whole repository" : "the folder \(folder)"). " + reason
    return belief
  }
}

extension [MetadataBelief] {
  subscript(fact: MetadataFact) -> MetadataBelief? { first { $0.fact == fact } }
}
