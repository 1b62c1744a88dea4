import Foundation
import Metadata
import Readiness
import SearchModel
import Services

/// Projects with pages of their own: one of which everything is known, one of which nothing is, hostile and imported ones.
extension SampleOrganization {
  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    let known = [Self.richProject, Self.bareProject, Self.hostileProjectDetail] + Self.importedProjects
    guard let detail = known.first(where: { ProjectAddress($0.summary) == address }) else {
      throw UserFacingError(.notFound, "There is no project here.")
    }
    return detail
  }

  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph {
    guard !isEmpty, question.text != "nothing" else { return OrganizationGraph() }
    let map = Self.richProject.neighbourhood
    let links = map.nodes.compactMap { node in if case .project(let link) = node.subject { link } else { nil } }
    return OrganizationGraph(
      projects: map.nodes.enumerated().compactMap { position, node in
        guard case .project(let link) = node.subject else { return nil }
        return OrganizationGraph.Project(
          project: link, team: node.team, users: node.users, needs: position, outside: 1)
      }, total: 1_234, cycles: [links],
      external: [
        OrganizationGraph.External(
          ecosystem: "npm", name: Self.script, teams: 3, projects: 9,
          requirements: (1...8).map {
            OrganizationGraph.Requirement(requirement: $0 == 1 ? "" : "^\($0) \(Self.image)", projects: links + links)
          })
      ], externalTotal: 1,
      teams: [
        OrganizationGraph.Team(name: "Apple", projects: 2), OrganizationGraph.Team(name: Self.script, projects: 1),
        OrganizationGraph.Team(name: "", projects: 1),
      ], map: map)
  }

  // MARK: - Of which everything is known

  static let rich = ProjectSummary(
    id: 7, name: "swift-nio", description: nio.description, repository: "apple/swift-nio", folder: "",
    ecosystem: "swift", owner: "Apple", license: "Apache-2.0", topics: ["networking", "event-loop"])

  static let richProject: ProjectDetail = {
    var detail = Self.detail(rich, nio)
    detail.packages = [
      PublishedPackage(
        ecosystem: "swift", name: "swift-nio", version: "2.86.0", products: ["NIOCore"],
        snippet: ".package(url: \"https://git.example.org/apple/swift-nio\", from: \"2.86.0\")"),
      PublishedPackage(ecosystem: "swift", name: "inner", snippet: nil),
    ]
    detail.owners = [
      ProjectOwner(
        kind: .team, name: "Apple", isKnown: true, basis: .declared, evidence: "* @apple/nio", path: "CODEOWNERS",
        line: 3,
        channels: ["https://forums.example.org/nio"])
    ]
    detail.siblings = [project]
    connect(&detail)
    detail.profile = profile
    detail.weeks = (0..<52).map { $0 % 7 * 3 }
    detail.activity = ActivityScore(
      of: ActivityScore.Input(
        daysSinceUpdate: 1, daysSinceCreation: 2900, weeklyCommits: detail.weeks, descriptionLength: 92,
        hasGuidelines: true))
    return detail
  }()

  private static func detail(_ summary: ProjectSummary, _ repository: RepositorySummary?) -> ProjectDetail {
    var detail = ProjectDetail(
      summary: summary, sourceURL: "https://github.com/\(summary.repository ?? "")", packages: [])
    detail.repository = repository
    return detail
  }

  /// Consumers and dependencies, and the picture of both.
  private static func connect(_ detail: inout ProjectDetail) {
    let focus = ProjectLink(name: detail.summary.name, repository: detail.summary.repository ?? "", folder: "")
    let server = ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: "")
    let kit = ProjectLink(name: script, repository: hostileName, folder: hostilePath)
    let atomics = ProjectLink(name: "swift-atomics", repository: "apple/swift-atomics", folder: "")
    detail.consumers = [
      ProjectConsumer(
        project: server, requirement: "from: \"2.83.0\"", scope: "runtime", path: "Package.swift", line: 41),
      ProjectConsumer(project: kit, requirement: image, scope: "development", path: hostilePath, line: nil),
    ]
    detail.indirectConsumers = [
      IndirectConsumer(project: ProjectLink(name: "jobs", repository: "a/jobs", folder: "kit"), through: [server])
    ]
    detail.dependencies = [
      ProjectDependency(
        ecosystem: "swift", name: "swift-atomics", requirement: "from: \"1.1.0\"", scope: "runtime",
        path: "Package.swift", line: 12, provider: atomics),
      ProjectDependency(
        ecosystem: "swift", name: "zlib", requirement: "", scope: "build", path: "Package.swift", line: 13),
    ]
    detail.neighbourhood = DependencyMap(
      nodes: [
        DependencyMap.Node(.project(focus), team: "Apple", users: 2), DependencyMap.Node(.project(server), users: 1),
        DependencyMap.Node(.project(kit), team: script), DependencyMap.Node(.project(atomics), users: 4),
        DependencyMap.Node(.package(ecosystem: "swift", name: image), users: 1),
      ],
      edges: [
        DependencyMap.Edge(from: 1, to: 0, requirement: "from: \"2.83.0\""), DependencyMap.Edge(from: 2, to: 0),
        DependencyMap.Edge(from: 0, to: 3), DependencyMap.Edge(from: 0, to: 4),
      ], omitted: 3)
  }

  private static let documents = [
    ProjectFile(
      path: "README.md",
      text:
        "# SwiftNIO\n\nSwiftNIO is an event-driven framework for servers.\n\n## Getting started\n\n    swift build\n\n"
        + "```\nswift test\n```\n\n## Contributing\n\nPull requests are welcome, see CONTRIBUTING.md.\n"),
    ProjectFile(path: "CONTRIBUTING.md", text: "# Contributing\n\n## Build\n\n```\nmake build\n```\n"),
    ProjectFile(path: "Makefile", text: "build:\n\tswift build\ntest:\n\tswift test\n"),
    ProjectFile(path: "CHANGELOG.md", text: "# Changes\n\n## 2.86.0 - 2026-01-02\n\n- Faster.\n\n## 2.85.0\n"),
  ]

  private static let metadata = RepositoryMetadata(files: [
    (
      path: "innersource.json",
      content: Array(
        #"{"title":"SwiftNIO","motivation":"Servers need one event loop.","skills":["Swift"],"contributions":["Docs"]}"#
          .utf8)
    ),
    (
      path: "codemeta.json",
      content: Array(
        #"{"@type":"SoftwareSourceCode","license":"https://spdx.org/licenses/Apache-2.0","developmentStatus":"active","keywords":["net"],"#
          .utf8)
        + Array(#""issueTracker":"https://issues.example.org/nio","buildInstructions":"https://example.org/b"}"#.utf8)
    ),
    (
      path: "publiccode.yml",
      content: Array(
        "name: NIO\ndevelopmentStatus: beta\nlegal:\n  license: MIT\nroadmap: https://example.org/r\n".utf8)
    ),
  ])

  private static let profile: ProjectProfile = {
    let paths = documents.map(\.path)
    let commands = ProjectCommands.find(in: documents, paths: paths + ["Tests/A.swift"])
    var profile = ProjectProfile()
    profile.beliefs = MetadataFact.allCases.compactMap { metadata.repository?[$0] }
    profile.commands = commands.commands
    profile.documents =
      DocumentationMap(
        (paths.map { ($0, $0) } + [
          ("Docs/Tutorials/first.md", "First steps"), ("Docs/how-to-test.md", "How to test"),
          ("Docs/reference/api.md", "API"), ("Docs/why.md", "Why"), (hostilePath, script),
        ]).map { DocumentationMap.Document(path: $0.0, title: $0.1) }
      ).entries
    profile.apis = [
      ProjectProfile.OfferedAPI(name: "Echo \(script)", kind: "grpc", version: "v1", path: "proto/echo.proto", line: 3)
    ]
    profile.governance = GovernanceLevel.find(in: documents)
    let releases = ReleaseList(
      tags: (1...12).map { ReleaseList.Tag(name: "2.\(74 + $0).0", time: 1_740_000_000 + Int64($0) * 2_000_000) }
        + [ReleaseList.Tag(name: "3.0.0-beta.1", time: .max)],
      changelog: documents[3])
    profile.releases = releases.releases
    profile.versionScheme = releases.scheme
    profile.readiness = ReadinessReport(
      of: ProjectFacts(name: "swift-nio", cloneAddress: "https://git.example.org/apple/swift-nio"),
      documents: documents, commands: commands, paths: paths)
    profile.problems = [
      MetadataProblem(
        path: "publiccode.yml", line: 1, cause: "`publiccodeYmlVersion` is missing", hint: "Add it: `0.4`.")
    ]
    profile.firstCommit = 1_500_000_000
    profile.lastCommit = Int64(now.timeIntervalSince1970) - 7200
    return profile
  }()

  // MARK: - Others

  /// Not indexed since profiles are kept, and nobody owns it.
  static let bareProject = Self.detail(
    ProjectSummary(id: 8, name: "handbook", description: "", repository: "handbook", folder: "", ecosystem: ""), fresh)

  static let hostileProjectDetail: ProjectDetail = {
    var detail = Self.detail(hostileProject, hostile)
    detail.sourceURL = "javascript:alert(1)//" + script
    detail.packages = [
      PublishedPackage(
        ecosystem: image, name: script, version: image, products: [script], snippet: script + "\n" + image)
    ]
    detail.owners = [ProjectOwner(kind: .person, name: script, basis: .guess, evidence: image, channels: [script])]
    connect(&detail)
    detail.siblings = [hostileProject]
    let evidence = Evidence(path: hostilePath, line: 99_999_999, text: script + reordering)
    detail.profile.commands = [
      ProjectCommand(purpose: .run, command: "echo '\(script)' \u{1B}[31m", basis: .documented, source: evidence)
    ]
    detail.profile.beliefs = MetadataFact.allCases.compactMap { hostileMetadata.repository?[$0] }
    detail.profile.problems = [MetadataProblem(path: hostilePath, line: 1, cause: "`\(script)", hint: image)]
    detail.profile.governance = GovernanceLevel.find(
      in: [ProjectFile(path: "README.md", text: "pull request \(script)\(reordering)")])
    detail.profile.firstCommit = .min
    detail.profile.lastCommit = .max
    detail.weeks = [.max, 0, -1, .max]
    return detail
  }()

  private static let hostileMetadata: RepositoryMetadata = {
    let values = ["title", "motivation", "docs", "logo"].map { "\"\($0)\":\"javascript:alert(1)//\(escaped)\"" }
    return RepositoryMetadata(files: [
      (path: "innersource.json", content: Array("{\(values.joined(separator: ","))}".utf8))
    ])
  }()

  private static let escaped = image.replacing("\"", with: "\\\"") + "</script><script>alert(1)</script>"

  static let importedProjects: [ProjectDetail] = {
    var honest = ProjectDetail(summary: imported, sourceURL: imported.origin?.address ?? "")
    var facts = ImportedFacts()
    (facts.version, facts.modified, facts.popularityRank) = ("2.32", "2026-02", 12)
    (facts.maintainers, facts.languages) = (["R. Reitz"], ["Python"])
    facts.homepage = "https://requests.example.org"
    honest.imported = facts
    var hostile = ProjectDetail(summary: hostileImported, sourceURL: "javascript:alert(1)")
    (facts.version, facts.modified, facts.homepage) = (script, image, "javascript:alert(1)")
    (facts.maintainers, facts.authors, facts.languages) = ([script], [image], [reordering])
    hostile.imported = facts
    return [honest, hostile]
  }()
}
