import Ownership
import Testing

@testable import Services

@Suite struct FactFilesTests {
  private func kept(_ paths: [String], isVendored: Bool = false) -> [String] {
    var files = FactFiles()
    for path in paths { files.keep(path: path, content: [0x61], isVendored: isVendored) }
    return files.files.map(\.path)
  }

  @Test func keepsWhatReadersWant() {
    let wanted = [
      "catalog-info.yaml", "x/publiccode.yml", "CODEOWNERS", ".gitlab/CODEOWNERS", "a/b/OWNERS", "MAINTAINERS",
      ".mailmap", "LICENSE", "web/LICENSE-MIT", "org-data.json", "org/teams.csv", "a/package.json", "README.md",
      "a/README.md", "a/Makefile", ".github/workflows/ci.yml", "CHANGELOG.md", "docs/SUMMARY.md",
      "S/S.docc/S.md", "api/openapi.yaml",
    ]
    #expect(kept(wanted) == wanted)
    #expect(kept(["main.c", "a/.mailmap", "a/MAINTAINERS.c", "teams.txt", "a/b/users.csv", "values.yaml"]).isEmpty)
    #expect(kept(["README.md", "LICENSE", "catalog-info.yaml"], isVendored: true).isEmpty)
  }

  /// Many files of one subject leave room for the others, and are counted.
  @Test func isBoundedBySubject() {
    var files = FactFiles()
    for number in 0..<6_000 { files.keep(path: "\(number)/OWNERS", content: [0x61], isVendored: false) }
    files.keep(path: "LICENSE", content: [0x61], isVendored: false)
    for number in 0..<9 {
      files.keep(path: "\(number)/README.md", content: [UInt8](repeating: 0x61, count: 40 << 20), isVendored: false)
    }
    // Eight would be 32 MB, were each not a byte over 4.
    #expect(files.files.count == 5_001 + 7)
    #expect(files.files.last?.content.count == (4 << 20) + 1)
    #expect(files.leftOut == [.ownership: 1_000, .community: 2])
    var other = FactFiles()
    other.keep(path: "A/OWNERS", content: [], isVendored: false)
    let merged = FactFiles.merged([files, other])
    #expect(merged.files.count == 5_009 && merged.leftOut == files.leftOut)
    #expect(merged.files.map(\.path).last == "LICENSE")
  }

  @Test func knowsTheDialectOfAHost() {
    for (address, dialect) in [
      ("https://github.com/a/b", "github"), ("https://gitlab.com/a/b", "gitlab"),
      ("ssh://git@git.example.org:22/a/b", nil), ("https://gitlab.example.org/a/b", "gitlab"),
      ("https://codeberg.org/a/b", "gitea"), ("https://bitbucket.org/a/b", "bitbucket-cloud"), ("/src/a", nil),
    ] as [(String, String?)] {
      #expect(HostAddress(sourceURL: address)?.dialect.rawValue == dialect, "\(address)")
    }
  }
}
