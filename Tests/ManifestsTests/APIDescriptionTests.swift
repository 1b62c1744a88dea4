import Manifests
import Testing

@Suite struct APIDescriptionTests {
  private func read(_ path: String, _ text: String) -> [String] {
    APIDescription.all(in: Array(text.utf8), path: path).map { api in
      "\(api.kind.rawValue) \(api.name) \(api.version ?? "-") :\(api.line)"
    }
  }

  @Test func readsTheThreeForms() {
    #expect(
      read(
        "api/openapi.yaml",
        "# ours\nopenapi: 3.1.0\nservers:\n  - title: no\ninfo:\n  contact:\n    title: not this\n  title: \"Orders: API\"\n"
          + "  version: '2.0' # now\npaths: &p {}\nother: *p\n")
        == ["openapi Orders: API 2.0 :8"])
    #expect(read("swagger.json", "{\"swagger\": \"2.0\",\n\"info\": {\n\"title\": \"Old\"}}") == ["openapi Old - :3"])
    #expect(read("asyncapi.yml", "asyncapi: 3.0.0\ninfo: \n  title: Events\n") == ["asyncapi Events - :3"])
    #expect(
      read(
        "orders.proto",
        "syntax = \"proto3\";\n/* service No {\n} */ package acme.orders.v1; // service No {\nmessage Order {}\n"
          + "service Orders {\n  rpc Get(A) returns (B);\n}\nservice Admin{}\n")
        == ["grpc acme.orders.v1.Orders - :5", "grpc acme.orders.v1.Admin - :8"])
    #expect(read("types.proto", "package a;\nmessage M {}\n").isEmpty)
  }

  @Test func nothingElseIsOne() {
    #expect(read("openapi.yaml", "title: x\ninfo:\n  title: y\n").isEmpty)
    #expect(read("openapi.yaml", "openapi: 3.0.0\ninfo: {}\n").isEmpty)
    #expect(read("openapi.json", "{\"openapi\": \"3\", \"info\": {\"title\": 5}").isEmpty)
    #expect(read("openapi.json", String(repeating: "[", count: 100_000)).isEmpty)
    #expect(
      APIDescription.all(in: [UInt8](repeating: 0x20, count: APIDescription.largest + 1), path: "openapi.yaml").isEmpty)
    #expect(read("a.proto", (0..<500).map { "service S\($0) {}\n" }.joined()).count == 100)
    for (path, isOne) in [
      ("openapi.yaml", true), ("docs/my.OpenAPI.json", true), ("x/asyncapi-v2.yml", true), ("a/b.proto", true),
      ("openapi.md", false), ("values.yaml", false), ("tests/openapi.yaml", false), ("vendor/a.proto", false),
    ] {
      #expect(APIDescription.mayBeOne(path) == isOne, "\(path)")
    }
  }
}
