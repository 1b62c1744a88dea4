/// Identities as nodes that are joined one reason after another (disjoint sets).
struct IdentityGraph {
  /// A `.mailmap` that gives more addresses than this to one person proves nothing.
  static let mostOfOneMailmapTarget = 20

  private struct Node {
    var email: String
    var names: [String: Int] = [:]
    var commits = 0
    /// How many of them in which repository.
    var commitsIn: [String: Int] = [:]
    var repository: String?
    /// All its commits have gone to identities of single repositories.
    var isSpent = false
    var isBot = false
    /// The teams that own the repositories it committed to.
    var teams: Set<String> = []
    var configured: Int?
  }

  private var nodes: [String: Node] = [:]
  private var parent: [String: String] = [:]
  private var merges: [Identities.Merge] = []
  private(set) var refused: [Identities.Merge] = []
  private let forbidden: [Identities.Forbidden]
  private var configured: [Identities.Configured] = []

  init(forbidden: [Identities.Forbidden]) {
    self.forbidden = Array(Set(forbidden)).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// The key of an identity: its address, or its name where commits have no address.
  static func node(email: String, name: String) -> String {
    email.isEmpty ? "name:\(name.lowercased())" : email.lowercased()
  }

  /// The key of an address within one repository. A blank is part of no address.
  static func scoped(_ email: String, _ repository: String) -> String { "\(email.lowercased()) \(repository)" }

  // MARK: Nodes

  mutating func add(_ commits: [Identities.Commits]) {
    for source in commits {
      for author in source.authors {
        let isBot = Bots.isBot(name: author.name, email: author.email)
        var key = Self.node(email: author.email, name: author.name)
        // A bot may commit with the address of the person who runs it.
        if isBot { key = "bot:\(author.name.lowercased()) \(key)" }
        var node = nodes[key] ?? Node(email: author.email.lowercased())
        node.names[author.name, default: 0] &+= max(0, author.count)
        node.commits &+= max(0, author.count)
        node.commitsIn[source.repository, default: 0] &+= max(0, author.count)
        node.isBot = isBot
        if let team = source.team { node.teams.insert(team) }
        nodes[key] = node
      }
    }
  }

  mutating func add(_ people: [Identities.Configured]) {
    configured = people.sorted {
      ($0.name, $0.emails.joined(separator: " "), $0.place) < ($1.name, $1.emails.joined(separator: " "), $1.place)
    }
    for (number, person) in configured.enumerated() {
      let keys =
        person.emails.isEmpty ? [Self.node(email: "", name: person.name)] : person.emails.map { $0.lowercased() }
      for key in keys {
        var node = nodes[key] ?? Node(email: person.emails.isEmpty ? "" : key)
        if node.names.isEmpty { node.names[person.name] = 0 }
        // An address that two people claim is the first one's.
        node.configured = node.configured ?? number
        nodes[key] = node
      }
    }
  }

  // MARK: Merging

  mutating func merge(commits: [Identities.Commits], configured people: [Identities.Configured]) {
    mergeConfigured()
    mergeMailmaps(commits)
    mergeLogins()
    mergeNames()
  }

  private mutating func mergeConfigured() {
    for person in configured {
      let emails = person.emails.map { $0.lowercased() }
      guard let first = emails.first else { continue }
      for other in emails.dropFirst() where other != first {
        join(
          first, other, .configured, "\(person.place) names both addresses for \(person.name).",
          repository: person.repository)
      }
    }
  }

  private struct MailmapClaim: Hashable {
    let from: String
    let to: String
    let repository: String
    let name: String?
    let line: Int
  }

  private mutating func mergeMailmaps(_ commits: [Identities.Commits]) {
    var claims: Set<MailmapClaim> = []
    for source in commits where !source.mailmap.isEmpty {
      for author in source.authors where !Bots.isBot(name: author.name, email: author.email) && !author.email.isEmpty {
        guard let entry = source.mailmap.entry(name: author.name, email: author.email), let target = entry.email,
          target.lowercased() != author.email.lowercased(), !target.isEmpty
        else { continue }
        claims.insert(
          MailmapClaim(
            from: author.email.lowercased(), to: target.lowercased(), repository: source.repository, name: entry.name,
            line: entry.line))
      }
    }
    let sizes = Dictionary(grouping: claims) { "\($0.to) \($0.repository)" }.mapValues { Set($0.map(\.from)).count }
    for claim in claims.sorted(by: {
      ($0.from, $0.to, $0.repository, $0.line) < ($1.from, $1.to, $1.repository, $1.line)
    }) {
      apply(claim, isMass: (sizes["\(claim.to) \(claim.repository)"] ?? 0) > Self.mostOfOneMailmapTarget)
    }
  }

  /// A repository may speak for its own commits. That two addresses are one person everywhere
  /// takes proof: one name that commits show with both, or that the line itself and commits share.
  private mutating func apply(_ claim: MailmapClaim, isMass: Bool) {
    let place = ".mailmap of \(claim.repository), line \(claim.line)"
    let target = nodes[claim.to]
    if isMass {
      refused.append(
        Identities.Merge(
          first: claim.to, second: claim.from, reason: .mailmap,
          evidence: "\(place), gives more than \(Self.mostOfOneMailmapTarget) addresses to one person.",
          repository: claim.repository))
      return
    }
    var names = Set((target?.names ?? [:]).keys.map(Self.fullName))
    if let name = claim.name { names.insert(Self.fullName(name)) }
    let shared = Set((nodes[claim.from]?.names ?? [:]).keys.map(Self.fullName)).intersection(names).subtracting([""])
    if nodes[claim.to] == nil { nodes[claim.to] = Node(email: claim.to, names: claim.name.map { [$0: 0] } ?? [:]) }
    if let name = shared.min() {
      join(
        claim.to, claim.from, .mailmap, "\(place), maps one to the other, and both stand with the name '\(name)'.",
        repository: claim.repository)
      return
    }
    let scoped = split(claim.from, in: claim.repository)
    join(
      claim.to, scoped, .mailmap, "\(place), maps one to the other, for this repository.",
      repository: claim.repository)
  }

  /// Makes what an address did in one repository an identity of its own.
  private mutating func split(_ email: String, in repository: String) -> String {
    let scoped = Self.scoped(email, repository)
    guard nodes[scoped] == nil, var whole = nodes[email] else { return scoped }
    let commits = whole.commitsIn.removeValue(forKey: repository) ?? 0
    nodes[scoped] = Node(email: email, names: whole.names, commits: commits, repository: repository)
    whole.commits &-= commits
    whole.isSpent = whole.commitsIn.isEmpty && whole.configured == nil
    nodes[email] = whole
    return scoped
  }

  private mutating func mergeLogins() {
    var keys: [Int: String] = [:]
    for (key, node) in nodes {
      if let number = node.configured { keys[number] = min(keys[number] ?? key, key) }
    }
    var known: [String: (key: String, number: Int)] = [:]
    for (number, person) in configured.enumerated() {
      for login in person.logins {
        guard let key = keys[number] else { continue }
        known[login.lowercased()] = known[login.lowercased()] ?? (key, number)
      }
    }
    let configuredLogins = known
    var onHost: [HostAddress: String] = [:]
    for key in nodes.keys.sorted() {
      guard let node = nodes[key], !node.isBot, let address = HostAddress(node.email.lowercased()) else { continue }
      if let known = configuredLogins[address.login.lowercased()] {
        let person = configured[known.number]
        join(
          known.key, key, .hostLogin,
          "\(person.place) names the login '\(address.login)' for \(person.name), and \(address.host) gave it this address.",
          repository: person.repository)
      }
      if let other = onHost[address], other != key {
        join(other, key, .hostLogin, "Both are addresses that \(address.host) gave the login '\(address.login)'.")
      } else {
        onHost[address] = key
      }
    }
  }

  private mutating func mergeNames() {
    // Full name and team to those who carry the name in it.
    var carriers: [String: Set<String>] = [:]
    for (key, node) in nodes where !node.isBot && node.repository == nil {
      let teams = node.configured.map { Set(configured[$0].teams) } ?? node.teams
      for name in Set(node.names.keys.map(Self.fullName)) where Self.isTelling(name) {
        for team in teams { carriers["\(team)\n\(name)", default: []].insert(key) }
      }
    }
    for place in carriers.keys.sorted() {
      let keys = (carriers[place] ?? []).sorted()
      // Two configured people of one name are two people; whose commits are whose stays open.
      let people = Set(keys.compactMap { nodes[$0]?.configured })
      guard people.count <= 1, let first = keys.first(where: { nodes[$0]?.configured != nil }) ?? keys.first else {
        continue
      }
      let parts = place.split(separator: "\n", maxSplits: 1)
      for other in keys where other != first {
        join(
          first, other, .sameNameInTeam,
          "Both stand with the full name '\(parts.last ?? "")' in the team \(parts.first ?? "").",
          team: parts.first.map { String($0) })
      }
    }
  }

  /// A name in lower case with single blanks, for comparing.
  static func fullName(_ name: String) -> String {
    name.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
  }

  /// Whether a name can tell people of one team apart: a first and a last one.
  static func isTelling(_ name: String) -> Bool {
    name.contains(" ") && name.utf8.count >= 5
      && !["your name", "first last", "full name", "unknown user"].contains(name)
  }

  // MARK: Disjoint sets

  private mutating func root(_ key: String) -> String {
    var top = key
    while let next = parent[top] { top = next }
    var step = key
    while let next = parent[step] {
      parent[step] = top
      step = next
    }
    return top
  }

  private mutating func join(
    _ first: String, _ second: String, _ reason: Identities.Reason, _ evidence: String, repository: String? = nil,
    team: String? = nil
  ) {
    guard nodes[first]?.isBot != true, nodes[second]?.isBot != true else { return }
    let (one, two) = (root(first), root(second))
    guard one != two else { return }
    let merge = Identities.Merge(
      first: nodes[first]?.email ?? first, second: nodes[second]?.email ?? second, reason: reason, evidence: evidence,
      repository: repository, team: team)
    for pair in forbidden {
      let ends = [root(pair.first), root(pair.second)]
      // What one repository's `.mailmap` says is forbidden by the addresses alone.
      let named = Set([merge.first, merge.second])
      if ends == [one, two] || ends == [two, one] || named == [pair.first, pair.second] {
        refused.append(merge)
        return
      }
    }
    parent[max(one, two)] = min(one, two)
    merges.append(merge)
    mergeKeys.append(first)
  }

  /// The key of the first side of each merge, to find its person by.
  private var mergeKeys: [String] = []

  // MARK: People

  mutating func groups() -> (people: [Identities.Person], bots: [Identities.Identity]) {
    var members: [String: [String]] = [:]
    var bots: [Identities.Identity] = []
    for key in nodes.keys.sorted() {
      guard let node = nodes[key] else { continue }
      if node.isBot { bots.append(Self.identity(node)) } else { members[root(key), default: []].append(key) }
    }
    var mergesOf: [String: [Identities.Merge]] = [:]
    for (merge, key) in zip(merges, mergeKeys) { mergesOf[root(key), default: []].append(merge) }
    let living = members.filter { $0.value.count > 1 || nodes[$0.value[0]]?.isSpent != true }
    let people = living.map { person($0.value, merges: mergesOf[$0.key] ?? []) }
    return (
      people.sorted { ($1.commits, $0.id) < ($0.commits, $1.id) },
      bots.sorted { ($1.commits, $0.email) < ($0.commits, $1.email) }
    )
  }

  private func person(_ keys: [String], merges: [Identities.Merge]) -> Identities.Person {
    let all = keys.compactMap { nodes[$0] }
    let number = all.compactMap(\.configured).min()
    let chosen = number.map { configured[$0] }
    let identities = all.map(Self.identity).sorted { ($1.commits, $0.email) < ($0.commits, $1.email) }
    var names: [String: Int] = [:]
    for node in all where node.repository == nil { names.merge(node.names) { $0 &+ $1 } }
    // A file that knows no more than a login leaves the name to the commits.
    let login = chosen.flatMap { person in person.logins.contains(person.name) ? person.name : nil }
    let seen = Self.mostFrequent(names).first { $0 != login }
    let name = (login == nil ? chosen?.name : seen ?? login) ?? seen ?? ""
    // A person's own address before one that a host gave out.
    let main =
      chosen?.emails.first?.lowercased()
      ?? identities.first { !$0.email.isEmpty && $0.repository == nil && HostAddress($0.email) == nil }?.email
      ?? identities.first { !$0.email.isEmpty }?.email
    let logins = Set(
      all.compactMap { HostAddress($0.email)?.login.lowercased() } + (chosen?.logins ?? []).map { $0.lowercased() })
    return Identities.Person(
      id: main ?? name, name: name, identities: identities, logins: logins.sorted(), teams: chosen?.teams ?? [],
      merges: merges, commits: all.reduce(0) { $0 &+ $1.commits }, isConfigured: chosen != nil)
  }

  private static func identity(_ node: Node) -> Identities.Identity {
    Identities.Identity(
      email: node.email, names: mostFrequent(node.names), commits: node.commits, repository: node.repository)
  }

  private static func mostFrequent(_ names: [String: Int]) -> [String] {
    names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
