import HTML
import Hummingbird
import SearchModel
import Services

extension WebUI {
  /// A file's bytes, told to the browser so that nothing in them can run.
  func raw(_ place: Place, _ setting: PageSetting) async throws -> Response {
    let bytes = try await useCases.browsing.raw(
      place.repository, branch: place.branch, path: place.path, viewer: setting.viewer)
    let form = RawForm(path: place.path, bytes: bytes)
    var headers = HTTPFields()
    headers[.contentType] = form.type
    headers[.cacheControl] = "no-cache"
    headers[.contentDisposition] = form.isAttachment ? Self.attachment(place.path) : "inline"
    SecurityHeaders.add(policy: SecurityHeaders.rawPolicy, to: &headers)
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// RFC 6266, with the name in the form of RFC 8187: ASCII, so that nothing in it can end the header.
  static func attachment(_ path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    return "attachment; filename*=UTF-8''" + PercentEncoding.text(name)
  }
}

/// As what a file's bytes are sent.
struct RawForm: Equatable {
  var type: String
  var isAttachment: Bool

  /// Bytes that are looked at for a NUL, as git does.
  private static let sniffed = 8000

  init(path: String, bytes: [UInt8]) {
    if let image = InlineImage.type(of: path) {
      self = RawForm(type: image, isAttachment: false)
    } else if !bytes.prefix(Self.sniffed).contains(0) {
      self = RawForm(type: "text/plain; charset=utf-8", isAttachment: false)
    } else {
      self = RawForm(type: "application/octet-stream", isAttachment: true)
    }
  }

  init(type: String, isAttachment: Bool) {
    self.type = type
    self.isAttachment = isAttachment
  }
}

/// Pictures that browsers may show.
enum InlineImage {
  /// The media type by the name's extension; nil for all that is no picture. An SVG file is a picture
  /// only within an `img` or the sandbox of `SecurityHeaders.rawPolicy`, where its scripts do not run.
  static func type(of path: String) -> String? {
    let lowered = path.lowercased()
    let types = [
      ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
      ".svg": "image/svg+xml",
    ]
    return types.first { lowered.hasSuffix($0.key) }?.value
  }
}
