import Manifests
import Testing

@Suite struct SwiftPackageTests {
  @Test func readsWhatIsWrittenOut() throws {
    let result = read(
      "Package.swift",
      #"""
      // swift-tools-version: 6.0
      import PackageDescription
      /* Package(name: "not-this", /* nested */ products: []) */
      let version = "1.0"
      let package = Package(
        name: "swift-nio",
        platforms: [.macOS(.v13)],
        products: [
          .library(name: "NIOCore", targets: ["NIOCore"]),
          .executable(name: "tool", targets: ["tool"]),
          .plugin(name: "Generate", targets: ["Generate"]),
        ],
        dependencies: [
          .package(url: "https://github.com/apple/Swift-Atomics.git", from: "1.1.0"),
          .package(url: "git@github.com:apple/swift-log.git", .upToNextMinor(from: "1.4.0")),
          .package(name: "Old", url: "https://host.example/a/old", "1.0.0"..<"2.0.0"),
          .package(id: "mona.LinkedList", exact: "1.2.3"),
          .package(path: "../local"),
          .package(url: "https://host.example/b/traits", branch: "main", traits: ["A", "B"]),
          .package(url: "https://host.example/\(name)/x", from: "1.0.0"),
        ],
        targets: [
          .target(name: "NIOCore", dependencies: [.target(name: "CNIO"), .product(name: "Atomics", package: "swift-atomics")]),
          .systemLibrary(name: "CNIO"),
          .plugin(name: "Generate", capability: .buildTool()),
          .executableTarget(name: "tool", plugins: [.plugin(name: "Other", package: "other")]),
          .testTarget(name: "NIOTests", dependencies: ["NIOCore"]),
        ]
      )
      """#)
    #expect(result.problems.isEmpty)
    let project = try #require(result.projects.first)
    #expect(project.name == "swift-nio")
    #expect(project.ecosystem == "swift")
    #expect(project.products == ["NIOCore", "tool", "Generate"])
    #expect(project.targets == ["NIOCore", "CNIO", "Generate", "tool", "NIOTests"])
    #expect(
      summaries(project) == [
        "swift-atomics from: \"1.1.0\" @https://github.com/apple/Swift-Atomics.git :14",
        "swift-log .upToNextMinor(from: \"1.4.0\") @git@github.com:apple/swift-log.git :15",
        "old \"1.0.0\"..<\"2.0.0\" @https://host.example/a/old :16", "mona.linkedlist exact: \"1.2.3\" :17",
        "local @../local :18", "traits branch: \"main\" @https://host.example/b/traits :19",
      ])
  }

  @Test func takesNamesFromConstants() {
    let named = read(
      "Package.swift", "import PackageDescription\nlet name: String = \"a\"\nlet p = Package(name: name)")
    #expect(named.projects.map(\.name) == ["a"])
    let raw = read("Package.swift", "import PackageDescription\nlet p = Package(name: #\"a\\b\"#)")
    #expect(raw.projects.map(\.name) == ["a\\b"])
    let escaped = read("Package.swift", "import PackageDescription\nlet p = Package(name: \"a\\u{e4}\\\"\")")
    #expect(escaped.projects.map(\.name) == ["aä\""])
    let multiline = read("Package.swift", "import PackageDescription\nlet p = Package(name: \"\"\"\n  a\n  \"\"\")")
    #expect(multiline.projects.map(\.name) == ["a"])
  }

  @Test func takesPackagesThatAreAddedLater() {
    let result = read(
      "Package.swift",
      """
      import PackageDescription
      let package = Package(name: "a", targets: [.target(name: "A")])
      if Context.environment["LOCAL"] == nil {
        package.dependencies += [.package(url: "https://host.example/o/b.git", from: "1.0.0")]
      } else {
        package.dependencies += [.package(path: "../b")]
      }
      """)
    #expect(summaries(result.projects.first) == ["b from: \"1.0.0\" @https://host.example/o/b.git :4"])
  }

  @Test func passesOverSourcesOfThatName() {
    let result = read("Sources/App/Package.swift", "struct Package { let name: String }\nlet p = Package(name: \"x\")")
    #expect(result == ManifestReader.Result())
  }

  @Test func namesPackagesOfTheSameRepository() {
    let root = "import PackageDescription\nlet p = Package(name: \"Root\")"
    let inner = "import PackageDescription\nlet p = Package(name: \"Inner\", dependencies: [.package(path: \"../\"), "
    let result = ManifestReader.projects(in: [
      ("Package.swift", Array(root.utf8)),
      ("Benchmarks/Package.swift", Array((inner + ".package(path: \"../../../out\")])").utf8)),
    ])
    #expect(result.projects.map(\.folder) == ["", "Benchmarks"])
    #expect(result.projects.last?.dependencies.map(\.name) == ["Root", "out"])
  }
}
