/// A text that an owner can paste to pass a check.
package struct SectionDraft: Sendable, Equatable, Codable {
  /// The file it belongs to, relative to the repository.
  package var file: String
  /// Ends with a line break. What only the owner knows stands in brackets: `[fill in: …]`.
  package var text: String

  /// How a place begins that only the owner can fill.
  package static let blank = "[fill in:"

  package init(file: String, text: String) {
    self.file = file
    self.text = text
  }
}

/// Writes the drafts of one project from what is known of it.
struct SectionDrafts {
  private let facts: ProjectFacts
  private let commands: ProjectCommands
  private let inspection: ReadinessInspection

  init(facts: ProjectFacts, commands: ProjectCommands, inspection: ReadinessInspection) {
    self.facts = facts
    self.commands = commands
    self.inspection = inspection
  }

  func draft(for topic: ReadinessTopic) -> SectionDraft {
    switch topic.group {
    case .readme: SectionDraft(file: "README.md", text: readme(topic) + "\n")
    case .contributing: SectionDraft(file: "CONTRIBUTING.md", text: contributing(topic) + "\n")
    case .facts, .notes: fact(topic)
    }
  }

  private func readme(_ topic: ReadinessTopic) -> String {
    switch topic {
    case .mission:
      """
      # \(name)

      \(facts.description.map { oneLine($0.value) } ?? "\(name) is for [fill in: whom it helps with what].") \
      Changes that [fill in: kind of feature] are in scope; [fill in: kind of feature] is not.
      """
    case .gettingStarted: section("Getting started", installation)
    case .userDocumentation:
      section("Documentation", "[fill in: link to the guides, the reference, or the frequent questions].")
    case .developerDocumentation:
      section("Development", steps([.build, .test, .lint]) ?? "[fill in: how the source is laid out and built].")
    case .contributing:
      section(
        "Contributing",
        inspection.has(.contributing)
          ? "Changes are welcome from everybody: see [CONTRIBUTING.md](CONTRIBUTING.md)."
          : "Changes are welcome from everybody. [fill in: how to send one, or a link to CONTRIBUTING.md].")
    case .gettingInvolved:
      section("Getting involved", "Ask and propose in public, where others find the answer: \(channel).")
    case .whoWeAre:
      section(
        "Who we are",
        "\(name) is looked after by \(owners). Please do not write to them privately: ask where everybody can read it, "
          + "in \(channel).")
    default:
      section(
        "Becoming a trusted committer",
        "Who has [fill in: number] changes merged and helps with reviews can be nominated by any trusted committer. "
          + "The trusted committers decide within [fill in: time].")
    }
  }

  private func contributing(_ topic: ReadinessTopic) -> String {
    switch topic {
    case .checkout:
      section(
        "Get the source",
        code(
          commands.commands(for: .checkout).first?.command ?? "git clone \(facts.cloneAddress ?? "[fill in: address]")")
      )
    case .modify:
      section(
        "Make your change",
        (steps([.lint]).map { "The style is checked by:\n\n\($0)\n\n" } ?? "")
          + "[fill in: where the code for what is found, and the rules for its style].")
    case .build: section("Build", steps([.build]) ?? code("[fill in: the command that builds it]"))
    case .test: section("Test", steps([.test]) ?? code("[fill in: the command that runs the tests]"))
    case .submit:
      section(
        "Submit your change",
        "Open a pull request against the default branch. Say what it changes and why, and add a test. "
          + "For something large, ask first: \(channel).")
    default:
      section(
        "What to expect",
        "You get a first answer within [fill in: number] working days. If not, remind us: \(channel).")
    }
  }

  private func fact(_ topic: ReadinessTopic) -> SectionDraft {
    switch topic {
    case .owners:
      let guess = facts.guessedOwners.map { oneLine($0.value) }.joined(separator: ", ")
      return SectionDraft(
        file: "CODEOWNERS",
        text: (guess.isEmpty ? "" : "# Most changes were integrated by \(guess).\n") + "* [fill in: @team or e-mail]\n")
    case .channel:
      return SectionDraft(
        file: "README.md",
        text: section("Getting help", "Ask in [fill in: a chat, list or forum that everybody can read].") + "\n")
    case .licence:
      return SectionDraft(file: "LICENSE", text: "[fill in: the text of the licence that your organisation uses]\n")
    case .description:
      return metadata("description", facts.description.map { oneLine($0.value) } ?? "[fill in: one sentence]")
    case .topics: return metadata("keywords", nil)
    case .codeOfConduct:
      return SectionDraft(
        file: "CODE_OF_CONDUCT.md",
        text: "# Code of conduct\n\nWe treat each other with respect. If somebody does not, tell "
          + "[fill in: whom].\n\n[fill in: your organisation's code, or the Contributor Covenant].\n")
    default:
      return SectionDraft(
        file: "docs/README.md",
        text: "# \(name)\n\n- [fill in: tutorial for the first use]\n- [fill in: how to do the usual things]\n"
          + "- [fill in: reference]\n- [fill in: why it is as it is]\n")
    }
  }

  // MARK: Pieces

  /// A name may hold anything; in a draft it is one line without markup.
  private var name: String { oneLine(facts.name) }

  private func oneLine(_ text: String) -> String {
    let line = text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    return line.filter { !"<>[]`|".contains($0) }.trimmed
  }

  private var owners: String {
    let known = facts.owners.map { oneLine($0.value) }
    return known.isEmpty ? "[fill in: team or people]" : known.joined(separator: ", ")
  }

  private var channel: String {
    facts.channel.map { oneLine($0.value) } ?? "[fill in: chat, list or issue tracker]"
  }

  private var installation: String {
    if let snippet = facts.installSnippet {
      return "Add it to your project:\n\n\(code(snippet.text, snippet.language))\n\n[fill in: a first use of it]."
    }
    let found = [CommandPurpose.install, .build, .run].compactMap { commands.commands(for: $0).first?.command }
    return (found.isEmpty ? "" : code(found.joined(separator: "\n")) + "\n\n")
      + "[fill in: how to install it, and a first use]."
  }

  /// The surest command of each purpose as a block; nil when there is none.
  private func steps(_ purposes: [CommandPurpose]) -> String? {
    let found = purposes.compactMap { commands.commands(for: $0).first?.command }
    return found.isEmpty ? nil : code(found.joined(separator: "\n"))
  }

  private func section(_ title: String, _ text: String) -> String { "## \(title)\n\n\(text)" }

  /// A fence longer than any in the text.
  private func code(_ text: String, _ language: String = "sh") -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text.trimmed)\n\(fence)"
  }

  private func metadata(_ key: String, _ value: String?) -> SectionDraft {
    let shown = value.map(quoted) ?? "[\"[fill in: topic]\", \"[fill in: topic]\"]"
    return SectionDraft(
      file: "codemeta.json",
      text: """
        {
          "@context": "https://w3id.org/codemeta/3.0",
          "@type": "SoftwareSourceCode",
          "name": \(quoted(facts.name)),
          "\(key)": \(shown)
        }

        """)
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..<"\u{20}": quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
