import HTML
import Hummingbird

extension WebUI {
  /// Lets browsers offer this site's search: the OpenSearch 1.1 description.
  ///
  /// The format wants whole addresses.
  func openSearch(_ request: Request) -> Response {
    guard let address = address(of: request) else {
      return ErrorPage.notFound.html(theme: .automatic).response(.notFound)
    }
    let template = "\(address)\(Route.search(query: "").link.text)?q={searchTerms}"
    let document = """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
        <ShortName>Guildhall</ShortName>
        <Description>Search code, projects and docs</Description>
        <InputEncoding>UTF-8</InputEncoding>
        <Url type="text/html" template="\(template)"/>
        <Url type="application/opensearchdescription+xml" rel="self" template="\(address)\(Route.openSearch.link.text)"/>
      </OpenSearchDescription>

      """
    var headers = HTTPFields()
    headers[.contentType] = "application/opensearchdescription+xml; charset=utf-8"
    headers[.cacheControl] = "no-store"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
  }

  /// The address of the site for what names whole addresses: the configured one, else the one that was asked.
  func address(of request: Request) -> String? { SiteOrigin(of: request, site: site)?.text }
}
