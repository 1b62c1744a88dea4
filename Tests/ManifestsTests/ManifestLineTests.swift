import Manifests
import Testing

@Suite struct ManifestLineTests {
  /// Field: line, for each manifest; the kind with its line.
  @Test func everyFieldKnowsItsLine() throws {
    let cases: [(path: String, text: String, lines: [ManifestProject.Field: Int], kind: ManifestProject.Kind?)] = [
      (
        "package.json",
        """
        {
          "name": "a",
          "version": "1.0.0",
          "description": "A",
          "license": "MIT",
          "bin": "cli.js",
          "main": "index.js",
          "keywords": ["k"],
          "homepage": "https://example.org"
        }
        """,
        [.name: 2, .version: 3, .description: 4, .license: 5, .kind: 7, .keywords: 8, .homepage: 9], .library
      ),
      ("package.json", "{\"name\": \"a\",\n\"bin\": {}}", [.name: 1, .kind: 2], .application),
      ("package.json", "{\"name\": \"a\"}", [.name: 1], nil),
      ("composer.json", "{\"name\": \"v/a\",\n\"type\": \"project\"}", [.name: 1, .kind: 2], .application),
      ("composer.json", "{\"type\": \"metapackage\", \"name\": \"v/a\"}", [.name: 1], nil),
      (
        "pyproject.toml",
        "[project]\nname = \"a\"\nversion = \"1\"\nlicense = \"MIT\"\n[project.scripts]\na = \"a:b\"\n",
        [.name: 2, .version: 3, .license: 4, .kind: 5], .application
      ),
      (
        "setup.cfg", "[metadata]\nname = a\nversion = 1\nurl = https://e.org\n", [.name: 2, .version: 3, .homepage: 4],
        nil
      ),
      (
        "Cargo.toml", "[package]\nname = \"a\"\nversion = \"1.0.0\"\n[lib]\nname = \"a\"\n",
        [.name: 2, .version: 3, .kind: 4], .library
      ),
      ("go.mod", "// x\nmodule example.org/a\n", [.name: 2], nil),
      (
        "pom.xml",
        "<project>\n<groupId>g</groupId>\n<artifactId>a</artifactId>\n<version>1</version>\n<packaging>war</packaging>\n</project>",
        [.name: 3, .version: 4, .kind: 5], .service
      ),
      (
        "a.csproj",
        "<Project Sdk=\"Microsoft.NET.Sdk\">\n<PropertyGroup>\n<OutputType>Exe</OutputType>\n<Version>1</Version>\n</PropertyGroup>\n</Project>",
        [.kind: 3, .version: 4], .application
      ),
      ("a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n</Project>", [.kind: 1], .service),
      (
        "a.gemspec", "Gem::Specification.new do |s|\n s.name = \"a\"\n s.summary = \"A\"\nend\n",
        [.name: 2, .description: 3], nil
      ),
      (
        "Package.swift",
        """
        import PackageDescription
        let package = Package(
          name: "a",
          products: [
            .executable(name: "x", targets: ["x"]),
            .library(name: "y", targets: ["y"]),
            .executable(name: "z", targets: ["z"]),
          ])
        """, [.name: 2, .kind: 6], .library
      ),
      (
        "a/build.gradle", "plugins {\n id 'war'\n}\ngroup = 'g'\nversion = '1'\ndescription = 'A'\n",
        [.name: 4, .version: 5, .description: 6, .kind: 2], .service
      ),
      (
        "a/CMakeLists.txt", "\nproject(a\n VERSION 1)\nadd_executable(b b.c)", [.name: 2, .version: 2, .kind: 4],
        .application
      ),
      (
        "Package.swift",
        "import PackageDescription\nlet package = Package(name: \"a\",\ntargets: [.executableTarget(name: \"a\")])\n",
        [.name: 2, .kind: 3], .application
      ),
      (
        "Package.swift",
        "import PackageDescription\nlet package = Package(name: \"a\", targets: [.target(name: \"a\")])\n",
        [.name: 2], nil
      ),
    ]
    for (path, text, lines, kind) in cases {
      let read = ManifestReader.projects(in: [(path, Array(text.utf8))])
      let project = try #require(read.projects.first, "\(path): \(read.problems)")
      #expect(project.kind == kind, "\(path)\n\(text)")
      #expect(project.lines == lines, "\(path)\n\(text)")
    }
  }
}
