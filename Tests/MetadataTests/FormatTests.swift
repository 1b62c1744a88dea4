import Metadata
import Testing

/// One file of each format, with everything that is read of it.
@Suite struct FormatTests {
  private func expect(_ path: String, _ text: String, _ expected: [String], problems: [String] = []) {
    let read = metadata([path: text])
    #expect(read.problems.map(\.description) == problems)
    let found = summaries(read.repository?.statements ?? [])
    #expect(found == expected, "\(found.joined(separator: "\n"))")
  }

  @Test func innerSource() {
    expect(
      "innersource.json",
      """
      {
        "title": "Search",
        "motivation": "Nobody finds anything.\\nSo.",
        "contributions": ["Bugs",
          "Docs"],
        "skills": ["Swift"],
        "logo": "./img/logo.png",
        "docs": "https://docs.example/",
        "language": "Swift",
        "unknown": {"a": 1}
      }
      """,
      [
        "title = Search @2", "motivation = Nobody finds anything. So. @3", "contributionWanted = Bugs @4",
        "contributionWanted = Docs @5", "skillWanted = Swift @6", "logo = img/logo.png @7",
        "documentation = https://docs.example/ @8", "language = Swift @9",
      ])
  }

  private static let codeMeta = """
    {
      "@context": "CONTEXT",
      "@type": "SoftwareSourceCode",
      "name": "Search", "description": "Finds.",
      "license": ["https://spdx.org/licenses/Apache-2.0.html", {"@type": "CreativeWork", "name": "MIT OR BSD-3-Clause"}],
      "developmentStatus": "https://www.repostatus.org/#active",
      "codeRepository": "https://code.example/search",
      "issueTracker": "https://code.example/search/issues",
      "buildInstructions": "https://code.example/search/build",
      "INTEGRATION": "https://ci.example/search",
      "softwareHelp": {"@type": "WebSite", "url": "https://docs.example/"},
      "version": 1.5,
      "keywords": "search, index",
      "programmingLanguage": [{"@type": "ComputerLanguage", "name": "Swift"}, "C"],
      "isPartOf": "Platform",
      "softwareRequirements": [{"name": "zlib", "version": "1"}, "https://x.example/lz4"],
      "maintainer": [{"@type": "Person", "givenName": "Ada", "familyName": "L", "email": "mailto:ada@x.example"},
        {"@type": "Organization", "name": "Core"}, {"@type": "Role", "maintainer": {"name": "Bo"}}, "Cy"],
      "schema:isBasedOn": null
    }
    """

  private static let codeMetaStatements = [
    "title = Search @4", "description = Finds. @4", "license = Apache-2.0 @5", "license = MIT OR BSD-3-Clause @5",
    "lifecycle = active @6", "repository = https://code.example/search @7",
    "issueTracker = https://code.example/search/issues @8", "buildInstructions = https://code.example/search/build @9",
    "continuousIntegration = https://ci.example/search @10", "documentation = https://docs.example/ @11",
    "version = 1.5 @12", "topic = search @13", "topic = index @13", "language = Swift @14", "language = C @14",
    "system = Platform @15", "dependency = zlib @16", "dependency = https://x.example/lz4 @16",
    "contact = Ada L <ada@x.example> @17", "owner = Core @18", "contact = Core @18", "contact = Bo @18",
    "contact = Cy @18",
  ]

  @Test func codeMetaOfBothVersions() {
    let versions = [
      ("https://w3id.org/codemeta/3.0", "continuousIntegration"),
      ("https://doi.org/10.5063/schema/codemeta-2.0", "contIntegration"),
    ]
    for (context, key) in versions {
      let text = Self.codeMeta.replacing("CONTEXT", with: context).replacing("INTEGRATION", with: key)
      expect("codemeta.json", text, Self.codeMetaStatements)
    }
    expect(
      "codemeta.json",
      "{\"@context\": \"x\", \"@graph\": [{\"@type\": \"Person\"},\n{\"@type\": [\"schema:SoftwareSourceCode\"],\n\"schema:name\": \"a\"}]}",
      ["title = a @3"])
  }

  @Test func publicCode() {
    expect(
      "publiccode.yml",
      """
      publiccodeYmlVersion: "0.7"
      name: Search
      url: https://code.example/search
      landingURL: https://search.example/
      isBasedOn: [https://code.example/other]
      softwareVersion: 1.0
      logo: img/logo.svg
      platforms: [web]
      categories: [it-development]
      usedBy: [City]
      roadmap: https://search.example/roadmap
      developmentStatus: beta
      softwareType: standalone/web
      organisation:
        uri: urn:x-org
        name: City of X
      description:
        de: { shortDescription: Findet. }
        en:
          localisedName: Search!
          shortDescription: Finds.
          documentation: https://docs.example/
          features:
            - fast
            - small
      legal:
        license: AGPL-3.0-or-later
      maintenance:
        type: internal
        contacts:
          - name: Ada
            email: ada@x.example
      localisation: { localisationReady: true, availableLanguages: [en] }
      dependsOn:
        open:
          - name: PostgreSQL
            versionMin: "14"
      """,
      [
        "title = Search @2", "lifecycle = experimental @12", "type = standalone/web @13",
        "repository = https://code.example/search @3", "homepage = https://search.example/ @4",
        "isBasedOn = https://code.example/other @5", "version = 1.0 @6", "logo = img/logo.svg @7",
        "topic = it-development @9", "usedBy = City @10", "roadmap = https://search.example/roadmap @11",
        "owner = City of X @16", "title = Search! @20", "description = Finds. @21", "feature = fast @24",
        "feature = small @25", "documentation = https://docs.example/ @22", "license = AGPL-3.0-or-later @27",
        "contact = Ada <ada@x.example> @31", "dependency = PostgreSQL @36",
      ])
  }

  @Test func publicCodeMistakes() {
    let read = metadata([
      "publiccode.yml": """
      publiccodeYmlVersion: 0.7
      name: Search
      url: code.example
      platforms: [web]
      developmentStatus: done
      softwareType: addon
      description: Finds.
      legal: { license: My-Own }
      maintenance:
        type: contract
      """
    ])
    #expect(
      read.problems.map(\.message) == [
        "publiccode.yml, line 1: localisation is missing.",
        "publiccode.yml, line 5: developmentStatus is 'done', which the format does not know.",
        "publiccode.yml, line 3: url is 'code.example', which is not a web address.",
        "publiccode.yml, line 7: description must be a section with keys, and is text.",
        "publiccode.yml, line 8: legal.license is 'My-Own', which SPDX does not know.",
        "publiccode.yml, line 9: maintenance.contractors is missing.",
      ])
    #expect(read.repository?[.license]?.value == "My-Own")
  }

  @Test func securityInsights() {
    expect(
      ".github/security-insights.yml",
      """
      header:
        schema-version: 2.0.0
        url: https://x.example
      project:
        name: Search
        homepage: https://search.example/
        roadmap: https://search.example/roadmap
        administrators:
          - { name: Ada, primary: true, email: ada@x.example }
        repositories: [{ name: a, url: https://x.example, comment: c }]
        documentation:
          detailed-guide: https://docs.example/
        vulnerability-reporting:
          reports-accepted: true
          bug-bounty-available: false
          contact:
            name: Sec
            primary: true
            email: sec@x.example
          policy: https://x.example/policy
      repository:
        status: active
        url: https://code.example/search
        accepts-change-request: true
        accepts-automated-change-request: true
        bug-fixes-only: true
        core-team:
          - name: Bo
            primary: false
        license: { url: https://x.example/l, expression: MIT }
        security: { assessments: {} }
        documentation:
          contributing-guide: https://x.example/contributing
          security-policy: https://x.example/security
      """,
      [
        "title = Search @5", "homepage = https://search.example/ @6", "roadmap = https://search.example/roadmap @7",
        "contact = Ada <ada@x.example> @9", "documentation = https://docs.example/ @12",
        "vulnerabilityReporting = Sec <sec@x.example> @16", "vulnerabilityReporting = https://x.example/policy @20",
        "lifecycle = active @22", "repository = https://code.example/search @23",
        "acceptsContributions = corrections of faults only @24", "contact = Bo @28", "license = MIT @30",
        "contributionGuide = https://x.example/contributing @33",
        "vulnerabilityReporting = https://x.example/security @34",
      ])
  }

  @Test func citation() {
    expect(
      "CITATION.cff",
      """
      cff-version: 1.2.0
      message: "Cite it."
      title: Search
      abstract: >
        Finds
        things.
      authors: [{ family-names: L, given-names: Ada }]
      contact:
        - family-names: L
          given-names: Ada
          email: ada@x.example
        - name: Core
      keywords: [search]
      license: [MIT, Apache-2.0]
      repository-code: https://code.example/search
      url: https://search.example/
      version: 1.0
      """,
      [
        "title = Search @3", "description = Finds things. @4", "topic = search @13", "license = MIT @14",
        "license = Apache-2.0 @14", "repository = https://code.example/search @15",
        "homepage = https://search.example/ @16", "version = 1.0 @17", "contact = Ada L <ada@x.example> @9",
        "contact = Core @12",
      ])
  }

  @Test func scorecard() throws {
    let text = """
      {"date": "2026-01-31", "repo": {"name": "x", "commit": "abc"}, "scorecard": {"version": "v5"}, "score": 7.5,
       "checks": [{"name": "Fuzzing", "score": -1, "reason": "none"}, {"name": "License", "score": 10, "reason": "found"}]}
      """
    expect("scorecard.json", text, ["scorecard = 7.5 @1"])
    let card = try #require(metadata(["scorecard.json": text]).scorecard)
    #expect(card.score == 7.5 && card.date == "2026-01-31" && card.commit == "abc")
    #expect(card.checks.map(\.name) == ["Fuzzing", "License"] && card.checks.map(\.score) == [nil, 10])
    // Of other games too.
    #expect(metadata(["scorecard.json": "{\"players\": []}"]) == metadata([:]))
  }
}
