import Hummingbird
import TestSupport
import Testing

@Suite struct BrowseRouteTests {
  @Test func listsPageByPage() async throws {
    for (path, name) in [
      ("repositories", "repositories"), ("projects", "projects"), ("tree/apple/swift-nio", "entries"),
    ] {
      var names: [String] = []
      var cursor = ""
      var total = ""
      repeat {
        let reply = try await APIClient().get("/api/v1/\(path)?limit=1\(cursor)")
        #expect(reply.status == 200)
        #expect(reply.json("\(name).count") == "1")
        names.append(try #require(reply.json("\(name).0.name")))
        total = try #require(reply.json("total"))
        cursor = reply.json("next").map { "&cursor=\($0)" } ?? ""
      } while !cursor.isEmpty && names.count < 10
      #expect(String(names.count) == total)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func filtersByName() async throws {
    let reply = try await APIClient().get("/api/v1/repositories?q=nio")
    #expect(reply.json("total") == "1")
    #expect(reply.json("next") == nil)
  }

  @Test func narrowsProjects() async throws {
    let client = APIClient()
    let chosen = try await client.get("/api/v1/projects?team=NIO&sort=readiness&hidden=true")
    #expect(chosen.status == 200)
    #expect(chosen.json("hidden") == "0")
    #expect(chosen.json("facets.0.name") == "license")
    #expect(try await client.get("/api/v1/projects?team=-").json("total") == "0", "all have an owner")
    #expect(try await client.get("/api/v1/projects?sort=size").status == 400)
    let first = try await client.get("/api/v1/projects?limit=1")
    let next = try #require(first.json("next"))
    #expect(try await client.get("/api/v1/projects?limit=1&team=NIO&cursor=\(next)").status == 400)
  }

  @Test func findsThingsByTheirPath() async throws {
    let table: [(target: String, status: Int, path: String?)] = [
      ("/api/v1/repositories/apple/swift-nio", 200, nil),
      ("/api/v1/repositories/apple%2Fswift-nio", 200, nil),
      ("/api/v1/repositories/a%2F-%2Fb", 200, nil),
      ("/api/v1/repositories/a/-/b", 200, nil),
      ("/api/v1/files/apple/swift-nio/-/Package.swift", 200, "Package.swift"),
      ("/api/v1/files/apple%2Fswift-nio/-/a%20b.swift", 200, "a b.swift"),
      ("/api/v1/files/a%2F-%2Fb/-/Package.swift", 200, "Package.swift"),
      ("/api/v1/files/apple/swift-nio/-/Sources/-/x", 200, "Sources/-/x"),
      ("/api/v1/files/apple/swift-nio/-/Sources%2F-%2Fx", 200, "Sources/-/x"),
      ("/api/v1/tree/apple/swift-nio", 200, ""),
      ("/api/v1/tree/apple/swift-nio/-/", 200, ""),
      ("/api/v1/tree/apple/swift-nio/-/Sources", 200, "Sources"),
      ("/api/v1/files/apple/swift-nio/-/a+b.swift", 404, nil),
      ("/api/v1/files/apple/swift-nio/-/", 404, nil),
      ("/api/v1/files/apple/swift-nio", 404, nil),
      ("/api/v1/files/apple/swift-nio/-/nothing", 404, nil),
      ("/api/v1/repositories/", 404, nil),
      ("/api/v1/repositories/nobody/nothing", 404, nil),
    ]
    for row in table {
      let reply = try await APIClient().get(row.target)
      #expect(reply.status == row.status, "\(row.target)")
      if let path = row.path { #expect(reply.json("path") == path, "\(row.target)") }
      if row.status == 404 { #expect(reply.json("error.code") == "not_found", "\(row.target)") }
    }
  }

  /// Paths that no file can have read like any other that is not there.
  @Test func leavesTheHostAlone() async throws {
    let bodies = try await [
      "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "../../etc/passwd", "%2Fetc%2Fpasswd", "a%00b", "%C0%AEx",
      "%zz", "./Package.swift",
    ].asyncMap { path in
      let reply = try await APIClient().get("/api/v1/files/apple/swift-nio/-/\(path)")
      #expect(reply.status == 404, "\(path)")
      return reply.body
    }
    #expect(Set(bodies).count == 1)
  }

  @Test func readsLines() async throws {
    let table: [(lines: String, text: String?, first: String?)] = [
      ("1", "one\n", "1"), ("2-3", "two\r\nthree\n", "2"), ("4-4", "\n", "4"), ("5", "five", "5"),
      ("3-999", "three\n\nfive", "3"), ("6", nil, nil), ("0", nil, nil), ("3-2", nil, nil), ("1-", nil, nil),
      ("-1", nil, nil), ("1-2-3", nil, nil), ("99999999999999999999", nil, nil), ("%2B1", nil, nil),
    ]
    for row in table {
      let reply = try await APIClient().get("/api/v1/files/apple/swift-nio/-/Package.swift?lines=\(row.lines)")
      #expect(reply.status == (row.text == nil ? 400 : 200), "\(row.lines)")
      #expect(reply.json("text") == row.text, "\(row.lines)")
      #expect(reply.json("firstLine") == row.first, "\(row.lines)")
      if row.text != nil { #expect(reply.json("lineCount") == "5") }
    }
  }

  @Test func saysWhyThereIsNoText() async throws {
    let reply = try await APIClient().get("/api/v1/files/apple/swift-nio/-/logo.png?lines=1-2")
    #expect(reply.status == 200)
    #expect(reply.json("withheld") == "binary")
    #expect(reply.json("text") == nil)
  }

  @Test func tellsWhetherACopyStillHolds() async throws {
    let client = APIClient()
    for target in ["/api/v1/repositories", "/api/v1/files/apple/swift-nio/-/Package.swift", "/api/openapi.json"] {
      let first = try await client.get(target)
      let tag = try #require(first.headers[.eTag])
      for sent in [tag, "\"x\", \(tag)", "*", String(tag.dropFirst(2))] {
        let again = try await client.get(target, headers: [.ifNoneMatch: sent])
        #expect(again.status == 304, "\(target) \(sent)")
        #expect(again.body.isEmpty)
        #expect(again.headers[.eTag] == tag)
      }
      #expect(try await client.get(target, headers: [.ifNoneMatch: "\"x\""]).status == 200)
    }
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
