import Foundation
import SearchModel

/// The opaque token for the next page.
enum SearchCursor {
  /// Deeper pages than this help nobody: narrow the query instead.
  private static let deepest = 100_000

  static func make(offset: Int) -> String { Data("o\(offset)".utf8).base64EncodedString() }

  static func offset(_ cursor: String?) throws -> Int {
    guard let cursor else { return 0 }
    guard let data = Data(base64Encoded: cursor), let text = String(data: data, encoding: .utf8), text.hasPrefix("o"),
      let offset = Int(text.dropFirst()), (0...deepest).contains(offset)
    else {
      throw UserFacingError(
        .badRequest, "The cursor is not one that this search gave.", hint: "Leave it out to get the first page.")
    }
    return offset
  }
}
