/// The kinds of manifests that are understood, told apart by file name.
enum ManifestKind: Hashable {
  case swiftPackage, packageJSON, pyproject, setupConfig, cargo, goModule, maven, dotnet, gemspec, composer

  init?(fileName: Substring) {
    switch fileName {
    case "Package.swift": self = .swiftPackage
    case "package.json": self = .packageJSON
    case "pyproject.toml": self = .pyproject
    case "setup.cfg": self = .setupConfig
    case "Cargo.toml": self = .cargo
    case "go.mod": self = .goModule
    case "pom.xml": self = .maven
    case "composer.json": self = .composer
    case _ where fileName.hasSuffix(".csproj") && fileName.utf8.count > 7: self = .dotnet
    case _ where fileName.hasSuffix(".gemspec") && fileName.utf8.count > 8: self = .gemspec
    default: return nil
    }
  }

  /// Folders whose manifests describe somebody else's package, or none at all:
  /// copies of others' code, build products, and what tests feed on.
  private static let passedOver: Set<String> = [
    "node_modules", "bower_components", "vendor", "vendored", "third_party", "third-party", "thirdparty", "3rdparty",
    "pods", "carthage", "deriveddata", "site-packages", "dist-packages",
    "test", "tests", "__tests__", "testdata", "test-data", "test_data", "integrationtests",
    "integration-tests", "fixture", "fixtures", "__fixtures__", "goldens", "snapshots", "template", "templates",
  ]

  static func isPassedOver(folder: Substring) -> Bool {
    folder.split(separator: "/").contains { $0.hasPrefix(".") || passedOver.contains($0.lowercased()) }
  }
}
