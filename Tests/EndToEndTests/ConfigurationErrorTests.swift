import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct ConfigurationErrors {
    /// A configuration, and what the one sentence about it must hold.
    private static let cases: [(yaml: String, words: [String])] = [
      ("organization: { name: X }\nsourcs:\n  - folder: repos\n", ["sourcs", "sources", "2"]),
      ("organization: { nam: X }\nsources:\n  - folder: repos\n", ["nam", "name", "1"]),
      ("organization: { name: X }\nsources:\n  - folder: [\n", ["guildhall.yaml"]),
      ("organization: { name: X }\nsources: 12\n", ["sources"]),
      ("organization: { name: X }\nsources:\n  - git: [\"ext::sh -c touch% marker\"]\n", ["ext"]),
      ("- just\n- a list\n", ["guildhall.yaml"]),
    ]

    @Test func eachGetsOneSentence() throws {
      for (yaml, words) in Self.cases {
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "guildhall.yaml")
        let result = try GuildhallBinary.run(["sync"], in: folder.url)
        #expect((1...2).contains(result.code), "\(yaml)\(result.errors)")
        #expect(result.errors.contains("error: "), "\(yaml)\(result.errors)")
        for word in words { #expect(result.errors.contains(word), "\(yaml)\(result.errors)") }
        #expect(!FileManager.default.fileExists(atPath: folder.file("marker").path))
      }
    }

    @Test func nothingThere() throws {
      let folder = try TemporaryFolder()
      let sync = try GuildhallBinary.run(["sync"], in: folder.url)
      #expect(sync.code == 2)
      #expect(sync.errors.contains("guildhall.yaml"))
      let search = try GuildhallBinary.run(["search", "x"], in: folder.url)
      #expect(search.code == 2)
      #expect(search.errors.contains("guildhall sync"))
    }

    @Test func initKeepsWhatIsThere() throws {
      let folder = try TemporaryFolder()
      try folder.write("organization: { name: Mine }\n", to: "guildhall.yaml")
      let result = try GuildhallBinary.run(["init", "."], in: folder.url)
      #expect(result.code == 2)
      #expect(result.errors.contains("--force"))
      #expect(try String(contentsOf: folder.file("guildhall.yaml"), encoding: .utf8).contains("Mine"))
    }

    @Test func anUnknownRepository() throws {
      let organization = try Organization.small()
      let result = try organization.run("sync", "--only", "shop/nothing")
      #expect(result.code == 2)
      #expect(result.errors.contains("shop/nothing"))
    }

    @Test func aSourceThatIsNotThere() throws {
      let organization = try Organization.small()
      try FileManager.default.moveItem(
        at: organization.folder.file("repos"), to: organization.folder.file("elsewhere"))
      let result = try organization.run("sync")
      #expect(result.code == 1)
      #expect(result.errors.contains("repos"), "\(result.errors)")
    }
  }
}
