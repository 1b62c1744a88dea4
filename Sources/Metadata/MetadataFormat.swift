/// A format in which repositories describe themselves, the most believed first. The last four are no files of a
/// catalogue: what they say is given to the reader by who reads them.
package enum MetadataFormat: String, Sendable, Hashable, CaseIterable, Codable {
  case innerSource = "innersource.json"
  case catalogInfo = "catalog-info.yaml"
  case publicCode = "publiccode.yml"
  case codeMeta = "codemeta.json"
  case securityInsights = "security-insights.yml"
  case manifest = "package manifest"
  case citation = "CITATION.cff"
  case scorecard = "scorecard.json"
  case licenseFile = "licence file"
  /// A licence text beside others: which of them hold, the files do not say.
  case licenseChoice = "licence files"
  case readme = "README"

  /// The names that files of the format have; matched in any case.
  package var fileNames: [String] {
    switch self {
    case .innerSource: ["innersource.json"]
    case .catalogInfo: ["catalog-info.yaml", "catalog-info.yml"]
    case .publicCode: ["publiccode.yml", "publiccode.yaml"]
    case .codeMeta: ["codemeta.json"]
    case .securityInsights: ["security-insights.yml", "security-insights.yaml"]
    case .citation: ["CITATION.cff"]
    case .scorecard: ["scorecard.json"]
    case .manifest, .licenseFile, .licenseChoice, .readme: []
    }
  }

  /// What the format is for: the reason to believe it, as a clause after its name.
  package var purpose: String {
    switch self {
    case .innerSource: "is written for an innersource portal"
    case .catalogInfo: "is written for a catalogue of the organisation's software"
    case .publicCode: "is written for a catalogue of public software"
    case .codeMeta: "is written for exchange between catalogues"
    case .securityInsights: "is written for those who judge the project's security"
    case .manifest: "is what the package manager reads"
    case .citation: "is written for those who cite the software"
    case .scorecard: "is the output of a tool"
    case .licenseFile: "is the text of the licence itself"
    case .licenseChoice: "is one of several licence texts"
    case .readme: "is written for readers"
    }
  }

  /// Folders of a host's settings: what stands in them speaks of the whole repository.
  private static let settingsFolders: Set<String> = [".github", ".gitlab", ".gitea", ".forgejo", ".bitbucket"]
  /// Folders of somebody else's code, of tests' input, and of files that are templates.
  private static let passedOver: Set<String> = [
    "node_modules", "vendor", "third_party", "third-party", "testdata", "fixtures", "__fixtures__", "skeleton",
    "templates", "test", "tests", "__tests__",
  ]

  /// The format of the file at a path, relative to the repository's root; nil when it is
  /// none, or a copy of somebody else's.
  package init?(path: String) {
    let parts = path.split(separator: "/")
    guard let name = parts.last?.lowercased(), parts.count <= 16 else { return nil }
    guard !parts.dropLast().contains(where: { Self.passedOver.contains($0.lowercased()) }) else { return nil }
    guard let format = Self.allCases.first(where: { $0.fileNames.contains { $0.lowercased() == name } }) else {
      return nil
    }
    self = format
  }

  /// The folder that a file speaks of; empty for the whole repository.
  static func folder(of path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    if let last = parts.last, settingsFolders.contains(last.lowercased()) { parts.removeLast() }
    return parts.joined(separator: "/")
  }
}
