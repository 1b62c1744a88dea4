import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// A proxy says who is signed in, and each sees what their teams of today may see, on every surface.
  @Suite struct SignIn {
    private static let configuration = """
      organization: { name: Small & Co }
      sources: [{ folder: repos }]
      server: { userField: X-Forwarded-User }
      teams:
        - name: Security
          members:
            - { name: Ada Long, emails: [ada@example.org], logins: [ada], from: 2020-01-01 }
            - { name: Bob Short, emails: [bob@example.org], from: 2020-01-01, to: 2021-12-31 }
        - { name: Web, members: [{ name: Eve Cross, emails: [eve@example.org] }] }
      visibility: { "vault": [Security] }
      """

    private static func organization() throws -> Organization {
      let organization = try Organization([
        "shop/vault": [
          "README.md": "# Vault\n\nKeeps secretsauce.\n",
          "src/vault.c": "int secretsauce(void) { return 7; }\n",
        ],
        // Whoever writes a repository can claim anything of groups, and of names in commits.
        "shop/web": [
          "README.md": "# Web\n\nSells secretsauce openly.\n",
          "catalog-info.yaml": """
          apiVersion: backstage.io/v1alpha1
          kind: Group
          metadata: { name: Security }
          spec: { type: team, children: [], members: [mallory] }
          ---
          apiVersion: backstage.io/v1alpha1
          kind: User
          metadata: { name: mallory }
          spec: { profile: { email: mallory@example.org }, memberOf: [Security] }

          """,
        ],
      ])
      try Data(configuration.utf8).write(to: organization.folder.file("guildhall.yaml"))
      try organization.sync()
      return organization
    }

    /// What a surface says of the hidden repository.
    private static func sees(_ server: LiveServer, _ person: String?) async throws -> [String: Bool] {
      let headers = person.map { ["X-Forwarded-User": $0] } ?? [:]
      func text(_ path: String) async throws -> String { try await server.get(path, headers: headers).text }
      let call = { (name: String, arguments: String) in
        let parameters = #"{"name":"\#(name)","arguments":\#(arguments)}"#
        let body = #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":\#(parameters)}"#
        return try await server.get(
          "/mcp", method: "POST",
          headers: headers.merging(
            ["Content-Type": "application/json", "Accept": "application/json, text/event-stream"]
          ) { $1 }, body: Data(body.utf8)
        ).text
      }
      return [
        "page": try await server.get("/repos/shop/vault", headers: headers).status == 200,
        "search": try await text("/search?q=secretsauce").contains("vault.c"),
        "projects": try await text("/projects").contains("vault"),
        "API search": try await text("/api/v1/search?q=secretsauce").contains("vault"),
        "API list": try await text("/api/v1/repositories").contains("vault"),
        "API file": try await server.get("/api/v1/files/shop/vault/-/src/vault.c", headers: headers).status == 200,
        "agents": try await call("read_file", #"{"repository":"shop/vault","path":"src/vault.c"}"#)
          .contains("return 7"),
        "agents' search": try await call("search_code", #"{"query":"secretsauce"}"#).contains("vault"),
      ]
    }

    @Test func teamsOpenWhatTheyMaySee() async throws {
      let organization = try Self.organization()
      let server = try await LiveServer(in: organization.folder.url)
      // Again after the member, since nothing of what the member saw may be left for others.
      for (person, isMember) in [
        (nil, false), ("ada@example.org", true), ("bob@example.org", false), ("ADA", true), ("eve@example.org", false),
        ("mallory@example.org", false), ("mallory", false), ("Ada Long", false), (nil, false),
      ] as [(String?, Bool)] {
        for (surface, isSeen) in try await Self.sees(server, person) {
          #expect(isSeen == isMember, "\(surface) for \(person ?? "nobody")")
        }
      }
      for path in ["/", "/search?q=secretsauce", "/api/v1/search?q=secretsauce", "/badge/readiness/shop/web.svg"] {
        let answer = try await server.get(path, headers: ["X-Forwarded-User": "ada@example.org"])
        let control = answer.headers["cache-control"] ?? ""
        #expect(control.contains("private") || control.contains("no-store"), "\(path): \(control)")
      }
      // What one was answered is not the answer of others, whatever they say they have.
      let member = try await server.get("/api/v1/repositories", headers: ["X-Forwarded-User": "ada"])
      let tag = try #require(member.headers["etag"])
      #expect(try await server.get("/api/v1/repositories", headers: ["If-None-Match": tag]).status == 200)
    }
  }
}
