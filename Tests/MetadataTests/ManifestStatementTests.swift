import Manifests
import Metadata
import Testing

@Suite struct ManifestStatementTests {
  private var manifest: ManifestProject {
    var manifest = ManifestProject(name: "a", folder: "web", ecosystem: "npm")
    manifest.path = "web/package.json"
    manifest.description = "Sells."
    manifest.license = "MIT"
    manifest.version = "1.0.0"
    manifest.keywords = ["x", "y"]
    manifest.kind = .library
    manifest.lines = [.description: 3, .license: 4, .keywords: 5, .kind: 6]
    return manifest
  }

  @Test func eachValueStandsOnItsLine() {
    #expect(
      manifest.statements.map { "\($0.fact) \($0.value) \($0.key) \($0.place.path):\($0.place.line)" } == [
        "description Sells. description web/package.json:3", "type library  web/package.json:6",
        "license MIT license web/package.json:4", "topic x keywords web/package.json:5",
        "topic y keywords web/package.json:5", "version 1.0.0 version web/package.json:1",
      ])
    #expect(ManifestProject(name: "a", folder: "", ecosystem: "npm").statements.isEmpty)
  }

  /// Each file goes first where it was made for the question.
  @Test func goesBeforeAndAfterOtherFiles() throws {
    func other(_ fact: MetadataFact, _ value: String, _ format: MetadataFormat, _ path: String) -> MetadataStatement {
      MetadataStatement(
        fact: fact, value: value, format: format, key: "", place: MetadataPlace(path: path, line: 1))
    }
    let cases: [(MetadataFact, MetadataFormat, believed: String, reason: String)] = [
      (.version, .codeMeta, "1.0.0", "web/package.json is what the package manager reads, so it goes before other."),
      (.license, .licenseFile, "other", "other is the text of the licence itself, so it goes before web/package.json."),
      (.license, .licenseChoice, "MIT", "web/package.json is what the package manager reads, so it goes before other."),
      (.description, .readme, "Sells.", "web/package.json is what the package manager reads, so it goes before other."),
      (
        .type, .catalogInfo, "other",
        "other is written for a catalogue of the organisation's software, so it goes before web/package.json."
      ),
    ]
    for (fact, format, believed, reason) in cases {
      let subject = MetadataSubject(
        folder: "", statements: manifest.statements + [other(fact, "other", format, "other")])
      #expect(subject[fact]?.value == believed, "\(fact) \(format)")
      #expect(subject[fact]?.reason == reason, "\(fact) \(format)")
    }
  }
}
