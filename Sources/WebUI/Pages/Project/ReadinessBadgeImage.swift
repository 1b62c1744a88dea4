import Hummingbird
import Readiness
import SearchModel
import Services

extension WebUI {
  /// How ready a project is, as a picture for pages elsewhere: may be kept for some minutes. For what is not there, or
  /// not visible to everybody, a picture that says nothing.
  func readinessBadge(_ address: ProjectAddress) async throws -> Response {
    do {
      let report = try await useCases.cataloguing.project(at: address, viewer: .anonymous).profile.readiness
      return Self.badge(passed: report?.passed ?? 0, of: report?.counted ?? 0, .ok)
    } catch let error as UserFacingError where error.code == .notFound {
      return Self.badge(passed: 0, of: 0, .notFound)
    }
  }

  private static func badge(passed: Int, of counted: Int, _ status: HTTPResponse.Status) -> Response {
    let picture = ReadinessBadge.svg(passed: passed, of: counted)
    var headers = HTTPFields()
    headers[.contentType] = "image/svg+xml"
    headers[.cacheControl] = "public, max-age=300"
    SecurityHeaders.add(policy: SecurityHeaders.rawPolicy, to: &headers)
    // It is made to be shown by pages of other sites.
    if let name = HTTPFields.Element.Name("Cross-Origin-Resource-Policy") { headers[name] = "cross-origin" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: picture)))
  }
}
