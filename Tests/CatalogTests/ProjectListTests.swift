import Catalog
import Foundation
import SearchModel
import Testing

@Suite struct ProjectListTests {
  /// 60 projects: even ones in Swift, every tenth a fork, every fifth of team A.
  private func filled() throws -> Fixture {
    let fixture = try Fixture()
    for number in 0..<60 {
      var record = try fixture.catalog.register(name: "r/\(number)", sourceURL: "s", mirror: "m\(number)")
      record.isFork = number % 10 == 0
      var project = ProjectRecord(
        repositoryId: record.id, name: "project-\(number % 7)-\(number)", description: "", folder: "",
        ecosystem: number % 2 == 0 ? "swift" : "npm", license: number % 3 == 0 ? "MIT" : nil, topics: [])
      project.language = number % 2 == 0 ? "Swift" : "JavaScript"
      project.team = number % 5 == 0 ? "A" : ""
      project.activity = Double(number % 4)
      project.uses = number % 6
      project.readiness = Double(number) / 60
      project.readinessLevel = number / 20
      try fixture.catalog.publish(
        IndexedContents(
          repository: record, files: [], shards: [], documents: [], projects: [IndexedProject(project)], problems: []))
    }
    return fixture
  }

  @Test func partsOfAListAreTheWholeList() async throws {
    let catalog = try filled().catalog
    let filters: [ProjectFilter] = [
      .init(), .init(includesHidden: true), .init(facets: [.language: ["Swift"]]), .init(facets: [.team: ["A"]]),
      .init(facets: [.license: [""], .readiness: ["1", "2"]]), .init(facets: [.license: ["MIT"]]),
      .init(facets: [.ecosystem: ["npm", "none"]], includesHidden: true), .init(facets: [.kind: ["service"]]),
    ]
    for filter in filters {
      for order in ProjectOrder.allCases {
        for scope in [nil, Array(1...20)] as [[Int64]?] {
          let whole = try await catalog.projects(filter, order: order, in: scope, limit: 100)
          #expect(whole.projects.count == whole.total, "\(filter) \(order)")
          #expect(whole.next == nil)
          var parts: [ProjectRecord] = []
          var cursor: ProjectCursor?
          repeat {
            let page = try await catalog.projects(filter, order: order, after: cursor, in: scope, limit: 7)
            parts += page.projects
            cursor = page.next
          } while cursor != nil
          #expect(parts == whole.projects, "\(filter) \(order)")
        }
      }
    }
  }

  @Test func ordersAreWhatTheySay() async throws {
    let catalog = try filled().catalog
    func list(_ order: ProjectOrder) async throws -> [ProjectRecord] {
      try await catalog.projects(ProjectFilter(), order: order, limit: 99).projects
    }
    #expect(try await list(.use).map(\.uses) == list(.name).map(\.uses).sorted(by: >))
    #expect(try await list(.activity).map(\.activity) == list(.name).map(\.activity).sorted(by: >))
    #expect(try await list(.readiness).map(\.readiness) == list(.name).map(\.readiness).sorted(by: >))
    #expect(try await list(.name).map(\.name) == list(.use).map(\.name).sorted())
    let page = try await catalog.projects(ProjectFilter(), order: .use, limit: 5)
    #expect((page.total, page.hidden) == (54, 6))
  }

  @Test func facetsCountWhatAClickWouldShow() async throws {
    let catalog = try filled().catalog
    let cube = try await catalog.facetCube()
    let filter = ProjectFilter(facets: [.language: ["Swift"], .team: ["A"]])
    for facet in ProjectFacet.allCases {
      for count in cube.counts(facet, filter) {
        var clicked = filter
        clicked.facets[facet] = [count.value]
        #expect(try await catalog.projects(clicked, order: .name, limit: 99).projects.count == count.projects)
      }
    }
    #expect(cube.counts(.team, ProjectFilter()).map(\.value) == ["A", ""], "unknown last")
    #expect(cube.total(filter) == 0, "all of these are forks")
    #expect(cube.hidden(filter) == 6)
    let scoped = try await catalog.facetCube(in: [1, 2])
    #expect(scoped.all == 2)
  }

  @Test func ownWorkStandsBeforeWhatWasImported() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    try fixture.publish("r/own", project: "retry-own")
    var position = 0
    _ = try catalog.importProjects(source: "upstream", at: .now) {
      position += 1
      guard position <= 40 else { return nil }
      var project = ImportedProject(identifier: "\(position)", name: "retry-\(position)")
      project.description = "It retries calls"
      project.popularityRank = position
      return project
    }
    for order in [ProjectOrder.use, .readiness, .activity] {
      let names = try await catalog.projects(ProjectFilter(), order: order, limit: 3).projects.map(\.name)
      #expect(names == ["retry-own", "retry-1", "retry-2"], "\(order)")
    }
    let matching = try await catalog.names(matching: "retry")
    #expect(matching.prefix(2) == ["retry-own", "retry-1"])
    #expect(matching.count == 41)
    #expect(try await catalog.projects(typed: "retyr", limit: 1).map(\.project.name) == ["retry-own"])
  }

  /// More match than are scored: the best known are, and the answer says that there are more.
  @Test func aCommonWordIsAnsweredFromTheBestKnown() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let own = try fixture.publish("r/own", project: "own common thing")
    let secret = try fixture.publish("r/secret", project: "secret common thing")
    var position = 0
    _ = try catalog.importProjects(source: "upstream", at: .now) {
      position += 1
      guard position <= 6_000 else { return nil }
      var project = ImportedProject(identifier: "\(position)", name: "common-\(position)")
      // The least known stand first in the file.
      project.popularityRank = 6_001 - position
      project.language = position <= 3 ? "Zig" : "Python"
      return project
    }
    for scope in [nil, [own.id]] as [[Int64]?] {
      let found = try await catalog.projects(matching: "common", in: scope)
      #expect(!found.isComplete)
      let visible = scope == nil ? 2 : 1
      #expect(found.total == 2_000 + visible && found.facets.all == found.total)
      let names = try await catalog.projects(withIDs: found.matches.prefix(visible + 1).map(\.id)).map(\.name)
      #expect(Set(names) == Set(["own common thing", "common-6000"] + (scope == nil ? ["secret common thing"] : [])))
    }
    let rare = ProjectFilter(facets: [.language: ["Zig"]])
    let chosen = try await catalog.projects(matching: "common", rare, in: [own.id])
    #expect(chosen.total == 3, "a choice looks further")
    #expect(chosen.isComplete)
    #expect(try await catalog.names(matching: "rank0").isEmpty, "how well known it is, is no word of a project")
    #expect(try await catalog.names(matching: "own") == ["own common thing"])
    _ = secret
  }

  @Test func highlightsShowOneProjectOfARepository() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    var ids: [Int64] = []
    for number in 0..<4 {
      let record = try catalog.register(name: "r/\(number)", sourceURL: "s", mirror: "m\(number)")
      ids.append(record.id)
      let projects = ["tools", ""].map { folder in
        var project = ProjectRecord(
          repositoryId: record.id, name: "p\(number)\(folder)", description: "", folder: folder, ecosystem: "npm",
          license: nil, topics: [])
        project.created = number == 3 ? nil : Double(number)
        project.documented = Double(10 - number)
        project.seeksContributors = number == 1
        project.isHidden = number == 0
        return IndexedProject(project)
      }
      try catalog.publish(
        IndexedContents(repository: record, files: [], shards: [], documents: [], projects: projects, problems: []))
    }
    #expect(try await catalog.newestProjects(limit: 9).map(\.name) == ["p2", "p1"])
    #expect(try await catalog.newestProjects(limit: 1).map(\.name) == ["p2"])
    #expect(try await catalog.recentlyDocumentedProjects(limit: 9).map(\.name) == ["p1", "p2", "p3"])
    #expect(try await catalog.projectsSeekingContributors(limit: 9).map(\.name) == ["p1"])
    let hidden = ids.filter { $0 != ids[1] }
    #expect(try await catalog.newestProjects(in: hidden, limit: 9).map(\.name) == ["p2"])
    #expect(try await catalog.projectsSeekingContributors(in: hidden, limit: 9).isEmpty)
  }

  @Test func teamsFollowTheConfiguration() async throws {
    let catalog = try filled().catalog
    try catalog.assign(teams: [2: "B", 3: "B"])
    let cube = try await catalog.facetCube()
    #expect(cube.counts(.team, ProjectFilter()).map(\.value) == ["B", ""])
    let generation = try catalog.generation()
    try catalog.assign(teams: [2: "B", 3: "B"])
    #expect(try catalog.generation() == generation)
  }

  @Test func namesAreFoundInSpiteOfMistakes() async throws {
    let fixture = try Fixture()
    let names = ["AsyncHTTPClient", "requests", "kubernetes", "swift-nio", "swift-nio-ssl", "numpy", "http-tools", "c"]
    for name in names { try fixture.publish("r/\(name)", project: name) }
    let table: [(typed: String, first: String?)] = [
      ("asynchttp", "AsyncHTTPClient"), ("async-http", "AsyncHTTPClient"), ("requets", "requests"),
      ("rqeuests", "requests"), ("kuberntes", "kubernetes"), ("swift-nio", "swift-nio"), ("swiftnio", "swift-nio"),
      ("nio", "swift-nio"), ("nmupy", "numpy"), ("numpi", "numpy"), ("tools", "http-tools"), ("C", "c"),
      ("zzzzz", nil), ("", nil), ("--", nil), ("htttp", "http-tools"), ("client", "AsyncHTTPClient"),
    ]
    for (typed, first) in table {
      #expect(try await fixture.catalog.projects(typed: typed, limit: 5).first?.project.name == first, "\(typed)")
    }
    #expect(try await fixture.catalog.projects(typed: "swift", limit: 0).isEmpty)
  }
}
