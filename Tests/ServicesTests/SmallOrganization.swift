import Foundation
import Logging
import SearchModel
import TestSupport

@testable import Services

/// A few small repositories, configured, to be synced and asked.
final class SmallOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall
  let tools: TestRepository
  let secret: TestRepository

  /// Two repositories that everybody sees, one for the team Security alone, and a fork.
  init() async throws {
    folder = try TemporaryFolder()
    tools = try TestRepository(folder.path + "/src/acme/tools")
    try tools.commit([
      "README.md": "# Tools\n\nRetries calls that fail.\n\n## Backoff\n\nWaits longer each time, with jitter.\n",
      "Package.swift":
        "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"retry-kit\")\n",
      "Sources/Retry.swift": "/// Waits.\npublic struct Backoff {\n  func retryLater() {}\n}\n",
      "data.bin": "a\0b",
    ])
    let other = try TestRepository(folder.path + "/src/acme/other")
    try other.commit(["main.c": "int retryLater(void) { return 0; }\n", "README.md": "# Other\n\nSomething else.\n"])
    secret = try TestRepository(folder.path + "/src/acme/secret")
    try secret.commit([
      "README.md": "# Secret\n\nRetries in secret with backoff.\n", "key.swift": "func retryLater() { hidden() }\n",
    ])
    let copy = try TestRepository(folder.path + "/src/copy")
    try copy.commit(["fork.swift": "func retryLater() { forked() }\n"])
    try folder.write(
      """
      organization: { name: Acme }
      sources:
        - folder: { path: src/acme, prefix: acme }
        - git: [{ url: \(folder.path)/src/copy, name: copy, fork: true }]
      teams:
        - { name: Platform, repositories: ["acme/tools"] }
        - { name: Security, repositories: ["acme/secret"] }
      visibility: { "acme/secret": [Security] }
      """, to: "guildhall.yaml")
    let data = DataFolder(folder.file("data"))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  func search(
    _ query: String, viewer: Viewer = .operator, limit: Int = 50, cursor: String? = nil
  ) async throws -> SearchAnswer {
    try await guildhall.useCases.searching.search(
      SearchRequest(query: query, viewer: viewer, limit: limit, cursor: cursor))
  }
}

extension Logger {
  static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
