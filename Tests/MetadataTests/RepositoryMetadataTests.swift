import Metadata
import Testing

/// Reads files given as text.
func metadata(_ files: KeyValuePairs<String, String>) -> RepositoryMetadata {
  RepositoryMetadata(files: files.map { (path: $0, content: Array($1.utf8)) })
}

/// `fact = value @line`, in the order of the file.
func summaries(_ statements: [MetadataStatement]) -> [String] {
  statements.map { "\($0.fact.rawValue) = \($0.value) @\($0.place.line)" }
}

@Suite struct RepositoryMetadataTests {
  @Test func knowsFilesByPath() {
    let known = [
      "innersource.json", "codemeta.json", "publiccode.yml", "publiccode.yaml", "security-insights.yml",
      "SECURITY-INSIGHTS.yml", ".github/security-insights.yml", "CITATION.cff", "catalog-info.yaml", "catalog-info.yml",
      "services/a/catalog-info.yaml", "scorecard.json",
    ]
    for path in known { #expect(RepositoryMetadata.isMetadata(path), "\(path)") }
    let others = [
      "", "/", "package.json", "my-codemeta.json", "node_modules/a/codemeta.json", "Tests/x/catalog-info.yaml",
      "template/skeleton/catalog-info.yaml", String(repeating: "a/", count: 20) + "codemeta.json",
    ]
    for path in others { #expect(!RepositoryMetadata.isMetadata(path), "\(path)") }
  }

  @Test func believesTheFileWithTheNearestPurpose() throws {
    let read = metadata([
      "codemeta.json": """
      {"@context": "https://w3id.org/codemeta/3.0", "@type": "SoftwareSourceCode",
       "name": "Search", "description": "Finds things", "license": "https://spdx.org/licenses/MIT",
       "keywords": ["search", "index"], "url": "https://a.example/"}
      """,
      "innersource.json": "{\n  \"title\": \"The Search\",\n  \"docs\": \"https://b.example/docs\"\n}",
      "CITATION.cff": """
      cff-version: 1.2.0
      message: Cite it.
      title: search
      authors: [{name: A}]
      license: Apache-2.0
      keywords: [Index, text]
      """,
    ])
    #expect(read.problems == [])
    let subject = try #require(read.repository)
    let title = try #require(subject[.title])
    #expect(title.value == "The Search" && title.believed[0].place == MetadataPlace(path: "innersource.json", line: 2))
    #expect(title.others.map(\.value) == ["Search", "search"])
    #expect(
      title.reason
        == "innersource.json is written for an innersource portal, so it goes before codemeta.json and CITATION.cff.")
    let license = try #require(subject[.license])
    #expect(license.values == ["MIT"] && license.believed[0].written == "https://spdx.org/licenses/MIT")
    #expect(license.others.map(\.value) == ["Apache-2.0"])
    #expect(license.reason.hasPrefix("codemeta.json is written for exchange between catalogues"))
    #expect(subject[.topic]?.values == ["search", "index", "text"])
    #expect(subject[.topic]?.reason == "All that codemeta.json and CITATION.cff say is taken together.")
    #expect(subject[.homepage]?.reason == "Only codemeta.json says it.")
    #expect(subject[.roadmap] == nil)
  }

  @Test func saysWhenFilesAgree() {
    let read = metadata([
      "innersource.json": "{\"title\": \"Search\"}",
      "sub/innersource.json": "{\"title\": \"Other\"}",
      ".github/innersource.json": "{\"title\": \"SEARCH\"}",
    ])
    #expect(read.repository?[.title]?.reason == "innersource.json and .github/innersource.json agree.")
    #expect(read.subjects.map(\.folder) == ["", "sub"])
    let rivals = metadata(["innersource.json": "{\"title\": \"A\"}", ".github/innersource.json": "{\"title\": \"B\"}"])
    #expect(rivals.repository?[.title]?.value == "A")
    #expect(rivals.repository?[.title]?.reason.contains("nearer to the root") == true)
  }

  @Test func asksTheFileThatWasMadeForTheQuestion() throws {
    for fact in MetadataFact.allCases {
      #expect(Set(fact.precedence) == Set(MetadataFormat.allCases))
      #expect(fact.precedence.count == MetadataFormat.allCases.count)
    }
    #expect(MetadataFact.vulnerabilityReporting.precedence.first == .securityInsights)
    #expect(MetadataFact.title.precedence.first == .innerSource)
  }

  /// Each reports its line and cause, and does not keep the others from being read.
  @Test func keepsOneBadFileToItself() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      bomb +=
        "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let cases: [(String, String, Int?, String)] = [
      ("catalog-info.yaml", bomb, 2, "aliases are not taken"),
      ("publiccode.yml", "name: &a [*a]", 1, "aliases are not taken"),
      ("publiccode.yml", "name: 1\nurl: !!python/object:os.system {}", 2, "the tag"),
      ("publiccode.yml", "name:\n\turl: x", 2, "not valid YAML"), ("publiccode.yml", "name: a\nname: b", 1, "twice"),
      ("CITATION.cff", "", nil, "the file is empty"), ("CITATION.cff", "- a", 1, "a section with keys"),
      ("codemeta.json", String(repeating: "[", count: 1_000_000), 1, "nests deeper"),
      ("codemeta.json", "{\"name\": {", 1, "not valid JSON"), ("codemeta.json", "[]", 1, "not a JSON object"),
      ("innersource.json", "{\n\"title\": [1], \"skills\": {}}", 2, "title must be text, and is a list"),
      ("innersource.json", "{\"docs\": \"javascript:alert(1)\"}", 1, "not a web address"),
      ("innersource.json", "{\"logo\": \"../../etc/passwd\"}", 1, "neither a web address nor a path"),
      ("security-insights.yml", "header:\n  schema-version: 1.0.0", 2, "header.schema-version is '1.0.0'"),
      ("catalog-info.yaml", "just text", 1, "must be a section"),
      ("codemeta.json", "{\"name\": \"a\"}", 1, "describes no"),
      ("catalog-info.yaml", String(repeating: "- ", count: 100_000), nil, "not valid YAML"),
    ]
    for (path, text, line, cause) in cases {
      let read = metadata([path: text, "x/innersource.json": "{\"title\": \"{{7*7}} ${jndi:ldap://x} %n __proto__\"}"])
      #expect(read.subjects.last?[.title]?.value == "{{7*7}} ${jndi:ldap://x} %n __proto__")
      let problem = read.problems.first
      #expect(problem?.path == path && (line == nil || problem?.line == line), "\(text.prefix(60)): \(read.problems)")
      #expect(problem?.cause.contains(cause) == true, "\(text.prefix(60)): \(problem?.cause ?? "none")")
      #expect(problem?.hint.isEmpty == false)
      #expect((problem?.message.utf8.count ?? 0) < 500)
    }
  }

  @Test func isNotHarmedBySize() {
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 100 << 20)
    for path in ["codemeta.json", "catalog-info.yaml"] {
      #expect(RepositoryMetadata(files: [(path, large)]).problems.first?.cause.contains("is larger than") == true)
    }
    let bytes = RepositoryMetadata(files: [("codemeta.json", [0x7B, 0xFF])])
    #expect(bytes.problems.first?.cause.contains("UTF-8") == true && bytes.problems.first?.line == 1)
    let skills = [String](repeating: "\"s\"", count: 10_000).joined(separator: ",")
    let many = metadata(["innersource.json": "{\"skills\": [\(skills)]}"])
    #expect(many.repository?.statements.count == 500)
    #expect(many.problems.first?.cause == "skills has 10000 elements, of which 500 are read")
    let wrong = metadata([
      "innersource.json": "{\"skills\": [\([String](repeating: "[]", count: 400).joined(separator: ","))]}"
    ])
    #expect(wrong.problems.count == 51)
    let long = String(repeating: "x", count: 1 << 20)
    #expect(metadata(["innersource.json": "{\"title\": \"\(long)\"}"]).repository?[.title]?.value.count == 2_000)
    let files = (0..<2_100).map { (path: "f\($0)/innersource.json", content: Array("{\"title\": \"a\"}".utf8)) }
    let read = RepositoryMetadata(files: files)
    #expect(read.subjects.count == 2_000 && read.problems.count == 1)
  }

  @Test func mapsLifecycles() {
    let cases: [(String, Lifecycle?)] = [
      ("experimental", .experimental), ("production", .active), ("deprecated", .deprecated), ("concept", .concept),
      ("development", .experimental), ("beta", .experimental), ("stable", .active), ("obsolete", .deprecated),
      ("https://www.repostatus.org/#wip", .experimental), ("https://www.repostatus.org/#active", .active),
      ("WIP", .experimental), ("unsupported", .abandoned), ("moved", .moved), ("suspended", .inactive), ("hot", nil),
      ("", nil),
    ]
    for (word, expected) in cases { #expect(Lifecycle(written: word) == expected, "\(word)") }
  }

  /// Cut anywhere, a file gives its owner problems, and takes nothing down.
  @Test func readsNothingOutOfHalfAFile() {
    let texts: KeyValuePairs = [
      "catalog-info.yaml":
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: a, tags: [b], links: [{url: 'x'}]}\n"
        + "spec:\n  type: team\n  children: [user:b, \"c\"]\n  members:\n  - d\n---\n",
      "codemeta.json":
        "{\"@type\":\"SoftwareSourceCode\",\"name\":\"\\u00e4\\ud83d\\ude42\",\"keywords\":[1,true,null,-2.5e3]}",
      "publiccode.yml":
        "name: |\n  a\n  b\ndescription:\n  en: {shortDescription: \"x\\n\"}\ndependsOn: {open: [{name: y}]}\n",
    ]
    for (path, text) in texts {
      let bytes = Array(text.utf8)
      for count in 0..<bytes.count {
        let read = RepositoryMetadata(files: [(path, Array(bytes[..<count]))])
        #expect(!read.problems.isEmpty || !read.entities.isEmpty || path != "catalog-info.yaml", "\(path) \(count)")
      }
    }
  }
}
