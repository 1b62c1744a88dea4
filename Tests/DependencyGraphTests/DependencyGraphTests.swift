import SearchModel
import Testing

@testable import DependencyGraph

/// Projects named by letters; each publishes the Swift package of its name.
func graph(_ links: String...) -> DependencyGraph {
  var needs: [DependencyGraph.Need] = []
  var names: Set<Character> = []
  for link in links {
    let letters = link.filter(\.isLetter)
    names.formUnion(letters.filter(\.isLowercase))
    guard let from = letters.first, let to = letters.last, from != to || letters.count > 1 else { continue }
    needs.append(
      DependencyGraph.Need(
        project: number(from), package: PackageKey(ecosystem: "swift", name: String(to)),
        requirement: link.contains("!") ? "2" : "1", scope: link.contains("?") ? "development" : "runtime",
        path: "Package.swift", line: needs.count + 1))
  }
  return DependencyGraph(
    projects: names.map { .init(id: number($0), name: String($0), repository: number($0), team: "T\(number($0) % 2)") },
    publications: names.map { .init(project: number($0), package: PackageKey(ecosystem: "swift", name: String($0))) },
    needs: needs)
}

func number(_ letter: Character) -> Int64 { Int64(letter.asciiValue ?? 0) }

private func names(_ paths: [DependencyGraph.Path], in graph: DependencyGraph) -> String {
  paths.map { graph.name(of: .project($0.project)) }.joined()
}

@Suite struct DependencyGraphTests {
  /// Two owners have a package of one name: the address says whose is meant, and a name alone finds any.
  @Test func ownersAreToldApartByAddress() throws {
    let log = PackageKey(ecosystem: "swift", name: "log")
    let places = ["https://h.example/a/log", "https://h.example/b/log.git"].map { PackageLocation($0) }
    let asked = [
      "git@h.example:b/log.git", "https://h.example/c/log", "https://mirror.example/c/log", "https://h.example/A/Log/",
      "https://h.example/d/log",
    ]
    let graph = DependencyGraph(
      projects: (1...3).map { .init(id: Int64($0), name: "p\($0)", repository: Int64($0)) },
      publications: places.enumerated().map { .init(project: Int64($0 + 1), package: log, location: $1) },
      needs: ([nil] + asked).map { .init(project: 3, package: log, location: $0.flatMap { PackageLocation($0) }) })
    let third = try #require(PackageLocation(asked[1]))
    let fourth = try #require(PackageLocation(asked[4]))
    #expect(
      graph.dependencies(of: 3).map(\.target) == [
        .project(1), .project(2), .package(log, at: third), .project(1), .project(1), .package(log, at: fourth),
      ])
    #expect(graph.externalPackages().map(\.location?.path) == ["c/log", "d/log"])
    #expect(graph.users(of: .package(log, at: third)) == 1)
  }

  @Test func consumersAreFoundDirectlyAndThroughOthers() {
    let graph = graph("a>b", "b>c", "d>c!", "e>f", "c>Z")
    let direct = graph.consumers(of: .project(number("c")))
    #expect(direct.map(\.source) == [number("b"), number("d")])
    #expect(direct.map(\.need.requirement) == ["1", "2"])
    #expect(direct.map(\.need.line) == [2, 3])
    let all = graph.allConsumers(of: .project(number("c")))
    #expect(names(all, in: graph) == "bda")
    #expect(all.last?.edges.map(\.source) == [number("a"), number("b")], "the way leads from the consumer down")
    #expect(all.last?.edges.last?.target == .project(number("c")))
    #expect(names(graph.allDependencies(of: number("a")), in: graph) == "bc")
    #expect(graph.allDependencies(of: number("a")).last?.edges.map(\.source) == [number("a"), number("b")])
    #expect(
      graph.dependencies(of: number("c")).map(\.target) == [
        .package(PackageKey(ecosystem: "swift", name: "z"), at: nil)
      ])
    #expect(graph.allConsumers(of: .project(number("a"))).isEmpty)
    #expect(graph.consumers(of: .project(12_345)).isEmpty)
  }

  @Test func requirementsSayWhoNeedsWhichVersion() {
    let graph = graph("a>z", "b>z", "c>z!")
    let requirements = graph.requirements(on: .project(number("z")))
    #expect(requirements.map(\.requirement) == ["1", "2"])
    #expect(requirements.first?.projects == [number("a"), number("b")])
  }

  @Test func externalPackagesAreRankedByTeams() {
    let graph = graph("a>X", "c>X", "e>X", "a>Y", "b>Y", "c>d")
    let packages = graph.externalPackages()
    #expect(packages.map(\.package.name) == ["y", "x"])
    #expect(packages.map(\.teams) == [2, 1])
    #expect(packages.map(\.projects) == [2, 3])
    #expect(graph.externalPackages(usedByTeams: 2).map(\.package.name) == ["y"])
  }

  @Test func aPackageOfSeveralIsResolvedToTheNearestOfThem() {
    let key = PackageKey(ecosystem: "npm", name: "@org/x")
    func target(_ need: Int64) -> DependencyGraph.Node? {
      let graph = DependencyGraph(
        projects: [
          .init(id: 1, name: "fork", repository: 1, isHidden: true), .init(id: 2, name: "real", repository: 2),
          .init(id: 3, name: "workspace copy", repository: 3), .init(id: 4, name: "beside it", repository: 3),
          .init(id: 5, name: "elsewhere", repository: 5),
        ],
        publications: [1, 2, 3].map { .init(project: $0, package: key) },
        needs: [.init(project: need, package: key)])
      return graph.dependencies(of: need).first?.target
    }
    #expect(target(5) == .project(2))
    #expect(target(4) == .project(3))
    #expect(target(2) == .project(3), "never itself")
    let alone = DependencyGraph(
      projects: [.init(id: 1, name: "a", repository: 1)], publications: [.init(project: 1, package: key)],
      needs: [.init(project: 1, package: key), .init(project: 9, package: key)])
    #expect(alone.edges.isEmpty, "what only the project itself publishes, and what nobody known needs")
  }

  @Test func cyclesAreFoundWhateverTheyLookLike() {
    let table: [(links: [String], cycles: [String], all: [String])] = [
      (["a>b", "b>c"], [], []),
      (["a>b", "b>a"], ["ab"], ["ab"]),
      (["a>b", "b>a?"], [], ["ab"]),
      (["a>b", "b>c", "c>a", "c>d", "d>e", "e>d", "f>a"], ["abc", "de"], ["abc", "de"]),
      (["a>b", "b>c", "c>d", "d>a", "b>a", "d>c"], ["abcd"], ["abcd"]),
    ]
    for (links, cycles, all) in table {
      let graph = links.reduce(into: [String]()) { $0.append($1) }
      let built = DependencyGraphTests.build(graph)
      func text(_ groups: [[Int64]]) -> [String] {
        groups.map { $0.map { built.name(of: .project($0)) }.joined() }
      }
      #expect(text(built.cycles()) == cycles, "\(links)")
      #expect(text(built.cycles(scopes: nil)) == all, "\(links)")
    }
  }

  private static func build(_ links: [String]) -> DependencyGraph {
    let parts = links.map { graph($0) }
    return DependencyGraph(
      projects: parts.flatMap { $0.projects.values }.sorted { $0.id < $1.id },
      publications: Set(parts.flatMap { $0.projects.keys }).sorted().map {
        .init(project: $0, package: PackageKey(ecosystem: "swift", name: String(UnicodeScalar(UInt8($0)))))
      }, needs: parts.flatMap { $0.edges.map(\.need) })
  }

  /// Recursion would overflow the stack here.
  @Test func chainsMayBeAsLongAsTheOrganisation() {
    let count: Int64 = 20_000
    func key(_ id: Int64) -> PackageKey { PackageKey(ecosystem: "npm", name: "p\(id)") }
    let graph = DependencyGraph(
      projects: (0..<count).map { .init(id: $0, name: "p\($0)", repository: $0) },
      publications: (0..<count).map { .init(project: $0, package: key($0)) },
      needs: (0..<count).map { .init(project: $0, package: key(($0 + 1) % count)) })
    #expect(graph.cycles().map(\.count) == [Int(count)])
    #expect(graph.allConsumers(of: .package(key(-1), at: nil)).isEmpty)
    #expect(graph.neighbourhood(of: .project(7), limit: 5).nodes.count == 5)
    #expect(graph.neighbourhood(of: .project(7), limit: 5).omitted == Int(count) - 5)
  }

  @Test func aNeighbourhoodHasConsumersAndDependenciesButNotEverybody() {
    let graph = graph("a>b", "b>c", "d>c", "c>Z", "e>b", "e>b!")
    let part = graph.neighbourhood(of: .project(number("b")), limit: 10)
    #expect(part.nodes.map { graph.name(of: $0) } == ["b", "a", "c", "e", "z"], "d only shares a dependency")
    #expect(part.edges.count == 4, "one edge for a pair")
    #expect(part.omitted == 0)
    let small = graph.neighbourhood(of: .project(number("b")), limit: 2, withPackages: false)
    #expect(small.nodes.map { graph.name(of: $0) } == ["b", "a"])
    #expect(small.omitted == 2)
    #expect(graph.neighbourhood(of: .project(number("b")), limit: -3).nodes.count == 1)
    #expect(graph.overview(limit: 3).nodes.map { graph.name(of: $0) } == ["b", "c", "a"])
    #expect(graph.overview(limit: 3).omitted == 2)
    #expect(graph.connectedProjects.prefix(3).map { graph.name(of: .project($0)) } == ["b", "c", "a"])
    let near = graph.surroundings(of: [number("b")], limit: 3)
    #expect(near.nodes.first == .project(number("b")) && near.nodes.count == 3)
    #expect(graph.surroundings(of: [number("b")], limit: 9).omitted == 0)
    #expect(graph.surroundings(of: [], limit: 9).nodes.isEmpty)
  }
}
