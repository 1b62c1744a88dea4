/// The kinds of manifests that are understood, told apart by file name.
enum ManifestKind: Hashable {
  case swiftPackage, packageJSON, pyproject, setupConfig, requirements, cargo, goModule, maven, dotnet, gemspec, gemfile
  case composer, cmake, container
  case gradle(GradleFile)

  /// What of a Gradle build a file says.
  enum GradleFile: Hashable { case build, settings, properties, catalogue }

  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let fileName = parts.last else { return nil }
    self.init(fileName: fileName, folderName: parts.dropLast().last)
  }

  /// `folderName` is that of the folder that the file stands in; nil at the root.
  private init?(fileName: Substring, folderName: Substring?) {
    switch fileName {
    case "Package.swift": self = .swiftPackage
    case "package.json": self = .packageJSON
    case "pyproject.toml": self = .pyproject
    case "setup.cfg": self = .setupConfig
    case "Cargo.toml": self = .cargo
    case "go.mod": self = .goModule
    case "pom.xml": self = .maven
    case "composer.json": self = .composer
    case "Gemfile", "gems.rb": self = .gemfile
    case "CMakeLists.txt": self = .cmake
    case "settings.gradle", "settings.gradle.kts": self = .gradle(.settings)
    case "gradle.properties": self = .gradle(.properties)
    case _ where fileName.hasSuffix(".versions.toml") && folderName == "gradle": self = .gradle(.catalogue)
    case _ where Self.isGradleBuild(fileName, folderName): self = .gradle(.build)
    case _ where fileName.hasSuffix(".csproj") && fileName.utf8.count > 7: self = .dotnet
    case _ where fileName.hasSuffix(".gemspec") && fileName.utf8.count > 8: self = .gemspec
    case _ where Self.isRequirements(fileName, folderName): self = .requirements
    case _ where Self.isContainer(fileName): self = .container
    default: return nil
    }
  }

  /// `build.gradle`; large builds name it after its folder. `buildSrc` holds parts of the build itself.
  private static func isGradleBuild(_ fileName: Substring, _ folderName: Substring?) -> Bool {
    let stem: Substring
    if fileName.hasSuffix(".gradle") {
      stem = fileName.dropLast(7)
    } else if fileName.hasSuffix(".gradle.kts") {
      stem = fileName.dropLast(11)
    } else {
      return false
    }
    return folderName != "buildSrc" && (stem == "build" || stem == folderName && !stem.isEmpty)
  }

  /// pip takes any name; these are the customary ones.
  private static func isRequirements(_ fileName: Substring, _ folderName: Substring?) -> Bool {
    guard fileName.hasSuffix(".txt") else { return false }
    return fileName.hasPrefix("requirements") || fileName.hasSuffix("requirements.txt") || folderName == "requirements"
  }

  private static func isContainer(_ fileName: Substring) -> Bool {
    let name = fileName.lowercased()
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return name == "dockerfile" || name == "containerfile" }
    if let last = parts.last, last == "dockerfile" || last == "containerfile" { return !parts[0].isEmpty }
    // `Dockerfile.dev`; not templates of one, nor what belongs to one.
    return ["dockerfile", "containerfile"].contains(parts[0])
      && ![
        "dockerignore", "containerignore", "j2", "jinja", "jinja2", "erb", "tmpl", "tpl", "template", "in", "md", "bak",
      ]
      .contains(String(parts[parts.count - 1]))
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
