import Foundation
import SearchModel
import TestSupport

@testable import Services

/// Repositories that use one another, some of them in secret.
///
/// base ← middle ← top, and base ← secret ← behind, where only the team Security sees secret.
final class DependentOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall

  init() async throws {
    folder = try TemporaryFolder()
    try Self.commit(
      [
        "Package.swift": Self.manifest("BaseKit", [], products: ["Base", "_Inner"]), "LICENSE": "no licence\n",
        "Examples/Hello/Package.swift": Self.manifest("hello", [".package(path: \"../..\")"]),
      ], to: "base", in: folder)
    try Self.commit(
      [
        "Package.swift": Self.manifest(
          "middle", [Self.from("base", "1.2.0"), ".package(url: \"https://out.example.org/zlib\", from: \"3.0.0\")"]),
        "tools/package.json": "{\"name\": \"twin\", \"version\": \"1.0.0\"}\n",
      ], to: "middle", in: folder)
    try Self.commit(
      [
        "Package.swift": Self.manifest("top", [Self.from("middle", "1.0.0")]),
        "web/package.json": "{\"name\": \"twin\", \"dependencies\": {\"left\": \"^1\"}}\n",
      ], to: "top", in: folder)
    try Self.commit(
      ["Package.swift": Self.manifest("secret", [Self.from("base", "1.10.0")])], to: "secret", in: folder)
    try Self.commit(
      ["Package.swift": Self.manifest("behind", [Self.from("secret", "1.0.0")])], to: "behind", in: folder)
    try folder.write(
      """
      organization: { name: Acme }
      sources:
        - folder: { path: src/acme, prefix: acme }
      teams:
        - { name: Platform, repositories: ["acme/base"] }
        - { name: Security, repositories: ["acme/secret"] }
      visibility: { "acme/secret": [Security] }
      """, to: "guildhall.yaml")
    let data = DataFolder(folder.file("data"))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  func project(_ name: String, viewer: Viewer = .operator) async throws -> ProjectDetail {
    try await guildhall.useCases.cataloguing.project(name, viewer: viewer)
  }

  private static func commit(_ files: [String: String], to name: String, in folder: TemporaryFolder) throws {
    try TestRepository(folder.path + "/src/acme/\(name)").commit(files)
  }

  private static func from(_ name: String, _ version: String) -> String {
    ".package(url: \"https://git.example.org/acme/\(name).git\", from: \"\(version)\")"
  }

  private static func manifest(_ name: String, _ dependencies: [String], products: [String] = []) -> String {
    """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "\(name)",
      products: [\(products.map { ".library(name: \"\($0)\", targets: [\"\($0)\"])" }.joined(separator: ", "))],
      dependencies: [
    \(dependencies.map { "    \($0)," }.joined(separator: "\n"))
      ])

    """
  }
}
