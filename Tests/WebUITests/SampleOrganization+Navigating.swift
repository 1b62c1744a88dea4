import SearchModel
import Services

extension SampleOrganization: Navigating {
  func definitions(_ question: NameQuestion) async throws -> NameAnswer {
    guard question.name != "nothing" else {
      return NameAnswer(name: "nothing", definitions: [], definingFiles: 0, uses: .init(query: "content:nothing"))
    }
    let core = "Sources/NIOCore/ByteBuffer-core.swift"
    let hostile = question.name == Self.script
    return NameAnswer(
      name: question.name,
      definitions: [
        NamedDefinition(
          repository: hostile ? Self.hostileName : "apple/swift-nio", path: hostile ? Self.hostilePath : core,
          line: 239,
          kind: .struct, language: "Swift", name: "ByteBuffer",
          signature: hostile ? Self.script : "public struct ByteBuffer",
          comment: hostile ? Self.image : "A buffer of bytes that grows.",
          nearness: question.from.map { _ in .imported }),
        NamedDefinition(
          repository: "apple/swift-nio", path: core, line: 7, kind: nil, language: "Swift", name: question.name,
          signature: "extension ByteBuffer", nearness: question.from.map { _ in .elsewhere }),
      ], definingFiles: 2, uses: question.wantsUses ? .init(lines: 3, fileCount: 2, isComplete: false, query: "x") : nil
    )
  }
}
