import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let library = Endpoint(
    path: "/api/v1/documents", operation: "listLibrary", summary: "List repositories with documents",
    about: "By owner, then name; forks and archived ones last.",
    parameters: [.part, .limit(1...1000, standard: 100), .cursor],
    reply: "LibraryReply", example: { try WireJSON.bytes(Samples.library) }, caching: .revalidated,
    answer: { call in
      let part = call.values.text("q") ?? ""
      let question = ["library", part]
      let cursor = try PageCursor(call.values.text("cursor"), for: question)
      let found = try await call.useCases.documents.library(
        matching: part, skip: cursor.shown, limit: call.values.integer("limit"), viewer: call.viewer)
      return try WireJSON.bytes(
        LibraryReply(found, next: cursor.next(after: found.entries.count, of: found.total, for: question)))
    })

  static let documents = Endpoint(
    path: "/api/v1/documents/{repository}", operation: "listDocuments", summary: "List the documents of a repository",
    about: "In reading order: as mkdocs.yml, SUMMARY.md or a DocC catalogue says, then by folder.",
    parameters: [.repository, .limit(1...1000, standard: 1000), .cursor],
    reply: "DocumentsReply", example: { try WireJSON.bytes(Samples.documents) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let repository = call.values.required("repository")
      let found = try await call.useCases.documents.documentation(of: repository, viewer: call.viewer)
      let all = DocumentItem.all(of: found.documentation)
      let (page, next) = try PageCursor.page(of: all, call: call, question: ["documents", repository])
      return try WireJSON.bytes(
        DocumentsReply(repository: repository, documents: page, total: all.count, next: next))
    })

  static let document = Endpoint(
    path: "/api/v1/documents/{repository}/-/{path}", operation: "getDocument", summary: "Read a document",
    about: "Its text without markup, a section for each heading. `/api/v1/files` has it as it is written.",
    parameters: [.repository, .path("Path of the document within the repository.", example: "README.md")],
    reply: "DocumentReply", example: { try WireJSON.bytes(Samples.document) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      let document = try await call.useCases.documents.sections(
        of: call.values.required("repository"), path: call.values.required("path"), viewer: call.viewer)
      return try WireJSON.bytes(DocumentReply(document))
    })

  static let handbook = Endpoint(
    path: "/api/v1/handbook", operation: "getHandbook", summary: "List the chapters of the handbook",
    about: "The organisation's practices in the order of the book; not found where none is configured.",
    parameters: [],
    reply: "HandbookReply", example: { try WireJSON.bytes(Samples.handbook) }, canBeAbsent: true,
    caching: .revalidated,
    answer: { call in
      guard let handbook = try await call.useCases.documents.handbook(viewer: call.viewer) else {
        throw UserFacingError(
          .notFound, "There is no handbook here, or it is not visible to you.",
          hint: "`practices` in guildhall.yaml names the repository and folder that hold it.")
      }
      return try WireJSON.bytes(HandbookReply(handbook))
    })
}
