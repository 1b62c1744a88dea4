import Collaboration
import Hummingbird
import Services
import Wording

extension WebUI {
  /// The figures of a page as a file.
  func silosTable(_ table: SilosTable, _ query: SilosQuery, _ setting: PageSetting) async throws -> Response {
    let rows =
      switch table {
      case .trend: try await useCases.collaborating.trend(viewer: setting.viewer).table
      case .map:
        try await useCases.collaborating.conway(
          ConwayQuestion(viewer: setting.viewer, period: try query.period(), team: query.chosenName)
        ).table
      case .contributions: try await contributions(query, setting).table
      case .units: try await contributions(query, setting).unitTable
      }
    var headers = HTTPFields()
    headers[.contentType] = "text/csv; charset=utf-8; header=present"
    headers[.contentDisposition] = "attachment; filename=\"\(table.rawValue).csv\""
    headers[.cacheControl] = "no-store"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: CSVText.text(rows))))
  }

  private func contributions(_ query: SilosQuery, _ setting: PageSetting) async throws -> ContributionReport {
    try await useCases.collaborating.contributions(
      ContributionQuestion(
        viewer: setting.viewer, unit: query.unit, period: try query.period(), name: query.chosenName))
  }
}
