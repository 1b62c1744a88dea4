/// What a repository says of itself in words: README, guides, metadata.
struct ProjectProse: Sendable {
  let blueprint: Blueprint
  let team: Company.Team
  /// Whom outsiders ask, as accounts on the host.
  let maintainers: [String]

  static let readmeSections = 7

  /// The README with its first `count` sections beyond those that it began with.
  func readme(sections count: Int, version: String) -> String {
    let optional = [usage, configuration, limits, users, troubleshooting, support, decisions]
    var text =
      "# \(blueprint.name)\n\n\(blueprint.mission)\n\n\(scope)\n\n## Getting started\n\n\(start(version: version))\n"
    for section in optional.prefix(count) { text += "\n\(section)\n" }
    text += """

      ## Contributing

      Changes from other teams are welcome: [CONTRIBUTING.md](CONTRIBUTING.md) says how, and
      [the handbook](https://guildhall.calder.example/book/contributing/) says what you can expect of us.

      ## Getting help

      Ask in \(team.channel). It belongs to the team \(team.name): \(maintainers.map { "@\($0)" }.joined(separator: ", ")).

      """
    return text
  }

  private var subjects: String {
    var names: [String] = []
    for component in blueprint.components where !names.contains(component.subject) { names.append(component.subject) }
    return names.joined(separator: ", ")
  }

  private var scope: String {
    if let upstream = blueprint.forkOf {
      return "It began as a copy of [\(upstream)](https://git.calder.example/\(upstream)) and went its own way since."
    }
    if let wrapped = blueprint.wraps {
      return
        "It stands on [\(wrapped)](https://git.calder.example/\(wrapped)) and adds what \(team.name) needs around it."
    }
    return blueprint.language == .prose
      ? "Every chapter is owned by those who follow it; change what is wrong."
      : "It is about: \(subjects). \(team.about)"
  }

  private func start(version: String) -> String {
    let name = blueprint.name
    switch blueprint.language {
    case .swift:
      return "```swift\n.package(url: \"https://git.calder.example/\(name).git\", from: \"\(version)\")\n```\n\n"
        + "Then `import \(Words(name).pascal)`."
    case .typeScript:
      return "```sh\nnpm install \(blueprint.package)\n```\n\nIt runs in every browser of the last two years."
    case .python: return "```sh\npip install \(blueprint.package)\n```\n\nPython 3.11 or later."
    case .go: return "```sh\ngo get \(blueprint.package)@v\(version)\n```\n\nGo 1.22 or later."
    case .prose: return "Read [the first day](docs/onboarding.md), then whatever you need."
    }
  }

  private var usage: String {
    let subject = Words(blueprint.components.first?.subject ?? "chapter")
    switch blueprint.language {
    case .swift:
      return
        "## Usage\n\nStart with `\(subject.pascal)` in `Sources/\(Words(blueprint.name).pascal)`. Every public type "
        + "has a comment "
        + "that says what it is for; `swift package generate-documentation` makes pages of them."
    case .typeScript:
      return
        "## Usage\n\n```ts\nimport * as \(subject.camel) from \"\(blueprint.package)\";\n```\n\nAll functions are "
        + "pure unless "
        + "their comment says otherwise."
    case .python:
      return
        "## Usage\n\n```python\nimport \(Words(blueprint.name).snake)\n```\n\n`python -m "
        + "\(Words(blueprint.name).snake) --help` "
        + "lists what it can do in the terminal."
    case .go:
      return
        "## Usage\n\nEach package has an example in its test. A service is started with `go run .`, listens on port "
        + "8080 and "
        + "stops when it is told to."
    case .prose: return "## Usage\n\nEach chapter stands for itself. Link to a chapter when you say that you follow it."
    }
  }

  private var configuration: String {
    "## Configuration\n\nAll settings come from the environment; [docs/configuration.md](docs/configuration.md) has "
      + "each of them "
      + "with its default."
  }

  private var limits: String {
    "## Limits\n\nIt is made for the load of one region. It keeps nothing of personal data, and whatever it cannot "
      + "do in time it "
      + "refuses with a reason."
  }

  private var users: String {
    "## Who uses it\n\nGuildhall knows who depends on it: look at the page of this project before you change what "
      + "others rely on."
  }

  private var troubleshooting: String {
    "## Troubleshooting\n\n[docs/runbook.md](docs/runbook.md) has what happened before and what helped. Logs carry "
      + "the number of the "
      + "request: search for it first."
  }

  private var support: String {
    "## Support\n\nWe answer in \(team.channel) on working days. What is urgent goes to whoever is on call, as the "
      + "handbook says."
  }

  private var decisions: String {
    "## Decisions\n\nWhy it is as it is stands in [docs/decisions](docs/decisions)."
  }

  var contributing: String {
    """
    # Contributing to \(blueprint.name)

    Thank you for helping. Guests from other teams are as welcome as we are ourselves.

    ## Before you start

    Open an issue, or ask in \(team.channel), for anything that takes more than a day. Small fixes need no talk.

    ## Build and test

    \(buildAndTest)

    ## Review

    One of \(maintainers.map { "@\($0)" }.joined(separator: ", ")) reviews within two working days. We follow
    [review](https://guildhall.calder.example/book/review/) of the handbook.

    ## Release

    A change that is merged is released with the next version; CHANGELOG.md says what is in it. Who contributed several times
    may become a trusted committer: ask.

    """
  }

  private var buildAndTest: String {
    switch blueprint.language {
    case .swift: "`swift build` and `swift test`; both must be silent."
    case .typeScript: "`npm ci`, then `npm test`. `npm run lint` must be silent."
    case .python: "`pip install -e .[test]`, then `pytest`."
    case .go: "`go build ./...` and `go test ./...`; `go vet` must be silent."
    case .prose: "Nothing is built. Read your text aloud once."
    }
  }

  func codeOwners() -> String {
    let source = [.swift: "/Sources/", .typeScript: "/src/", .python: "/src/", .go: "/internal/", .prose: "/docs/"][
      blueprint.language, default: "/"]
    return "# Who integrates changes.\n*  @calder/\(team.slug)\n\(source)  @calder/\(team.slug)\n"
  }

  /// For a portal of projects that are open to others.
  var innersource: String {
    let topics = blueprint.topics.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      {
        "title": "\(blueprint.name)",
        "motivation": "\(blueprint.mission)",
        "contributions": ["bug fixes", "documentation", "features"],
        "skills": ["\(Self.skill(blueprint.language))"],
        "docs": "https://git.calder.example/\(blueprint.name)/src/branch/main/docs",
        "language": "en",
        "topics": [\(topics)]
      }

      """
  }

  /// For a catalogue of software.
  var catalogInfo: String {
    """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata:
      name: \(blueprint.name)
      description: "\(blueprint.mission)"
      tags: [\(blueprint.topics.joined(separator: ", "))]
    spec:
      type: \(blueprint.language == .go ? "service" : "library")
      lifecycle: production
      owner: group:default/\(team.slug)

    """
  }

  private static func skill(_ language: ProgrammingLanguage) -> String {
    switch language {
    case .swift: "Swift"
    case .typeScript: "TypeScript"
    case .python: "Python"
    case .go: "Go"
    case .prose: "Writing"
    }
  }

  func configurationGuide(_ names: [String]) -> String {
    var text =
      "# Configuration of \(blueprint.name)\n\nEverything is read once, when it starts.\n\n| variable | default | "
      + "meaning |\n"
    text += "| --- | --- | --- |\n| `LOG_LEVEL` | `info` | what is written: `debug`, `info`, `warning`, `error` |\n"
    for (index, name) in names.enumerated() {
      text +=
        "| `\(Words(blueprint.name).snake.uppercased())_\(name.uppercased())` | `\((index + 1) * 10)` | changes "
        + "\(name) |\n"
    }
    return text
  }
}
