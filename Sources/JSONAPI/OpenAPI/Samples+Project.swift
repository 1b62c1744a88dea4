import Metadata
import Readiness
import Services
import WireTypes

extension Samples {
  static var project: ProjectReply { ProjectReply(detail) }

  static var readiness: ReadinessReply { ReadinessReply(detail, report) }

  static var graph: GraphReply {
    let server = ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: "")
    let nio = ProjectLink(name: projectSummary.name, repository: "apple/swift-nio", folder: "")
    let requirement = #"from: "2.83.0""#
    return GraphReply(
      OrganizationGraph(
        external: [
          OrganizationGraph.External(
            ecosystem: "swift", name: "swift-atomics", teams: 2, projects: 1,
            requirements: [OrganizationGraph.Requirement(requirement: #"from: "1.1.0""#, projects: [nio])])
        ], externalTotal: 1,
        map: DependencyMap(
          nodes: [DependencyMap.Node(.project(nio), team: "NIO", users: 1), DependencyMap.Node(.project(server))],
          edges: [DependencyMap.Edge(from: 1, to: 0, requirement: requirement)])))
  }

  private static var report: ReadinessReport {
    ReadinessReport(
      of: ProjectFacts(name: projectSummary.name), documents: [readme],
      commands: ProjectCommands.find(in: [readme], paths: [readme.path]), paths: [readme.path])
  }

  private static let readme = ProjectFile(
    path: "README.md", text: "# SwiftNIO\n\nA framework.\n\n## Contributing\n\nRun the tests:\n\n```\nswift test\n```\n"
  )

  private static let metadata = RepositoryMetadata(files: [
    (
      path: "codemeta.json",
      content: Array(#"{"@type":"SoftwareSourceCode","name":"swift-nio","license":"Apache-2.0"}"#.utf8)
    ),
    (path: "innersource.json", content: Array(#"{"skills":["Swift"],"title":"NIO"}"#.utf8)),
  ])

  private static var detail: ProjectDetail {
    let consumer = ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: "")
    var detail = ProjectDetail(
      summary: projectSummary, sourceURL: "https://github.com/apple/swift-nio",
      packages: [
        PublishedPackage(
          ecosystem: "swift", name: "swift-nio", products: ["NIOCore"],
          snippet: #".package(url: "https://github.com/apple/swift-nio", from: "2.0.0")"#)
      ],
      dependencies: [
        ProjectDependency(
          ecosystem: "swift", name: "swift-atomics", requirement: #"from: "1.1.0""#, scope: "runtime",
          path: "Package.swift", line: 50)
      ],
      consumers: [
        ProjectConsumer(
          project: consumer, requirement: #"from: "2.83.0""#, scope: "runtime", path: "Package.swift", line: 40)
      ])
    detail.owners = [
      ProjectOwner(
        kind: .team, name: "NIO", isKnown: true, basis: .declared, evidence: "* @apple/nio", path: "CODEOWNERS",
        line: 1,
        channels: ["https://chat.example.org/nio"])
    ]
    detail.profile.beliefs = MetadataFact.allCases.compactMap { metadata.repository?[$0] }
    detail.profile.commands = ProjectCommands.find(in: [readme], paths: [readme.path]).commands
    detail.profile.documents =
      DocumentationMap([DocumentationMap.Document(path: "README.md", title: "SwiftNIO")]).entries
    detail.profile.governance = GovernanceLevel.find(in: [readme])
    detail.profile.releases =
      ReleaseList(tags: [ReleaseList.Tag(name: "2.0.0", time: 1_750_000_000)], changelog: nil).releases
    detail.profile.versionScheme = .semantic
    detail.profile.readiness = report
    detail.weeks = [3, 0, 5]
    detail.activity = ActivityScore(of: ActivityScore.Input(daysSinceUpdate: 3, daysSinceCreation: 900))
    detail.profile.lastCommit = 1_750_000_000
    return detail
  }
}
