extension OwnerToken {
  /// Bytes. Mail addresses end at 254, names on hosts far earlier.
  static let longest = 255

  /// - Parameters:
  ///   - word: one owner of a line in a CODEOWNERS file.
  ///   - dialect: that of the file.
  /// - Throws: why the dialect does not know such an owner.
  init(word: Substring, dialect: OwnershipDialect) throws(OwnershipFailure) {
    let shown = word.prefix(60)
    guard word.utf8.count <= Self.longest else {
      throw OwnershipFailure("the owner '\(shown)...' is longer than \(Self.longest) bytes")
    }
    if word.hasPrefix("@@") {
      guard dialect == .gitLab else {
        throw OwnershipFailure("'\(shown)' is a role, and \(dialect.title) knows none")
      }
      let role = word.dropFirst(2).lowercased()
      guard let name = Self.roles[role] else {
        throw OwnershipFailure("'\(shown)' is not a role: @@developer, @@maintainer and @@owner are")
      }
      self.init(.role, name)
    } else if word.hasPrefix("@") {
      self = try Self.mention(word, dialect: dialect)
    } else if Self.isEmail(word) {
      guard dialect != .gitea else { throw OwnershipFailure("'\(shown)' is an address, and Gitea takes @names only") }
      self.init(.email, String(word))
    } else if dialect == .bitbucketCloud, let name = Self.withoutChoice(word), Self.isName(name) {
      // Its documentation writes groups with and without the sign.
      self.init(name.contains("/") ? .team : .user, String(name))
    } else {
      throw OwnershipFailure("'\(shown)' is neither @user, @group/team nor an e-mail address")
    }
  }

  private static let roles = [
    "developer": "developer", "developers": "developer", "maintainer": "maintainer", "maintainers": "maintainer",
    "owner": "owner", "owners": "owner",
  ]

  private static func mention(_ word: Substring, dialect: OwnershipDialect) throws(OwnershipFailure) -> OwnerToken {
    let text = word.dropFirst()
    if dialect == .bitbucketDataCenter, isEmail(text) { return OwnerToken(.email, String(text)) }
    guard let name = dialect == .bitbucketCloud ? withoutChoice(text) : text, isName(name) else {
      throw OwnershipFailure("'\(word.prefix(60))' is not the name of a user or a team")
    }
    let depth = name.split(separator: "/", omittingEmptySubsequences: false).count
    guard depth == 1 || depth == 2 || dialect == .gitLab else {
      throw OwnershipFailure("'\(word.prefix(60))' has more than one slash; a team is @organisation/team")
    }
    return OwnerToken(depth == 1 ? .user : .team, String(name))
  }

  /// A name without how many reviewers of it are asked: `docs:random(2)` is `docs`.
  private static func withoutChoice(_ word: Substring) -> Substring? {
    guard let colon = word.firstIndex(of: ":") else { return word }
    let choice = word[word.index(after: colon)...]
    if choice == "all" { return word[..<colon] }
    for name in ["random(", "least_busy("] where choice.hasPrefix(name) && choice.hasSuffix(")") {
      let digits = choice.dropFirst(name.utf8.count).dropLast()
      if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return word[..<colon] }
    }
    return nil
  }

  /// Letters, digits and `-_.+` in parts between slashes. Hosts give no other names, and a
  /// letter that only looks like another must not pass for it.
  private static func isName(_ text: Substring) -> Bool {
    text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isWordByte($0) || "-.+".utf8.contains($0) }
    }
  }

  static func isEmail(_ text: Substring) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let host = parts.last, !local.isEmpty, !host.isEmpty else {
      return false
    }
    return local.allSatisfy { isWordByte($0) || "!#$%&'*+-/=?^`{|}~.[]".utf8.contains($0) }
      && host.allSatisfy { isWordByte($0) || "-.".utf8.contains($0) } && host.first != UInt8(ascii: ".")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
