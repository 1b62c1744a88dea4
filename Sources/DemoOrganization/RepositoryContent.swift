/// The files of one repository as they are now, and how they can go on.
struct RepositoryContent: Sendable {
  typealias Step = RepositoryScript.Step

  let blueprint: Blueprint
  let prose: ProjectProse
  /// People whom this repository's `.mailmap` explains.
  let mailmap: [Company.Person]
  private(set) var files: [SourceFile] = []
  private var coming: [Blueprint.Component]
  private var manifest: Manifest
  private var needed: [String]
  private var minor = 1
  private var unreleased: [String] = []
  private var released = ""
  private var sections = 0
  private var runbook: [String] = []
  private var hasConfiguration = false
  private var decisions: [DecisionText]
  private var decided = 0
  private var chapters: [Int]
  private var copies: [(path: String, text: String)] = []
  private var random: SplitMix64

  private var version: String { "1.\(minor).0" }

  init(_ blueprint: Blueprint, prose: ProjectProse, mailmap: [Company.Person], seed: UInt64) {
    (self.blueprint, self.prose, self.mailmap) = (blueprint, prose, mailmap)
    random = SplitMix64(seed, for: "content " + blueprint.name)
    coming = Self.components(blueprint, &random)
    manifest = Manifest(blueprint: blueprint)
    needed = blueprint.needs
    decisions = random.shuffled(DecisionText.known(blueprint.language))
    chapters = Handbook.chapters.map { _ in 0 }
  }

  /// Those that it began with an idea of, then such as nobody thought of at first.
  private static func components(_ blueprint: Blueprint, _ random: inout SplitMix64) -> [Blueprint.Component] {
    let kinds = SourceTemplate.all.filter { $0.language == blueprint.language }.map(\.kind)
    let subjects = blueprint.components.map(\.subject)
    let later = random.shuffled([
      "express", "partial", "archived", "partner", "bulk", "regional", "seasonal", "returned",
    ])
    .prefix(subjects.isEmpty ? 0 : 2 + blueprint.pace / 8)
    return blueprint.components
      + later.compactMap { word in
        guard let kind = random.pick(kinds), let subject = random.pick(subjects) else { return nil }
        return Blueprint.Component(kind, "\(word) \(subject)")
      }
  }

  init(_ blueprint: Blueprint, prose: ProjectProse, forking upstream: RepositoryContent, seed: UInt64) {
    // Names in the code stay those of the upstream; what others see of it changes.
    self = RepositoryContent(blueprint, prose: prose, mailmap: upstream.mailmap, seed: seed)
    (files, coming, needed) = (upstream.files, upstream.coming, [])
    (minor, unreleased, released, sections) = (
      upstream.minor, upstream.unreleased, upstream.released, upstream.sections
    )
    (runbook, hasConfiguration, decided) = (upstream.runbook, upstream.hasConfiguration, upstream.decided)
    decisions = upstream.decisions
    manifest.needs = upstream.manifest.needs
  }

  // MARK: Beginnings

  /// The first commit.
  mutating func start() -> Step {
    var changes = frame()
    if blueprint.language == .prose {
      changes += chapterChanges()
      changes.append(.write(path: "catalog-info.yaml", text: Handbook.organization(Company.teams)))
    } else if !coming.isEmpty, let file = arrive() {
      changes += writes(file)
    }
    let needs = needed.prefix(2)
    manifest.needs = needs.map { ($0, "1.1.0") }
    needed.removeFirst(needs.count)
    if let path = manifest.path { changes.append(.write(path: path, text: manifest.text(version: version))) }
    return Step(subject: "Start \(blueprint.name)", body: blueprint.mission + "\n", changes: changes)
  }

  /// The first commit of a fork in its new home.
  mutating func startFork() -> Step {
    var changes = frame()
    if let path = manifest.path { changes.append(.write(path: path, text: manifest.text(version: version))) }
    return Step(
      subject: "Make \(blueprint.name) out of \(blueprint.forkOf ?? "it")",
      body: "\(prose.team.name) needs it otherwise.\n",
      changes: changes)
  }

  private func frame() -> [DemoCommit.FileChange] {
    var changes: [DemoCommit.FileChange] = [
      .write(path: "README.md", text: prose.readme(sections: sections, version: version)),
      .write(path: "CONTRIBUTING.md", text: prose.contributing),
      .write(path: ".github/CODEOWNERS", text: prose.codeOwners()),
      .write(path: ".gitignore", text: "build/\ndist/\n.build/\nnode_modules/\n__pycache__/\n"),
    ]
    // Some describe themselves for one catalogue, some for another.
    if blueprint.language != .prose, blueprint.name.utf8.count.isMultiple(of: 2) {
      changes.append(.write(path: "innersource.json", text: prose.innersource))
    } else if blueprint.language != .prose {
      changes.append(.write(path: "catalog-info.yaml", text: prose.catalogInfo))
    }
    if !mailmap.isEmpty {
      let lines = mailmap.map { "\($0.name) <\($0.emails[0])> <\($0.emails.last ?? "")>\n" }
      changes.append(.write(path: ".mailmap", text: lines.joined()))
    }
    return changes
  }

  // MARK: Going on

  /// Something that fits the state of the repository.
  mutating func next() -> Step {
    if blueprint.language == .prose { return nextChapter() }
    typealias Move = (RepositoryContent) -> Int
    let moves: [Move] = [
      { $0.coming.isEmpty ? 0 : 8 },
      { $0.files.contains(where: \.mayGrow) ? 26 : 0 },
      { $0.files.contains(where: \.mayGainField) ? 13 : 0 },
      { $0.files.isEmpty ? 0 : 15 },
      { $0.unreleased.count < 6 ? 0 : 16 },
      { $0.sections < ProjectProse.readmeSections ? 5 : 0 },
      { $0.hasConfiguration ? 0 : 3 },
      { _ in 4 },
      { $0.decided < $0.decisions.count ? 3 : 0 },
      { $0.needed.isEmpty ? 0 : 9 },
      { $0.copies.isEmpty ? 0 : 2 },
      { $0.files.count > 1 ? 1 : 0 },
    ]
    let weights = moves.map { $0(self) }
    switch random.pick(Array(moves.indices), weight: { weights[$0] }) ?? 7 {
    case 0: return addComponent()
    case 1: return grow()
    case 2: return gainField()
    case 3: return tune()
    case 4: return release()
    case 5: return extendReadme()
    case 6: return addConfiguration()
    case 8: return noteDecision
    case 9: return addNeed()
    case 10: return changeCopy()
    case 11: return rename()
    default: return noteIncident()
    }
  }

  /// Asks for a decision; who decides and when is known outside.
  private var noteDecision: Step { Step(subject: "", changes: []) }

  /// A decision record, where one is left to be written.
  mutating func decide(on day: DayNumber, people: [String]) -> Step? {
    guard decided < decisions.count else { return nil }
    decided += 1
    let decision = decisions[decided - 1]
    let number = decided < 10 ? "000\(decided)" : "00\(decided)"
    return Step(
      subject: "Decide: \(decision.title.prefix(1).lowercased() + decision.title.dropFirst())",
      changes: [
        .write(
          path: "docs/decisions/\(number)-\(decision.slug).md",
          text: decision.markdown(day: day, people: people, number: decided))
      ])
  }

  private mutating func arrive() -> SourceFile? {
    let component = coming.removeFirst()
    guard let template = SourceTemplate.of(component.kind, blueprint.language) else { return nil }
    let file = SourceFile(template, subject: component.subject, repository: blueprint.name, &random)
    files.append(file)
    return file
  }

  private func writes(_ file: SourceFile) -> [DemoCommit.FileChange] {
    var changes: [DemoCommit.FileChange] = [.write(path: file.path, text: file.text)]
    if let path = file.testPath, let test = file.test { changes.append(.write(path: path, text: test)) }
    return changes
  }

  private mutating func addComponent() -> Step {
    guard let file = arrive() else { return tune() }
    unreleased.append("\(file.subject.text.prefix(1).uppercased() + file.subject.text.dropFirst()): the first of it")
    return Step(
      subject: "Add \(file.title)", body: "It is the part about: \(file.subject.text).\n", changes: writes(file))
  }

  private mutating func grow() -> Step {
    guard let index = random.pick(files.indices.filter { files[$0].mayGrow }) else { return tune() }
    let title = files[index].grow()
    unreleased.append("\(files[index].subject.text): \(title)")
    return Step(
      subject: "Add \(title)".count < 60 ? "Add \(title)" : "Extend \(files[index].title)", body: why(),
      changes: writes(files[index]))
  }

  private mutating func gainField() -> Step {
    guard let index = random.pick(files.indices.filter { files[$0].mayGainField }) else { return tune() }
    let field = files[index].gainField()
    unreleased.append("\(files[index].subject.text): \(field.text)")
    return Step(
      subject: "Carry the \(field.text) of each \(files[index].subject.text)", body: why(),
      changes: [.write(path: files[index].path, text: files[index].text)])
  }

  private mutating func tune() -> Step {
    guard let index = random.pick(files.indices.filter { !files[$0].numbers.isEmpty }),
      let name = random.pick(files[index].numbers)
    else { return noteIncident() }
    let isUp = random.happens(600)
    let value = files[index].tune(name, isUp: isUp) ?? 0
    unreleased.append("\(files[index].subject.text): \(name) is \(value)")
    return Step(
      subject: Tuning.subject(name, value, files[index].subject.text), body: why(), changes: writes(files[index]))
  }

  private mutating func why() -> String {
    random.happens(550)
      ? ""
      : (random.pick([
        "Two customers waited for it.\n", "It came up in the last review of incidents.\n",
        "The nightly run needs it.\n", "Asked for by the team that uses it most.\n",
        "Measured on a day of production: it is enough.\n", "Without it the portal showed nothing at all.\n",
        "The old behaviour surprised everybody who met it.\n",
      ]) ?? "")
  }

  private mutating func release() -> Step {
    minor += 1
    let entries = unreleased.map { "- \($0)\n" }.joined()
    released = "## \(version)\n\n\(entries)\n" + released
    unreleased = []
    var changes: [DemoCommit.FileChange] = [
      .write(path: "CHANGELOG.md", text: "# Changelog\n\n" + released.dropLast())
    ]
    if blueprint.language == .typeScript || blueprint.language == .python, let path = manifest.path {
      changes.append(.write(path: path, text: manifest.text(version: version)))
    }
    return Step(subject: "Release \(version)", changes: changes, tag: "v\(version)")
  }

  private mutating func extendReadme() -> Step {
    sections += 1
    return Step(
      subject: "Say more in the README",
      changes: [.write(path: "README.md", text: prose.readme(sections: sections, version: version))])
  }

  private mutating func addConfiguration() -> Step {
    hasConfiguration = true
    let names = files.flatMap(\.numbers)
    let unique = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    return Step(
      subject: "Describe the settings",
      changes: [.write(path: "docs/configuration.md", text: prose.configurationGuide(unique))])
  }

  private mutating func addNeed() -> Step {
    let name = needed.removeFirst()
    manifest.needs.append((name, "1.\(random.within(1...4)).0"))
    guard let path = manifest.path else { return noteIncident() }
    return Step(
      subject: "Use \(name)", body: "Instead of something of our own.\n",
      changes: [.write(path: path, text: manifest.text(version: version))])
  }

  /// Renews the version of something that it needs; nil where it needs nothing.
  mutating func bump() -> Step? {
    guard let path = manifest.path, let index = random.pick(Array(manifest.needs.indices)) else { return nil }
    let need = manifest.needs[index]
    let minor = Int(need.version.split(separator: ".").dropFirst().first ?? "1") ?? 1
    manifest.needs[index].version = "1.\(minor + 1).0"
    return Step(
      subject: "Bump \(need.name) from \(need.version) to 1.\(minor + 1).0",
      changes: [.write(path: path, text: manifest.text(version: version))])
  }

  private mutating func noteIncident() -> Step {
    let subject = random.pick(blueprint.components)?.subject ?? "page"
    let incident = Incidents.all[runbook.count % Incidents.all.count]
    let heading = Words.putting(subject, into: String(incident.subject.dropFirst("Note ".count)))
    let text = Words.putting(subject, into: incident.text)
    runbook.insert("## \(runbook.count + 1). \(heading)\n\n\(text)\n", at: 0)
    return Step(
      subject: Words.putting(subject, into: incident.subject),
      changes: [
        .write(path: "docs/runbook.md", text: "# Runbook of \(blueprint.name)\n\n" + runbook.joined(separator: "\n"))
      ])
  }

  private mutating func rename() -> Step {
    guard let index = random.pick(Array(files.indices)) else { return tune() }
    let old = files[index].path
    guard let slash = old.lastIndex(of: "/"), !old.contains("/core/") else { return tune() }
    let new = old[..<slash] + "/core" + old[slash...]
    files[index].path = String(new)
    return Step(
      subject: "Move \(files[index].title) to core", changes: [.rename(from: old, to: String(new))])
  }

  // MARK: Copies

  /// Takes over a file of another repository as it is.
  mutating func take(_ copy: CopiedFile, text: String) -> Step {
    copies.append((copy.path, text))
    return Step(
      subject: "Take \(copy.path.split(separator: "/").last ?? "") over from \(copy.from)",
      body: "A dependency for one file seemed too much.\n", changes: [.write(path: copy.path, text: text)])
  }

  private mutating func changeCopy() -> Step {
    guard let index = random.pick(Array(copies.indices)) else { return tune() }
    let comment = copies[index].path.hasSuffix(".py") ? "#" : "//"
    let notes = [
      "It runs at night here, so nobody waits.", "Used by one caller only.", "Checked against production in spring.",
    ]
    let note = "\(comment) \(random.pick(notes) ?? "")\n"
    guard !copies[index].text.hasSuffix(note) else { return tune() }
    copies[index].text += note
    return Step(
      subject: "Say how \(copies[index].path.split(separator: "/").last ?? "") is used",
      changes: [.write(path: copies[index].path, text: copies[index].text)])
  }

  // MARK: The handbook

  private mutating func chapterChanges() -> [DemoCommit.FileChange] {
    for index in 0..<3 { chapters[index] = 1 }
    return (0..<3).map { chapterFile($0) } + [navigation]
  }

  private func chapterFile(_ index: Int) -> DemoCommit.FileChange {
    let chapter = Handbook.chapters[index]
    return .write(
      path: "docs/\(chapter.slug).md", text: chapter.markdown(chapters[index]) + footers[index, default: ""])
  }

  private var footers: [Int: String] = [:]

  private var navigation: DemoCommit.FileChange {
    .write(
      path: "mkdocs.yml",
      text: Handbook.navigation(
        Handbook.chapters.indices.filter { chapters[$0] > 0 }.map { Handbook.chapters[$0].slug }))
  }

  private mutating func nextChapter() -> Step {
    let unfinished = chapters.indices.filter { chapters[$0] < Handbook.chapters[$0].sections.count }
    if random.happens(350), let index = random.pick(unfinished) {
      chapters[index] += 1
      let chapter = Handbook.chapters[index]
      let isNew = chapters[index] == 1
      return Step(
        subject: isNew ? "Begin the chapter \(chapter.title)" : "Add \(chapter.sections[chapters[index] - 1].heading)",
        changes: [chapterFile(index)] + (isNew ? [navigation] : []))
    }
    let index = random.pick(chapters.indices.filter { chapters[$0] > 0 }) ?? 0
    let team = random.pick(Company.teams)?.name ?? ""
    let remark =
      random.pick([
        "works with it since spring", "found it too strict and helped to change it",
        "tried it for a quarter and kept it",
        "asked for an example; there is one in their repositories",
      ]) ?? ""
    footers[index, default: "\n## Experience\n\n"] += "- \(team) \(remark).\n"
    return Step(subject: "Note the experience of \(team)", changes: [chapterFile(index)])
  }
}
