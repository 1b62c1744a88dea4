import Embedding
import Foundation
import TestSupport
import Testing

@testable import Services

@Suite(.enabled(if: SentenceModelFolder.url != nil)) struct NeedVectorsTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("needs").path }

  init() throws { folder = try TemporaryFolder() }

  private func model() throws -> SentenceModel { try SentenceModel(folder: #require(SentenceModelFolder.url).path) }

  private func named(_ needs: String...) -> [(fingerprint: Int64, text: String)] {
    needs.map { (NeedVectors.fingerprint($0), $0) }
  }

  @Test func whatOneReadsAllKnow() throws {
    let (vectors, model) = (NeedVectors(path: path), try model())
    let needs = named("Retry a call", "retry a call!", "draw a chart", "count sheep")
    // Case and punctuation make no other need.
    #expect(needs[0].fingerprint == needs[1].fingerprint)
    vectors.read(needs, with: model, most: 2)
    #expect(needs.map { vectors.knows($0.fingerprint) } == [true, true, true, false])
    let cosines = vectors.cosines(of: needs.map(\.fingerprint), to: model.encode("retry a call"))
    #expect((cosines[0] ?? 0) > 0.99 && (cosines[2] ?? 1) < 0.5 && cosines[3] == nil)
    vectors.read(needs, with: model)
    #expect(vectors.knows(needs[3].fingerprint))
  }

  @Test func theyAreKeptInAFileThatMayBeDamaged() async throws {
    let model = try model()
    let vectors = NeedVectors(path: path)
    let read = await vectors.vectors(of: ["a b", "c"], texts: ["a b", "c"], model: model, threads: 1)
    #expect(read?.map(\.count) == [SentenceModel.width, SentenceModel.width])
    await vectors.save()
    let hash = TextFingerprint.of("a b")
    #expect(NeedVectors(path: path).knows(hash))
    #expect(NeedVectors(path: path).cosines(of: [hash], to: try #require(read?[0]))[0] ?? 0 > 0.99)
    let content = try #require(FileManager.default.contents(atPath: path))
    try content.dropLast(7).write(to: URL(fileURLWithPath: path))
    #expect(!NeedVectors(path: path).knows(hash))
    #expect(await vectors.vectors(of: ["d"], texts: ["d"], model: nil, threads: 1) == nil)
  }
}
