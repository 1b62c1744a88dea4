import Catalog
import Foundation
import Testing

@Suite struct VectorTests {
  private func vector(_ hash: Int64) -> VectorRecord {
    VectorRecord(hash: hash, scale: 0.5, content: Data([1, 2, 3]))
  }

  private func fixture() throws -> (Fixture, project: Int64) {
    let fixture = try Fixture()
    let document = DocumentRecord(
      path: "docs/a.md", title: "A",
      sections: [
        DocumentRecord.Section(heading: "Use", anchor: "use", line: 1, body: "How to use it"),
        DocumentRecord.Section(heading: "", anchor: "", line: 1, body: ""),
      ])
    try fixture.publish("one", document: document, project: "a")
    return (fixture, try #require(try fixture.catalog.unreadProjects(limit: 10).first?.id))
  }

  @Test func whatWasReadIsNotReadAgainUntilItChanges() async throws {
    let (fixture, project) = try fixture()
    let catalog = fixture.catalog
    #expect(try catalog.unreadProjectCount() == 1 && catalog.missingVectors([7, 8]) == [7, 8])
    try catalog.publish(
      vectors: [vector(7)], parts: [ProjectPartRecord(projectId: project, position: 0, kind: .summary, hash: 7)])
    #expect(try catalog.unreadProjectCount() == 0 && catalog.missingVectors([7, 8]) == [8])
    #expect(try await catalog.comparedParts().map(\.vector) == [7])
    try fixture.publish("one", project: "a")
    #expect(try catalog.unreadProjectCount() == 1)
    // Its vector stays for a text that is the same until nobody has it.
    #expect(try catalog.missingVectors([7]).isEmpty)
    try catalog.finishVectors()
    #expect(try catalog.missingVectors([7]) == [7])
  }

  @Test func answersSeeThemWhenTheyAreFinished() throws {
    let (fixture, project) = try fixture()
    let before = try fixture.catalog.generation()
    try fixture.catalog.publish(
      vectors: [vector(7)], parts: [ProjectPartRecord(projectId: project, position: 0, kind: .summary, hash: 7)])
    #expect(try fixture.catalog.generation() == before)
    try fixture.catalog.finishVectors()
    #expect(try fixture.catalog.generation() > before)
  }

  @Test func ofWhatIsGoneOrHalfThereNothingIsKept() throws {
    let (fixture, project) = try fixture()
    try fixture.catalog.publish(
      vectors: [vector(7)],
      parts: [
        ProjectPartRecord(projectId: project, position: 0, kind: .summary, hash: 7),
        ProjectPartRecord(projectId: project, position: 1, kind: .readme, hash: 8),
        ProjectPartRecord(projectId: 999, position: 0, kind: .summary, hash: 7),
      ])
    // The vector 8 was forgotten meanwhile.
    #expect(try fixture.catalog.unreadProjectCount() == 1)
  }

  @Test func aPartLeadsToItsSection() async throws {
    let (fixture, project) = try fixture()
    let sections = try fixture.catalog.sections(ofRepository: 1, below: "", limit: 10)
    #expect(sections.map(\.heading) == ["Use"])
    #expect(try fixture.catalog.sections(ofRepository: 1, below: "doc", limit: 10).isEmpty, "a folder is whole")
    try fixture.catalog.publish(
      vectors: [vector(7)],
      parts: [
        ProjectPartRecord(projectId: project, position: 0, kind: .summary, hash: 7),
        ProjectPartRecord(
          projectId: project, position: 1, kind: .section, hash: 7, path: "docs/a.md", heading: "Use", anchor: "use"),
      ])
    let found = try await fixture.catalog.section(ofPart: 1, ofProject: project)
    #expect(found?.kind == .section && found?.section.body == "How to use it")
    #expect(try await fixture.catalog.section(ofPart: 0, ofProject: project) == nil)
  }

  @Test func symbolsAreKeptWithTheirProject() async throws {
    let fixture = try Fixture()
    let record = try fixture.publish("one", project: "a")
    let symbol = ProjectSymbol(kind: "function", name: "A.wait", path: "a.swift", line: 3, text: "Waits.")
    var project = ProjectRecord(
      repositoryId: record.id, name: "b", description: "", folder: "", ecosystem: "", license: nil, topics: [])
    project.kind = "library"
    try fixture.catalog.publish(
      IndexedContents(
        repository: record, files: [], shards: [], documents: [],
        projects: [IndexedProject(project, symbols: [symbol])], problems: []))
    let id = try #require(try fixture.catalog.unreadProjects(limit: 1).first?.id)
    #expect(try fixture.catalog.symbols(ofProject: id) == [symbol])
    try fixture.catalog.publish(
      vectors: [vector(7), vector(8)],
      parts: [
        ProjectPartRecord(projectId: id, position: 0, kind: .summary, hash: 7),
        ProjectPartRecord(projectId: id, position: 1, kind: .symbol, hash: 8, symbol: 0),
      ])
    #expect(try await fixture.catalog.symbol(ofPart: 1, ofProject: id) == symbol)
    #expect(try await fixture.catalog.symbol(ofPart: 0, ofProject: id) == nil)
    #expect(try await fixture.catalog.comparedParts().map(\.isSymbol) == [false, true])
    try fixture.publish("one", project: "a")
    #expect(try fixture.catalog.symbols(ofProject: id).isEmpty)
  }

  @Test func passagesLiveAsLongAsTheirDocument() async throws {
    let (fixture, _) = try fixture()
    let catalog = fixture.catalog
    #expect(try catalog.unreadDocuments(of: "one", below: "other", limit: 9).isEmpty)
    #expect(try catalog.unreadDocuments(of: "two", below: "", limit: 9).isEmpty)
    let document = try #require(try catalog.unreadDocuments(of: "one", below: "docs", limit: 9).first)
    #expect(document.title == "A" && document.sections.map(\.heading) == ["Use"])
    let passage = PassageRecord(documentId: document.id, position: 0, hash: 9, heading: "Use", anchor: "use")
    let gone = PassageRecord(documentId: 999, position: 0, hash: 9, heading: "", anchor: "")
    try catalog.publish(vectors: [vector(9)], passages: [passage, gone])
    #expect(try catalog.unreadDocuments(of: "one", below: "", limit: 9).isEmpty)
    #expect(try await catalog.comparedPassages().map(\.path) == ["docs/a.md"])
    #expect(try await catalog.section(ofPassage: 0, inDocument: document.id)?.body == "How to use it")
    try catalog.finishVectors()
    #expect(try catalog.missingVectors([9]).isEmpty, "a passage keeps its vector")
    try fixture.publish("one")
    #expect(try await catalog.comparedPassages().isEmpty)
  }
}
