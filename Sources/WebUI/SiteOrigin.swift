import Hummingbird

/// The address under which a reader reached the site, without a slash at its end.
///
/// Where the configuration names none it is made of the host that the reader's browser asked, and so it is for
/// answers to that reader only, which no cache keeps.
struct SiteOrigin: Equatable {
  let text: String

  /// `site` is the configured address. nil when a request names no host that can be one.
  init?(of request: Request, site: String?) {
    if let site {
      text = site
      return
    }
    let host = request.head.authority ?? ""
    guard !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(Self.isOfHost) else { return nil }
    text = "\(Self.scheme(request))://\(host)"
  }

  /// A proxy that speaks TLS says so; the server itself speaks none.
  private static func scheme(_ request: Request) -> String {
    guard let name = HTTPFields.Element.Name("X-Forwarded-Proto") else { return "http" }
    // Of several proxies the first is nearest to the reader.
    let told = request.headers[name]?.split(separator: ",").first.map { $0.filter { $0 != " " }.lowercased() }
    return told == "https" ? "https" : "http"
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
