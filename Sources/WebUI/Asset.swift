import DependencyGraph
import HTML
import Hummingbird

/// A static file, held in the program. Its address names its content, so browsers keep it for good.
struct Asset: Sendable {
  let name: String
  let type: String
  let content: ByteBuffer
  /// Of the content.
  let hash: String

  private init(_ name: String, _ type: String, _ bytes: [UInt8]) {
    self.name = name
    self.type = type
    content = ByteBuffer(bytes: bytes)
    hash = Self.hash(bytes)
  }

  static let styles = Asset(
    "guildhall.css", "text/css; charset=utf-8",
    PackageResources.guildhall_css + Array(GraphPicture.styleSheet.utf8))
  static let script = Asset("app.js", "text/javascript; charset=utf-8", PackageResources.app_js)
  static let icon = Asset("icon.svg", "image/svg+xml", PackageResources.icon_svg)
  private static let all = [styles, script, icon]

  var link: Link { Route.asset(hash: hash, name: name).link }

  static func response(hash: String, name: String, to request: Request) throws -> Response {
    guard let asset = all.first(where: { $0.name == name }) else { throw HTTPError(.notFound) }
    let tag = "\"\(asset.hash)\""
    var headers = HTTPFields()
    headers[.contentType] = asset.type
    headers[.eTag] = tag
    // A page from before an update may still name the old content: it gets the new one, and does not keep it.
    headers[.cacheControl] = hash == asset.hash ? "public, max-age=31536000, immutable" : "no-cache"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    if request.headers[.ifNoneMatch]?.contains(tag) == true {
      return Response(status: .notModified, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.content))
  }

  /// FNV-1a, 64 bits: tells versions apart, protects nothing.
  private static func hash(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
