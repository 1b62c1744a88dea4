import Manifests
import Testing

@Suite struct EcosystemTests {
  @Test func readsPackageJSON() throws {
    let project = try #require(
      read(
        "web/package.json",
        """
        \u{FEFF}{
          "name": "@org/web", "version": "1.2.3", "description": "The \\u00dcber \\ud83d\\ude42\\n site",
          "license": "mit", "keywords": ["UI", "ui", "forms"], "homepage": "https://example.org",
          "bin": { "web": "cli.js" },
          "dependencies": {
            "react": "^18.0.0"
          },
          "devDependencies": { "jest": "~29" }, "optionalDependencies": { "fsevents": "*" }
        }
        """
      ).projects.first)
    #expect(project.name == "@org/web" && project.folder == "web" && project.ecosystem == "npm")
    #expect(project.version == "1.2.3" && project.homepage == "https://example.org")
    #expect(project.description == "The Über 🙂 site")
    #expect(project.license == "MIT" && project.keywords == ["ui", "forms"] && project.products == ["web"])
    #expect(summaries(project) == ["react ^18.0.0 :6", "fsevents * optional :8", "jest ~29 development :8"])
    #expect(read("package.json", "{\"private\": true, \"workspaces\": [\"*\"]}") == ManifestReader.Result())
    #expect(
      read("package.json", "{\"name\":\"a\",\"licenses\":[{\"type\":\"Apache-2.0\"}]}").projects[0].license
        == "Apache-2.0")
    #expect(read("package.json", "{\"name\":\"a\",\"license\":\"SEE LICENSE IN x\"}").projects[0].license == nil)
    for bad in [
      "{\"name\":\"a\",}", "{\"name\":'a'}", "{} x", "[]", "{\"a\":01x}", "{\"a\":\"\n\"}", "{\"a\":\"\\q\"}",
    ] {
      #expect(read("package.json", bad).problems.count == 1, "\(bad)")
    }
  }

  @Test func readsPyproject() throws {
    let project = try #require(
      read(
        "pyproject.toml",
        """
        [build-system]
        requires = ["hatchling"]
        [project]
        name = "My_Tool"
        version = "2.0"
        description = "Does things"
        license = { text = "Apache License, Version 2.0" }
        keywords = ["a"]
        dependencies = [
          "Requests[socks]>=2.0,<3; python_version > '3.8'",
          "pkg @ https://host.example/pkg.zip",
          "zope.interface",
        ]
        [project.optional-dependencies]
        test = ["pytest>=7"]
        [project.urls]
        Homepage = "https://example.org"
        [project.scripts]
        tool = "my:main"
        """
      ).projects.first)
    #expect(project.name == "My_Tool" && project.version == "2.0" && project.ecosystem == "pypi")
    #expect(
      project.license == "Apache-2.0" && project.homepage == "https://example.org" && project.products == ["tool"])
    #expect(
      summaries(project) == [
        "requests >=2.0,<3 :10", "pkg @https://host.example/pkg.zip :11", "zope-interface :12",
        "pytest >=7 optional :15",
      ])
    #expect(read("pyproject.toml", "[tool.black]\nline-length = 100\n") == ManifestReader.Result())
  }

  @Test func readsPoetry() throws {
    let project = try #require(
      read(
        "pyproject.toml",
        """
        [tool.poetry]
        name = "old"
        license = "BSD-3-Clause"
        [tool.poetry.dependencies]
        python = "^3.8"
        django = "^4"
        own = { path = "../own" }
        [tool.poetry.group.dev.dependencies]
        mypy = { version = "1" }
        """
      ).projects.first)
    #expect(project.name == "old" && project.license == "BSD-3-Clause")
    #expect(summaries(project) == ["django ^4 :6", "own @../own :7", "mypy 1 development :9"])
  }

  @Test func readsSetupConfig() throws {
    let text = """
      [metadata]
      name = tool
      version = attr: tool.__version__
      description = Does
          things
      license: MIT
      keywords = a, b
      [options]
      install_requires =
          requests>=2  # why
          # nothing
          six; python_version < '3'
      """
    let project = try #require(read("setup.cfg", text).projects.first)
    #expect(project.name == "tool" && project.version == nil && project.description == "Does things")
    #expect(project.license == "MIT" && project.keywords == ["a", "b"])
    #expect(summaries(project) == ["requests >=2 :10", "six :12"])
    let both = ManifestReader.projects(in: [
      ("pyproject.toml", Array("[project]\nname = \"new\"".utf8)), ("setup.cfg", Array(text.utf8)),
    ])
    #expect(both.projects.map(\.name) == ["new"])
  }

  @Test func readsCargoWithItsWorkspace() throws {
    let root = """
      [workspace]
      members = ["crates/*", "."]
      [workspace.package]
      version = "0.3.0"
      license = "MIT/Apache-2.0"
      [workspace.dependencies]
      serde = { version = "1.0", features = ["derive"] }
      """
    let member = """
      [package]
      name = "engine"
      version.workspace = true
      license.workspace = true
      description = "Runs"
      keywords = ["fast"]
      categories = ["parsing"]
      repository = "https://host.example/engine"
      [dependencies]
      serde.workspace = true
      log = "0.4"
      renamed = { package = "real-name", git = "https://host.example/r", optional = true }
      [build-dependencies]
      cc = "1"
      [target.'cfg(unix)'.dev-dependencies]
      nix = "0.27"
      [[bin]]
      name = "run"
      """
    let result = ManifestReader.projects(in: [
      ("Cargo.toml", Array(root.utf8)), ("crates/engine/Cargo.toml", Array(member.utf8)),
      ("go.mod", Array("module m".utf8)),
    ])
    #expect(result.problems.isEmpty)
    #expect(result.projects.map(\.name) == ["m", "engine"])
    let project = try #require(result.projects.last)
    #expect(project.version == "0.3.0" && project.license == "MIT OR Apache-2.0" && project.products == ["run"])
    #expect(project.keywords == ["fast", "parsing"] && project.homepage == "https://host.example/engine")
    #expect(
      Set(summaries(project)) == [
        "serde 1.0 :10", "log 0.4 :11", "real-name @https://host.example/r optional :12", "cc 1 build :14",
        "nix 0.27 development :16",
      ])
    // A root that is its own member, and one that takes itself over, end.
    let own = read("Cargo.toml", "[workspace]\nmembers = [\".\"]\n[package]\nname = \"a\"\nversion.workspace = true")
    #expect(own.projects.map(\.name) == ["a"] && own.projects[0].version == nil)
  }

  @Test func readsGoModules() throws {
    let project = try #require(
      read(
        "go.mod",
        """
        // comment
        module example.org/tool/v2 // here
        go 1.22
        require example.org/one v1.0.0
        require (
          example.org/two v2.0.0+incompatible
          "example.org/three" v0.0.0-2024 // indirect
        )
        replace example.org/one => ../one
        """
      ).projects.first)
    #expect(project.name == "example.org/tool/v2" && project.ecosystem == "golang")
    #expect(
      summaries(project) == [
        "example.org/one v1.0.0 :4", "example.org/two v2.0.0+incompatible :6",
        "example.org/three v0.0.0-2024 indirect :7",
      ])
  }

  @Test func readsMaven() throws {
    let project = try #require(
      read(
        "pom.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>3</version></parent>
          <artifactId>tool</artifactId>
          <name>Tool</name>
          <description><![CDATA[Does <b> & more]]></description>
          <licenses><license><name>The Apache License, Version 2.0</name></license></licenses>
          <properties><a>${b}</a><b>${a}</b><x.version>1.5</x.version></properties>
          <dependencies>
            <dependency><groupId>${project.groupId}</groupId><artifactId>x</artifactId><version>${x.version}</version></dependency>
            <dependency>
              <groupId>junit</groupId><artifactId>junit</artifactId><version>${a}</version><scope>test</scope>
            </dependency>
          </dependencies>
          <build><plugins><plugin><dependencies><dependency><groupId>p</groupId><artifactId>q</artifactId></dependency>
          </dependencies></plugin></plugins></build>
        </project>
        """
      ).projects.first)
    #expect(project.name == "org.example:tool" && project.version == "3" && project.license == "Apache-2.0")
    #expect(project.description == "Does <b> & more")
    #expect(summaries(project) == ["org.example:x 1.5 :10", "junit:junit ${b} development :11"])
    let latin =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><project><artifactId>a</artifactId><name>".utf8) + [0xFC]
    let read = ManifestReader.projects(in: [("pom.xml", latin + Array("</name></project>".utf8))])
    #expect(read.projects.first?.description == "ü")
  }

  @Test func refusesDocumentTypes() {
    let bomb = """
      <?xml version="1.0"?>
      <!DOCTYPE project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
      <project><artifactId>&b;</artifactId></project>
      """
    let external = "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Project><a>&x;</a></Project>"
    let hidden =
      "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE p+AD4-<project><artifactId>a</artifactId></project>"
    #expect(read("pom.xml", bomb).problems.first?.message.contains("pom.xml, line 2: it has a document type") == true)
    #expect(read("a.csproj", external).problems.first?.message.contains("document type") == true)
    #expect(read("pom.xml", hidden).projects.isEmpty)
    #expect(read("pom.xml", "<project><artifactId>&unknown;</artifactId></project>").projects.isEmpty)
  }

  @Test func readsDotnet() throws {
    let text = """
      <Project Sdk="Microsoft.NET.Sdk">
        <PropertyGroup>
          <Description>Does</Description><PackageTags>a;b</PackageTags><Version>$(Shared)</Version>
          <PackageLicenseExpression>MIT</PackageLicenseExpression>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Serilog" Version="3.1.0" />
          <PackageReference Include="X"><Version>1</Version></PackageReference>
        </ItemGroup>
      </Project>
      """
    let project = try #require(read("src/My.App/My.App.csproj", text).projects.first)
    #expect(project.name == "My.App" && project.license == "MIT" && project.keywords == ["a", "b"])
    #expect(project.version == nil)
    #expect(summaries(project) == ["Serilog 3.1.0 :7", "X 1 :8"])
    let tests = "<Project><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>"
    #expect(read("T.csproj", tests) == ManifestReader.Result())
  }

  @Test func readsGemspecs() throws {
    let project = try #require(
      read(
        "tool.gemspec",
        """
        Gem::Specification.new do |spec|
          spec.name = "tool" # "no"
          spec.version = Tool::VERSION
          spec.summary = 'Doesn\\'t'
          spec.licenses = ["MIT", "BSD-2-Clause"]
          spec.homepage = "https://example.org/#{x}"
          spec.add_dependency "rack", "~> 2.0", ">= 2.1"
          spec.add_development_dependency("rspec")
          system("echo never run")
        end
        """
      ).projects.first)
    #expect(project.name == "tool" && project.version == nil && project.description == "Doesn't")
    #expect(project.license == "MIT OR BSD-2-Clause" && project.homepage == nil)
    #expect(summaries(project) == ["rack ~> 2.0, >= 2.1 :7", "rspec development :8"])
    #expect(read("computed.gemspec", "s.name = NAME").projects.map(\.name) == ["computed"])
  }

  @Test func readsComposer() throws {
    let text = """
      {"name": "org/tool", "license": ["MIT", "GPL-3.0-or-later"],
      "require": {"php": ">=8", "ext-json": "*", "psr/log": "^3"}, "require-dev": {"phpunit/phpunit": "^10"}}
      """
    let project = try #require(read("composer.json", text).projects.first)
    #expect(project.license == "MIT OR GPL-3.0-or-later")
    #expect(summaries(project) == ["psr/log ^3 :2", "phpunit/phpunit ^10 development :2"])
  }
}
