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
      "src/App/App.csproj", "x.gemspec", "composer.json", "Benchmarks/Package.swift", "requirements.txt",
      "dev-requirements.txt", "requirements/base.txt", "build.gradle", "a/build.gradle.kts", "a/core/core.gradle",
      "settings.gradle.kts", "gradle.properties", "gradle/libs.versions.toml", "Gemfile", "CMakeLists.txt",
      "Dockerfile",
      "Containerfile", "web.dockerfile", "Dockerfile.dev",
    ]
    for path in manifests { #expect(ManifestReader.isManifest(path), "\(path)") }
    let others = [
      "", "/", "Package.swift/x", "MyPackage.swift", "package-lock.json", "other.gradle",
      "buildSrc/build.gradle", "libs.versions.toml", "Gemfile.lock", "Dockerfile.dockerignore", "Dockerfile.j2",
      "notes.txt", ".dockerfile", "tests/Dockerfile", ".csproj", ".gemspec",
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
      ("c/Cargo.toml", [0x61, 0x00, 0x62], "not valid TOML"),
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
      ("build.gradle", Array(String(repeating: "a {", count: deep).utf8), "nests deeper than 200"),
      ("a/build.gradle.kts", Array("group = \"\"\"x".utf8), "line 1: a text in quotes is not closed"),
      ("gradle/libs.versions.toml", Array("[versions\n".utf8), "not valid TOML"),
      ("Gemfile", Array(String(repeating: "group :a do\n", count: deep).utf8), "nests deeper than 100"),
      ("CMakeLists.txt", Array(("project" + String(repeating: "(", count: deep)).utf8), "parenthesis is not closed"),
      ("a/CMakeLists.txt", Array("set(A [==[ x ]=]".utf8), "text in brackets is not closed"),
      ("Dockerfile", Array("RUN x\n".utf8), "no line 'FROM IMAGE'"),
      ("big/Dockerfile", [UInt8](repeating: 0x20, count: (4 << 20) + 1), "larger than 4 MB"),
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
      "a.gemspec", "composer.json", "requirements.txt", "build.gradle", "a/build.gradle.kts", "settings.gradle",
      "gradle.properties", "gradle/libs.versions.toml", "Gemfile", "CMakeLists.txt", "Dockerfile",
    ]
    let texts = [
      "", "\u{FEFF}", "\n\n", "\"", "\\", "{", "}", "[", "]", "<", "<a", "<a/>", "=", ":", "#\"", "`", "\"\"\"", "/*",
      "//",
      "{\"name\":", "\"\\u", "\"\\ud800\\u\"", "[project]", "name", "require (", "module", "module \"", "s.name = \"",
      "${",
      "[metadata]\nname", "import PackageDescription\nPackage(name:", "import PackageDescription\n\"\\u{", "\0",
      "\r\r\n", "FROM", "FROM ${", "FROM $", "FROM a:@", "RUN <<A\nA\nFROM <<-", "LABEL a=\"", "-e", "-r", "-e git+",
      "a @",
      "a[", "# via", "gem", "gem \"", "gem :a => ", "gem 'a', [[[:", "group do", "end", "project(", "project([[",
      "set(${a} ${",
      "CPMAddPackage(\"gh:\")", "project(p VERSION)", "dependencies { api(", "dependencies { a group: }",
      "dependencies {a '",
      "dependencies { add( }", "dependencies { api \"a:b\" + }", "plugins { id }", "plugins { alias(libs.) }",
      "a = [b:",
      "version = \"${version}\"", "project(':a').projectDir", "include", "}}}", "))]]", "\"${", "`", "$", "=",
      "[libraries]\na=1",
    ]
    for path in paths {
      for text in texts { #expect(read(path, text).projects.count <= 1, "\(path) \(text)") }
    }
  }

  /// Pieces of manifests in any order, the same ones at each run.
  @Test func readsMixedUpPieces() {
    let pieces = [
      "dependencies", " {", "}", "(", ")", "[", "]", "\"", "'", "\"\"\"", "${a}", "$a", ":", ",", "=", "\n", "\\", "#",
      "//", "/*",
      "api 'g:n:1'", "project", "set", " by extra", "libs.a.b", "FROM ", "ARG a=", "<<EOF", "LABEL ", "gem ", "group ",
      " do\n",
      "end\n", "find_package(", "a==1", "-e git+https://h/x", "# via", "\0", "ü", "\r\n", "@", ";",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let paths = [
      "requirements.txt", "build.gradle", "settings.gradle", "Gemfile", "CMakeLists.txt", "Dockerfile", "a.gemspec",
    ]
    for _ in 0..<1_500 {
      let text = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
      let path = paths[next(paths.count)]
      let result = read(path, text)
      #expect(result.projects.count <= 1, "\(path)\n\(text)")
      for line in result.projects.flatMap(\.dependencies).compactMap(\.line) {
        #expect(line >= 1 && line <= text.utf8.count { $0 == 0x0A } + 1, "\(path)\n\(text)")
      }
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
