import SearchModel
import Services
import WireTypes

extension Samples {
  static var definitions: DefinitionsReply {
    DefinitionsReply(
      NameAnswer(
        name: "ByteBuffer",
        definitions: [
          NamedDefinition(
            repository: "apple/swift-nio", path: "Sources/NIOCore/ByteBuffer-core.swift", line: 239, kind: .struct,
            language: "Swift", name: "ByteBuffer", signature: "public struct ByteBuffer",
            comment: "A buffer of bytes that grows.", nearness: .folder)
        ], definingFiles: 1, uses: .init(query: "content:/\\bByteBuffer\\b/ lang:swift"), elapsed: .milliseconds(3)))
  }
}
