import Foundation
import GitRead
import TestSupport
import Testing

/// Hosts that are slow, dead, wrong or sly.
@Suite struct HostTests {
  private func update(
    _ url: String, limits: Mirror.Limits = Mirror.Limits(askSeconds: 20), in shop: Workshop,
    cancellation: Cancellation? = nil
  ) throws -> GitError {
    let address = try SourceAddress(url, allowing: Set(SourceAddress.Scheme.allCases))
    let mirror = shop.mirror(of: address)
    return try failure { _ = try mirror.update(limits: limits, bounds: WorkBounds(cancellation: cancellation)) }
  }

  private func http(_ status: String, _ headers: String = "", body: String = "") -> String {
    "HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  @Test func silentHostsAreGivenUp() throws {
    let shop = try Workshop()
    let server = try LocalServer()
    for scheme in ["http", "git"] {
      let error = try update(
        "\(scheme)://127.0.0.1:\(server.port)/a/b", limits: Mirror.Limits(askSeconds: 1), in: shop)
      #expect(error.kind == .deadline, "\(error)")
      #expect(error.message.contains("team/thing") && !error.hint.isEmpty)
    }
  }

  @Test func cancellationEndsTheWaiting() async throws {
    let shop = try Workshop()
    let server = try LocalServer()
    let address = try SourceAddress("http://127.0.0.1:\(server.port)/a/b", allowing: [.http])
    let mirror = shop.mirror(of: address)
    let task = Task {
      try await onOwnThread { try mirror.update(bounds: WorkBounds(cancellation: $0)) }
    }
    try await Task.sleep(for: .milliseconds(200))
    task.cancel()
    await #expect(throws: GitError.self) { try await task.value }
    #expect(try await onOwnThread { $0.isCancelled } == false)
  }

  @Test func redirectsAreNotFollowed() throws {
    let shop = try Workshop()
    let inner = try LocalServer(answer: http("200 OK"), hangsUp: true)
    for location in ["http://127.0.0.1:\(inner.port)/x", "http://169.254.169.254/", "file:///etc"] {
      for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let server = try LocalServer(answer: http(status, "Location: \(location)\r\n"), hangsUp: true)
        let error = try update("http://127.0.0.1:\(server.port)/a/b", in: shop)
        #expect(error.kind == .redirect, "\(status) \(location): \(error)")
      }
    }
  }

  @Test func answersBecomeCauses() throws {
    let shop = try Workshop()
    let table: [(answer: String, kind: GitError.Kind)] = [
      (http("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n"), .authentication),
      (http("403 Forbidden"), .authentication),
      (http("404 Not Found"), .notFound),
      (http("500 Broken"), .unreachable),
      (http("200 OK", body: "<html>\n<body>hello</body>\n</html>\n"), .notFound),
      (http("200 OK", "Content-Type: application/x-git-upload-pack-advertisement\r\n", body: "zzzz"), .unreachable),
      ("nonsense\u{1B}[31m\r\n", .unreachable),
    ]
    for row in table {
      let server = try LocalServer(answer: row.answer, hangsUp: true)
      let error = try update("http://127.0.0.1:\(server.port)/a/b", in: shop)
      #expect(error.kind == row.kind, "\(row.answer.prefix(30)): \(error)")
      #expect(!error.description.utf8.contains { $0 < 0x20 })
    }
    let dead = try LocalServer().port
    #expect(try update("http://127.0.0.1:\(dead)/a/b", in: shop).kind == .unreachable)
    #expect(try update("git://127.0.0.1:\(dead)/a/b", in: shop).kind == .unreachable)
  }

  /// A page without a line break is, to git, a host of the old protocol without branches.
  @Test func aLoginPageDoesNotEmptyTheMirror() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let server = try LocalServer(answer: http("200 OK", body: "<html>Please log in</html>"), hangsUp: true)
    let address = try SourceAddress("http://127.0.0.1:\(server.port)/a/b", allowing: [.http])
    let (local, _) = try shop.mirrored(source)
    let mirror = Mirror(of: address, in: local.repository.directory, name: "team/thing", git: shop.git)
    let error = try failure { _ = try mirror.update() }
    #expect(error.message.contains("empty") && error.hint.contains(local.repository.directory))
    #expect(try mirror.repository.paths() == ["a.txt"])
    #expect(try shop.mirror(of: address, name: "new").update().isEmpty)
  }

  /// 41 bytes a ref: too many are refused while they arrive.
  @Test func tooManyBranchesAreRefused() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a": "1"])
    let lines = (0..<30).map { "create refs/heads/b\($0) \(commit)\n" }.joined()
    try source.git(["update-ref", "--stdin"], input: Data(lines.utf8))
    let mirror = try shop.mirror(of: source)
    let error = try failure { _ = try mirror.update(limits: Mirror.Limits(branches: 30)) }
    #expect(error.kind == .tooLarge && error.message.contains("30 branches"))
    #expect(try mirror.update(limits: Mirror.Limits(branches: 31)).branches.count == 31)
  }

  @Test func packsAreLimited() throws {
    let shop = try Workshop()
    let source = try shop.source()
    var state: UInt64 = 1
    let noise = (0..<200_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Character(Unicode.Scalar(UInt8(33 + state >> 58)))
    }
    try source.commit(["noise": String(noise)])
    let mirror = try shop.mirror(of: source)
    let error = try failure { _ = try mirror.update(limits: Mirror.Limits(packBytes: 20_000)) }
    #expect(error.kind == .tooLarge, "\(error)")
    #expect(try !mirror.update().isEmpty)
  }
}
