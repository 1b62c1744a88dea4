import Hummingbird
import SearchModel

extension QueryItems {
  /// What a form sent, of at most so many bytes.
  ///
  /// - Throws: `UserFacingError` or `HTTPError` for what none of our forms sends.
  init(sentBy request: Request, mostBytes: Int) async throws {
    guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
      throw HTTPError(.unsupportedMediaType)
    }
    var bytes: [UInt8] = []
    for try await piece in request.body {
      guard bytes.count + piece.readableBytes <= mostBytes else {
        throw UserFacingError(
          .tooLarge, "What was sent has more than \(mostBytes) bytes.", hint: "Say it in fewer words.")
      }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    self.init(String(decoding: bytes, as: UTF8.self))
  }
}
