import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let repositories = Endpoint(
    path: "/api/v1/repositories", operation: "listRepositories", summary: "List repositories",
    about: "Sorted by name.",
    parameters: [.part, .limit(1...1000, standard: 100), .cursor],
    reply: "RepositoriesReply", example: { try WireJSON.bytes(Samples.repositories) }, caching: .revalidated,
    answer: { call in
      let part = call.values.text("q") ?? ""
      let all = try await call.useCases.browsing.repositories(matching: part, viewer: call.viewer)
      let (page, next) = try PageCursor.page(of: all, call: call, question: ["repositories", part])
      return try WireJSON.bytes(RepositoriesReply(page, total: all.count, next: next))
    })

  static let repository = Endpoint(
    path: "/api/v1/repositories/{repository}", operation: "getRepository", summary: "Look at one repository",
    about: "What it is, its README, the entries of its root, its projects, and what went wrong with it.",
    parameters: [.repository],
    reply: "RepositoryReply", example: { try WireJSON.bytes(Samples.repository) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let detail = try await call.useCases.browsing.repository(call.values.required("repository"), viewer: call.viewer)
      return try WireJSON.bytes(RepositoryReply(detail))
    })

  static let file = Endpoint(
    path: "/api/v1/files/{repository}/-/{path}", operation: "getFile", summary: "Read a file, or some of its lines",
    about: "Binary and very large files have no `text`; `withheld` says why.",
    parameters: [
      .repository, .path("Path of the file within the repository.", example: "Package.swift"), .branch,
      Parameter(name: "lines", kind: .lines, about: "Only these lines, the first of a file is 1.", example: "1-3"),
    ],
    reply: "FileReply", example: { try WireJSON.bytes(Samples.file) }, canBeAbsent: true, caching: .revalidated,
    answer: { call in
      let values = call.values
      let file = try await call.useCases.browsing.file(
        values.required("repository"), branch: values.text("branch"), path: values.required("path"),
        viewer: call.viewer)
      guard let lines = values.lines("lines") else { return try WireJSON.bytes(FileReply(file)) }
      return try WireJSON.bytes(FileReply(file, lines: lines))
    })

  static let tree = tree(
    "/api/v1/tree/{repository}/-/{path}", operation: "listFolder", summary: "List a folder",
    [.repository, .path("Path of the folder within the repository.", example: "Sources")])

  static let rootTree = tree(
    "/api/v1/tree/{repository}", operation: "listRootFolder", summary: "List the root folder of a repository",
    [.repository])

  private static func tree(
    _ path: String, operation: String, summary: String, _ place: [Parameter]
  ) -> Endpoint {
    Endpoint(
      path: path, operation: operation, summary: summary, about: "Folders first, then by name.",
      parameters: place + [.branch, .limit(1...1000, standard: 1000), .cursor],
      reply: "TreeReply", example: { try WireJSON.bytes(Samples.tree) }, canBeAbsent: true, caching: .revalidated,
      answer: { call in
        let (repository, branch) = (call.values.required("repository"), call.values.text("branch"))
        let path = call.values.required("path")
        let all = try await call.useCases.browsing.tree(repository, branch: branch, path: path, viewer: call.viewer)
        let (page, next) = try PageCursor.page(
          of: all, call: call, question: ["tree", repository, branch ?? "", path])
        return try WireJSON.bytes(
          TreeReply(repository: repository, branch: branch, path: path, entries: page, total: all.count, next: next))
      })
  }

  static let status = Endpoint(
    path: "/api/v1/status", operation: "getStatus", summary: "See what is indexed, how fresh it is, what went wrong",
    about: "For operations: index, repositories with their freshness, problems, the last sync.",
    parameters: [],
    reply: "StatusReply", example: { try WireJSON.bytes(Samples.status) }, caching: .never,
    answer: { try WireJSON.bytes(StatusReply(try await $0.useCases.browsing.status(viewer: $0.viewer))) })

  static let openAPI = Endpoint(
    path: "/api/openapi.json", operation: "getDescription", summary: "This description",
    about: "OpenAPI 3.1.",
    parameters: [],
    reply: "Description", example: { Array(#"{"openapi":"3.1.0"}"#.utf8) }, caching: .constant,
    answer: { _ in try OpenAPIDocument.bytes.get() })
}
