import Foundation
import Metadata
import Testing

/// Holds docs/metadata.md against what is read.
@Suite struct MetadataDocumentTests {
  private func document() throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("docs/metadata.md"), encoding: .utf8)
  }

  @Test func namesEveryFileThatIsRead() throws {
    let text = try document()
    for format in MetadataFormat.allCases {
      for name in format.fileNames { #expect(text.contains("`\(name)`"), "\(name)") }
      #expect(text.contains(format.purpose), "\(format)")
    }
  }

  /// The row of each fact names its formats in their order.
  @Test func saysWhichFileGoesBeforeWhich() throws {
    let rows = try document().split(separator: "\n").filter { $0.hasPrefix("| `") }
    for fact in MetadataFact.allCases {
      let row = rows.first { $0.hasPrefix("| `\(fact.rawValue)` |") }
      let cells = row?.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
      #expect(cells.count == 3, "\(fact)")
      guard cells.count == 3 else { continue }
      let count =
        switch fact.count {
        case .one: "one"
        case .allOfOneFile: "all of one file"
        case .all: "all"
        }
      #expect(cells[1] == count, "\(fact)")
      let named = fact.precedence.filter { cells[2].contains("`\($0.rawValue)`") }
      #expect(!named.isEmpty, "\(fact)")
      #expect(cells[2] == named.map { "`\($0.rawValue)`" }.joined(separator: ", "), "\(fact)")
    }
  }

  @Test func namesEveryAnnotation() throws {
    let text = try document()
    for (key, meaning) in CatalogEntity.knownAnnotations {
      #expect(text.contains("| `\(key)` | \(meaning) |"), "\(key)")
    }
  }
}
