import Manifests
import Testing

/// What one manifest gives.
func read(_ path: String, _ text: String) -> ManifestReader.Result {
  ManifestReader.projects(in: [(path, Array(text.utf8))])
}

/// `name requirement @location scope :line` of each dependency.
func summaries(_ project: ManifestProject?) -> [String] {
  (project?.dependencies ?? []).map { dependency in
    [
      dependency.name, dependency.requirement.isEmpty ? nil : dependency.requirement,
      dependency.location.map { "@\($0)" }, dependency.scope == .runtime ? nil : dependency.scope.rawValue,
      dependency.line.map { ":\($0)" },
    ].compactMap(\.self).joined(separator: " ")
  }
}

@Suite struct ManifestReaderTests {
  @Test func knowsManifestsByPath() {
    let manifests = [
      "Package.swift", "a/b/package.json", "pyproject.toml", "setup.cfg", "crates/x/Cargo.toml", "go.mod", "pom.xml",
      "src/App/App.csproj", "x.gemspec", "composer.json", "Benchmarks/Package.swift",
    ]
    for path in manifests { #expect(ManifestReader.isManifest(path), "\(path)") }
    let others = [
      "", "/", "Package.swift/x", "MyPackage.swift", "package-lock.json", ".csproj", ".gemspec",
      "node_modules/a/package.json",
      "vendor/a/composer.json", "Tests/Fixtures/A/Package.swift", "Tests/A/Package.swift", "lib/third_party/go.mod",
      "IntegrationTests/x/template/Package.swift", ".build/checkouts/a/Package.swift", "Pods/A/package.json",
    ]
    for path in others { #expect(!ManifestReader.isManifest(path), "\(path)") }
  }

  @Test func keepsOneBadFileToItself() {
    let result = ManifestReader.projects(in: [
      ("package.json", Array("{\"name\": \"web\"}".utf8)), ("a/package.json", Array("{\n\"name\" \"x\"}".utf8)),
      ("a/go.mod", Array("module example.org/a\n".utf8)), ("b/Cargo.toml", Array("[package\n".utf8)),
    ])
    #expect(result.projects.map(\.name) == ["web", "example.org/a"])
    #expect(
      result.problems.map(\.message) == [
        "a/package.json, line 2: it is not valid JSON: a colon is missing after a key.",
        result.problems.last?.message ?? "",
      ])
    #expect(result.problems.last?.path == "b/Cargo.toml")
    #expect(result.problems.last?.line != nil)
  }

  @Test func isNotHarmedByHostileFiles() {
    let deep = 100_000
    let files: [(String, [UInt8], String)] = [
      ("package.json", Array(String(repeating: "{\"a\":", count: deep).utf8), "nests deeper than 64"),
      ("composer.json", Array(String(repeating: "[", count: deep).utf8), "nests deeper than 64"),
      ("big/package.json", [UInt8](repeating: 0x20, count: (4 << 20) + 1), "larger than 4 MB"),
      (
        "utf/package.json", Array("{\n\"name\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8),
        "line 2: it is not valid UTF-8"
      ),
      ("Cargo.toml", Array(("a = " + String(repeating: "[", count: deep)).utf8), "not valid TOML"),
      ("a/Cargo.toml", Array(("a = " + String(repeating: "{b=", count: deep)).utf8), "not valid TOML"),
      (
        "b/Cargo.toml", Array(("[" + (0..<1000).map { "a\($0)" }.joined(separator: ".") + "]\nx=1").utf8),
        "nests deeper"
      ),
      ("pyproject.toml", Array("[project]\nname = \"a\"\nname = \"b\"\n".utf8), "not valid TOML"),
      ("c/Cargo.toml", [0x61, 0x00, 0x62], "NUL"),
      ("pom.xml", Array(String(repeating: "<a>", count: deep).utf8), "nests deeper than 64"),
      ("b/pom.xml", Array("<project>".utf8), "not valid XML"),
      (
        "Package.swift", Array(("import PackageDescription\n" + String(repeating: "(", count: deep)).utf8),
        "nests deeper"
      ),
      ("b/Package.swift", Array("import PackageDescription\nlet a = \"\\(".utf8), "not closed"),
      ("c/Package.swift", Array("import PackageDescription\n/* /* */".utf8), "no Package(name"),
      ("d/Package.swift", Array("import PackageDescription\nlet p = Package(name: x())".utf8), "computed"),
      ("go.mod", Array("go 1.22\n".utf8), "no line 'module PATH'"),
    ]
    for (path, content, cause) in files {
      let result = ManifestReader.projects(in: [(path, content)])
      #expect(result.projects.isEmpty, "\(path)")
      #expect(result.problems.count == 1, "\(path)")
      let message = result.problems.first?.message ?? ""
      #expect(message.hasPrefix(path) && message.contains(cause) && message.hasSuffix("."), "\(message)")
      #expect(message.utf8.count < 400)
    }
  }

  @Test func readsNothingOutOfAnything() {
    let paths = [
      "Package.swift", "package.json", "pyproject.toml", "setup.cfg", "Cargo.toml", "go.mod", "pom.xml", "a.csproj",
      "a.gemspec", "composer.json",
    ]
    let texts = [
      "", "\u{FEFF}", "\n\n", "\"", "\\", "{", "}", "[", "]", "<", "<a", "<a/>", "=", ":", "#\"", "`", "\"\"\"", "/*",
      "//",
      "{\"name\":", "\"\\u", "\"\\ud800\\u\"", "[project]", "name", "require (", "module", "module \"", "s.name = \"",
      "${",
      "[metadata]\nname", "import PackageDescription\nPackage(name:", "import PackageDescription\n\"\\u{", "\0",
      "\r\r\n",
    ]
    for path in paths {
      for text in texts { #expect(read(path, text).projects.count <= 1, "\(path) \(text)") }
    }
  }

  @Test func boundsWhatItKeeps() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let words = (0..<200).map { "\"k\($0)\"" }.joined(separator: ",")
    let project = try #require(
      read(
        "package.json",
        """
        {"name": "\(long)", "version": "\(long)", "description": "a\\u0000\\n  b \(long)", "keywords": [\(words)],
        "homepage": "javascript:alert(1)", "dependencies": {"d": "\(long)"}}
        """
      ).projects.first)
    #expect(project.name.count == 300)
    #expect((project.version?.count ?? 0) <= 300)
    #expect(project.description.hasPrefix("a b xx") && project.description.count <= 2000)
    #expect(project.keywords.count == 50)
    #expect(project.homepage == nil)
    #expect((project.dependencies.first?.requirement.count ?? 0) == 300)
    let dependencies = (0..<20_000).map { "\"d\($0)\": \"1\"" }.joined(separator: ",")
    #expect(
      read("package.json", "{\"name\":\"a\",\"dependencies\":{\(dependencies)}}").projects.first?.dependencies.count
        == 10_000)
    let many = ManifestReader.projects(in: (0..<5_100).map { ("p\($0)/go.mod", Array("module m\($0)".utf8)) })
    #expect(many.projects.count == 5_000)
    #expect(many.problems.map(\.message) == ["100 package manifests are left out: only 5000 are read of a repository."])
  }
}
