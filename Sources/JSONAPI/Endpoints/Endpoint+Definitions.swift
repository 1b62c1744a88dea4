import SearchModel
import Services
import WireTypes

extension Endpoint {
  static let definitions = Endpoint(
    path: "/api/v1/definitions", operation: "definitions", summary: "Find where a name in code is defined and used",
    about: """
      Definitions of exactly this name, the likeliest first, each with its declaration and the comment that documents \
      it. With `repository` and `path`, the file in which the name was met, languages that cannot mean it are left out, \
      and what is near comes first: the same file, folder, what the file imports, the repository. Found by name, so \
      that which of several is meant is a guess.
      """,
    parameters: [
      Parameter(
        name: "name", kind: .text(maximum: NameQuestion.longestName), isRequired: true,
        about: "As it stands in the code.", example: "ByteBuffer"),
      Parameter(
        name: "repository", kind: .text(maximum: 512), about: "Of the file in which the name was met.",
        example: "apple/swift-nio"),
      Parameter(
        name: "path", kind: .text(maximum: 4096), about: "Of that file.",
        example: "Sources/NIOCore/Channel.swift"),
      Parameter(
        name: "branch", kind: .text(maximum: 255),
        about: "The branch, tag or commit at which that file was read; the default branch where there is none.",
        example: "main"),
      Parameter(
        name: "uses", kind: .choice(["yes", "no"]), about: "Whether lines that name it are looked for.", example: "no"),
      .limit(1...NameQuestion.mostDefinitions, standard: NameQuestion.usualDefinitions),
    ],
    reply: "DefinitionsReply", example: { try WireJSON.bytes(Samples.definitions) }, canBeAbsent: true,
    caching: .never,
    answer: { call in
      let repository = call.values.text("repository")
      let path = call.values.text("path")
      guard (repository == nil) == (path == nil) else {
        throw UserFacingError(
          .badRequest, "A file has a repository and a path.", hint: "Give both `repository` and `path`, or neither.")
      }
      let branch = call.values.text("branch")
      guard branch == nil || path != nil else {
        throw UserFacingError(
          .badRequest, "A branch without a file says nothing.", hint: "Give `repository` and `path`, too.")
      }
      let question = NameQuestion(
        name: call.values.required("name"),
        from: repository.map { NameQuestion.Place(repository: $0, path: path ?? "", branch: branch) },
        viewer: call.viewer, limit: call.values.integer("limit"), wantsUses: call.values.text("uses") != "no")
      return try WireJSON.bytes(DefinitionsReply(try await call.useCases.navigating.definitions(question)))
    })
}
