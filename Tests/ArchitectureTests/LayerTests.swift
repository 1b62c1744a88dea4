import TestSupport
import Testing

/// `Package.swift` is the architecture; the compiler lets undeclared imports
/// pass, so these tests hold the sources against it.
@Suite struct LayerTests {
  /// Part of the toolchain: every target may import them.
  static let system: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc",
    "Synchronization",
  ]

  /// Modules that a product of another package brings beside the one named like it.
  static let modules: [String: Set<String>] = [
    "Hummingbird": ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix", "NIOHTTPTypes"],
    "ServiceLifecycle": ["ServiceLifecycle", "UnixSignals"],
  ]

  let table: PackageTable

  init() throws {
    table = PackageTable(try SourceTree.text("Package.swift"))
    try #require(table.targets.count > 30, "Package.swift could not be read as a table of targets.")
  }

  @Test func readsDeclarations() throws {
    let table = PackageTable(
      """
      let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
      let package = Package(
        targets: [
          // .target(name: "Gone"),
          .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
          layer("Low"),
          layer(
            "High", ["Low", "CZlib", logging, .product(name: "GRDB", package: "GRDB.swift")],
            resources: [.embedInCode("Static")]),
          tests("High", []),
          .executableTarget(name: "program", dependencies: ["High"], swiftSettings: settings),
        ]
      """)
    #expect(
      table.targets == [
        .init(name: "CZlib", dependencies: []),
        .init(name: "Low", dependencies: []),
        .init(name: "High", dependencies: ["Low", "CZlib", "Logging", "GRDB"]),
        .init(name: "HighTests", dependencies: ["High", "TestSupport"], isTest: true),
        .init(name: "program", dependencies: ["High"]),
      ])
  }

  @Test func readsImports() {
    let lines = ImportLines(
      #"""
      import Foundation
      package import SearchModel
      @preconcurrency import struct NIOCore.ByteBuffer
        import FoundationNetworking
      let text = """
        import Nothing
        """
      let other = "import Nothing"
      """#)
    #expect(lines.modules == ["Foundation", "SearchModel", "NIOCore", "FoundationNetworking"])
  }

  @Test func importsAreDeclared() throws {
    for target in table.targets {
      let allowed = target.dependencies.reduce(into: Self.system) { $0.formUnion(Self.modules[$1] ?? [$1]) }
        .union(target.isTest || target.name == "TestSupport" ? ["Testing"] : [])
      for file in SourceTree.files(under: target.folder, suffix: ".swift") {
        for module in ImportLines(try SourceTree.text(file)).modules where !allowed.contains(module) {
          Issue.record("\(file) imports \(module), which Package.swift does not declare for \(target.name).")
        }
      }
    }
  }

  /// An arrow that no file goes along misleads whoever reads the table.
  @Test func declaredImportsAreUsed() throws {
    for target in table.targets where target.folder.hasPrefix("Sources/") && target.name != "guildhall" {
      let imports = try SourceTree.files(under: target.folder, suffix: ".swift").reduce(into: Set<String>()) {
        $0.formUnion(ImportLines(try SourceTree.text($1)).modules)
      }
      for dependency in target.dependencies where imports.isDisjoint(with: Self.modules[dependency] ?? [dependency]) {
        Issue.record("Package.swift lets \(target.name) import \(dependency), which no file of it does.")
      }
    }
  }

  @Test func everyTargetHasSourcesAndEveryFolderATarget() {
    for target in table.targets {
      #expect(!SourceTree.files(under: target.folder).isEmpty, "\(target.name) has no files in \(target.folder).")
    }
    let folders = Set(table.targets.map(\.folder))
    for file in SourceTree.files(under: "Sources") + SourceTree.files(under: "Tests", suffix: ".swift") {
      let folder = file.split(separator: "/").prefix(2).joined(separator: "/")
      let isKnown = folders.contains(folder)
      #expect(isKnown, "\(file) belongs to no target of Package.swift.")
    }
  }

  @Test func arrowsPointUpInTheTable() {
    var seen: Set<String> = []
    let names = Set(table.targets.map(\.name))
    for target in table.targets {
      for dependency in target.dependencies.intersection(names) where !seen.contains(dependency) {
        Issue.record("\(target.name) depends on \(dependency), which Package.swift declares below it.")
      }
      seen.insert(target.name)
    }
  }

  @Test(arguments: ["Commands", "ServerApp", "WebUI", "JSONAPI", "MCPTools", "WireTypes"])
  func surfacesSeeServicesOnly(surface: String) throws {
    let target = try #require(table.target(surface))
    let hidden = target.dependencies.intersection(["Catalog", "CodeIndex", "GitRead", "Bytes", "GRDB"])
    #expect(hidden.isEmpty, "\(surface) reaches below the services.")
  }

  @Test(arguments: ["CodeIndex", "QueryLanguage", "Bytes", "SearchModel", "Catalog", "Markup", "Languages", "Symbols"])
  func engineReadsNeitherClockNorEnvironment(layer: String) throws {
    let forbidden = ["ProcessInfo.processInfo.environment", "getenv(", "Date()", "Date.now", "time(nil)"]
    for file in SourceTree.files(under: "Sources/\(layer)", suffix: ".swift") {
      let text = try SourceTree.text(file)
      for word in forbidden where text.contains(word) {
        Issue.record("\(file) uses \(word); the engine gets the time and the environment passed in.")
      }
    }
  }
}
