import Catalog
import Readiness
import Testing

@testable import Services

@Suite struct UsageSnippetTests {
  private func snippet(
    _ ecosystem: String, _ name: String, version: String? = nil, folder: String = "",
    source: String = "https://h.example/o/r.git", requirements: [String] = [],
    tags: [String] = []
  ) -> String? {
    UsageSnippet(
      package: PackageRecord(ecosystem: ecosystem, name: name, version: version), sourceURL: source, folder: folder,
      branch: "trunk", requirements: requirements,
      releases: ReleaseList(tags: tags.map { ReleaseList.Tag(name: $0, time: 1) }, changelog: nil).releases
    ).text
  }

  @Test func eachEcosystemHasItsForm() {
    let source = "https://h.example/o/r.git"
    #expect(snippet("npm", "@o/a") == "npm install git+\(source)")
    #expect(snippet("npm", "@o/a", folder: "a") == "npm install @o/a")
    #expect(snippet("pypi", "a") == "pip install 'a @ git+\(source)'")
    #expect(snippet("pypi", "a", folder: "p") == "pip install 'a @ git+\(source)#subdirectory=p'")
    #expect(snippet("cargo", "a", folder: "crates/a") == "cargo add a --git \(source)")
    #expect(snippet("golang", "h.example/o/r/v2") == "go get h.example/o/r/v2")
    #expect(snippet("nuget", "A.B", version: "1.0") == "dotnet add package A.B --version 1.0")
    #expect(snippet("gem", "a") == "gem \"a\", git: \"\(source)\"")
    #expect(snippet("gem", "a", folder: "g") == "gem \"a\", git: \"\(source)\", glob: \"g/*.gemspec\"")
    #expect(snippet("composer", "o/a") == "composer config repositories.o/a vcs \(source)\ncomposer require o/a")
    #expect(
      snippet("maven", "org.a:b", version: "2") == """
        <dependency>
          <groupId>org.a</groupId>
          <artifactId>b</artifactId>
          <version>2</version>
        </dependency>
        <!-- Gradle: implementation("org.a:b:2") -->
        """)
    #expect(
      snippet("cmake", "a", folder: "c") == """
        include(FetchContent)
        FetchContent_Declare(a GIT_REPOSITORY "\(source)" GIT_TAG "trunk" SOURCE_SUBDIR "c")
        FetchContent_MakeAvailable(a)
        # where it is installed: find_package(a REQUIRED)
        """)
    #expect(snippet("docker", "a") == nil)
    #expect(snippet("", "a") == nil)
  }

  @Test func swiftWithoutReleasesTakesTheNewestVersionThatIsAskedFor() {
    let source = "https://h.example/o/r.git"
    #expect(snippet("swift", "r") == ".package(url: \"\(source)\", branch: \"trunk\")")
    #expect(
      snippet(
        "swift", "r",
        requirements: ["from: \"1.9.0\"", "from:\"1.10.0\"", "exact: \"3.0.0\"", "from: \"\\(x)\""])
        == ".package(url: \"\(source)\", from: \"1.10.0\")")
    #expect(snippet("swift", "r", folder: "Examples") == nil)
  }

  @Test func theNewestReleaseStandsInForAVersion() {
    let tags = ["v1.2.0", "2.28.1", "3.0.0-beta.1", "2.9"]
    #expect(
      snippet("swift", "r", requirements: ["from: \"1.10.0\""], tags: tags)?.contains("from: \"2.28.1\"") == true)
    #expect(snippet("swift", "r", tags: ["3.0.0-beta.1"])?.contains("branch: \"trunk\"") == true)
    #expect(snippet("nuget", "A", tags: tags) == "dotnet add package A --version 2.28.1")
    #expect(snippet("nuget", "A", version: "1.0", tags: tags) == "dotnet add package A --version 1.0")
    for version in [nil, "3-SNAPSHOT", "${revision}"] {
      #expect(snippet("maven", "g:a", version: version, tags: tags)?.contains("g:a:2.28.1") == true)
    }
    #expect(snippet("maven", "g:a", version: "3-SNAPSHOT")?.contains("g:a:3-SNAPSHOT") == true)
    #expect(snippet("cmake", "a", tags: ["v1.2.0"])?.contains("GIT_TAG \"v1.2.0\"") == true)
  }

  @Test func hostileNamesStayTexts() {
    #expect(snippet("npm", "a; rm -rf ~", folder: "x") == "npm install 'a; rm -rf ~'")
    #expect(snippet("cargo", "$(id)'", source: "/srv/a b") == "cargo add '$(id)'\\''' --git 'file:///srv/a b'")
    #expect(snippet("golang", "-exec=x") == "go get '-exec=x'")
    #expect(
      snippet("gem", "a\", path: \"/\n") == "gem \"a\\\", path: \\\"/\u{FFFD}\", git: \"https://h.example/o/r.git\"")
    #expect(snippet("maven", "a<b:c&d")?.contains("<groupId>a&lt;b</groupId>") == true)
    #expect(snippet("maven", "nothing") == nil)
    #expect(snippet("maven", "a--><b:c")?.contains("Gradle") == false)
    #expect(snippet("cmake", "a)\nexecute_process(") == nil)
    #expect(snippet("cmake", "a", source: "https://h/${x}")?.contains("https://h/\\${x}") == true)
  }
}
