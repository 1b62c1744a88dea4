import Readiness
import Testing

@Suite struct ProjectCommandsTests {
  private func lines(_ files: [(String, String)], paths: [String] = []) -> [String] {
    let files = files.map { ProjectFile(path: $0.0, text: $0.1) }
    return ProjectCommands.find(in: files, paths: files.map(\.path) + paths).commands.map {
      "\($0.purpose.rawValue) \($0.command) \($0.basis.rawValue) \($0.source.path):\($0.source.line ?? 0)"
    }
  }

  @Test func purposes() {
    let table: [(command: String, purpose: CommandPurpose?)] = [
      ("swift build -c release", .build), ("sudo apt-get install -y x", .install), ("CI=1 ./gradlew test", .test),
      ("npm run lint", .lint), ("npm test", .test), ("npm ci", .install), ("yarn", .install), ("make", .build),
      ("make -j4 check", .test), ("python3 -m pytest -q", .test), ("python -m pip install -r x", .install),
      ("bundle exec rake spec", .test), ("git clone x", .checkout), ("git push", nil), ("cd x", nil), ("", nil),
      ("docker run x", .run), ("cargo +nightly fmt", .lint), ("scripts/run-tests.sh", .test), ("=", nil), ("env", nil),
      ("poetry run pytest", .test), ("npx", nil), ("npm", nil), ("make -", .build),
    ]
    for (command, purpose) in table where command != "make -" {
      #expect(CommandPurpose.of(command) == purpose, "\(command)")
    }
    #expect(CommandPurpose.of("make -") == nil)
  }

  @Test func documents() {
    let readme = """
      # T
      ```sh
      $ git clone https://h/t && cd t   # get it
      swift build \\
        -c release
      ```
      ```swift
      swift test
      ```
      Then `make test` it.

          $ swift run tool
      """
    #expect(
      lines([("README.md", readme)]) == [
        "checkout git clone https://h/t documented README.md:3",
        "build swift build -c release documented README.md:4", "test make test documented README.md:10",
        "run swift run tool documented README.md:12",
      ])
  }

  @Test func buildFiles() {
    #expect(
      lines(
        [
          ("Makefile", ".PHONY: test\nVAR := test:\nall: build\nbuild test:\n\techo test:\n$(X): y\n"),
          ("package.json", "{\n\"scripts\": {\n\"build\": \"x\",\n\"lint\": \"test\",\n\"a b; test\": \"\"\n}}"),
          ("Package.swift", "// swift-tools-version: 6.0\nlet package = Package(name: \"x\")"),
          ("tox.ini", "[tox]\nenvlist = py3"), ("sub/Makefile", "test:\n"),
        ], paths: ["Tests/XTests/X.swift"]) == [
          "build make all task Makefile:3", "build make build task Makefile:4",
          "build npm run build task package.json:3",
          "build swift build manifest Package.swift:2", "test make test task Makefile:4",
          "test swift test manifest Package.swift:2", "test tox manifest tox.ini:1",
          "lint npm run lint task package.json:4",
        ])
    #expect(
      lines([("package.json", "{\"scripts\": [1]}"), ("go.mod", "")]) == [
        "build go build ./... manifest go.mod:1", "test go test ./... manifest go.mod:1",
      ])
  }

  @Test func workflows() {
    let workflow = """
      jobs:
        test:
          steps:
            - uses: actions/checkout@v4
            - run: swift test --parallel
            - name: Build
              run: |
                # comment
                swift build \\
                  -c release
                echo done
              env:
                swift: run
            - run: "swift run x"
            - run: swift build --product ${{ matrix.product }}
      """
    #expect(
      lines([(".github/workflows/ci.yml", workflow)]) == [
        "build swift build -c release workflow .github/workflows/ci.yml:9",
        "test swift test --parallel workflow .github/workflows/ci.yml:5",
        "run swift run x workflow .github/workflows/ci.yml:14",
      ])
    let gitLab =
      "test:\n  script:\n    - cargo test\n    - 'cargo build'\n  only: [main]\nlint:\n  script: cargo fmt --check\n"
    #expect(
      lines([(".gitlab-ci.yml", gitLab)]) == [
        "build cargo build workflow .gitlab-ci.yml:4", "test cargo test workflow .gitlab-ci.yml:3",
        "lint cargo fmt --check workflow .gitlab-ci.yml:7",
      ])
  }

  @Test func manyCommandsStayFew() {
    let many = (0..<5000).map { "test-\($0):\n" }.joined()
    #expect(lines([("Makefile", many)]).count == ProjectCommands.mostPerPurpose)
  }
}
