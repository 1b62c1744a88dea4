import GRDB
import Testing

@testable import Catalog

@Suite struct RepositoryTestTests {
  @Test func aRowIsOfARepositoryOrNot() throws {
    let rows: [Int64?] = [nil, 0, 1, 2, 3, 255, 256, 257, 1 << 20, 1 << 20 + 1, 1 << 40]
    let database = try DatabaseQueue()
    for ids in [nil, [], [1], [3, 2, 2], [256], [1 << 20], [1 << 40, 2], [0, 1]] as [[Int64]?] {
      let test = RepositoryTest(ids)
      let found = try database.read { db in
        try rows.filter { row in
          let sql = "SELECT \(test.holds("id")) FROM (SELECT :row AS id)"
          return try Bool.fetchOne(db, sql: sql, arguments: ["row": row] + test.arguments) ?? false
        }
      }
      #expect(found == rows.filter { row in ids.map { ids in row.map(ids.contains) ?? false } ?? true }, "\(ids ?? [])")
    }
  }
}
