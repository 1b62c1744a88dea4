import Manifests
import Testing

/// Manifests of builds and lists of requirements: Gradle, CMake, Gemfile, requirements, containers.
@Suite struct BuildFileTests {
  private func projects(_ files: [(String, String)], repository: String = "shop") -> ManifestReader.Result {
    ManifestReader.projects(in: files.map { ($0.0, Array($0.1.utf8)) }, repository: repository)
  }

  // MARK: Python

  @Test func readsRequirements() throws {
    let text = """
      # what it needs
      -r base.txt
      -r more/requirements-more.txt
      -c constraints.txt
      --index-url https://pypi.example/simple
      Requests[socks]>=2.0,<3 ; python_version > '3.8'  # why
      flask==2.0 \\
          --hash=sha256:aa \\
          --hash=sha256:bb
      pkg @ https://host.example/pkg.zip
      -e git+https://host.example/o/tool.git@v1#egg=My_Tool
      git+https://host.example/o/other.git
      -e .
      ./wheels/thing-1.0-py3-none-any.whl
      click==8.1
          # via flask
      idna==3
          # via
          #   -r requirements.in
          #   requests
      This is no requirement
      nor this one
      """
    let result = projects([("requirements.txt", text)])
    let project = try #require(result.projects.first)
    #expect(project.name == "shop" && project.ecosystem == "pypi" && !project.isPackage)
    #expect(
      summaries(project) == [
        "requests >=2.0,<3 :6", "flask ==2.0 :7", "pkg @https://host.example/pkg.zip :10",
        "my-tool v1 @https://host.example/o/tool.git :11", "other @https://host.example/o/other.git :12",
        "thing @./wheels/thing-1.0-py3-none-any.whl :14", "click ==8.1 indirect :15", "idna ==3 :17",
      ])
    #expect(
      result.problems.map(\.message) == [
        "requirements.txt, line 2: it takes over base.txt, which is not read.",
        "requirements.txt, line 21: this is no requirement of pip, and 1 more lines are neither.",
      ])
  }

  @Test func listsJoinTheProjectOfTheirFolder() throws {
    let result = projects([
      ("Gemfile", "gem 'jekyll'"), ("a/Dockerfile", "FROM python:3.12\nCMD x"), ("a/requirements.txt", "flask"),
      ("docs/requirements.txt", "sphinx\r\nrequests\r\n"),
      ("pyproject.toml", "[project]\nname = \"a\"\ndependencies = [\"requests>=2\"]"),
      ("requirements-dev.txt", "pytest"), ("requirements/base.txt", "attrs"),
    ])
    #expect(result.problems.isEmpty)
    #expect(result.projects.map { "\($0.folder) \($0.name) \($0.ecosystem)" } == [" a pypi", "a a pypi"])
    #expect(
      result.projects[0].dependencies.map { "\($0.path ?? "") \($0.name) \($0.scope)" } == [
        " requests runtime", "docs/requirements.txt sphinx development", "requirements-dev.txt pytest development",
        "requirements/base.txt attrs development", "Gemfile jekyll runtime",
      ])
    #expect(summaries(result.projects[1]) == ["flask :1", "python 3.12 :1"])
    #expect(result.projects[1].dependencies[1].path == "a/Dockerfile")
  }

  // MARK: Ruby

  @Test func readsGemfiles() throws {
    let text = """
      source "https://rubygems.org"
      ruby "3.3.0"
      gemspec
      gem "rails", "~> 7.1", ">= 7.1.2" # why
      gem 'own', git: "https://host.example/own.git", branch: "main"
      gem "near", path: "../near"
      gem "forge", github: "o/forge", require: ["a", "b"]
      gem "old", :group => :test, :require => false
      group :development, :test do
        gem "rspec"
        platforms :ruby do
          gem "debug", "1.0"
        end
      end
      gem "pg", groups: [:production]
      git "https://host.example/many.git" do
        gem "one"
      end
      gem "computed", "#{x}"
      gem name
      if ENV["X"]
        gem "conditional"
      end
      """
    let project = try #require(read("app/Gemfile", text).projects.first)
    #expect(project.name == "app" && project.ecosystem == "gem")
    #expect(
      summaries(project) == [
        "rails ~> 7.1, >= 7.1.2 :4", "own @https://host.example/own.git :5", "near @../near :6",
        "forge @https://github.com/o/forge.git :7", "old development :8", "rspec development :10",
        "debug 1.0 development :12", "pg optional :15", "one @https://host.example/many.git :17", "computed :19",
        "conditional :22",
      ])
  }

  // MARK: Containers

  @Test func readsContainerFiles() throws {
    let text = """
      # syntax=docker/dockerfile:1
      ARG VERSION=6.0
      ARG BASE
      FROM --platform=$BUILDPLATFORM docker.io/library/swift:${VERSION}-jammy AS build
      RUN <<EOF
      FROM nowhere
      EOF
      RUN make && \\
        # a comment between
        make install
      FROM build as checked
      FROM registry.example:5000/base/run@sha256:abc
      COPY --from=build /a /a
      COPY --from=busybox:${TAG:-1.36} /b /b
      FROM ${BASE}
      FROM scratch
      FROM debian:12
      LABEL org.opencontainers.image.title="The Shop" \\
        org.opencontainers.image.description='Sells things' org.opencontainers.image.licenses=MIT
      LABEL org.opencontainers.image.source https://host.example/shop
      EXPOSE 80
      """
    let project = try #require(read("Dockerfile", text).projects.first)
    #expect(project.name == "The Shop" && project.description == "Sells things" && project.license == "MIT")
    #expect(
      project.homepage == "https://host.example/shop" && project.kind == .service && project.ecosystem == "docker")
    #expect(project.lines == [.name: 18, .description: 18, .license: 18, .homepage: 20, .kind: 21])
    #expect(
      summaries(project) == [
        "swift 6.0-jammy build :4", "registry.example:5000/base/run sha256:abc build :12", "debian 12 :17",
        "busybox 1.36 build :14",
      ])
    #expect(read("x/Containerfile", "from a:1\ncmd [\"x\"]").projects.first?.kind == .application)
    #expect(
      read("x/Dockerfile", "FROM a\nRUN <<EOF\n").problems.first?.message.contains("line 2: the text that 'EOF'")
        == true)
  }

  // MARK: CMake

  @Test func readsCMake() throws {
    let text = """
      cmake_minimum_required(VERSION 3.20) # not( a command
      #[[ project(no) ]]
      set(SHOP_VERSION 1.2.3)
      project(shop
        VERSION ${SHOP_VERSION} DESCRIPTION "Sells (things)" HOMEPAGE_URL "https://example.org" LANGUAGES CXX)
      find_package(Boost 1.80 REQUIRED COMPONENTS system)
      find_package(ZLIB)
      if (NOT (A AND B))
        FetchContent_Declare(json GIT_REPOSITORY https://host.example/json.git GIT_TAG v3.11)
      endif()
      CPMAddPackage("gh:fmtlib/fmt#10.2.1")
      CPMAddPackage(NAME spdlog VERSION 1.13 GITHUB_REPOSITORY gabime/spdlog)
      add_library(${PROJECT_NAME} STATIC a.cpp)
      add_library(shop::shop ALIAS shop)
      add_executable(cli main.cpp)
      """
    let result = projects([
      ("CMakeLists.txt", text), ("src/CMakeLists.txt", "add_library(core core.c)\nfind_package(CURL)"),
    ])
    #expect(result.projects.count == 1 && result.problems.isEmpty)
    let project = try #require(result.projects.first)
    #expect(project.name == "shop" && project.version == "1.2.3" && project.description == "Sells (things)")
    #expect(project.homepage == "https://example.org" && project.kind == .library && project.isPackage)
    #expect(project.products == ["shop", "cli", "core"])
    #expect(
      summaries(project) == [
        "Boost 1.80 :6", "ZLIB optional :7", "json v3.11 @https://host.example/json.git :9",
        "fmt 10.2.1 @https://github.com/fmtlib/fmt :11", "spdlog 1.13 @https://github.com/gabime/spdlog :12",
        "CURL optional :2",
      ])
    #expect(project.dependencies.last?.path == "src/CMakeLists.txt")
    let beside = projects([
      ("CMakeLists.txt", "project(Shop VERSION 2)"),
      ("Package.swift", "import PackageDescription\nlet package = Package(name: \"shop\")"),
    ])
    #expect(beside.projects.map(\.ecosystem) == ["swift"])
    #expect(
      beside.projects.first?.alsoPublished == [
        ManifestPackage(ecosystem: "cmake", name: "Shop", version: "2", products: [], path: "CMakeLists.txt", line: 1)
      ])
    #expect(read("a/CMakeLists.txt", "add_library(x y)") == ManifestReader.Result())
  }

  // MARK: Gradle

  @Test func readsGroovyBuilds() throws {
    let text = """
      buildscript {
        ext.kotlin_version = '1.9.0'
        dependencies { classpath "org.jetbrains.kotlin:kotlin-gradle-plugin:$kotlin_version" }
      }
      plugins {
        id 'java-library'
        id 'org.example.lint' version '2.1' apply false
      }
      apply plugin: 'maven-publish'
      group 'org.example'
      version = '1.4'
      description = 'Does things' /* and " more */
      def guava = '32.0'
      ext { versions = [junit: '5.10', other: "1"] }
      dependencies {
        // implementation 'a:commented:1'
        implementation 'com.google.guava:guava:' + guava
        api platform("org.springframework.boot:spring-boot-dependencies:3.0"), 'b:two:2@aar'
        compileOnly group: 'javax.servlet', name: 'servlet-api', version: '2.5'
        testImplementation("org.junit.jupiter:junit-jupiter:${versions.junit}") {
          exclude group: 'x', module: 'y'
        }
        runtimeOnly "a:unknown:${nobody.knows}"
        implementation files('libs/a.jar')
        annotationProcessor 'org.ap:ap'
        if (project.hasProperty('x')) {
          implementation 'c:conditional:1'
        }
        constraints { implementation 'd:constrained:1' }
      }
      """
    let project = try #require(projects([("build.gradle", text)]).projects.first)
    #expect(project.name == "org.example:shop")
    #expect(project.version == "1.4" && project.description == "Does things" && project.kind == .library)
    #expect(
      summaries(project) == [
        "org.example.lint:org.example.lint.gradle.plugin 2.1 build :7",
        "org.jetbrains.kotlin:kotlin-gradle-plugin 1.9.0 build :3", "com.google.guava:guava 32.0 :17",
        "org.springframework.boot:spring-boot-dependencies 3.0 :18", "b:two 2 :18",
        "javax.servlet:servlet-api 2.5 build :19", "org.junit.jupiter:junit-jupiter 5.10 development :20",
        "a:unknown ${nobody.knows} :23", "org.ap:ap build :25", "c:conditional 1 :27",
      ])
  }

  @Test func readsKotlinBuildsTogether() throws {
    let result = projects([
      (
        "build.gradle.kts",
        "allprojects { group = \"org.example\"; version = property(\"v\") as String }\nval okio by extra(\"3.0\")"
      ),
      (
        "core/build.gradle.kts",
        """
        plugins {
          `java-library`
          kotlin("jvm") version "2.0"
          alias(libs.plugins.shadow)
        }
        dependencies {
          api(project(":util:text"))
          implementation(projects.util.text)
          implementation(libs.guava.core)
          implementation(libs.bundles.logging.get())
          testImplementation(kotlin("test"))
          "kapt"("com.squareup:codegen:$okio")
          add("ksp", "a:b:1")
          implementation(libs.versions.jdk.get())
        }
        kotlin.sourceSets {
          val jvmTest by getting { dependencies { implementation("e:only-test:1") } }
        }
        """
      ),
      ("gradle.properties", "# all\nv=9.1\nPOM_LICENCE_NAME=The Apache Software License, Version 2.0\n"),
      (
        "gradle/libs.versions.toml",
        """
        [versions]
        guava = "33.0"
        log = { strictly = "[1, 2[" }
        jdk = "17"
        [libraries]
        guava-core = { module = "com.google.guava:guava", version.ref = "guava" }
        slf4j = { group = "org.slf4j", name = "slf4j-api", version.ref = "log" }
        logback = "ch.qos.logback:logback-classic:1.5"
        [bundles]
        logging = ["slf4j", "logback"]
        [plugins]
        shadow = { id = "com.example.shadow", version = "8.1" }
        """
      ),
      (
        "settings.gradle.kts",
        "rootProject.name = \"app\"\ninclude(\":core\", \":util:text\")\nproject(\":util:text\").projectDir = file(\"texts\")"
      ),
      ("texts/build.gradle.kts", "plugins { application }"),
    ])
    #expect(result.problems.isEmpty)
    #expect(result.projects.map(\.name) == ["org.example:app", "org.example:core", "org.example:text"])
    let core = result.projects[1]
    #expect(core.kind == .library && core.license == "Apache-2.0" && core.path == "core/build.gradle.kts")
    #expect(result.projects[2].kind == .application && core.isPackage)
    #expect(
      summaries(core) == [
        "org.jetbrains.kotlin.jvm:org.jetbrains.kotlin.jvm.gradle.plugin 2.0 build :3",
        "com.example.shadow:com.example.shadow.gradle.plugin 8.1 build :4", "org.example:text :7",
        "org.example:text :8",
        "com.google.guava:guava 33.0 :9", "org.slf4j:slf4j-api [1, 2[ :10", "ch.qos.logback:logback-classic 1.5 :10",
        "org.jetbrains.kotlin:kotlin-test development :11", "com.squareup:codegen 3.0 build :12", "a:b 1 build :13",
        "e:only-test 1 development :17",
      ])
  }

  @Test func valuesThatGoRoundEnd() {
    let double = (0..<300).map { "def a\($0) = \"$a\(($0 + 1) % 300)$a\(($0 + 1) % 300)\"" }.joined(separator: "\n")
    let project = read("a/build.gradle", double + "\nversion = a0\ndependencies { api \"g:n:$a0\" }").projects.first
    #expect(project?.dependencies.count == 1 && project?.version == nil)
    let set = (0..<2_000).map { "set(A\($0 + 1) ${A\($0)}${A\($0)})" }.joined(separator: "\n")
    #expect(read("a/CMakeLists.txt", "set(A0 xx)\n\(set)\nproject(p VERSION ${A2000})").projects.first?.name == "p")
    let arguments = (0..<2_000).map { "ARG A\($0 + 1)=${A\($0)}${A\($0)}" }.joined(separator: "\n")
    #expect(read("a/Dockerfile", "ARG A0=x\n\(arguments)\nFROM ${A2000}").projects.first?.dependencies.count == 0)
  }

  // MARK: Maven

  @Test func modulesTakeFromTheirParents() throws {
    let parent = """
      <project><groupId>g</groupId><artifactId>parent</artifactId><version>7</version><packaging>pom</packaging>
      <properties><lib>1.5</lib></properties>
      <dependencyManagement><dependencies>
        <dependency><groupId>x</groupId><artifactId>managed</artifactId><version>${lib}</version></dependency>
      </dependencies></dependencyManagement></project>
      """
    func module(_ relative: String, artifact: String = "parent") -> String {
      """
      <project><parent><groupId>g</groupId><artifactId>\(artifact)</artifactId><version>7</version>\(relative)</parent>
      <artifactId>m</artifactId><dependencies>
      <dependency><groupId>x</groupId><artifactId>managed</artifactId></dependency>
      <dependency><groupId>x</groupId><artifactId>y</artifactId><version>${lib}</version></dependency>
      </dependencies></project>
      """
    }
    let cases: [(path: String, text: String, versions: [String])] = [
      ("m/pom.xml", module(""), ["1.5", "1.5"]),
      ("a/m/pom.xml", module("<relativePath>../..</relativePath>"), ["1.5", "1.5"]),
      ("a/m/pom.xml", module("<relativePath>../../pom.xml</relativePath>"), ["1.5", "1.5"]),
      ("m/pom.xml", module("<relativePath/>"), ["", "${lib}"]),
      ("m/pom.xml", module("", artifact: "other"), ["", "${lib}"]),
      ("m/pom.xml", module("<relativePath>../../../etc/pom.xml</relativePath>"), ["", "${lib}"]),
    ]
    for (path, text, versions) in cases {
      let result = projects([("pom.xml", parent), (path, text)])
      #expect(result.projects.last?.dependencies.map(\.requirement) == versions, "\(text)")
    }
    let circle = module("<relativePath>pom.xml</relativePath>", artifact: "m")
    #expect(read("m/pom.xml", circle).projects.count == 1)
  }
}
