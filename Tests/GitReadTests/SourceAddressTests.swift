import GitRead
import Testing

@Suite struct SourceAddressTests {
  @Test func acceptsAndNames() throws {
    let table: [(input: String, scheme: SourceAddress.Scheme, text: String, host: String, name: String)] = [
      (
        "https://github.com/apple/swift-nio", .https, "https://github.com/apple/swift-nio", "github.com",
        "apple/swift-nio"
      ),
      ("HTTPS://GitHub.com/a/b.git", .https, "https://GitHub.com/a/b.git", "github.com", "a/b"),
      ("https://h:8443/a/b/c/", .https, "https://h:8443/a/b/c/", "h:8443", "a/b/c"),
      ("https://[::1]:80/a", .https, "https://[::1]:80/a", "[::1]:80", "a"),
      ("ssh://git@h:22/a/b.git", .ssh, "ssh://git@h:22/a/b.git", "h:22", "a/b"),
      (
        "git@github.com:apple/swift-nio.git", .ssh, "git@github.com:apple/swift-nio.git", "github.com",
        "apple/swift-nio"
      ),
      ("host:repo", .ssh, "host:repo", "host", "repo"),
      ("/srv/git/thing.git", .file, "/srv/git/thing.git", "", "thing"),
      ("/srv/my work/thing/.git/", .file, "/srv/my work/thing/.git", "", "thing"),
      ("file:///srv/my%20work/thing", .file, "/srv/my work/thing", "", "thing"),
      ("/srv/a::b", .file, "/srv/a::b", "", "a::b"),
    ]
    for row in table {
      let address = try SourceAddress(row.input, allowing: SourceAddress.configured)
      #expect(address.scheme == row.scheme, "\(row.input)")
      #expect(address.text == row.text)
      #expect(address.host == row.host)
      #expect(address.name == row.name)
    }
  }

  @Test func refusesWithTheRule() throws {
    let table: [(input: String, rule: String)] = [
      ("", "empty"), ("  ", "empty"),
      ("ext::sh -c touch% /tmp/x", "spaces"), ("ext::sh", "remote helper"), ("EXT::sh", "remote helper"),
      ("fd::17", "remote helper"), ("ext::https://h/x", "remote helper"),
      ("ftp://h/x", "scheme"), ("javascript://h/x", "scheme"), ("git+ssh://h/x", "scheme"),
      ("http://h/x", "not allowed"), ("git://h/x", "not allowed"),
      ("ssh://-oProxyCommand=x/y", "dash"), ("ssh://-o@h/y", "dash"), ("-oProxyCommand=x@host:p", "dash"),
      ("-u:p", "dash"), ("host:-p", "dash"), ("git@host:-p", "dash"), ("https://h/-x", "dash"),
      ("ssh://%2doProxyCommand=x/y", "not allowed"), ("ssh://u%0ax@h/y", "encoded control"),
      ("https://h%0d/x", "encoded control"), ("https://h/x%00y", "encoded control"), ("https://h/a\nb", "control"),
      ("https://h/\u{1B}[31m", "control"), ("https:///h/x", "host is empty"), ("https://:80/x", "host is empty"),
      ("https://user:secret@h/x", "credentials"), ("https://token@h/x", "credentials"),
      ("ssh://user:secret@h/x", "credentials"), ("user:secret@h:x", "credentials"),
      ("https://h/a/../b", "'..'"), ("/srv/../etc", "'..'"), ("https://h/a?x=1", "'?'"), ("https://h/a#x", "'#'"),
      ("https://h:99999/x", "port"), ("https://h:x/y", "port"), ("https://h/", "no repository"),
      ("https://h", "no repository"),
      ("file://host/x", "no host"), ("/", "no folder"), ("/a\nb", "control"), ("relative/path", "neither"),
      ("https://h\\@evil/x", "backslash"), ("https://ex\u{E4}mple/x", "not allowed"),
      ("https://h/" + String(repeating: "x", count: 3000), "longer"),
    ]
    for row in table {
      let error = try failure { _ = try SourceAddress(row.input, allowing: SourceAddress.configured) }
      #expect(error.kind == .refusedAddress, "\(row.input)")
      #expect(error.message.contains(row.rule), "\(row.input): \(error.message)")
      #expect(!error.hint.isEmpty)
      #expect(!error.description.contains("secret") && !error.description.utf8.contains { $0 < 0x20 })
    }
  }

  @Test func foldersMustBeAllowed() throws {
    #expect(try failure { _ = try SourceAddress("/srv/x") }.message.contains("file addresses are not allowed"))
    #expect(try failure { _ = try SourceAddress("file:///srv/x") }.kind == .refusedAddress)
    #expect(try failure { _ = try SourceAddress(folder: "srv/x", name: "x") }.kind == .refusedAddress)
  }

  @Test func identityIsThatOfTheRepository() throws {
    let same: [[String]] = [
      [
        "https://github.com/a/b", "https://GitHub.com/a/b.git", "https://github.com:443/a/b/", "git@github.com:a/b.git",
        "ssh://git@github.com:22/a/b",
      ],
      ["/srv/x", "/srv/x/", "/srv/x/.git", "file:///srv/x"],
      ["https://github.com/a/B"], ["https://github.com:444/a/b"], ["https://gitlab.com/a/b"], ["/srv/x.git"],
    ]
    let identities = try same.map { group in
      try Set(group.map { try SourceAddress($0, allowing: SourceAddress.configured).identity })
    }
    #expect(identities.allSatisfy { $0.count == 1 }, "\(identities)")
    #expect(Set(identities.flatMap { $0 }).count == same.count)
  }

  @Test func folderNamesAreSafeAndDifferent() throws {
    let inputs = ["/srv/ünï/..x", "/srv/a b", "/srv/a-b", "/srv/a/b", "https://h/a/b", "https://h/a/b.git", "h:a/b"]
    let names = try inputs.map { try SourceAddress($0, allowing: SourceAddress.configured).folderName }
    #expect(Set(names).count == inputs.count)
    for name in names {
      #expect(
        name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == 0x2D || byte == 0x5F
        }, "\(name)")
    }
  }
}
