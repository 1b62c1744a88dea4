import Foundation
import QueryLanguage
import Testing

/// Holds docs/query-syntax.md against the parser.
@Suite struct QuerySyntaxDocumentTests {
  private let text: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: root.appendingPathComponent("docs/query-syntax.md"), encoding: .utf8)
  }

  /// The first column of the tables whose header begins with `title`.
  private func examples(_ title: String) -> [String] {
    var isInside = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      guard line.hasPrefix("| ") else {
        isInside = false
        return nil
      }
      if line.hasPrefix("| \(title) |") { isInside = true }
      guard isInside, line.hasPrefix("| `"), let end = line.dropFirst(3).firstIndex(of: "`") else { return nil }
      return line[line.index(line.startIndex, offsetBy: 3)..<end].replacingOccurrences(of: "\\|", with: "|")
    }
  }

  @Test func everyExampleIsRead() {
    let examples = examples("query")
    #expect(examples.count > 50)
    for example in examples {
      #expect(!tree(example).hasPrefix("error"), "\(example): \(tree(example))")
    }
  }

  @Test func everyMistakeIsRefused() {
    let mistakes = examples("mistake")
    #expect(mistakes.count >= 10)
    for mistake in mistakes {
      #expect(tree(mistake).hasPrefix("error"), "\(mistake): \(tree(mistake))")
    }
  }

  @Test func everyFieldIsDocumented() {
    let examples = examples("query").joined(separator: " ")
    for field in QueryField.allCases {
      #expect(examples.contains("\(field.name):"), "\(field.name):")
    }
    for type in ResultType.allCases {
      #expect(text.contains("`\(type.rawValue)`"), "type:\(type.rawValue)")
    }
  }
}
