internal import Markup

/// The documents of a repository at hand, each kind with the file that forges show for it.
struct ReadinessInspection {
  typealias Judgement = (outcome: ReadinessReport.Outcome, evidence: [Evidence])

  let facts: ProjectFacts
  let paths: [String]
  private let texts: [CommunityDocument: ProjectFile]
  private let documents: [CommunityDocument: ProseDocument]
  private let commands: [CommunityDocument: [ProjectCommand]]

  init(facts: ProjectFacts, documents files: [ProjectFile], paths: [String]) {
    self.facts = facts
    self.paths = paths
    var texts: [CommunityDocument: ProjectFile] = [:]
    // The root before folders, as people look for them.
    let ordered = files.filter { ReadinessReport.reads($0.path) }.sorted {
      (Self.depth($0.path), $0.path) < (Self.depth($1.path), $1.path)
    }
    for file in ordered {
      guard let kind = CommunityDocument.of(file.path), texts[kind] == nil else { continue }
      texts[kind] = file
    }
    if let readme = Readme.choose(ordered.map(\.path)) { texts[.readme] = ordered.first { $0.path == readme } }
    self.texts = texts
    documents = texts.mapValues { ProseDocument($0) }
    commands = documents.mapValues { ProjectCommands.documented(in: $0) }
  }

  private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  func has(_ document: CommunityDocument) -> Bool { texts[document] != nil }

  func judge(_ topic: ReadinessTopic) -> Judgement {
    switch topic {
    case .mission: mission
    case .developerDocumentation: developerDocumentation
    case .userDocumentation: orElse(judgeByRule(topic)) { folderWithDocuments }
    case .contributing: orElse(judgeByRule(topic)) { document(.contributing) }
    case .whoWeAre: orElse(judgeByRule(topic)) { document(.maintainers) ?? codeOwners }
    case .turnaround: turnaround
    case .gettingStarted, .gettingInvolved, .committerCriteria, .checkout, .modify, .build, .test, .submit:
      judgeByRule(topic)
    case .owners: owners
    case .channel: channel
    case .licence: licence
    case .description: description
    case .topics: facts.topics.isEmpty ? (.missing, []) : (.passed, facts.topics.prefix(3).map(\.evidence))
    case .documentation: folderWithDocuments.map { (.passed, [$0]) } ?? (.missing, [])
    case .codeOfConduct: codeOfConduct
    }
  }

  /// A judgement that something weaker may lift from missing to unsure.
  private func orElse(_ judgement: Judgement, _ weaker: () -> Evidence?) -> Judgement {
    guard judgement.outcome == .missing, let evidence = weaker() else { return judgement }
    return (.unsure, [evidence])
  }

  private func document(_ kind: CommunityDocument) -> Evidence? { texts[kind].map { Evidence(path: $0.path) } }

  // MARK: Rules

  private func judgeByRule(_ topic: ReadinessTopic) -> Judgement {
    guard let rule = ReadinessRule.rule(for: topic) else { return (.missing, []) }
    for kind in rule.documents {
      guard let document = documents[kind] else { continue }
      if let found = proof(rule, in: document, kind) { return (.passed, [found]) }
    }
    for kind in rule.documents {
      guard let document = documents[kind] else { continue }
      let isNarrow = rule.isForContributors && kind == .readme
      if let hint = heading(rule.hintHeadings + rule.hints, in: document, isNarrow: isNarrow) {
        return (.unsure, [hint])
      }
      if let hint = Self.first(lines(of: document, kind, rule), with: rule.hints) {
        return (.unsure, [document.evidence(hint)])
      }
    }
    return (.missing, [])
  }

  /// The lines that a rule may look at.
  private func lines(
    of document: ProseDocument, _ kind: CommunityDocument, _ rule: ReadinessRule
  ) -> [ProseDocument.Line] {
    guard rule.isForContributors, kind == .readme else { return document.lines }
    return document.lines.filter { document.isForContributors($0) }
  }

  private func proof(_ rule: ReadinessRule, in document: ProseDocument, _ kind: CommunityDocument) -> Evidence? {
    let isNarrow = rule.isForContributors && kind == .readme
    if let heading = heading(rule.headings, in: document, isNarrow: isNarrow) { return heading }
    let lines = lines(of: document, kind, rule)
    if let phrase = Self.first(lines, with: rule.phrases) { return document.evidence(phrase) }
    if let link = lines.first(where: { leads($0, to: rule.links) }) { return document.evidence(link) }
    let numbers = Set(lines.map(\.number))
    return commands[kind]?.first { command in
      rule.commands.contains(command.purpose) && command.source.line.map { numbers.contains($0) } ?? false
    }?.source
  }

  /// The first line of prose with one of the phrases, else the first from which one runs on into the next.
  private static func first(_ lines: [ProseDocument.Line], with phrases: [Phrase]) -> ProseDocument.Line? {
    guard !phrases.isEmpty else { return nil }
    let prose = lines.filter { $0.code == nil }
    if let line = prose.first(where: { $0.wording.containsAny(phrases) }) { return line }
    for (line, next) in zip(prose, prose.dropFirst()) where next.number == line.number + 1 {
      // No phrase is longer than a few words.
      let words = line.wording.words.suffix(5) + next.wording.words.prefix(5)
      if Wording(words.joined(separator: " ")).containsAny(phrases) { return line }
    }
    return nil
  }

  /// A heading with something below it; the phrases stand in order of preference.
  private func heading(_ phrases: [Phrase], in document: ProseDocument, isNarrow: Bool) -> Evidence? {
    for phrase in phrases {
      let index = document.parts.first { index in
        document.sections[index].wording.isTitled(phrase) && document.hasLines(under: index)
          && (!isNarrow || document.sections[index].isForContributors)
      }
      if let index { return document.evidence(document.sections[index]) }
    }
    return nil
  }

  /// A link to a place inside the same document is its table of contents, one to a picture a badge.
  private func leads(_ line: ProseDocument.Line, to places: [Phrase]) -> Bool {
    line.links.contains { link in
      guard !link.target.hasPrefix("#"), !isPicture(link.target) else { return false }
      // "Documentation" is the project's own, "the manual of some tool" is not.
      let text = Wording(link.text)
      let isNamed = text.containsAny(places) && (text.words.count <= 3 || !link.target.contains("://"))
      return isNamed && !isSingleItem(link.target) || isOwnPlace(link.target, of: places)
    }
  }

  /// A file of the repository, an address with the project's name in it, or a host of conversations:
  /// documentation elsewhere is mostly of something else.
  private func isOwnPlace(_ target: String, of places: [Phrase]) -> Bool {
    guard !isSingleItem(target), Wording(target).containsAny(places) else { return false }
    guard let scheme = target.firstRange(of: "://") else { return true }
    let host = target[scheme.upperBound...].prefix { $0 != "/" }
    let path = target[scheme.upperBound...].dropFirst(host.count)
    if Wording(host).containsAny(Self.conversations) { return true }
    let isOwn = Wording(target).contains(Phrase(stringLiteral: name)) || Wording(host).words.joined().contains(name)
    return isOwn && (Wording(path).containsAny(places) || host.hasPrefix("docs."))
  }

  private static let conversations: [Phrase] = [
    "forums", "forum", "slack", "discord", "gitter", "matrix", "zulip", "zulipchat", "mattermost", "groups",
    "stackoverflow", "lists",
  ]

  /// The project's name without its owner.
  private var name: String { facts.name.split(separator: "/").last.map { $0.lowercased() } ?? facts.name }

  /// The tracker and the chat are places; one issue is a matter of its own.
  private func isSingleItem(_ target: String) -> Bool {
    let isNumbered = target.contains("/issues/") && (target.split(separator: "/").last?.allSatisfy(\.isNumber) ?? false)
    return isNumbered || target.contains("/actions/") || target.contains("/releases/") || target.contains("/pull/")
  }

  private func isPicture(_ target: String) -> Bool {
    [".svg", ".png", ".jpg", ".gif"].contains { target.hasSuffix($0) } || target.contains("shields.io")
  }

  // MARK: README

  private var mission: Judgement {
    guard let file = texts[.readme], let document = documents[.readme] else { return (.missing, []) }
    guard let summary = Readme.summary(file.text, kind: DocumentKind.of(file.path) ?? .markdown),
      !summary.contains(SectionDraft.blank)
    else {
      return (.missing, [])
    }
    let words = Wording(summary).words
    let beginning = words.prefix(4).joined(separator: " ")
    let line = document.lines.first { line in
      line.code == nil && !beginning.isEmpty && self.words(of: line.text).contains(beginning)
    }
    let evidence = line.map { document.evidence($0) } ?? Evidence(path: file.path, text: summary)
    // A few words name a thing; a purpose takes a sentence.
    return (words.count >= 5 ? .passed : .unsure, [evidence])
  }

  /// The words that a reader sees of a line with links.
  private func words(of text: String) -> String {
    var shown = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "](") {
      shown += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].firstIndex(of: ")") ?? rest.endIndex
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    }
    return Wording((shown + rest).replacing("&amp;", with: "&")).words.joined(separator: " ")
  }

  /// In the README, or in a contribution guide that the README leads to.
  private var developerDocumentation: Judgement {
    let own = judgeByRule(.developerDocumentation)
    guard own.outcome != .passed else { return own }
    let link = judgeByRule(.contributing)
    let topics: [ReadinessTopic] = [.build, .test, .modify]
    let told = topics.lazy.map { self.judgeByRule($0) }.first { $0.outcome == .passed }
    guard let told, has(.contributing) || has(.development) else { return own }
    return link.outcome == .passed
      ? (.passed, link.evidence + told.evidence) : (.unsure, own.evidence.isEmpty ? told.evidence : own.evidence)
  }

  // MARK: CONTRIBUTING

  /// Words for it, or a time span near a word for an answer.
  private var turnaround: Judgement {
    let judgement = judgeByRule(.turnaround)
    guard judgement.outcome != .passed, let rule = ReadinessRule.rule(for: .turnaround) else { return judgement }
    let answers: [Phrase] = [
      "review*", "respon*", "reply", "replies", "answer*", "merge*", "feedback", "expect*", "get back", "antwort*",
    ]
    for kind in rule.documents {
      guard let document = documents[kind] else { continue }
      let line = lines(of: document, kind, rule).first {
        $0.code == nil && hasTimeSpan($0.wording.words) && $0.wording.containsAny(answers)
      }
      if let line { return (.passed, [document.evidence(line)]) }
    }
    return judgement
  }

  private func hasTimeSpan(_ words: [String]) -> Bool {
    let units: Set<String> = ["day", "days", "week", "weeks", "hours", "tage", "tagen", "wochen", "jours", "semaines"]
    let amounts: Set<String> = [
      "a", "one", "two", "three", "few", "couple", "several", "business", "working", "of", "zwei",
    ]
    return words.indices.dropFirst().contains { index in
      units.contains(words[index])
        && (amounts.contains(words[index - 1]) || words[index - 1].utf8.allSatisfy { (0x30...0x39).contains($0) })
    }
  }

  // MARK: Facts

  private var codeOwners: Evidence? {
    let names = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS", "OWNERS", "MAINTAINERS"]
    return names.first { paths.contains($0) }.map { Evidence(path: $0) }
  }

  private var owners: Judgement {
    if !facts.owners.isEmpty { return (.passed, facts.owners.prefix(3).map(\.evidence)) }
    if !facts.guessedOwners.isEmpty { return (.unsure, facts.guessedOwners.prefix(3).map(\.evidence)) }
    return codeOwners.map { (.unsure, [$0]) } ?? (.missing, [])
  }

  private static let channelLinks: [Phrase] = [
    "discussions", "forums", "forum", "slack", "discord", "gitter", "mailing list*", "matrix to", "zulip*",
    "mattermost", "teams microsoft com", "groups google com", "stackoverflow", "chat",
  ]

  private var channel: Judgement {
    if let channel = facts.channel { return (.passed, [channel.evidence]) }
    for kind in [CommunityDocument.support, .readme, .contributing] {
      guard let document = documents[kind] else { continue }
      if let line = document.lines.first(where: { leads($0, to: Self.channelLinks) }) {
        return (.passed, [document.evidence(line)])
      }
    }
    let tracker = judgeByRule(.gettingInvolved)
    return tracker.outcome == .missing ? tracker : (.unsure, tracker.evidence)
  }

  private var licence: Judgement {
    if let licence = facts.licence { return (.passed, [licence.evidence]) }
    let file = paths.filter { CommunityDocument.of($0) == .licence }.min { ($0.count, $0) < ($1.count, $1) }
    if let file { return (.passed, [Evidence(path: file)]) }
    guard let document = documents[.readme] else { return (.missing, []) }
    let words: [Phrase] = ["license", "licence", "licensed", "lizenz"]
    if let line = document.lines.first(where: { $0.code == nil && $0.wording.containsAny(words) }) {
      return (.unsure, [document.evidence(line)])
    }
    return (.missing, [])
  }

  private var description: Judgement {
    if let description = facts.description { return (.passed, [description.evidence]) }
    let mission = mission
    return mission.outcome == .passed ? (.unsure, mission.evidence) : (.missing, [])
  }

  // MARK: Notes

  /// A folder of documents or a DocC catalogue.
  private var folderWithDocuments: Evidence? {
    let found = paths.filter { path in
      guard DocumentKind.of(path) != nil else { return false }
      let folders = path.split(separator: "/").dropLast()
      guard let first = folders.first?.lowercased() else { return false }
      return ["docs", "doc", "documentation"].contains(first)
        || (folders.contains { $0.hasSuffix(".docc") } && !isTest(first))
    }
    return found.min().map { Evidence(path: $0) }
  }

  private func isTest(_ folder: String) -> Bool { folder.contains("test") || folder.contains("fixture") }

  private var codeOfConduct: Judgement {
    if let file = document(.codeOfConduct) { return (.passed, [file]) }
    let words: [Phrase] = ["code of conduct", "verhaltenskodex", "code de conduite"]
    for kind in [CommunityDocument.contributing, .readme, .governance] {
      guard let document = documents[kind] else { continue }
      if let line = document.lines.first(where: { $0.code == nil && $0.wording.containsAny(words) }) {
        return (line.links.isEmpty ? .unsure : .passed, [document.evidence(line)])
      }
      let heading = document.sections.first { $0.wording.containsAny(words) }
      if let heading { return (.passed, [document.evidence(heading)]) }
    }
    return (.missing, [])
  }
}
