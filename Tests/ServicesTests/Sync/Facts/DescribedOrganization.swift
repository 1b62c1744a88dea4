import Catalog
import Foundation
import SearchModel
import TestSupport

@testable import Services

/// A repository with everything that Guildhall reads of one, a hidden one, and one that says nothing.
final class DescribedOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall
  let shop: TestRepository
  private let data: DataFolder

  init(teams: String = "", visibility: String = "") async throws {
    folder = try TemporaryFolder()
    shop = try TestRepository(folder.path + "/src/acme/shop")
    try shop.commit(Self.files, message: "All")
    try Self.addHistory(to: shop)
    let secret = try TestRepository(folder.path + "/src/acme/secret")
    try secret.commit([
      "catalog-info.yaml": Self.component("hidden", owner: "spies"), "CODEOWNERS": "* @acme/spies\n",
      "openapi.yaml": "openapi: 3.0.0\ninfo:\n  title: Hidden\n",
    ])
    try TestRepository(folder.path + "/src/acme/silent").commit(["main.c": "int main(void) { return 0; }\n"])
    data = DataFolder(folder.file("data"))
    try data.create()
    try Self.configure(folder, teams: teams)
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  static func configure(_ folder: TemporaryFolder, teams: String) throws {
    try folder.write(
      """
      organization: { name: Acme }
      sources:
        - folder: { path: src/acme, prefix: acme }
      teams:
        - { name: Security, repositories: ["acme/secret"] }
      \(teams)
      visibility: { "acme/secret": [Security] }
      """, to: "guildhall.yaml")
  }

  func project(_ name: String, viewer: Viewer = .operator) async throws -> ProjectDetail {
    try await guildhall.useCases.cataloguing.project(name, viewer: viewer)
  }

  func catalog() throws -> Catalog { try Catalog(path: data.catalog.path) }

  func record(_ name: String) throws -> RepositoryRecord? { try catalog().repositories().first { $0.name == name } }

  func repositoryProfile(_ name: String) async throws -> RepositoryProfile? {
    guard let id = try record(name)?.id else { return nil }
    return ProfileText.decode(RepositoryProfile.self, try await catalog().profile(ofRepository: id))
  }

  static func component(_ name: String, owner: String) -> String {
    "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\n"
      + "spec:\n  type: service\n  lifecycle: production\n  owner: \(owner)\n"
  }

  private static let files: [String: String] = [
    "README.md": "# Shop\n\nSells things to people who want them badly.\n\n## Usage\n\nInstall it.\n",
    "CONTRIBUTING.md": "# Contributing\n\nOpen a pull request. Run `make test` before.\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.1.0 - 2023-11-20\n\nMore.\n\n## 1.0.0\n\nFirst.\n",
    "LICENSE": "SPDX-License-Identifier: Apache-2.0\n",
    "Makefile": "test:\n\ttrue\n",
    ".mailmap": "Ada Lovelace <ada@example.org>\n",
    "package.json":
      "{\n  \"name\": \"shop\",\n  \"version\": \"1.2.0\",\n  \"license\": \"MIT\",\n  \"description\": \"A shop.\",\n"
      + "  \"keywords\": [\"Trade\"],\n  \"main\": \"index.js\"\n}\n",
    "index.js": "export function sell() {}\n",
    "innersource.json": "{\"title\": \"The Shop\", \"contributions\": [\"Translations\"], \"topics\": [\"sales\"]}",
    "catalog-info.yaml":
      component("shop", owner: "group:sales")
      + "---\napiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: rest\n"
      + "spec:\n  targets: [./catalog/*.yaml, ./absent.yaml]\n",
    "catalog/team.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: sales\nspec:\n  type: team\n  children: []\n",
    "publiccode.yml": "name: [a, b]\n",
    "codemeta.json": "{\"a\": ",
    "bomb/catalog-info.yaml": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "CODEOWNERS": "# who\n*  @acme/sales ada@example.org\n/web/ @bea\n!broken [x\n",
    "org-data.json": "{\"ada\": {\"manager\": \"bea\"}, \"bea\": {}}",
    "api/openapi.yaml": "openapi: 3.0.0\ninfo:\n  title: Orders\n  version: '1'\n",
    "web/package.json": "{\n  \"name\": \"web\",\n  \"description\": \"The site.\"\n}\n",
    "web/README.md": "# Web\n\nShows the shop to its customers.\n",
    "web/app.ts": "export const x = 1\n",
    "web/api/events.proto": "package shop;\nservice Events {}\n",
    "docs/guide.md": "# How to sell\n\nLike this.\n",
    "mkdocs.yml": "nav:\n  - Guide: guide.md\n",
    "node_modules/x/package.json": "{\"name\": \"x\"}",
    "node_modules/x/catalog-info.yaml": component("x", owner: "others"),
  ]

  /// Merges, a bot, people with several names, odd dates; tags for the root and for the folder.
  private static func addHistory(to shop: TestRepository) throws {
    func variables(_ name: String, _ email: String, _ date: String) -> [String: String] {
      [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": date,
      ]
    }
    func commit(_ name: String, _ email: String, _ date: String) throws {
      try shop.git(["commit", "-q", "--allow-empty", "-m", "x"], variables: variables(name, email, date))
    }
    try commit("Bea", "bea@example.org", "1700086400 +0000")
    try commit("dependabot[bot]", "support@dependabot.com", "1700090000 +0000")
    try commit("Zoe", "zoe@example.org", "4102000000 +0000")
    for (number, date) in [1_700_700_000, 1_700_800_000, 1_700_900_000].enumerated() {
      try shop.git(["checkout", "-q", "-b", "side\(number)"])
      try commit("Carl", "carl@example.org", "\(date - 1_000) +0000")
      try shop.git(["checkout", "-q", "main"])
      try shop.git(
        ["merge", "-q", "--no-ff", "-m", "m", "side\(number)"],
        variables: variables("Ada", "ADA@example.org", "\(date) +0000"))
      try shop.git(["branch", "-q", "-D", "side\(number)"])
    }
    try shop.git(["tag", "v1.0.0"])
    try shop.git(
      ["tag", "-a", "-m", "x", "v1.1.0"], variables: ["GIT_COMMITTER_DATE": "1700950000 +0000"])
    try shop.git(["tag", "web-0.3.0"])
    try shop.git(["tag", "tree", "HEAD^{tree}"])
  }
}
