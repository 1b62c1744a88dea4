import SearchModel
import Services
import StructuredText
import WireTypes

/// Practices and projects to be read by address.
extension MCPServer {
  /// Projects on one page of the list.
  private static let projectsOnPage = 50
  /// A handbook has tens of chapters.
  private static let mostPractices = 500

  /// The practices and the first projects; the pages that follow go on with projects.
  func listResources(_ params: DataTable, viewer: Viewer) async throws -> RPCObject {
    var resources: [RPCObject] = []
    let cursor = params["cursor"]?.text
    if cursor == nil { resources = try await practices(viewer) }
    let answer = try await projects(after: cursor, viewer)
    resources += answer.projects.map { project in
      resource(
        .project(project.identifier), name: project.name, about: project.description, type: "text/plain")
    }
    var result = RPCObject([("resources", resources)])
    if let next = answer.next { result.add("nextCursor", next) }
    return result
  }

  private func projects(after cursor: String?, _ viewer: Viewer) async throws -> ProjectListAnswer {
    do {
      return try await useCases.cataloguing.projects(
        ProjectListRequest(order: .use, cursor: cursor, limit: Self.projectsOnPage, viewer: viewer))
    } catch let error as UserFacingError where error.code == .badRequest {
      throw RPCFailure(.invalidParams, error.message)
    }
  }

  private func practices(_ viewer: Viewer) async throws -> [RPCObject] {
    guard let handbook = try await useCases.documents.handbook(viewer: viewer) else { return [] }
    return handbook.paths.prefix(Self.mostPractices).compactMap { path in
      handbook.slug(of: path).map {
        resource(
          .practice($0), name: $0, title: handbook.documentation.title(of: path),
          about: "A practice of the organisation.", type: "text/markdown")
      }
    }
  }

  private func resource(
    _ address: ResourceAddress, name: String, title: String? = nil, about: String, type: String
  ) -> RPCObject {
    RPCObject([
      ("uri", address.text), ("name", VisibleText.line(name, most: 200)),
      ("title", VisibleText.line(title ?? name, most: 200)), ("description", VisibleText.line(about)),
      ("mimeType", type),
    ])
  }

  static var resourceTemplates: RPCObject {
    let templates = ResourceAddress.templates.map { entry in
      RPCObject([
        ("uriTemplate", entry.template), ("name", entry.name), ("title", entry.title),
        ("description", entry.about), ("mimeType", entry.name == "practice" ? "text/markdown" : "text/plain"),
      ])
    }
    return RPCObject([("resourceTemplates", templates)])
  }

  func readResource(_ params: DataTable, revision: ProtocolRevision, viewer: Viewer) async throws -> RPCObject {
    guard let uri = params["uri"]?.text else { throw RPCFailure(.invalidParams, "The parameter uri is missing.") }
    guard let address = ResourceAddress(uri) else { throw Self.absent(uri, revision) }
    do {
      let (text, type) = try await content(of: address, viewer: viewer)
      let contents = RPCObject([("uri", uri), ("mimeType", type), ("text", text)])
      return RPCObject([("contents", [contents])])
    } catch let error as UserFacingError where error.code == .notFound {
      throw Self.absent(uri, revision)
    }
  }

  private func content(of address: ResourceAddress, viewer: Viewer) async throws -> (text: String, type: String) {
    switch address {
    case .practice(let slug):
      let chapter = try await useCases.documents.chapter(slug, viewer: viewer)
      var text = ToolText()
      text.say("A practice of the organisation; people read it at \(links.site)\(links.chapter(slug))")
      for line in (chapter.document.text ?? chapter.document.withheld ?? "").split(
        separator: "\n", omittingEmptySubsequences: false)
      where !text.source(line) { break }
      if text.isFull { text.say("The rest had no room; read_file has all of it, by lines: \(place(of: chapter)).") }
      return (text.finished(), "text/markdown")
    case .project(let identifier):
      let tool = Tool.project
      let arguments = DataTable(("name", .text(identifier)))
      let call = ToolCall(
        arguments: try ToolArguments(arguments, of: tool), useCases: useCases, viewer: viewer, links: links)
      return (try await tool.answer(call).text, "text/plain")
    }
  }

  private func place(of chapter: HandbookChapter) -> String {
    VisibleText.line("\(chapter.document.repository.name):\(chapter.document.path)")
  }

  /// Absent and not visible read the same.
  private static func absent(_ uri: String, _ revision: ProtocolRevision) -> RPCFailure {
    RPCFailure(
      revision.isStateless ? .invalidParams : .resourceNotFound, "Resource not found",
      data: ["uri": .string(String(uri.prefix(500)))])
  }
}

extension DataTable {
  fileprivate init(_ entries: (String, DataValue)...) {
    self.init()
    for (key, value) in entries { set(key, value) }
  }
}
