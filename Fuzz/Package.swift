// swift-tools-version: 6.2
// Fuzz targets for libFuzzer under AddressSanitizer, apart from the main package because every layer below them is
// built with their instrumentation. See docs/fuzzing.md.
import PackageDescription

let sanitizers = "-sanitize=address,fuzzer"

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags([sanitizers, "-enable-testing"]),
]

// `Layers` is a link to ../Sources: what the layers declare as `package` must be in this package.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Layers/\(name)", swiftSettings: settings)
}

func kernel(_ name: String, _ linker: [LinkerSetting] = []) -> Target {
  let flags = ["-fsanitize=address,fuzzer-no-link", "-fno-omit-frame-pointer"]
  return .target(
    name: name, path: "Layers/\(name)", cSettings: [.unsafeFlags(flags)], cxxSettings: [.unsafeFlags(flags)],
    linkerSettings: linker)
}

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + ["Harness"],
    swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags([sanitizers, "-use-ld=lld"])])
}

let package = Package(
  name: "guildhall-fuzz",
  targets: [
    .systemLibrary(name: "CLz4", path: "Layers/CLz4", pkgConfig: "liblz4"),
    kernel("CScan"),
    kernel("CSpawn"),
    kernel("CRe2Shim", [.linkedLibrary("re2")]),
    layer("Bytes", ["CLz4", "CScan"]),
    layer("SearchModel"),
    layer("QueryLanguage", ["SearchModel"]),
    layer("GitRead", ["SearchModel", "CSpawn"]),
    layer("CodeIndex", ["Bytes", "SearchModel", "QueryLanguage", "CRe2Shim", "CScan"]),
    layer("History", ["Bytes", "GitRead"]),
    // What the fuzz targets share.
    .target(name: "Harness", path: "Harness", swiftSettings: settings),
    fuzzer("FuzzQuery", ["QueryLanguage"]),
    fuzzer("FuzzPlan", ["CodeIndex", "QueryLanguage", "SearchModel", "CRe2Shim"]),
    fuzzer("FuzzShard", ["Bytes", "CodeIndex", "QueryLanguage", "SearchModel"]),
    fuzzer("FuzzCodecs", ["Bytes", "CodeIndex", "CScan"]),
    fuzzer("FuzzHistory", ["Bytes", "GitRead", "History"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
