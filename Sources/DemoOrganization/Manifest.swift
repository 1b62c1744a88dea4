/// The file by which a package manager knows a repository.
struct Manifest: Sendable {
  let blueprint: Blueprint
  /// What it needs by the name of the repository, with the version that it asks for.
  var needs: [(name: String, version: String)] = []

  var path: String? {
    switch blueprint.language {
    case .swift: "Package.swift"
    case .typeScript: "package.json"
    case .python: "pyproject.toml"
    case .go: "go.mod"
    case .prose: nil
    }
  }

  func text(version: String) -> String {
    switch blueprint.language {
    case .swift: swift
    case .typeScript: npm(version)
    case .python: python(version)
    case .go: go
    case .prose: ""
    }
  }

  private var swift: String {
    let module = Words(blueprint.name).pascal
    let packages = needs.map {
      "    .package(url: \"https://git.calder.example/\($0.name).git\", from: \"\($0.version)\"),\n"
    }
    let products = needs.map { ".product(name: \"\(Words($0.name).pascal)\", package: \"\($0.name)\")" }
    return """
      // swift-tools-version: 5.10
      import PackageDescription

      let package = Package(
        name: "\(blueprint.name)",
        products: [.library(name: "\(module)", targets: ["\(module)"])],
        dependencies: [
      \(packages.joined())  ],
        targets: [
          .target(name: "\(module)", dependencies: [\(products.joined(separator: ", "))]),
          .testTarget(name: "\(module)Tests", dependencies: ["\(module)"]),
        ]
      )

      """
  }

  private func npm(_ version: String) -> String {
    let dependencies = needs.map { "    \"@calder/\($0.name)\": \"^\($0.version)\"" }.joined(separator: ",\n")
    return """
      {
        "name": "\(blueprint.package)",
        "version": "\(version)",
        "description": "\(blueprint.mission)",
        "keywords": [\(blueprint.topics.map { "\"\($0)\"" }.joined(separator: ", "))],
        "main": "dist/index.js",
        "types": "dist/index.d.ts",
        "scripts": { "build": "tsc", "test": "vitest run", "lint": "eslint src" },
        "dependencies": {
      \(dependencies)
        },
        "devDependencies": {
          "typescript": "^5.4.0",
          "vitest": "^1.4.0"
        }
      }

      """
  }

  private func python(_ version: String) -> String {
    let dependencies = needs.map { "  \"calder-\($0.name)>=\($0.version)\",\n" }.joined()
    return """
      [project]
      name = "\(blueprint.package)"
      version = "\(version)"
      description = "\(blueprint.mission)"
      requires-python = ">=3.11"
      keywords = [\(blueprint.topics.map { "\"\($0)\"" }.joined(separator: ", "))]
      dependencies = [
      \(dependencies)]

      [project.optional-dependencies]
      test = ["pytest>=8"]

      [build-system]
      requires = ["hatchling"]
      build-backend = "hatchling.build"

      """
  }

  private var go: String {
    let lines = needs.map { "\tgit.calder.example/\($0.name) v\($0.version)\n" }.joined()
    return "module \(blueprint.package)\n\ngo 1.22\n" + (lines.isEmpty ? "" : "\nrequire (\n\(lines))\n")
  }
}
