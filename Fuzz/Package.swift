// swift-tools-version: 6.2
// Fuzz targets for libFuzzer, apart from the main package because every layer below them is built with its
// instrumentation. See docs/fuzzing.md.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer"]),
]

// `Layers` is a link to ../Sources: what the layers declare as `package` must be in this package.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Layers/\(name)", swiftSettings: settings)
}

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

let package = Package(
  name: "guildhall-fuzz",
  targets: [
    layer("SearchModel"),
    layer("QueryLanguage", ["SearchModel"]),
    fuzzer("FuzzQuery", ["QueryLanguage"]),
  ],
  swiftLanguageModes: [.v6]
)
