import Foundation
import GitRead
import Ownership

/// Where people see a repository's files and issues on its host, and change them there. Known are the forms of GitHub,
/// GitLab, Gitea (with Forgejo and Codeberg) and Bitbucket, told by the host's name.
package struct HostAddress: Sendable, Equatable {
  private enum Kind { case gitHub, gitLab, gitea, bitbucketCloud, bitbucketDataCenter }

  private let kind: Kind
  /// `https://host`.
  private let host: String
  /// `owner/name`, or more parts.
  private let name: String

  /// nil for a folder, and for a host that nothing is known of.
  package init?(sourceURL: String) {
    guard let address = try? SourceAddress(sourceURL, allowing: Set(SourceAddress.Scheme.allCases)),
      address.scheme != .file
    else { return nil }
    // The port of ssh or git is not the web's.
    let isWeb = address.scheme == .https || address.scheme == .http
    let bare = address.host.prefix { $0 != ":" }
    guard !bare.isEmpty, !bare.hasPrefix("["), address.name.contains("/"),
      let kind = Self.kind(String(bare), name: address.name)
    else { return nil }
    self.kind = kind
    host = "\(address.scheme == .http ? "http" : "https")://\(isWeb ? address.host : String(bare))"
    name = address.name
  }

  private static func kind(_ host: String, name: String) -> Kind? {
    let parts = host.split { $0 == "." || $0 == "-" }
    if parts.contains("github") { return .gitHub }
    if parts.contains("gitlab") { return .gitLab }
    if !Set(parts).isDisjoint(with: ["gitea", "forgejo", "codeberg"]) { return .gitea }
    guard parts.contains("bitbucket") else { return nil }
    if host == "bitbucket.org" { return .bitbucketCloud }
    return dataCenterParts(name) == nil ? nil : .bitbucketDataCenter
  }

  /// `scm/PROJECT/name` of the address that clones use; ssh leaves `scm` out.
  private static func dataCenterParts(_ name: String) -> (project: String, repository: String)? {
    let parts = name.split(separator: "/").map(String.init).drop { $0 == "scm" }
    guard parts.count == 2, let project = parts.first, let repository = parts.last else { return nil }
    return (project, repository)
  }

  /// How the host reads CODEOWNERS.
  var dialect: OwnershipDialect {
    switch kind {
    case .gitHub: .gitHub
    case .gitLab: .gitLab
    case .gitea: .gitea
    case .bitbucketCloud: .bitbucketCloud
    case .bitbucketDataCenter: .bitbucketDataCenter
    }
  }

  /// Web address of what is asked and reported; nil where the host need not have such a page.
  package var issues: String? {
    switch kind {
    case .gitHub, .gitea: "\(repository)/issues"
    case .gitLab: "\(repository)/-/issues"
    case .bitbucketCloud, .bitbucketDataCenter: nil
    }
  }

  /// Web address of the issues that the host thinks good for a first change; nil where it has no such page.
  package var firstIssues: String? { kind == .gitHub ? "\(repository)/contribute" : nil }

  /// Where a change to a file is begun.
  func edit(_ path: String, branch: String) -> String {
    let (path, branch) = (Self.encoded(path), Self.encoded(branch))
    return switch kind {
    case .gitHub: "\(repository)/edit/\(branch)/\(path)"
    case .gitLab: "\(repository)/-/edit/\(branch)/\(path)"
    case .gitea: "\(repository)/_edit/\(branch)/\(path)"
    case .bitbucketCloud: "\(repository)/src/\(branch)/\(path)?mode=edit&at=\(branch)"
    case .bitbucketDataCenter: "\(repository)/browse/\(path)?at=refs/heads/\(branch)"
    }
  }

  /// What the addresses of the files on a branch begin with, before their path.
  func files(on branch: String) -> String {
    let branch = Self.encoded(branch)
    return switch kind {
    case .gitHub: "\(repository)/blob/\(branch)/"
    case .gitLab: "\(repository)/-/blob/\(branch)/"
    case .gitea: "\(repository)/src/branch/\(branch)/"
    case .bitbucketCloud: "\(repository)/src/\(branch)/"
    case .bitbucketDataCenter: "\(repository)/browse/"
    }
  }

  private var repository: String {
    guard kind == .bitbucketDataCenter, let (project, repository) = Self.dataCenterParts(name) else {
      return "\(host)/\(Self.encoded(name))"
    }
    return "\(host)/projects/\(Self.encoded(project))/repos/\(Self.encoded(repository))"
  }

  /// RFC 3986: unreserved characters and slashes stay.
  static func encoded(_ path: String) -> String {
    let kept = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@+,=:")
    return path.addingPercentEncoding(withAllowedCharacters: kept) ?? path
  }
}
