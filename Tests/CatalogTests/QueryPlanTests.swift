import Foundation
import GRDB
import SearchModel
import Synchronization
import Testing

@testable import Catalog

/// Questions about one thing seek it through an index, however large the catalogue is.
@Suite struct QueryPlanTests {
  /// Tables that grow with the repositories.
  private static let large = [
    "file", "section", "document", "project", "shard", "package", "dependency", "owner",
    "repositoryProfile", "projectProfile", "contributor", "weeklyActivity", "membership", "identity", "identityMerge",
    "contribution", "person", "decision",
  ]

  /// Walks in the order of an index that end as soon as there is enough.
  private static let walks = [
    "projectByUse", "projectByActivity", "projectByReadiness", "projectByName", "projectByWeight",
    "projectByCreation", "projectByDocumentation", "projectSeeking",
  ]

  @Test func nothingScansALargeTable() async throws {
    let statements = Mutex<[String]>([])
    let fixture = try Fixture { sql in statements.withLock { $0.append(sql) } }
    let catalog = fixture.catalog
    let guide = DocumentRecord(
      path: "g.md", title: "g", sections: [.init(heading: "h", anchor: "h", line: 1, body: "zebra")])
    let record = try fixture.publish(
      "a/b", files: [("dir/x", 1), ("y", 1)], shard: "one", document: guide, project: "Zebra")
    statements.withLock { $0 = [] }
    _ = try await catalog.children(of: record.id, branch: 0, folder: "dir", limit: 9)
    _ = try await catalog.children(of: record.id, branch: 0, folder: "", limit: 9)
    _ = try await catalog.file(of: record.id, branch: 0, path: "y")
    _ = try await catalog.projects(ofRepository: record.id)
    _ = try await catalog.documents(matching: "zebra", in: [record.id])
    _ = try await catalog.sections(matching: "zebra", in: [record.id], limit: 9)
    _ = try await catalog.sections(matching: "zebra", ofDocuments: [1, 2], perDocument: 3, limit: 9)
    for expression in [nil, "zebra"] {
      let selection = DecisionSelection(expression: expression, status: "accepted", repositories: [record.id])
      _ = try await catalog.decisions(selection, skip: 0, limit: 9)
      _ = try await catalog.decisionMatches(expression, in: [record.id])
    }
    _ = try await catalog.decisions(withIDs: [1, 2])
    _ = try await catalog.decision("g.md", ofRepository: record.id)
    _ = try await catalog.decisionCount(ofRepository: record.id, below: "a")
    let key = PackageKey(ecosystem: "swift", name: "zebra")
    for scope in [nil, [record.id]] as [[Int64]?] {
      _ = try await catalog.project(1, in: scope)
      _ = try await catalog.projects(named: "zebra", in: scope, limit: 9)
      _ = try await catalog.projects(typed: "zebrra", in: scope, limit: 9)
      _ = try await catalog.projects(matching: "zebra", in: scope)
      _ = try await catalog.projects(matching: "zebra", ProjectFilter(facets: [.language: ["Swift"]]), in: scope)
      _ = try await catalog.newestProjects(in: scope, limit: 9)
      _ = try await catalog.recentlyDocumentedProjects(in: scope, limit: 9)
      _ = try await catalog.projectsSeekingContributors(in: scope, limit: 9)
      _ = try await catalog.consumers(of: key, in: scope)
      _ = try await catalog.consumers(ofProject: 1, in: scope)
      _ = try await catalog.dependencies(ofProject: 1, in: scope)
      for order in ProjectOrder.allCases {
        let cursor = ProjectCursor(number: 1, weight: 1, name: "z", id: 1)
        _ = try await catalog.projects(ProjectFilter(), order: order, after: cursor, in: scope, limit: 9)
        for facet in ProjectFacet.allCases {
          let filter = ProjectFilter(facets: [facet: ["1"]])
          _ = try await catalog.projects(filter, order: order, after: cursor, in: scope, limit: 9)
        }
      }
    }
    _ = try await catalog.projects(withIDs: [1, 2])
    _ = try await catalog.packages(ofProject: 1)
    _ = try await catalog.profile(ofProject: 1)
    _ = try await catalog.profile(ofRepository: 1)
    _ = try await catalog.owners(ofRepository: 1, folder: "lib")
    _ = try await catalog.contributors(ofRepository: 1)
    _ = try await catalog.weeks(ofRepository: 1, since: 0)
    _ = try await catalog.memberships(ofTeam: "t")
    _ = try await catalog.memberships(ofPeople: ["p"], in: [1])
    _ = try await catalog.people(.email, "x", in: [1])
    _ = try await catalog.people(["p"], in: [1])
    _ = try await catalog.merges(ofPerson: "p")
    _ = try await catalog.contributions(ofPerson: "p", in: [1])
    _ = try await catalog.addresses(["a@x"], committedTo: nil)
    _ = try await catalog.owned(by: .person, "p", in: [1])
    _ = try await catalog.identities(ofPerson: "p")
    _ = try await catalog.repositories(ownedBy: .team, "t", in: [1])
    try fixture.publish("a/b", files: [("dir/x", 1)], shard: "two", document: guide, project: "Zebra")
    try catalog.markMatched(record.id, at: Date(timeIntervalSince1970: 1))
    let traced = statements.withLock { $0 }.filter { sql in
      ["SELECT", "WITH", "DELETE FROM", "UPDATE", "INSERT INTO languageShare"].contains { sql.hasPrefix($0) }
    }
    #expect(traced.count > 20)
    for sql in traced {
      let steps: [String] = try catalog.write { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] }
      }
      for step in steps {
        let isWalk = sql.contains("LIMIT") && Self.walks.contains { step.hasSuffix("INDEX \($0)") }
        #expect(
          isWalk || !Self.large.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) USING") },
          "\(step): \(sql)")
      }
    }
  }
}
