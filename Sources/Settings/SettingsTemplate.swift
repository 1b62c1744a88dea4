package import Foundation
import SearchModel
import StructuredText

/// The commented `guildhall.yaml` that `guildhall init` writes.
package struct SettingsTemplate: Sendable {
  /// What was named is either cloned or looked through.
  private enum Named {
    case address(String)
    /// As it is written into the file, and its real name.
    case folder(path: String, name: String)
  }

  private let organization: String
  private let addresses: [String]
  private let folders: [String]

  /// - Parameters:
  ///   - sources: folders, which must be there, or addresses to clone from. Relative folders start
  ///     at the current folder.
  ///   - organization: what the organisation is called; nil to guess it.
  ///   - folder: where the file will stand.
  /// - Throws: `UserFacingError` of code `badRequest` that names the source.
  package init(sources: [String], organization: String?, folder: URL) throws {
    let base = folder.standardizedFileURL.resolvingSymlinksInPath()
    let named = try sources.map { try Self.named($0, base: base) }
    var seen: Set<String> = []
    addresses = named.compactMap { if case .address(let text) = $0 { text } else { nil } }
      .filter { seen.insert($0).inserted }
    folders = named.compactMap { if case .folder(let path, _) = $0 { path } else { nil } }
      .filter { seen.insert($0).inserted }
    let folderNames = named.compactMap { if case .folder(_, let name) = $0 { name } else { nil } }
    let owners = Self.owners(of: addresses)
    let guess = (owners.count == 1 ? owners.first : nil) ?? folderNames.first ?? base.lastPathComponent
    let name = (organization ?? guess).trimmingCharacters(in: .whitespacesAndNewlines.union(.controlCharacters))
    self.organization = name.isEmpty || name == "/" ? "Our organisation" : name
  }

  package var text: String {
    ([head, sourceSection, teamSection] + Self.optionalSections).joined(separator: "\n")
  }

  // MARK: Sources

  private static func named(_ source: String, base: URL) throws -> Named {
    if source.lowercased().hasPrefix("file://") { return try folder(String(source.dropFirst(7)), base: base) }
    if source.contains("://") || (isShortForm(source) && !FileManager.default.fileExists(atPath: source)) {
      return .address(try address(source))
    }
    return try folder(source, base: base)
  }

  /// `user@host:path`, git's short form of ssh.
  private static func isShortForm(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let at = text.firstIndex(of: "@") else { return false }
    return at < colon && !text[..<colon].contains("/") && text.index(after: colon) < text.endIndex
  }

  private static func address(_ text: String) throws -> String {
    func refusal(_ rule: String, _ hint: String) -> UserFacingError {
      UserFacingError(.badRequest, "The address '\(shown(text))' cannot be used: \(rule).", hint: hint)
    }
    guard !text.hasPrefix("-"), !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else {
      throw refusal("it starts with a dash or holds spaces", "Give the address that git clone takes.")
    }
    guard let mark = text.range(of: "://") else { return text }
    guard ["https", "ssh"].contains(text[..<mark.lowerBound].lowercased()) else {
      throw refusal("only https and ssh are taken", "Give an https:// or ssh:// address, or a folder.")
    }
    let authority = text[mark.upperBound...].prefix { $0 != "/" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] }
    guard !(user?.contains(":") ?? false), user == nil || !text.lowercased().hasPrefix("https") else {
      throw refusal(
        "it holds credentials, which would be stored", "Leave them out; use an ssh key, or ~/.netrc for https.")
    }
    guard !authority.isEmpty else { throw refusal("its host is empty", "Name the host.") }
    return text
  }

  /// Without what may be a password.
  private static func shown(_ text: String) -> String {
    guard let mark = text.range(of: "://") else { return String(text.prefix(200)) }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@") else { return String(text.prefix(200)) }
    return String((text[..<mark.upperBound] + "..." + rest[at...]).prefix(200))
  }

  private static func folder(_ text: String, base: URL) throws -> Named {
    let url = URL(fileURLWithPath: text, isDirectory: true).standardizedFileURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw UserFacingError(
        .badRequest, "There is no folder '\(text.prefix(200))'.",
        hint: "Name a folder with repositories below it, or an address as https://... or user@host:path.")
    }
    guard isFolder.boolValue else {
      throw UserFacingError(
        .badRequest, "'\(text.prefix(200))' is a file, not a folder.", hint: "Name the folder with the repositories.")
    }
    let real = url.resolvingSymlinksInPath()
    return .folder(path: path(of: real, from: base), name: real.lastPathComponent)
  }

  /// Relative below the file's folder, so that both can move together.
  private static func path(of folder: URL, from base: URL) -> String {
    let (path, start) = (folder.path, base.path)
    if path == start { return "." }
    let prefix = start.hasSuffix("/") ? start : start + "/"
    guard path.hasPrefix(prefix) else { return path }
    let relative = String(path.dropFirst(prefix.count))
    return relative.hasPrefix("~") ? "./" + relative : relative
  }

  // MARK: Teams

  /// The path of an address without `.git`, in its components.
  private static func components(of address: String) -> [Substring] {
    let path: Substring
    if let mark = address.range(of: "://") {
      path = address[mark.upperBound...].drop { $0 != "/" }
    } else {
      path = address.drop { $0 != ":" }.dropFirst()
    }
    return path.split(separator: "/")
  }

  /// Who the repositories belong to on their hosts, in order.
  private static func owners(of addresses: [String]) -> [String] {
    var seen: Set<String> = []
    return addresses.compactMap { address in
      let components = components(of: address)
      guard components.count > 1, let owner = components.first.map(String.init) else { return nil }
      return seen.insert(owner.lowercased()).inserted ? owner : nil
    }
  }

  /// The pattern for all of an owner's repositories; nil when the name is none.
  private func pattern(of owner: String) -> String? {
    let isDeep = addresses.contains {
      let components = Self.components(of: $0)
      return components.count > 2 && components.first.map { $0.lowercased() } == owner.lowercased()
    }
    return try? Glob(owner + (isDeep ? "/**" : "/*")).text
  }

  // MARK: Text

  private var head: String {
    """
    # Guildhall's configuration. Every key is described in docs/configuration.md.
    # After a change: guildhall sync

    organization:
      name: \(YAMLText.scalar(organization))
      # description: "What the organisation does, in a sentence."

    """
  }

  private var sourceSection: String {
    var text = "# Where repositories come from.\nsources:\n"
    if !addresses.isEmpty {
      text += "  # Addresses to clone from; a repository that needs more than its address gets keys of its own:\n"
      text +=
        "  #   - { url: \"https://host/owner/name\", branches: [release], archived: true, exclude: [\"vendor/\"] }\n"
      text += "  - git:\n"
      text += addresses.map { "      - \(YAMLText.scalar($0))\n" }.joined()
    }
    if !folders.isEmpty {
      text += "  # Every git repository below a folder.\n"
      text += folders.map { "  - folder: \(YAMLText.scalar($0))\n" }.joined()
    }
    if addresses.isEmpty { text += "  # - git:\n  #     - https://github.com/apple/swift-nio\n" }
    if folders.isEmpty { text += "  # - folder: ~/src\n" }
    return text
  }

  private var teamSection: String {
    let teams = Self.owners(of: addresses).compactMap { owner in
      pattern(of: owner).map { "  - { name: \(YAMLText.quoted(owner)), repositories: [\(YAMLText.quoted($0))] }\n" }
    }
    let intro = "# Who owns what. Of the patterns that match a repository, the one that says most decides.\n"
    let example = """
      #   - name: Platform
      #     department: Engineering
      #     aliases: ["@our-org/platform-team"]   # what CODEOWNERS and other catalogues call it
      #     repositories: ["platform/*", "*-sdk"]
      #     members:
      #       - { name: "Their name", emails: ["name@example.org"], logins: [octocat], from: 2024-01-01 }
      #     channel: "#platform"
      #     url: https://example.org/teams/platform

      """
    return intro + (teams.isEmpty ? "# teams:\n" : "teams:\n" + teams.joined()) + example
  }

  private static let optionalSections = [
    """
    # People by what they are known, where no team names them, and addresses that are two people after all.
    # people:
    #   - { name: "Their name", emails: ["name@example.org", "name@home.example"], logins: [octocat] }
    #   - { name: "Not to be suggested", emails: ["other@example.org"], suggest: false }
    # identities: { separate: [["name@example.org", "name@elsewhere.example"]] }

    """,
    """
    # The repository whose org-data.json or DevLake files say who belongs where.
    # orgChart: { repository: handbook, folder: people }

    """,
    """
    # The organisation's handbook of practices.
    # practices: { repository: handbook, folder: docs }

    """,
    """
    # Repositories that only some teams may see; everybody sees the others.
    # visibility: { "secret-*": [Platform] }

    """,
    """
    # How much of each repository is read; what is left out is counted and shown.
    # limits:
    #   fileSize: 64 MB

    """,
    """
    # How `guildhall serve` answers.
    # server:
    #   host: 127.0.0.1
    #   port: 8000
    #   syncEvery: 15m
    #   agentRequests: 240  # what an agent's address may ask in a minute, or off
    #   writeRequests: 120  # what an address may send to be recorded in a minute, or off
    #   userField: off  # or the field in which a proxy says who is signed in: X-Forwarded-User
    #   url: off  # or the address that people type: https://guildhall.example.org

    """,
    """
    # Whether `guildhall check --research` stops a change that brings what exists inside: advise or block.
    # check: { research: advise }

    """,
  ]
}
