import Foundation
import HTML
import Hummingbird
import HummingbirdTesting
import QueryLanguage

@testable import WebUI

/// Asks the pages of a sample organisation as a browser would.
struct Browser {
  var organization = SampleOrganization()

  struct Answer {
    var status: Int
    var headers: HTTPFields
    var text: String
  }

  func get(_ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:]) async throws -> Answer {
    let router = Router()
    router.get("/api/v1/thing") { _, _ -> Response in throw HTTPError(.notFound) }
    WebUI(searching: organization, browsing: organization, now: { SampleOrganization.now }).addRoutes(to: router)
    return try await Application(router: router).test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers) { response in
        Answer(
          status: Int(response.status.code), headers: response.headers,
          text: String(buffer: response.body))
      }
    }
  }

  /// Every kind of page, with honest and with hostile contents.
  static var pages: [(name: String, path: String)] {
    let nio = "apple/swift-nio"
    let hostile = Place(
      SampleOrganization.hostileName, SampleOrganization.hostilePath, branch: SampleOrganization.hostileBranch)
    let routes: [(String, Route)] = [
      ("home", .home), ("search", .search(query: "withUnsafeBytes lang:swift")),
      ("search-code", .search(query: "withUnsafeBytes", type: .code, cursor: "50")),
      ("search-docs", .search(query: "retry", type: .document)),
      ("search-repositories", .search(query: "nio", type: .repository)),
      ("search-projects", .search(query: "nio", type: .project)), ("search-nothing", .search(query: "nothing")),
      ("search-slow", .search(query: "slow \(SampleOrganization.image)")), ("search-bad", .search(query: "a b(")),
      ("search-blank", .search(query: "")), ("search-failing", .search(query: "broken")),
      ("repositories", .repositories(matching: "")),
      ("repositories-none", .repositories(matching: SampleOrganization.script)),
      ("projects", .projects(matching: "")), ("status", .status), ("repository", .repository(nio)),
      ("repository-never", .repository("handbook")), ("repository-hostile", .repository(hostile.repository)),
      ("tree", .tree(Place(nio, "Sources"))), ("tree-hostile", .tree(hostile.at(""))),
      ("file", .file(Place(nio, "main.swift"))), ("file-hostile", .file(hostile)),
      ("file-document", .file(Place(nio, "README.md"))),
      ("file-document-source", .file(Place(nio, "README.md"), source: true)),
      ("file-rst", .file(Place(nio, "guide.rst"))), ("file-binary", .file(Place(nio, "data.bin"))),
      ("file-picture", .file(Place(nio, "logo.png"))), ("file-empty", .file(Place(nio, "empty.swift"))),
      ("history", .history(Place(nio, "main.swift"))), ("history-hostile", .history(hostile)),
      ("not-found", .repository("nobody/nothing")),
    ]
    return routes.map { (name: $0.0, path: $0.1.link.text) }
  }
}
