package import Foundation
import Synchronization

/// A small HTTP server on the loopback address that takes what is sent to it, for as long as the value lives. It answers
/// with what it is told to, one request a connection.
package final class WebhookReceiver: Sendable {
  package struct Request: Sendable {
    package var method: String
    /// With its query, as sent.
    package var path: String
    /// By names in lower case.
    package var headers: [String: String]
    package var body: Data

    package var text: String { String(decoding: body, as: UTF8.self) }
    /// A member of the JSON object that was sent, as text.
    package func json(_ key: String) -> String? {
      (try? JSONSerialization.jsonObject(with: body) as? [String: Any])?[key] as? String
    }
  }

  package enum Answer: Sendable {
    case status(Int)
    /// To another address.
    case redirect(String)
    /// Takes the request and ends the connection without a word.
    case nothing
  }

  package struct NotOpened: Error {}

  private struct State {
    var requests: [Request] = []
    var answer: Answer = .status(200)
    var isClosed = false
  }

  package let port: UInt16
  private let descriptor: Int32
  private let state = Mutex(State())

  package init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = descriptor
    let isOpen = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(socket, generic, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, generic, &length) == 0
      }
    }
    guard isOpen else { throw NotOpened() }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        guard let self else {
          close(connection)
          return
        }
        serve(connection)
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  package var address: String { "http://127.0.0.1:\(port)" }

  /// All that came, in order.
  package var requests: [Request] { state.withLock { $0.requests } }

  package func answers(with answer: Answer) { state.withLock { $0.answer = answer } }

  /// Waits until so many requests came; false when they do not come.
  package func waits(for count: Int, seconds: Double = 20) async throws -> Bool {
    for _ in 0..<Int(seconds * 20) {
      if requests.count >= count { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      if let request = Self.request(bytes) {
        let answer = state.withLock { state in
          state.requests.append(request)
          return state.answer
        }
        let head: String
        switch answer {
        case .status(let status): head = "HTTP/1.1 \(status) X\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
        case .redirect(let place):
          head = "HTTP/1.1 307 X\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        case .nothing: return
        }
        _ = Array(head.utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        return
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }

  /// nil until it is whole.
  private static func request(_ bytes: [UInt8]) -> Request? {
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
    }
    let start = text.unicodeScalars.distance(from: text.startIndex, to: end.upperBound)
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard words.count == 3, bytes.count - start >= length else { return nil }
    return Request(
      method: words[0], path: words[1], headers: headers, body: Data(bytes[start..<start + length]))
  }
}
