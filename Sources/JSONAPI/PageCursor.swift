import Foundation
import SearchModel

/// Where a page begins. Clients get it as opaque text that is good for the same question only.
struct PageCursor: Equatable {
  /// Items on the pages before.
  var shown = 0
  /// Items to leave out at the start of what `inner` names.
  var skip = 0
  /// The service's own cursor.
  var inner: String?

  /// Deeper pages than this help nobody.
  private static let deepest = 10_000_000

  /// `question` is all that the pages of one answer have in common.
  func text(for question: [String]) -> String {
    Data("\(Self.digest(question)) \(shown) \(skip) \(inner ?? "")".utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  init(shown: Int = 0, skip: Int = 0, inner: String? = nil) {
    self.shown = shown
    self.skip = skip
    self.inner = inner
  }

  /// - Throws: `UserFacingError` for text that no reply to this question gave.
  init(_ text: String?, for question: [String]) throws {
    guard let text else {
      self.init()
      return
    }
    let padded =
      text.replacing("-", with: "+").replacing("_", with: "/")
      + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let fields = Data(base64Encoded: padded).flatMap { String(data: $0, encoding: .utf8) }?
      .split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard let fields, fields.count == 4, fields[0] == Self.digest(question),
      let shown = Parameter.number(fields[1]), let skip = Parameter.number(fields[2]),
      shown <= Self.deepest, skip <= Self.deepest
    else {
      throw UserFacingError(
        .badRequest, "The parameter cursor is not one that this question was answered with.",
        hint: "Leave it out to get the first page, and keep the other parameters from page to page.")
    }
    self.init(shown: shown, skip: skip, inner: fields[3].isEmpty ? nil : String(fields[3]))
  }

  /// FNV-1a with 64 bits: tells questions apart; nothing is protected by it.
  private static func digest(_ question: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in question {
      for byte in part.utf8 + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 36)
  }
}

extension PageCursor {
  /// Where the page after this one begins; nil when this one, of `count` items, is the last.
  func next(after count: Int, of total: Int, for question: [String]) -> String? {
    count > 0 && shown + count < total ? PageCursor(shown: shown + count).text(for: question) : nil
  }

  /// A page of a list that is whole.
  static func page<Item>(
    of items: [Item], call: Call, question: [String]
  ) throws -> (items: [Item], next: String?) {
    let cursor = try PageCursor(call.values.text("cursor"), for: question)
    let page = items.dropFirst(cursor.shown).prefix(call.values.integer("limit"))
    let next = PageCursor(shown: page.endIndex)
    return (Array(page), page.endIndex < items.count ? next.text(for: question) : nil)
  }
}
