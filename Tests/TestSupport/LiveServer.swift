package import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `guildhall serve` on a free port, for as long as the value lives.
package final class LiveServer {
  package struct NotStarted: Error, CustomStringConvertible {
    package var description: String
  }

  package struct Answer {
    package var status: Int
    package var headers: [String: String]
    package var body: Data
    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package let program: RunningProgram
  package let base: URL

  /// For tasks that ask at the same time.
  package let client: Client

  /// Starts the server in a folder that holds `guildhall.yaml` and its data, and waits until `/healthz` answers.
  /// It syncs only when it is told to.
  package init(in folder: URL, arguments: [String] = []) async throws {
    let port = try FreePort.find()
    guard let base = URL(string: "http://127.0.0.1:\(port)") else { throw NotStarted(description: "port \(port)") }
    self.base = base
    client = Client(base: base)
    program = try GuildhallBinary.start(["serve", "--no-sync", "--port", "\(port)"] + arguments, in: folder)
    for _ in 0..<600 {
      if let answer = try? await get("/healthz"), answer.status == 200 { return }
      guard program.isRunning else { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    program.kill(SIGKILL)
    throw NotStarted(description: "The server did not answer.\n\(program.output)\n\(program.errors)")
  }

  deinit {
    if program.isRunning { program.kill(SIGKILL) }
  }

  /// `path` comes with its query, percent-encoded.
  package func get(
    _ path: String, method: String = "GET", headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Answer {
    try await client.get(path, method: method, headers: headers, body: body)
  }

  /// Asks it to stop, and waits until it has.
  package func stop() throws -> RunningProgram.Result {
    program.kill(SIGTERM)
    return try program.wait(seconds: 60)
  }
}

extension LiveServer {
  /// Asks a running server as many things at a time as a test does.
  package struct Client: Sendable {
    let base: URL

    private let session: URLSession = {
      let configuration = URLSessionConfiguration.ephemeral
      configuration.httpMaximumConnectionsPerHost = 100
      return URLSession(configuration: configuration)
    }()

    /// `path` comes with its query, percent-encoded.
    package func get(
      _ path: String, method: String = "GET", headers: [String: String] = [:], body: Data? = nil
    ) async throws -> Answer {
      guard let url = URL(string: base.absoluteString + path) else { throw URLError(.badURL) }
      var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: 60)
      request.httpMethod = method
      request.httpBody = body
      for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
      let (body, response) = try await session.data(for: request)
      guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
      let pairs = response.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
      return Answer(
        status: response.statusCode, headers: Dictionary(pairs, uniquingKeysWith: { first, _ in first }), body: body)
    }
  }
}
