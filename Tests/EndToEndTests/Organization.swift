import Foundation
import TestSupport
import Testing

/// A small organisation in a temporary folder: repositories, configuration, data.
struct Organization {
  let folder: TemporaryFolder
  private(set) var repositories: [String: SmallRepository] = [:]

  /// Makes the repositories (name: files) and lets `guildhall init` write the configuration.
  init(_ contents: [String: [String: String]]) throws {
    folder = try TemporaryFolder()
    for (name, files) in contents {
      repositories[name] = try SmallRepository(at: folder.file("repos/\(name)"), files: files)
    }
    try FileManager.default.createDirectory(at: folder.file("repos"), withIntermediateDirectories: true)
    let result = try run("init", "repos", "--name", "Small & Co")
    try #require(result.code == 0, "\(result.errors)")
  }

  /// Two repositories with code, prose and a licence.
  static func small() throws -> Organization {
    try Organization([
      "shop/orders": [
        "README.md":
          "# Orders\n\nTakes orders and survives failing networks.\n\n## Backoff\n\nWaits longer each time.\n",
        "LICENSE": "MIT License\n\nCopyright (c) 2023 Small & Co\n",
        "Package.swift":
          "// swift-tools-version: 6.0\nimport PackageDescription\nlet package = Package(name: \"orders\")\n",
        "Sources/Orders/RetryPolicy.swift":
          "/// Decides when to try again.\npublic struct RetryPolicy {\n  public func nextDelay() -> Int { 1 }\n}\n",
      ],
      "shop/payments": [
        "README.md": "# Payments\n\nMoves money.\n",
        "src/pay.c": "#include <stdio.h>\n\nint pay_invoice(int amount) {\n  return amount > 0 ? 0 : -1;\n}\n",
      ],
    ])
  }

  func repository(_ name: String) throws -> SmallRepository { try #require(repositories[name]) }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> RunningProgram.Result {
    try GuildhallBinary.run(arguments, in: folder.url, environment: environment)
  }

  /// Syncs and expects every repository to be read.
  @discardableResult
  func sync(sourceLocation: SourceLocation = #_sourceLocation) throws -> SyncFigures {
    let result = try run("sync", "--json")
    #expect(result.code == 0, "\(result.output)\(result.errors)", sourceLocation: sourceLocation)
    return try SyncFigures(result.output)
  }

  /// What a search finds, as `--json` prints it.
  func found(_ query: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> [FoundItem] {
    let result = try GuildhallBinary.run(["search", "--json", "--limit", "1000"] + query, in: folder.url)
    #expect((0...1).contains(result.code), "\(result.errors)", sourceLocation: sourceLocation)
    let items = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(FoundItem.self, from: Data($0.utf8))
    }
    #expect((result.code == 0) == !items.isEmpty, sourceLocation: sourceLocation)
    return items
  }

  /// Names of the repositories with code that matches.
  func repositories(with word: String) throws -> [String] {
    Set(try found("type:code", word).compactMap(\.repository)).sorted()
  }

  func shardFiles() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder.file("data/shards"), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }
}

/// One line of `search --json`.
struct FoundItem: Decodable {
  var rank: Int
  var kind: String
  var id: String
  var title: String
  var repository: String?
  var path: String?
  var line: Int?
  var preview: String?
}

/// What `sync --json` prints.
struct SyncFigures: Decodable {
  struct Problem: Decodable {
    var severity: String
    var subject: String
    var message: String
  }

  var repositories: Int
  var indexed: Int
  var failed: Int
  var problems: [Problem]

  init(_ text: String) throws {
    self = try JSONDecoder().decode(SyncFigures.self, from: Data(text.utf8))
  }
}
