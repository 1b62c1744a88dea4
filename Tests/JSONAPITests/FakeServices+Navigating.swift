import SearchModel
import Services

extension FakeServices: Navigating {
  func definitions(_ question: NameQuestion) async throws -> NameAnswer {
    if let failure { throw failure }
    var answer = NameAnswer(
      name: question.name,
      definitions: [
        NamedDefinition(
          repository: "apple/swift-nio", path: "Sources/Buffer.swift", line: 3, kind: .struct, language: "Swift",
          name: "Core.\(question.name)", signature: "struct \(question.name)", comment: "Holds bytes.",
          nearness: question.from.map { $0.repository == "apple/swift-nio" ? .folder : .elsewhere })
      ], definingFiles: 1, uses: question.wantsUses ? .init(lines: 2, fileCount: 1, query: "content:x") : nil,
      elapsed: .milliseconds(2))
    answer.definitions[0].branch = question.from?.branch
    answer.incomplete = [.repositories(RepositoryLack(.stale, [.init(name: "apple/swift-nio")]))]
    return answer
  }
}
