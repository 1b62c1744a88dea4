import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct Export {
    /// What it writes it takes back, whole and again without a change.
    @Test func ourOwnExportCanBeImported() throws {
      let organization = try Organization.small()
      try organization.sync()
      for (format, name) in [("codemeta", "ours.jsonl"), ("schema-org", "linked.jsonl")] {
        let export = try organization.run("export", "--format", format, "--output", name)
        #expect(export.code == 0 && export.output.isEmpty, "\(export.errors)")
        let first = try organization.run("import", name, "--json")
        #expect(first.code == 0 && first.output.contains("\"added\":2"), "\(first.output)\(first.errors)")
        let again = try organization.run("import", name, "--json")
        #expect(again.output.contains("\"unchanged\":2"), "\(again.output)")
      }
      let imported = try organization.run("project", "import:ours#shop/orders:#orders", "--json")
      #expect(imported.code == 0, "\(imported.errors)")
      #expect(imported.output.contains("survives failing networks") && imported.output.contains("\"source\":\"ours\""))
    }

    @Test func oneProjectIsADocumentOfItsOwn() throws {
      let organization = try Organization.small()
      try organization.sync()
      let configuration = organization.folder.file("guildhall.yaml")
      let text = try String(contentsOf: configuration, encoding: .utf8)
      try (text + "\nserver: { url: \"https://hall.example.org/\" }\n").write(
        to: configuration, atomically: true, encoding: .utf8)
      let one = try organization.run("export", "--project", "orders")
      let object = try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any]
      #expect(object?["@context"] as? String == "https://w3id.org/codemeta/3.0")
      #expect(object?["@id"] as? String == "https://hall.example.org/projects/shop/orders")
      #expect(one.output.contains("\n  \""))
      let absent = try organization.run("export", "--project", "nothing")
      #expect(absent.code == 1 && absent.output.isEmpty)
      for path in ["repos", "absent/folder/file"] {
        #expect(try organization.run("export", "--output", path).code == 2, "\(path)")
      }
    }

    @Test func backstageGetsEntities() throws {
      let organization = try Organization.small()
      try organization.sync()
      let result = try organization.run("export", "--format", "backstage")
      #expect(result.code == 0, "\(result.errors)")
      let documents = result.output.components(separatedBy: "---\n").dropFirst()
      #expect(documents.filter { $0.contains("kind: Component") }.count == 2)
      #expect(documents.allSatisfy { $0.hasPrefix("apiVersion: backstage.io/v1alpha1\n") })
    }
  }
}
