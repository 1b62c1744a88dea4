import Foundation

/// Where a repository is fetched from: parsed and checked before git sees it.
/// Made only by `init(_:allowing:)`, so a value of this type is safe to hand to git.
package struct SourceAddress: Sendable, Hashable, CustomStringConvertible {
  package enum Scheme: String, Sendable, CaseIterable {
    case https, ssh, http, git
    /// A folder of this machine.
    case file
  }

  package let scheme: Scheme
  /// What git gets: a URL, `user@host:path`, or an absolute path.
  package let text: String
  /// Empty for a folder.
  package let host: String
  /// The name people use: the path without `.git`, as `owner/name`.
  package let name: String

  package var description: String { text }

  /// Equal for addresses that mean one repository: it does not matter by which
  /// protocol a host is asked, nor how its name is written or the path ends.
  package var identity: String {
    guard scheme != .file else { return text.hasSuffix("/.git") ? String(text.dropLast(5)) : text }
    let standardPort = [Scheme.https: ":443", .http: ":80", .ssh: ":22", .git: ":9418"][scheme] ?? ""
    let bare = host.hasSuffix(standardPort) ? String(host.dropLast(standardPort.count)) : host
    return "//\(bare)/\(name)"
  }

  /// What everybody may name: encrypted and checked.
  package static let encrypted: Set<Scheme> = [.https, .ssh]
  /// What the person who configures this machine may name.
  package static let configured: Set<Scheme> = [.https, .ssh, .file]

  /// - Parameters:
  ///   - input: `https://host/owner/name(.git)`, `ssh://user@host/path`, `user@host:path`, or a
  ///     folder as `/path` or `file:///path`.
  ///   - allowed: the schemes that may be named here.
  /// - Throws: `GitError` of kind `refusedAddress` that names the rule.
  package init(_ input: String, allowing allowed: Set<Scheme> = SourceAddress.encrypted) throws {
    let parsed = try AddressParser(input: input).parse()
    guard allowed.contains(parsed.scheme) else {
      throw AddressParser(input: input).refusal(
        "\(parsed.scheme.rawValue) addresses are not allowed here",
        "Allowed are: \(Scheme.allCases.filter(allowed.contains).map(\.rawValue).joined(separator: ", ")).")
    }
    self = parsed
  }

  /// A repository found in a folder of this machine: its absolute path without `.` and `..`, and as its name the
  /// path relative to the source folder.
  package init(folder: String, name: String) throws {
    var address = try AddressParser(input: folder).parse()
    guard address.scheme == .file else {
      throw AddressParser(input: folder).refusal("it is not an absolute path", "Give the folder as /path.")
    }
    if !name.isEmpty { address = SourceAddress(scheme: .file, text: address.text, host: "", name: name) }
    self = address
  }

  fileprivate init(scheme: Scheme, text: String, host: String, name: String) {
    self.scheme = scheme
    self.text = text
    self.host = host
    self.name = name
  }

  /// A folder name for this address: readable, and different for each address.
  package var folderName: String {
    let readable = name.utf8.suffix(60).map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        byte
      default: UInt8(ascii: "-")
      }
    }
    // FNV-1a, 64 bits: told apart, not protected; addresses come from the configuration.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(decoding: readable, as: UTF8.self) + "-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

private struct AddressParser {
  var input: String

  func refusal(_ rule: String, _ hint: String) -> GitError {
    GitError(.refusedAddress, repository: shown, "The address \(shown) is refused: \(rule).", hint: hint)
  }

  /// The input fit to be shown: no credentials, no control codes, bounded.
  private var shown: String {
    var text = PrintableText.clean(input.prefix(300).map(String.init).joined())
    text.replace("\n", with: "␊")
    // `user:secret@host:path`; the URL forms are cleaned already.
    if let at = text.lastIndex(of: "@"), let colon = text[..<at].firstIndex(of: ":"), !text.contains("://") {
      text.replaceSubrange(colon..<at, with: ":…")
    }
    return "'\(text)'"
  }

  func parse() throws -> SourceAddress {
    let text = input.trimmingPrefix(while: { $0 == " " })
    guard !text.isEmpty else { throw refusal("it is empty", "Give an https:// or ssh:// address.") }
    guard text.utf8.count <= 2048 else { throw refusal("it is longer than 2048 bytes", "Check the address.") }
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw refusal("it holds control characters", text.hasPrefix("/") ? "Rename the folder." : "Check the address.")
    }
    if text.hasPrefix("/") { return try folder(String(text)) }
    guard !text.utf8.contains(where: { $0 == 0x20 || $0 == UInt8(ascii: "\\") }) else {
      throw refusal("it holds spaces or a backslash", "Check the address.")
    }
    try refuseEncodedControls(text)
    if let separator = text.firstRange(of: "://"),
      !text[..<separator.lowerBound].contains(where: { ":/@".contains($0) })
    {
      return try url(scheme: String(text[..<separator.lowerBound]), rest: text[separator.upperBound...])
    }
    guard !text.contains("::") || text.hasPrefix("[") else {
      throw refusal("it names a remote helper, which runs programs", "Use an https:// or ssh:// address.")
    }
    return try scp(text)
  }

  // MARK: Forms

  private func url(scheme text: String, rest: Substring) throws -> SourceAddress {
    guard let scheme = SourceAddress.Scheme(rawValue: text.lowercased()) else {
      throw refusal("it does not start with a scheme that is known", "Use an https:// or ssh:// address.")
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash]
    let path = rest[slash...]
    if scheme == .file {
      guard authority.isEmpty else { throw refusal("a file:// address has no host", "Write file:///path.") }
      // In a URL, spaces and the like are encoded.
      guard let decoded = String(path).removingPercentEncoding else {
        throw refusal("its path is not valid UTF-8", "Rename the folder.")
      }
      return try folder(decoded)
    }
    let (user, host) = try split(authority: authority)
    if let user {
      guard scheme == .ssh, !user.contains(":") else {
        throw refusal(
          "it holds credentials, which would be stored and shown",
          "Leave them out of the address; use an ssh key, or ~/.netrc for https.")
      }
      try check(user: user)
    }
    try check(hostAndPort: host)
    let name = try name(of: path)
    let userPart = user.map { "\($0)@" } ?? ""
    let normal = "\(scheme.rawValue)://\(userPart)\(host)\(path)"
    return SourceAddress(scheme: scheme, text: normal, host: host.lowercased(), name: name)
  }

  /// `user@host:path`, git's short form of ssh.
  private func scp(_ text: Substring) throws -> SourceAddress {
    let unknown = refusal("it is neither a URL nor user@host:path", "Use an https:// or ssh:// address.")
    guard let colon = text.firstIndex(of: ":"), colon < (text.firstIndex(of: "/") ?? text.endIndex) else {
      throw unknown
    }
    let path = text[text.index(after: colon)...]
    let (user, host) = try split(authority: text[..<colon])
    if let user { try check(user: user) }
    try check(hostAndPort: host)
    guard !path.hasPrefix("-") else { throw refusal("its path starts with a dash", "Check the address.") }
    guard user != nil || !path.prefix(while: { $0 != "/" }).contains("@") else {
      throw refusal("it holds credentials, which would be stored and shown", "Write user@host:path.")
    }
    return SourceAddress(scheme: .ssh, text: String(text), host: host.lowercased(), name: try name(of: path))
  }

  private func folder(_ path: String) throws -> SourceAddress {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    guard !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) else {
      throw refusal("its path holds '.' or '..'", "Give the folder's real path.")
    }
    var components = path.split(separator: "/")
    if components.last == ".git" { components.removeLast() }
    guard let last = components.last else { throw refusal("it names no folder", "Give the repository's folder.") }
    let name = last.hasSuffix(".git") ? last.dropLast(4) : last
    return SourceAddress(scheme: .file, text: path, host: "", name: String(name))
  }

  // MARK: Parts

  private func split(authority: Substring) throws -> (user: Substring?, host: Substring) {
    guard let at = authority.lastIndex(of: "@") else { return (nil, authority) }
    return (authority[..<at], authority[authority.index(after: at)...])
  }

  private func check(user: Substring) throws {
    guard !user.hasPrefix("-") else { throw refusal("its user starts with a dash", "Check the address.") }
    guard !user.isEmpty, user.utf8.allSatisfy({ Self.isNameByte($0) || "_~+".utf8.contains($0) }) else {
      throw refusal("its user holds characters that are not allowed", "Use letters, digits, '.', '_' and '-'.")
    }
  }

  private func check(hostAndPort text: Substring) throws {
    guard !text.hasPrefix("-") else { throw refusal("its host starts with a dash", "Check the address.") }
    var host = text
    var port: Substring?
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { throw refusal("its host is malformed", "Check the address.") }
      port = rest.isEmpty ? nil : rest.dropFirst()
      host = text[text.index(after: text.startIndex)..<end]
      guard !host.isEmpty, host.utf8.allSatisfy({ Self.isHexadecimal($0) || $0 == 0x3A || $0 == 0x2E }) else {
        throw refusal("its host is not an IPv6 address", "Check the address.")
      }
    } else {
      if let colon = text.lastIndex(of: ":") {
        port = text[text.index(after: colon)...]
        host = text[..<colon]
      }
      guard !host.isEmpty else { throw refusal("its host is empty", "Name the host.") }
      guard host.utf8.allSatisfy({ Self.isNameByte($0) || $0 == UInt8(ascii: "_") }) else {
        throw refusal("its host holds characters that are not allowed", "Use letters, digits, '.' and '-'.")
      }
    }
    if let port {
      guard let number = Int(port), port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), (1...65535).contains(number)
      else { throw refusal("its port is not a number of 1...65535", "Check the address.") }
    }
  }

  private func name(of path: Substring) throws -> String {
    guard !path.contains(where: { $0 == "?" || $0 == "#" }) else {
      throw refusal("its path holds '?' or '#'", "Give the address that git clone takes.")
    }
    var components = path.split(separator: "/")
    guard !components.contains(where: { $0 == ".." || $0 == "." }) else {
      throw refusal("its path holds '.' or '..'", "Check the address.")
    }
    guard components.first?.hasPrefix("-") != true else {
      throw refusal("its path starts with a dash", "Check the address.")
    }
    if let last = components.popLast() {
      let bare = last.hasSuffix(".git") ? last.dropLast(4) : last
      if !bare.isEmpty { components.append(bare) }
    }
    guard !components.isEmpty else { throw refusal("it names no repository", "Add the repository's path.") }
    return components.joined(separator: "/")
  }

  private func refuseEncodedControls(_ text: Substring) throws {
    let bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count {
      let digits = bytes[(index + 1)...(index + 2)]
      guard digits.allSatisfy(Self.isHexadecimal), let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { continue }
      if value < 0x20 || value == 0x7F {
        throw refusal("it holds an encoded control character", "Check the address.")
      }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
