import Foundation
import TestSupport
import Testing

/// Ten packages of the example organisation, read by hand in their `Package.swift` at the commits named; consumers found
/// by looking through the manifests of the repositories below for each address.
private struct ReadByHand {
  var repository: String
  var commit: String
  /// `name:line` in the order of the manifest.
  var dependencies: [String]
  /// `repository path:line`.
  var consumers: [String]

  static let all = [
    ReadByHand(
      repository: "hummingbird-project/hummingbird", commit: "26726d0d184f",
      dependencies: [
        "swift-async-algorithms:45", "swift-atomics:46", "swift-collections:47", "swift-configuration:48",
        "swift-distributed-tracing:49", "swift-http-types:50", "swift-log:51", "swift-metrics:52", "swift-nio:53",
        "swift-nio-extras:54", "swift-nio-http2:55", "swift-nio-ssl:56", "swift-nio-transport-services:57",
        "swift-service-lifecycle:58", "async-http-client:59", "benchmark:211",
      ], consumers: []),
    ReadByHand(
      repository: "apple/swift-nio", commit: "3398e4aaa610",
      dependencies: ["swift-atomics:637", "swift-collections:638", "swift-system:639"],
      consumers: [
        "apple/swift-nio Benchmarks/Package.swift:11", "apple/swift-nio-extras Package.swift:333",
        "apple/swift-nio-http2 Package.swift:39", "apple/swift-nio-ssl Benchmarks/Package.swift:12",
        "apple/swift-nio-ssl Package.swift:35", "apple/swift-nio-transport-services Package.swift:40",
        "grpc/grpc-swift-nio-transport Package.swift:40", "hummingbird-project/hummingbird Package.swift:53",
        "swift-server/async-http-client Package.swift:48",
      ]),
    // The line that names SQLCipher is a comment.
    ReadByHand(
      repository: "groue/GRDB.swift", commit: "a60dcff33d97", dependencies: ["swift-docc-plugin:38"], consumers: []),
    ReadByHand(
      repository: "jpsim/Yams", commit: "473e618fc72b", dependencies: [],
      consumers: ["apple/swift-configuration Package.swift:83"]),
    ReadByHand(
      repository: "vapor/jwt-kit", commit: "90375ddf48b8",
      dependencies: ["swift-crypto:16", "swift-certificates:17", "swift-log:18"], consumers: []),
    ReadByHand(
      repository: "swift-server/async-http-client", commit: "3665dee56525",
      dependencies: [
        "swift-nio:48", "swift-nio-ssl:49", "swift-nio-http2:50", "swift-nio-extras:51",
        "swift-nio-transport-services:52", "swift-log:53", "swift-atomics:54", "swift-algorithms:55",
        "swift-distributed-tracing:56", "swift-configuration:58", "swift-service-context:59",
      ], consumers: ["hummingbird-project/hummingbird Package.swift:59"]),
    // The folders in the other branch of the condition are the same packages.
    ReadByHand(
      repository: "apple/swift-nio-ssl", commit: "6a0b72b1711d",
      dependencies: ["swift-nio:35", "swift-certificates:36"],
      consumers: [
        "apple/swift-nio-extras Package.swift:340", "apple/swift-nio-ssl Benchmarks/Package.swift:11",
        "grpc/grpc-swift-nio-transport Package.swift:52", "hummingbird-project/hummingbird Package.swift:56",
        "swift-server/async-http-client Package.swift:49",
      ]),
    ReadByHand(
      repository: "apple/swift-certificates", commit: "a65fde60dd48",
      dependencies: ["swift-crypto:78", "swift-asn1:79"],
      consumers: [
        "apple/swift-certificates Benchmarks/Package.swift:24", "apple/swift-nio-extras Package.swift:339",
        "apple/swift-nio-ssl Package.swift:36", "grpc/grpc-swift-nio-transport Package.swift:60",
        "vapor/jwt-kit Package.swift:17",
      ]),
    ReadByHand(repository: "CoreOffice/XMLCoder", commit: "2bc039186c20", dependencies: [], consumers: []),
    ReadByHand(
      repository: "apple/swift-async-algorithms", commit: "6d516c3a2b69", dependencies: ["swift-collections:164"],
      consumers: [
        "apple/swift-nio-extras Package.swift:343", "hummingbird-project/hummingbird Package.swift:45",
        "swift-server/swift-service-lifecycle Package.swift:25",
      ]),
  ]

  /// Beside the ten, those of the organisation that consume one of them.
  static let others = [
    "apple/swift-nio-extras", "apple/swift-nio-http2", "apple/swift-nio-transport-services",
    "apple/swift-configuration",
    "grpc/grpc-swift-nio-transport", "swift-server/swift-service-lifecycle",
  ]

  /// Why the organisation cannot be read here; nil when it can.
  static let obstacle: String? = {
    for one in all {
      let commit = ExampleOrganization.head(of: "https://github.com/\(one.repository)")
      guard let commit else { return "git reaches no copy of \(one.repository) on this machine" }
      guard commit.hasPrefix(one.commit) else { return "the copy of \(one.repository) is of another commit" }
    }
    return nil
  }()
}

/// As much of `guildhall project --json` as is compared.
private struct ProjectLine: Decodable {
  struct Dependency: Decodable {
    var ecosystem: String
    var name: String
    var line: Int?
  }

  struct Consumer: Decodable {
    struct Project: Decodable { var repository: String }

    var project: Project
    var path: String
    var line: Int?
  }

  var dependencies: [Dependency]
  var consumers: [Consumer]
}

extension EndToEnd {
  @Suite struct ExampleGraph {
    @Test(.enabled(if: ReadByHand.obstacle == nil, "\(ReadByHand.obstacle ?? "")"))
    func tenPackagesAreAsReadByHand() throws {
      let folder = try TemporaryFolder()
      let addresses = (ReadByHand.all.map(\.repository) + ReadByHand.others).map { "      - https://github.com/\($0)" }
      try folder.write(
        "organization: { name: Example }\nsources:\n  - git:\n\(addresses.joined(separator: "\n"))\n",
        to: "guildhall.yaml")
      // The copy is known to git by the machine's own configuration.
      let sync = try GuildhallBinary.run(
        ["sync", "--json"], in: folder.url, environment: ["GIT_CONFIG_NOSYSTEM": "0"], seconds: 900)
      try #require(sync.code == 0, "\(sync.output)\(sync.errors)")
      for expected in ReadByHand.all {
        let result = try GuildhallBinary.run(["project", expected.repository, "--json"], in: folder.url)
        try #require(result.code == 0, "\(result.errors)")
        let project = try JSONDecoder().decode(ProjectLine.self, from: Data(result.output.utf8))
        // Hands read Package.swift; container and build files beside it name more.
        let packages = project.dependencies.filter { $0.ecosystem == "swift" }
        #expect(packages.map { "\($0.name):\($0.line ?? 0)" } == expected.dependencies, "\(expected.repository)")
        let consumers = project.consumers.map { "\($0.project.repository) \($0.path):\($0.line ?? 0)" }.sorted()
        #expect(consumers == expected.consumers.sorted(), "\(expected.repository)")
      }
    }
  }
}
