import Services
import WireTypes

extension Endpoint {
  /// The longer address first: a project's name may go on.
  static let project = [readiness, oneProject]

  private static let oneProject = Endpoint(
    path: "/api/v1/projects/{project}", operation: "getProject", summary: "Look at one project",
    about: """
      What it is, who owns it, how to use, build and test it, what it needs, who uses it, how ready it is for others; \
      each with the line it was read at. Where several projects are meant alike, the failure's hint names them.
      """,
    parameters: [.project],
    reply: "ProjectReply", example: { try WireJSON.bytes(Samples.project) }, canBeAbsent: true, caching: .revalidated,
    answer: { try WireJSON.bytes(ProjectReply(try await detail(of: $0))) })

  private static let readiness = Endpoint(
    path: "/api/v1/projects/{project}/readiness", operation: "getReadiness",
    summary: "See what a project's documents answer",
    about: """
      For continuous integration: `passed` of `counted` checks, each with the evidence found and, where it is missing, \
      a draft to paste.
      """,
    parameters: [.project],
    reply: "ReadinessReply", example: { try WireJSON.bytes(Samples.readiness) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let detail = try await detail(of: call)
      guard let report = detail.profile.readiness else {
        throw ReadinessReply.absent(of: detail.summary)
      }
      return try WireJSON.bytes(ReadinessReply(detail, report))
    })

  private static func detail(of call: Call) async throws -> ProjectDetail {
    try await call.useCases.cataloguing.project(call.values.required("project"), viewer: call.viewer)
  }
}
