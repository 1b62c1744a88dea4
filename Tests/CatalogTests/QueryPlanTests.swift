import Foundation
import GRDB
import SearchModel
import Synchronization
import Testing

@testable import Catalog

/// Questions about one thing seek it through an index, however large the catalogue is.
@Suite struct QueryPlanTests {
  /// Tables that grow with the repositories.
  private static let large = ["file", "section", "document", "project", "shard"]

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
    _ = try await catalog.projects(matching: "zebra", limit: 9)
    _ = try await catalog.projects(matching: "zebra", in: [record.id], limit: 9)
    _ = try await catalog.projectCount(matching: "zebra", in: [record.id])
    _ = try await catalog.documents(matching: "zebra", in: [record.id])
    _ = try await catalog.sections(matching: "zebra", limit: 9)
    _ = try await catalog.sections(matching: "zebra", ofDocuments: [1, 2], perDocument: 3, limit: 9)
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
        #expect(!Self.large.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) USING") }, "\(step): \(sql)")
      }
    }
  }
}
