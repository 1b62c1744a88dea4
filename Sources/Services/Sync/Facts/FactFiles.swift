import Decisions
import Manifests
import Metadata
import Ownership
import Readiness

/// A file whose content says something of its repository or of the projects in it.
struct FactFile: Sendable {
  var path: String
  var content: [UInt8]

  /// Invalid UTF-8 is replaced.
  var text: String { String(decoding: content, as: UTF8.self) }
  /// The folder it stands in; empty for the root.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  var projectFile: ProjectFile { ProjectFile(path: path, text: text) }
}

/// The files that are kept while a repository is read, to be understood when all are there. Bounded by subject, so that
/// many of one leave room for the others.
struct FactFiles: Sendable {
  /// What a file is kept for, the most particular first; readers may look at files of any subject.
  enum Subject: String, Sendable, CaseIterable {
    case metadata = "metadata files"
    case ownership = "ownership files"
    case licence = "licence files"
    case organization = "files of an org chart"
    case decision = "decision records"
    case manifest = "package manifests"
    case community = "documents for contributors, build files and workflows"
    case navigation = "files of documentation navigations"
    case interface = "descriptions of APIs"

    /// Files, and bytes of all of them, that one worker keeps.
    fileprivate var most: (files: Int, bytes: Int) {
      switch self {
      case .metadata: (2_000, 16 << 20)
      case .ownership: (5_000, 16 << 20)
      case .licence: (500, 8 << 20)
      case .organization: (50, 32 << 20)
      case .decision: (2_000, 16 << 20)
      case .manifest: (5_001, 64 << 20)
      case .community: (4_000, 32 << 20)
      case .navigation: (5_000, 32 << 20)
      case .interface: (1_000, 16 << 20)
      }
    }

    /// Bytes of one file: what is longer is kept cut, one byte over what its reader takes, so that it is reported.
    fileprivate var largest: Int {
      switch self {
      case .organization: 16 << 20
      case .decision: DecisionFile.largest
      default: 4 << 20
      }
    }

    fileprivate init?(path: String, isVendored: Bool) {
      // Manifests have a rule of their own for copies of others' code.
      if isVendored {
        guard ManifestReader.isManifest(path) else { return nil }
        self = .manifest
        return
      }
      let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
      switch true {
      case RepositoryMetadata.isMetadata(path): self = .metadata
      case OwnershipFiles.mayBeRead(path) || path == ".mailmap": self = .ownership
      case License.isLicenseFile(name): self = .licence
      case OrganizationFiles.isOne(path): self = .organization
      case DecisionFile.mayBeOne(path): self = .decision
      case ManifestReader.isManifest(path): self = .manifest
      // A project in a folder has its own README and its own Makefile there.
      case ReadinessReport.reads(path), ReadinessReport.reads(name), ProjectCommands.reads(path),
        ProjectCommands.reads(name), CommunityDocument.of(name) == .changelog:
        self = .community
      case DocumentationNavigation.reads(path): self = .navigation
      case APIDescription.mayBeOne(path): self = .interface
      default: return nil
      }
    }
  }

  private(set) var files: [FactFile] = []
  private var kept: [Subject: (files: Int, bytes: Int)] = [:]
  /// Files for which there was no room.
  private(set) var leftOut: [Subject: Int] = [:]

  /// Whether a file is one of those.
  static func keeps(path: String, isVendored: Bool) -> Bool { Subject(path: path, isVendored: isVendored) != nil }

  mutating func keep(path: String, content: [UInt8], isVendored: Bool) {
    guard let subject = Subject(path: path, isVendored: isVendored) else { return }
    let content = content.count > subject.largest ? Array(content.prefix(subject.largest + 1)) : content
    let (files, bytes) = kept[subject] ?? (0, 0)
    guard files < subject.most.files, bytes + content.count <= subject.most.bytes else {
      leftOut[subject, default: 0] += 1
      return
    }
    kept[subject] = (files + 1, bytes + content.count)
    self.files.append(FactFile(path: path, content: content))
  }

  /// What several workers kept, by path.
  static func merged(_ parts: [FactFiles]) -> FactFiles {
    var all = FactFiles()
    all.files = parts.flatMap(\.files).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for part in parts { all.leftOut.merge(part.leftOut, uniquingKeysWith: +) }
    return all
  }
}

/// The files from which an organisation chart can be read.
enum OrganizationFiles {
  private static let names: Set<String> = [
    "org-data.json", "teams.csv", "team.csv", "users.csv", "user.csv", "accounts.csv", "account.csv",
    "user_account_mapping.csv", "user-account-mapping.csv",
  ]

  /// At the root, or in one folder below it.
  static func isOne(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last, parts.count <= 2 else { return false }
    return names.contains(name.lowercased())
  }
}
