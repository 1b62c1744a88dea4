// swift-tools-version: 6.2
// The targets are the layers of Guildhall: a target may import only what it
// declares here. Tests/ArchitectureTests holds the import lines against this table.
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
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

func layer(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies + ["TestSupport"],
    resources: resources, swiftSettings: settings)
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
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries: system-library targets and thin shims.
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CScan", cSettings: [.unsafeFlags(["-O3"], .when(configuration: .release))]),
    .target(name: "CSpawn"),
    .target(name: "CRe2Shim", linkerSettings: [.linkedLibrary("re2")]),

    // Bytes, and the words every layer shares.
    layer("Bytes", ["CZstd", "CScan"]),
    layer("SearchModel"),

    // Parsers and readers of the outside world.
    layer("QueryLanguage", ["SearchModel"]),
    layer("Languages"),
    layer("Symbols", ["SearchModel"]),
    layer("GitRead", ["CSpawn"]),
    layer("Markup", ["CCmark"]),
    layer("Manifests", [.product(name: "TOMLKit", package: "TOMLKit")]),
    layer("Settings", [.product(name: "Yams", package: "Yams")]),

    // The engine and the catalogue.
    layer("CodeIndex", ["Bytes", "SearchModel", "QueryLanguage", "CRe2Shim", "CScan"]),
    layer("Catalog", ["SearchModel", .product(name: "GRDB", package: "GRDB.swift")]),

    // Use cases.
    layer(
      "Services",
      [
        "SearchModel", "QueryLanguage", "Languages", "Symbols", "GitRead", "Markup", "Manifests", "Settings",
        "CodeIndex", "Catalog", "Bytes", logging,
      ]),

    // Surfaces.
    layer("WireTypes", ["SearchModel", "Services"]),
    layer("JSONAPI", ["SearchModel", "Services", "WireTypes", hummingbird]),
    layer("HTML"),
    layer(
      "WebUI", ["SearchModel", "Services", "Languages", "Markup", "HTML", hummingbird],
      resources: [.embedInCode("Static")]),
    layer(
      "ServerApp",
      [
        "SearchModel", "Services", "JSONAPI", "WebUI", "CZlib", hummingbird, logging,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    layer(
      "Commands",
      [
        "SearchModel", "Settings", "Services", "WireTypes", "ServerApp", logging,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "guildhall", dependencies: ["Commands"], swiftSettings: settings),

    // Tests mirror the sources.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Bytes", []),
    tests("SearchModel", []),
    tests("QueryLanguage", ["SearchModel"]),
    tests("Languages", []),
    tests("Symbols", ["Languages", "SearchModel"]),
    tests("GitRead", []),
    tests("Markup", []),
    tests("Manifests", []),
    tests("Settings", []),
    tests("CodeIndex", ["Bytes", "SearchModel", "QueryLanguage"]),
    tests("Catalog", ["SearchModel"]),
    tests("Services", ["SearchModel", "Settings", "Catalog"]),
    tests("HTML", []),
    tests("WebUI", ["Services", "SearchModel", hummingbird]),
    tests("JSONAPI", ["Services", "SearchModel", "WireTypes", hummingbird]),
    tests("ServerApp", ["Services", "SearchModel", hummingbird]),
    tests("Commands", ["SearchModel", "Services"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "guildhall"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
