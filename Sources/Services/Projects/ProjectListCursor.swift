import Catalog
import Foundation
import SearchModel

/// The opaque token for the next part of a list of projects.
enum ProjectListCursor: Codable, Equatable {
  /// In a list of all: after this place.
  case after(ProjectCursor)
  /// Among those that match a text: so many were shown.
  case offset(Int)

  /// nil for none.
  ///
  /// - Throws: `UserFacingError` for a text that is no token.
  static func read(_ text: String?) throws -> ProjectListCursor? {
    guard let text else { return nil }
    let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let cursor = try? JSONDecoder().decode(Self.self, from: data) else {
      throw unknown
    }
    return cursor
  }

  func text() throws -> String {
    try JSONEncoder().encode(self).base64EncodedString().replacing("=", with: "")
  }

  /// The first of those that match.
  static func offset(_ cursor: ProjectListCursor?) throws -> Int {
    switch cursor {
    case nil: 0
    case .offset(let offset) where offset >= 0: offset
    default: throw unknown
    }
  }

  /// The place in a list of all.
  static func place(_ cursor: ProjectListCursor?) throws -> ProjectCursor? {
    switch cursor {
    case nil: nil
    case .after(let place): place
    case .offset: throw unknown
    }
  }

  private static let unknown = UserFacingError(
    .badRequest, "The cursor is not one that this list gave.", hint: "Leave it out to get the first part.")
}
