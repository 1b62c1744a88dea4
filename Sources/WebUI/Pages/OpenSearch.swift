import HTML
import Hummingbird

extension WebUI {
  /// Lets browsers offer this site's search: the OpenSearch 1.1 description.
  ///
  /// The format wants whole addresses. The host is the one that the reader's browser asked, and goes to
  /// that reader only.
  func openSearch(_ request: Request) -> Response {
    guard let asked = Self.askedAddress(request) else {
      return ErrorPage.notFound.html(theme: .automatic).response(.notFound)
    }
    let template = "\(asked)\(Route.search(query: "").link.text)?q={searchTerms}"
    let document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
        <ShortName>Guildhall</ShortName>
        <Description>Search code, projects and docs</Description>
        <InputEncoding>UTF-8</InputEncoding>
        <Url type="text/html" template="\(template)"/>
      </OpenSearchDescription>

      """
    var headers = HTTPFields()
    headers[.contentType] = "application/opensearchdescription+xml; charset=utf-8"
    headers[.cacheControl] = "no-store"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
  }

  /// The address of the site for what names whole addresses: the configured one, else the one that was asked.
  func address(of request: Request) -> String? { site ?? Self.askedAddress(request) }

  private static func askedAddress(_ request: Request) -> String? {
    let host = request.head.authority ?? ""
    guard !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(isOfHost) else { return nil }
    // Behind a proxy that speaks TLS browsers follow its redirect.
    return "http://\(host)"
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
