import Foundation
import SearchModel
import TestSupport

@testable import Services

/// Repositories that document decisions as MADR, as Nygard does and in their own way, one of them for the team Security
/// alone, and a fork.
final class DecidedOrganization {
  let folder: TemporaryFolder
  let guildhall: Guildhall
  let queue: TestRepository

  var decisions: any DecisionBrowsing { guildhall.useCases.decisions }

  static let madr = """
    ---
    status: accepted
    date: 2024-03-05
    decision-makers: [Ada Wire, Ben Birch]
    research: R-12
    ---

    # Keep jobs in Postgres

    ## Context and Problem Statement

    Jobs wait until somebody takes them. Which store keeps them when a machine is lost?

    ## Considered Options

    * Postgres
    * retry-kit

    ## Decision Outcome

    Chosen option: "Postgres", because it runs already and keeps jobs over a restart.

    ## Pros and Cons of the Options

    ### retry-kit

    * Bad, because it forgets jobs when the process ends
    """

  init() async throws {
    folder = try TemporaryFolder()
    queue = try TestRepository(folder.path + "/src/acme/queue")
    try queue.commit([
      "README.md":
        "# Queue\n\nRuns work in the background, in the order in which it came, on all machines of a group.\n",
      "docs/decisions/0002-jobs-in-postgres.md": Self.madr,
      "docs/decisions/0001-jobs-in-memory.md":
        "# 1. Keep jobs in memory\n\nDate: 2020-01-02\n\n## Status\n\nSuperseded by "
        + "[2. Keep jobs in Postgres](0002-jobs-in-postgres.md)\n\n## Context\n\nJobs are few.\n\n## Decision\n\nWe keep jobs in an array.\n",
      "docs/decisions/0003-notes.md": "# Notes\n\nOf a meeting.\n",
      "docs/decisions/0004-broken.md": "---\nstatus: [accepted\n---\n\n# Broken matter\n\n## Decision\n\nStill read.\n",
      "docs/decisions/README.md": "# Decisions\n\n## Decision\n\nThis page is none.\n",
      "tests/fixtures/adr/0001-x.md": "# Fixture\n\n## Decision\n\nThis is none.\n",
    ])
    try TestRepository(folder.path + "/src/acme/tools").commit([
      "Package.swift":
        "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"retry-kit\")\n",
      "README.md": "# Retry kit\n\nRetries calls that fail.\n",
      "packages/inner/adr/0001-clock.md": "# 1. Take the clock\n\n**Decision.** We pass the clock in.\n",
      "packages/inner/package.json":
        "{\"name\": \"inner\", \"description\": \"Draws trees of folders for pages of every kind.\"}\n",
    ])
    try TestRepository(folder.path + "/src/acme/secret").commit([
      "README.md": "# Secret\n\nSpeaks with partners over a line that nobody else may listen to.\n",
      "docs/adr/0001-hidden.md":
        "# 1. Hide jobs in Postgres\n\n## Status\n\nAccepted\n\n## Decision\n\nNobody sees retry-kit.\n",
    ])
    try TestRepository(folder.path + "/src/copy").commit(["docs/decisions/0002-jobs-in-postgres.md": Self.madr])
    try folder.write(
      """
      organization: { name: Acme }
      sources:
        - folder: { path: src/acme, prefix: acme }
        - git: [{ url: \(folder.path)/src/copy, name: copy, fork: true }]
      teams:
        - { name: Security, repositories: ["acme/secret"] }
      visibility: { "acme/secret": [Security] }
      """, to: "guildhall.yaml")
    let data = DataFolder(folder.file("data"))
    try data.create()
    guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
    try await guildhall.sync()
  }

  func list(
    _ matching: String = "", viewer: Viewer = .anonymous, _ change: (inout DecisionListRequest) -> Void = { _ in }
  ) async throws -> DecisionPage {
    var request = DecisionListRequest(matching: matching, viewer: viewer)
    change(&request)
    return try await decisions.decisions(request)
  }

  func search(_ query: String, viewer: Viewer = .anonymous) async throws -> SearchAnswer {
    try await guildhall.useCases.searching.search(SearchRequest(query: query, viewer: viewer))
  }
}
