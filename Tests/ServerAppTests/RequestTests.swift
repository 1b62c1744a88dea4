import CZlib
import Foundation
import Hummingbird
import Logging
import SearchModel
import ServerApp
import TestSupport
import Testing

@Suite struct RequestTests {
  @Test func answersHeadLikeGetWithoutBody() async throws {
    for target in ["/healthz", "/api/v1/repositories", "/api/v1/nothing", "/nothing", "/metrics"] {
      let client = ServerClient()
      _ = try await client.get(target)
      let get = try await client.get(target)
      let head = try await client.get(target, method: "HEAD")
      #expect(head.status == get.status, "\(target)")
      #expect(head.bytes.isEmpty)
      // The metrics count the requests that ask for them.
      if target != "/metrics" { #expect(head.headers == get.headers, "\(target)") }
    }
  }

  @Test func compressesTextForThoseWhoTakeIt() async throws {
    let client = ServerClient()
    let plain = try await client.get("/api/v1/repositories")
    #expect(plain.headers[.contentEncoding] == nil)
    #expect(plain.headers[.vary] == "Accept-Encoding")
    let table: [(accepts: String, isCompressed: Bool)] = [
      ("gzip", true), ("deflate, gzip;q=0.5", true), ("GZIP", true), ("*", true), ("br, *;q=0.1", true),
      ("gzip;q=0", false), ("gzip; q=0.0, *", false), ("identity", false), ("*;q=0", false), ("", false),
      ("gzip;q=bad", false), ("x-gzip", true),
    ]
    for row in table {
      let reply = try await client.get("/api/v1/repositories", headers: [.acceptEncoding: row.accepts])
      #expect((reply.headers[.contentEncoding] == "gzip") == row.isCompressed, "\(row.accepts)")
      #expect(reply.headers[.contentLength] == String(reply.bytes.count))
      #expect(reply.headers[.vary] == "Accept-Encoding")
      if row.isCompressed {
        #expect(reply.bytes.count < plain.bytes.count / 3)
        #expect(try gunzip(reply.bytes, count: plain.bytes.count) == plain.bytes)
      } else {
        #expect(reply.bytes == plain.bytes)
      }
    }
    #expect(try await client.get("/healthz", headers: [.acceptEncoding: "gzip"]).headers[.contentEncoding] == nil)
  }

  private func gunzip(_ input: [UInt8], count: Int) throws -> [UInt8] {
    var stream = z_stream()
    #expect(inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var (input, output) = (input, [UInt8](repeating: 0, count: count + 1))
    let outputCount = UInt32(output.count)
    let result = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, outputCount)
        return inflate(&stream, Z_FINISH)
      }
    }
    #expect(result == Z_STREAM_END)
    return Array(output.prefix(Int(stream.total_out)))
  }

  @Test func refusesWhatIsTooLarge() async throws {
    let long = String(repeating: "x", count: 17_000)
    let client = ServerClient()
    for (target, type) in [("/api/v1/search?q=\(long)", "application/json"), ("/\(long)", "text/html")] {
      let reply = try await client.get(target)
      #expect(reply.status == 414)
      #expect(reply.headers[.contentType] == "\(type); charset=utf-8")
      #expect(reply.body.contains("at most 16384 are read."))
    }
    for headers: HTTPFields in [[.contentLength: "5"], [.transferEncoding: "chunked"]] {
      #expect(try await client.get("/api/v1/status", headers: headers).status == 413)
    }
    #expect(try await client.get("/api/v1/status", headers: [.contentLength: "0"]).status == 200)
  }

  @Test func givesFailuresTheShapeOfTheirSurface() async throws {
    let client = ServerClient()
    let page = try await client.get("/nothing")
    #expect(page.status == 404)
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    #expect(page.body.contains("<h1>There is no such page</h1>"))
    let reply = try await client.get("/api/nothing")
    #expect(reply.status == 404)
    #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
  }

  @Test func logsALineForEachRequest() async throws {
    let log = LogLines()
    let client = ServerClient(log: log)
    _ = try await client.get("/api/v1/search?q=hunter2")
    _ = try await client.get("/a\u{1B}[31m\u{202E}\n\u{85}b" + String(repeating: "x", count: 600))
    #expect(log.all.count == 2)
    #expect(!log.all.joined().contains("hunter2"))
    let first = try #require(log.all.first)
    #expect(
      first.hasPrefix(
        #"{"time":"2025-06-15T15:06:40Z","level":"info","label":"test","message":"request","metadata":{"bytes":""#))
    #expect(first.contains(#""method":"GET","ms":""#))
    #expect(first.contains(#""path":"/api/v1/search","status":"200"}}"#))
    // The parts of HTTP below replace the controls that the protocol forbids.
    let second = try #require(log.all.last)
    #expect(second.contains(#""path":"/a [31m\\u{202e} \\u{85}bxxx"#))
    #expect(second.utf8.count < 800)
  }

  @Test func logsQueriesWhenAskedTo() async throws {
    let log = LogLines()
    _ = try await ServerClient(log: log, level: .debug).get("/api/v1/search?q=hunter2")
    #expect(log.all.contains { $0.contains(#""query":"q=hunter2""#) })
  }
}
