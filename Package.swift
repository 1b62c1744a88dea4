// swift-tools-version: 6.2
// The targets are the layers of Guildhall: a target may import only what it
// declares here. Tests/ArchitectureTests holds the import lines against this table.
import Foundation
import PackageDescription

/// Warnings are errors in CI, and wherever `GUILDHALL_STRICT` is set; a later
/// compiler's new warning must not stop somebody from building a release.
let strict = Context.environment["CI"] != nil || Context.environment["GUILDHALL_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

func layer(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// Data beside the tests, read where it stands in the source tree.
let testData = ["Goldens", "Fixtures", "Formats"]

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  let folder = "\(Context.packageDirectory)/Tests/\(name)Tests/"
  return .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies + ["TestSupport"],
    exclude: testData.filter { FileManager.default.fileExists(atPath: folder + $0) }, swiftSettings: settings)
}

let package = Package(
  name: "guildhall",
  products: [.executable(name: "guildhall", targets: ["guildhall"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
  ],
  targets: [
    // C libraries: system-library targets and thin shims.
    .systemLibrary(name: "CLz4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CScan", cSettings: [.unsafeFlags(["-O3"], .when(configuration: .release))]),
    .target(name: "CTensor", cSettings: [.unsafeFlags(["-O3"], .when(configuration: .release))]),
    .target(name: "CSpawn"),
    .target(name: "CRe2Shim", linkerSettings: [.linkedLibrary("re2")]),

    // Bytes, and the words every layer shares.
    layer("Bytes", ["CLz4", "CScan"]),
    layer("SearchModel"),

    // Parsers and readers of the outside world.
    layer("QueryLanguage", ["SearchModel"]),
    layer("Languages"),
    layer("Symbols", ["SearchModel", "CScan", "CSpawn"]),
    layer("GitRead", ["SearchModel", "CSpawn"]),
    layer("Markup", ["CCmark"]),
    layer("StructuredText", [.product(name: "Yams", package: "Yams")]),
    layer("Manifests", ["StructuredText"]),
    layer("Settings", ["SearchModel", "StructuredText"]),
    layer("Metadata", ["StructuredText", "Manifests"]),
    layer("Readiness", ["Markup"]),
    layer("Decisions", ["Markup", "StructuredText"]),
    layer("Ownership", ["StructuredText"]),
    layer("ChangeReading", ["SearchModel", "Languages", "Manifests", "Markup"]),

    // The engine and the catalogue.
    layer("CodeIndex", ["Bytes", "SearchModel", "QueryLanguage", "CRe2Shim", "CScan"]),
    layer("Mail", ["SearchModel", "CSpawn"]),
    layer("History", ["Bytes", "GitRead"]),
    layer("Expertise", ["GitRead", "History"]),
    layer("DependencyGraph", ["SearchModel"]),
    layer("Collaboration"),
    layer("Retrieval"),
    layer("Embedding", ["Bytes", "SearchModel", "StructuredText", "CTensor"]),
    layer("Demand", ["Embedding", "Retrieval"]),
    layer("SharedDatabase", [grdb]),
    layer("Catalog", ["Bytes", "SearchModel", "SharedDatabase", grdb]),
    layer("Records", ["SearchModel", "SharedDatabase", grdb]),

    // Use cases.
    layer(
      "Services",
      [
        "SearchModel", "QueryLanguage", "Languages", "Symbols", "GitRead", "Markup", "Manifests", "Settings",
        "Metadata", "Readiness", "Decisions", "Ownership", "CodeIndex", "DependencyGraph", "Catalog", "Records",
        "Bytes", "Embedding", "Retrieval", "Demand", "ChangeReading", "History", "Expertise", "Collaboration", "Mail",
        "CZlib", logging,
      ]),

    // An organisation that is made up, to look at and to test with.
    layer("DemoOrganization", ["Collaboration", "Metadata", "SearchModel", "StructuredText", "GitRead", "Records"]),

    // Surfaces.
    layer(
      "WireTypes",
      [
        "SearchModel", "QueryLanguage", "ChangeReading", "Metadata", "Readiness", "Decisions", "Demand",
        "Collaboration",
        "Services",
      ]),
    layer(
      "JSONAPI",
      [
        "SearchModel", "QueryLanguage", "Services", "Metadata", "Readiness", "Decisions", "Demand", "Collaboration",
        "WireTypes", hummingbird, logging,
      ]),
    layer("MCPTools", ["SearchModel", "QueryLanguage", "StructuredText", "Services", "WireTypes"]),
    layer("HTML", ["SearchModel"]),
    layer("Wording"),
    layer(
      "WebUI",
      [
        "SearchModel", "QueryLanguage", "Services", "Metadata", "Readiness", "Decisions", "Demand", "DependencyGraph",
        "Collaboration", "Languages", "Markup", "StructuredText", "HTML", "Wording", hummingbird, logging,
      ],
      resources: [.embedInCode("Static")]),
    layer(
      "ServerApp",
      [
        "SearchModel", "Services", "Collaboration", "WireTypes", "JSONAPI", "MCPTools", "WebUI", "CZlib", hummingbird,
        hummingbirdCore, nio, logging,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    layer(
      "Commands",
      [
        "SearchModel", "QueryLanguage", "Settings", "Services", "ChangeReading", "Metadata", "Readiness", "Decisions",
        "Demand", "Collaboration", "Mail", "StructuredText", "DemoOrganization", "WireTypes", "Wording", "WebUI",
        "MCPTools", "ServerApp", logging,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "guildhall", dependencies: ["Commands"], swiftSettings: settings),
    // What `make quality` runs beside the program.
    .executableTarget(
      name: "ResearchAblations", dependencies: ["SearchModel", "Embedding", "Retrieval", "Services", logging],
      swiftSettings: settings),

    // What `make bench-history` runs.
    .executableTarget(
      name: "HistoryBenchmark", dependencies: ["GitRead", "History"], swiftSettings: settings),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: [hummingbird, logging], path: "Tests/TestSupport", swiftSettings: settings),
    tests("Bytes", []),
    tests("SearchModel", []),
    tests("QueryLanguage", ["SearchModel"]),
    tests("Languages", []),
    tests("Symbols", ["Languages", "SearchModel"]),
    tests("GitRead", []),
    tests("Markup", []),
    tests("StructuredText", []),
    tests("Manifests", []),
    tests("Readiness", []),
    tests("Decisions", []),
    tests("Settings", ["SearchModel"]),
    tests("Metadata", ["StructuredText", "Manifests"]),
    tests("Ownership", []),
    tests("ChangeReading", ["Manifests", "SearchModel"]),
    tests("CodeIndex", ["Bytes", "SearchModel", "QueryLanguage", "CRe2Shim"]),
    tests("History", ["Bytes", "GitRead"]),
    tests("Expertise", ["GitRead", "History"]),
    tests("DependencyGraph", ["SearchModel"]),
    tests("Collaboration", []),
    tests("Retrieval", []),
    tests("Embedding", ["CTensor", "SearchModel"]),
    tests("Demand", ["Embedding"]),
    tests("Mail", ["SearchModel"]),
    tests("SharedDatabase", [grdb]),
    tests("Catalog", ["Bytes", "SearchModel", grdb]),
    tests("Records", ["SearchModel"]),
    tests(
      "Services",
      [
        "SearchModel", "QueryLanguage", "Settings", "Metadata", "Readiness", "Decisions", "Ownership", "Catalog",
        "CodeIndex", "GitRead", "Embedding", "Retrieval", "Demand", "Records", "ChangeReading", "Collaboration",
        grdb, logging,
      ]),
    tests("DemoOrganization", ["StructuredText", "SearchModel", "Settings", "Records"]),
    tests("HTML", []),
    tests("Wording", []),
    tests(
      "WebUI",
      [
        "Services", "SearchModel", "QueryLanguage", "Languages", "Metadata", "Readiness", "Decisions", "Demand",
        "Collaboration", "HTML", hummingbird,
      ]),
    tests(
      "JSONAPI",
      [
        "Services", "SearchModel", "QueryLanguage", "Readiness", "Decisions", "Demand", "Collaboration", "WireTypes",
        hummingbird, logging,
      ]),
    tests("MCPTools", ["SearchModel", "Services", "StructuredText", "WireTypes", logging]),
    tests(
      "ServerApp",
      [
        "Services", "SearchModel", "QueryLanguage", "Collaboration", "WireTypes", "JSONAPI", "CZlib", hummingbird,
        logging,
      ]),
    tests("Commands", ["SearchModel", "Decisions", "Services", "ChangeReading", "WireTypes"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "guildhall"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
