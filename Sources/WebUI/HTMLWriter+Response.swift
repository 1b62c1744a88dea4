import HTML
import Hummingbird

extension HTMLWriter {
  /// The page as an answer. Pages show what is indexed now, so they are never kept unasked.
  func response(_ status: HTTPResponse.Status = .ok) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = "text/html; charset=utf-8"
    headers[.cacheControl] = "no-cache"
    SecurityHeaders.add(policy: SecurityHeaders.pagePolicy, to: &headers)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
