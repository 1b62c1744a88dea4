import Foundation
import GitRead
import SearchModel
import TestSupport

@testable import Services

/// A tool with a MkDocs site, a handbook, and a secret repository with documents of its own.
final class DocumentedOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall

  var documents: any DocumentReading { guildhall.useCases.documents }

  /// `practices` is what `guildhall.yaml` says of the handbook.
  init(practices: String = "practices: { repository: acme/handbook, folder: docs }") async throws {
    folder = try TemporaryFolder()
    try Self.repository("tools", in: folder).commit([
      "README.md": "# Tools\n\nSee [the practice](/book/review/), and [the manual](docs/index.md).\n",
      "mkdocs.yml": "nav:\n  - index.md\n  - Use:\n      - more/use.md\n      - Lost: lost.md\n",
      "docs/index.md": "# Start\n\nFirst words.\n", "docs/more/use.md": "# Use\n\n## Backoff\n\nWaits longer.\n",
      "src/main.c": "int main(void) { return 0; } // releases as in https://guild.example.org/book/team/on-call/\n",
    ])
    try Self.repository("handbook", in: folder).commit([
      "docs/README.md": "# How we work\n\nWith care.\n", "docs/review.md": "# Review\n\nTwo people read a change.\n",
      "docs/team/on-call.md": "# On call\n\nSomebody wakes up. See [review](../review.md).\n",
      "docs/team.md": "# Teams\n", "docs/team/README.md": "# Of teams\n", "CONTRIBUTING.md": "See /book/review/\n",
      "notes.md": "# Notes\n\nNot of the book.\n",
    ])
    try Self.repository("secret", in: folder).commit([
      "README.md": "# Secret plans\n\nWe follow /book/review/.\n", "docs/plan.md": "# Plan\n\nHidden backoff.\n",
    ])
    try Self.configure(practices, in: folder)
    let data = DataFolder(folder.file("data"))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  func configure(_ practices: String, visibility: String) throws {
    try Self.configure(practices, visibility: visibility, in: folder)
  }

  private static func repository(_ name: String, in folder: TemporaryFolder) throws -> TestRepository {
    try TestRepository(folder.path + "/src/acme/\(name)")
  }

  private static func configure(
    _ practices: String, visibility: String = "acme/secret", in folder: TemporaryFolder
  ) throws {
    try folder.write(
      """
      organization: { name: Acme }
      sources:
        - folder: { path: src/acme, prefix: acme }
      teams:
        - { name: Platform, repositories: ["acme/tools"] }
        - { name: Security, repositories: ["acme/secret"] }
      visibility: { "\(visibility)": [Security] }
      \(practices)
      """, to: "guildhall.yaml")
  }
}
