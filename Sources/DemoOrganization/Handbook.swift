/// The chapters of the company's handbook.
enum Handbook {
  struct Chapter: Sendable {
    let slug: String
    let title: String
    let sections: [(heading: String, text: String)]

    /// With its first `count` sections.
    func markdown(_ count: Int) -> String {
      sections.prefix(count).reduce("# \(title)\n") { $0 + "\n## \($1.heading)\n\n\($1.text)\n" }
    }
  }

  static let chapters = [
    Chapter(
      slug: "onboarding", title: "The first day",
      sections: [
        ("Accounts", "Your team lead has asked for them before you came. If one is missing, ask in #delivery."),
        (
          "Where things are",
          "Every repository, document and person is found in Guildhall. Search there before you ask, ask before you build."
        ),
        (
          "Your first change",
          "Take one of the issues marked *good first issue*. It may be in another team's repository."
        ),
        ("Whom to ask", "A channel is better than a person: the answer helps the next one too."),
      ]),
    Chapter(
      slug: "contributing", title: "Contributing across teams",
      sections: [
        (
          "What you can expect",
          "An owner answers within two working days, to guests as to the own team, and says no with a reason."
        ),
        (
          "What is expected of you",
          "A change that is tested, small, and explained. The owner keeps it afterwards: for thirty days you help with it."
        ),
        (
          "When a change is too large",
          "Write down what you need as an issue. Two teams then decide together who builds it."
        ),
        (
          "Trusted committers",
          "Guests who know a repository well become trusted committers: they review, and bring others in."
        ),
      ]),
    Chapter(
      slug: "review", title: "Review",
      sections: [
        ("What a review is for", "Two people understand a change afterwards. Faults are found by tests."),
        (
          "How long it may take",
          "Two working days until the first answer. Whoever waits longer may ask in the channel."
        ),
        ("Words", "Ask instead of telling. Say what is good."),
        ("Size", "Up to four hundred lines can be read. What is larger is split."),
      ]),
    Chapter(
      slug: "on-call", title: "On call",
      sections: [
        (
          "Who is on call",
          "Each team for what it owns, a week at a time. Nobody is on call alone in the first half year."
        ),
        ("When it rings", "Say in the channel that you have seen it. Make it work first, understand it afterwards."),
        ("Afterwards", "Write down what happened, what helped and what would have prevented it. Nobody is to blame."),
      ]),
    Chapter(
      slug: "releases", title: "Releases",
      sections: [
        ("Versions", "Semantic versions. What breaks others needs a new major version and a guide."),
        ("Before a breaking change", "Look in Guildhall who uses it, and help them first."),
        ("Changelogs", "One line a change, for those who use it."),
      ]),
    Chapter(
      slug: "decisions", title: "Decisions",
      sections: [
        ("When to write one", "When somebody will ask why in a year."),
        ("Where", "In `docs/decisions` of the repository that it is about."),
        (
          "Look before you build",
          "Research what exists, and write down why it did not do: the next team saves the week."
        ),
      ]),
    Chapter(
      slug: "incidents", title: "Incidents",
      sections: [
        ("Levels", "One: customers cannot book. Two: something is late. Three: only we notice."),
        ("Roles", "One leads, one writes, the others repair."),
        ("The day after", "The review is open to everybody and lasts an hour at most."),
      ]),
    Chapter(
      slug: "communities", title: "Communities",
      sections: [
        ("What they are", "People who share a skill and not a team: Swift, data, accessibility."),
        ("Time", "Four hours a month are yours for it."),
        ("Money", "A community may ask for a budget once a quarter."),
      ]),
  ]

  /// The order of the chapters, as MkDocs reads it.
  static func navigation(_ slugs: [String]) -> String {
    let titles = Dictionary(uniqueKeysWithValues: chapters.map { ($0.slug, $0.title) })
    let lines = slugs.map { "  - \"\(titles[$0] ?? $0)\": \($0).md\n" }.joined()
    return "site_name: The Calder handbook\ndocs_dir: docs\nnav:\n" + lines
  }

  /// The teams as groups of a software catalogue: what they are for. Who is in them says guildhall.yaml.
  static func organization(_ teams: [Company.Team]) -> String {
    teams.map { team in
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata:
        name: \(team.slug)
        description: "\(team.about)"
      spec:
        type: team
        profile:
          displayName: \(team.name)
        children: []

      """
    }.joined(separator: "---\n")
  }
}
