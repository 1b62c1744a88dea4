/// The forms in which repositories declare who owns what.
package enum OwnershipDialect: String, Sendable, Codable, CaseIterable {
  case gitHub = "github"
  case gitLab = "gitlab"
  case gitea
  case bitbucketCloud = "bitbucket-cloud"
  case bitbucketDataCenter = "bitbucket-data-center"
  /// `OWNERS` in every folder, with `OWNERS_ALIASES` at the root.
  case kubernetes
  /// `MAINTAINERS` in the form of the Linux kernel.
  case linux

  package var title: String {
    switch self {
    case .gitHub: "GitHub"
    case .gitLab: "GitLab"
    case .gitea: "Gitea"
    case .bitbucketCloud: "Bitbucket Cloud"
    case .bitbucketDataCenter: "Bitbucket Data Center"
    case .kubernetes: "Kubernetes OWNERS"
    case .linux: "Linux MAINTAINERS"
    }
  }

  /// Where the host looks for its file; the first one found counts. Empty for the
  /// two forms that belong to no host.
  package var locations: [String] {
    switch self {
    case .gitHub: [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"]
    case .gitLab: ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"]
    case .gitea: ["CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS"]
    case .bitbucketCloud, .bitbucketDataCenter: [".bitbucket/CODEOWNERS"]
    case .kubernetes, .linux: []
    }
  }

  /// Bytes of the largest file that is read. GitHub itself loads none above 3 MB.
  var largest: Int { self == .gitHub ? 3_000_000 : 4_000_000 }

  /// How the rules of one file that match a path become its owners.
  enum Precedence {
    /// The last rule alone counts.
    case last
    /// The last rule of each section counts.
    case lastOfSection
    /// All rules count.
    case all
  }

  var precedence: Precedence {
    switch self {
    case .gitHub, .bitbucketCloud: .last
    case .gitLab: .lastOfSection
    case .gitea, .bitbucketDataCenter, .kubernetes, .linux: .all
    }
  }
}
