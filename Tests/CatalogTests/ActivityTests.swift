import Catalog
import Foundation
import Testing

@Suite struct ActivityTests {
  @Test func factsFollowRepositoryAndProject() async throws {
    let fixture = try Fixture()
    let guide = DocumentRecord(
      path: ".github/Contributing.md", title: "Contributing",
      sections: [DocumentRecord.Section(heading: "", anchor: "", line: 1, body: "How")])
    try fixture.publish("guided", document: guide, project: "a")
    try fixture.publish("plain", project: "b")
    let guidelines = ["contributing.md", ".github/contributing.md"]
    let facts = try fixture.catalog.activityFacts(guidelines: guidelines)
    #expect(facts.map(\.hasGuidelines) == [true, false])
    #expect(facts.map(\.descriptionLength) == [16, 16] && facts.map(\.activity) == [0, 0])
    let first = try #require(facts.first)
    #expect(try await fixture.catalog.activityFacts(ofProject: first.projectId, guidelines: guidelines) == first)
    #expect(try await fixture.catalog.activityFacts(ofProject: 99, guidelines: guidelines) == nil)
    #expect(try fixture.catalog.activityFacts(guidelines: []).allSatisfy { !$0.hasGuidelines })
  }

  @Test func ratingChangesOnlyWhatIsNamed() throws {
    let fixture = try Fixture()
    try fixture.publish("one", project: "a")
    try fixture.publish("two", project: "b")
    let before = try fixture.catalog.generation()
    try fixture.catalog.rate(activity: [:])
    #expect(try fixture.catalog.generation() == before)
    let ids = try fixture.catalog.activityFacts(guidelines: []).map(\.projectId)
    try fixture.catalog.rate(activity: [ids[1]: 0.5, 99: 1])
    #expect(try fixture.catalog.activityFacts(guidelines: []).map(\.activity) == [0, 0.5])
    #expect(try fixture.catalog.generation() > before)
  }

  @Test func weeksOfAllRepositories() throws {
    let fixture = try Fixture()
    let record = try fixture.publish("one", project: "a")
    var contents = IndexedContents(
      repository: record, files: [], shards: [], documents: [], projects: [], problems: [])
    contents.weeks = [WeekRecord(week: 4, commits: 1, authors: 1), WeekRecord(week: 11, commits: 2, authors: 1)]
    try fixture.catalog.publish(contents)
    #expect(try fixture.catalog.weeks(since: 5) == [record.id: [WeekRecord(week: 11, commits: 2, authors: 1)]])
    #expect(try fixture.catalog.weeks(since: 12).isEmpty)
  }
}
