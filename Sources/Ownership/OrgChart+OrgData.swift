import StructuredText

extension OrgChart {
  /// Reads `org-data.json` of measure-innersource: `{"login": {"manager": "login"}}`. Logins take
  /// any case. Whoever has reports leads a team of them, named by the login.
  package static func orgData(_ content: [UInt8], path: String = "org-data.json") -> OrgChart {
    var chart = OrgChart()
    var problems = OwnershipProblems(path: path)
    do throws(OwnershipFailure) {
      let text = try OwnershipText(content, path: path, largest: largest)
      problems = text.problems
      let root = try YAMLNode.read(text)
      guard let entries = root?.entries else {
        throw OwnershipFailure("it is not an object with a login for each person", line: root?.line)
      }
      if entries.count > most { problems.add("only \(most) people are read, and it names \(entries.count)") }
      chart.read(entries.prefix(most), path: path, &problems)
    } catch {
      problems.add(error)
    }
    chart.problems = problems.all
    return chart
  }

  private mutating func read(
    _ entries: ArraySlice<(key: String, value: YAMLNode, line: Int)>, path: String,
    _ problems: inout OwnershipProblems
  ) {
    var managers: [String: String] = [:]
    var lines: [String: Int] = [:]
    for (key, value, line) in entries {
      let login = key.lowercased()
      guard Self.isLogin(login) else {
        problems.add("'\(key.prefix(60))' is not a login", line: line)
        continue
      }
      guard lines[login] == nil else {
        problems.add("'\(login)' stands twice in different case; the first one counts", line: line)
        continue
      }
      lines[login] = line
      guard value.entries != nil || value.isNull else {
        problems.add("'\(login)' must have an object such as {\"manager\": \"login\"}", line: line)
        continue
      }
      guard let manager = value["manager"], !manager.isNull else { continue }
      guard let name = manager.string?.lowercased(), name.isEmpty || Self.isLogin(name) else {
        problems.add("the manager of '\(login)' is not a login", line: manager.line)
        continue
      }
      if !name.isEmpty { managers[login] = name }
    }
    cut(Self.cycles(managers), &managers, lines, &problems)
    build(managers, lines, path: path)
  }

  private static func isLogin(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "-_.".utf8.contains($0)
      }
  }

  private func cut(
    _ cycles: [[String]], _ managers: inout [String: String], _ lines: [String: Int],
    _ problems: inout OwnershipProblems
  ) {
    for cycle in cycles {
      guard let first = cycle.first else { continue }
      let shown = cycle.prefix(6).joined(separator: " -> ") + (cycle.count > 6 ? " -> ..." : "") + " -> \(first)"
      problems.add(
        "the managers go round in a circle, so '\(first)' is taken to have none: \(shown)", line: lines[first])
      managers[first] = nil
    }
  }

  private mutating func build(_ managers: [String: String], _ lines: [String: Int], path: String) {
    let leaders = Set(managers.values)
    // A manager may stand for people only; the line of the first of them has to do.
    var mentions: [String: Int] = [:]
    for (login, manager) in managers { mentions[manager] = min(mentions[manager] ?? .max, lines[login] ?? .max) }
    for login in Set(lines.keys).union(leaders).sorted() {
      let line = lines[login] ?? mentions[login] ?? 1
      people.append(
        Person(id: login, name: login, logins: [login], manager: managers[login], path: path, line: line))
      if leaders.contains(login) {
        teams.append(Team(id: login, name: login, parent: managers[login], path: path, line: line))
        memberships.append(Membership(person: login, team: login))
      }
      if let manager = managers[login] { memberships.append(Membership(person: login, team: manager)) }
    }
  }
}
