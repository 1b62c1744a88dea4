import Foundation
import SearchModel
import Settings
import Testing

@Suite struct SettingsTemplateTests {
  /// A folder of its own with these folders in it.
  private func withFolder(_ names: [String], _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("template-\(UUID())")
      .resolvingSymlinksInPath()
    for name in names {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func writesWhatCanBeReadAgain() throws {
    try withFolder(["src", "elsewhere/hall"]) { folder in
      let hall = folder.appendingPathComponent("elsewhere/hall")
      let template = try SettingsTemplate(
        sources: [
          "https://github.com/apple/swift-nio", folder.appendingPathComponent("src").path,
          "git@host.example:group/a.git",
          "https://github.com/Apple/swift-log", "ssh://git@host.example/deep/er/b",
          "https://github.com/apple/swift-nio",
          hall.path,
        ], organization: nil, folder: hall)
      let settings = try Settings.parse(text: template.text, file: hall.appendingPathComponent("guildhall.yaml"))
      #expect(settings.organization == "src")
      #expect(
        settings.sources == [
          .git([
            GitEntry(url: "https://github.com/apple/swift-nio"), GitEntry(url: "git@host.example:group/a.git"),
            GitEntry(url: "https://github.com/Apple/swift-log"), GitEntry(url: "ssh://git@host.example/deep/er/b"),
          ]), .folder(FolderEntry(path: folder.path + "/src")), .folder(FolderEntry(path: hall.path)),
        ])
      #expect(settings.teams.map(\.name) == ["apple", "group", "deep"])
      #expect(settings.owner(of: "Apple/swift-log")?.name == "apple")
      #expect(settings.owner(of: "deep/er/b")?.name == "deep")
    }
  }

  /// Without the comment signs it is a configuration with every section.
  @Test func hasAnExampleOfEachSection() throws {
    try withFolder([]) { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let text = try SettingsTemplate(sources: [folder.path], organization: "X", folder: folder).text
      for key in ["teams:", "people:", "identities:", "orgChart:", "practices:", "visibility:", "limits:", "server:"] {
        #expect(text.contains("\n# \(key)"), "\(key)")
      }
      let uncommented = text.split(separator: "\n").compactMap { line -> Substring? in
        guard line.hasPrefix("# "), let rest = line.dropFirst(2).first.map({ _ in line.dropFirst(2) }) else {
          return line
        }
        let isExample = rest.hasPrefix(" ") || rest.hasSuffix(":") || rest.contains(": {")
        return isExample ? rest : nil
      }
      let settings = try Settings.parse(text: uncommented.joined(separator: "\n"))
      #expect(settings.teams.map(\.name) == ["Platform"])
      #expect(settings.practices?.repository == "handbook")
      #expect(settings.visibility(of: "secret-x") == ["Platform"])
      #expect(settings.server == Settings.Server())
      #expect(settings.limits == Settings.Limits())
    }
  }

  @Test func quotesOddNames() throws {
    let names = [
      "a: b", "#hash", "\"quoted\"", "it's", "Größe Ünïcode 名前", "- dash", "*star", "&and", "yes", "null", "1.0", "{a}",
      "[b]", "back\\slash", "%percent", "a\u{202E}b", "🙂",
    ]
    try withFolder(names) { folder in
      for name in names {
        let template = try SettingsTemplate(
          sources: [folder.appendingPathComponent(name).path], organization: nil, folder: folder)
        let settings = try Settings.parse(text: template.text, file: folder.appendingPathComponent("guildhall.yaml"))
        #expect(settings.organization == name)
        #expect(settings.sources == [.folder(FolderEntry(path: folder.path + "/" + name))], "\(name)")
        let named = try SettingsTemplate(sources: [folder.path], organization: name, folder: folder)
        #expect(try Settings.parse(text: named.text).organization == name)
      }
    }
    let owner = try SettingsTemplate(
      sources: ["https://host.example/o#d:'\"d/x"], organization: nil, folder: URL(fileURLWithPath: "/"))
    #expect(try Settings.parse(text: owner.text).teams.map(\.name) == ["o#d:'\"d"])
  }

  @Test func guessesTheOrganisation() throws {
    let root = URL(fileURLWithPath: "/")
    let one = try SettingsTemplate(
      sources: ["https://github.com/apple/a", "git@github.com:apple/b"], organization: nil, folder: root)
    #expect(try Settings.parse(text: one.text).organization == "apple")
    let two = try SettingsTemplate(
      sources: ["https://github.com/apple/a", "https://github.com/groue/b"], organization: nil, folder: root)
    #expect(try Settings.parse(text: two.text).organization == "Our organisation")
  }

  @Test func refusesWhatIsNoSource() throws {
    let cases = [
      ("/no/such/folder", "There is no folder"), ("/etc/passwd", "is a file"), ("ext::sh -c x", "There is no folder"),
      ("ftp://host/x", "only https and ssh"), ("https://user:word@host/x", "credentials"),
      ("https:///x", "host is empty"),
      ("https://host/a b", "spaces"), ("git://host/x", "only https and ssh"),
    ]
    for (source, cause) in cases {
      let error = #expect(throws: UserFacingError.self, "\(source)") {
        try SettingsTemplate(sources: [source], organization: nil, folder: URL(fileURLWithPath: "/"))
      }
      #expect(error?.code == .badRequest)
      #expect(error?.message.contains(cause) == true, "\(error?.message ?? "")")
      #expect(error?.message.contains("word") != true)
    }
  }
}
