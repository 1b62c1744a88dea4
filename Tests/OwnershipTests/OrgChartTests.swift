import Ownership
import Testing

@Suite struct OrgChartTests {
  private func orgData(_ text: String) -> OrgChart { OrgChart.orgData(Array(text.utf8)) }

  private func file(_ path: String, _ text: String) -> OrgChart.File { .init(path: path, content: Array(text.utf8)) }

  @Test func readsOrgData() {
    let chart = orgData(
      """
      {
        "Octocat": {"manager": "BOSS"},
        "hubot": {"manager": "boss"},
        "boss": {"manager": "top"},
        "lone": {"manager": ""}
      }
      """)
    #expect(chart.problems.isEmpty)
    #expect(chart.people.map(\.id) == ["boss", "hubot", "lone", "octocat", "top"])
    #expect(chart.people.map(\.manager) == ["top", "boss", nil, "boss", nil])
    #expect(chart.people.map(\.line) == [4, 3, 5, 2, 4])
    #expect(chart.teams.map { "\($0.id)<\($0.parent ?? "")" } == ["boss<top", "top<"])
    #expect(
      chart.memberships.map { "\($0.person) \($0.team)" } == [
        "boss boss", "boss top", "hubot boss", "octocat boss", "top top",
      ])
  }

  @Test func reportsCyclesAndBadEntries() {
    let chart = orgData(
      """
      {"a": {"manager": "c"},
       "b": {"manager": "a"},
       "c": {"manager": "b"},
       "A": {"manager": "x"},
       "self": {"manager": "SELF"},
       "bad name": {},
       "d": "e",
       "f": {"manager": ["g"]}}
      """)
    #expect(
      chart.problems.map(\.message) == [
        "org-data.json, line 4: 'a' stands twice in different case; the first one counts.",
        "org-data.json, line 6: 'bad name' is not a login.",
        "org-data.json, line 7: 'd' must have an object such as {\"manager\": \"login\"}.",
        "org-data.json, line 8: the manager of 'f' is not a login.",
        "org-data.json, line 1: the managers go round in a circle, so 'a' is taken to have none: a -> c -> b -> a.",
        "org-data.json, line 5: the managers go round in a circle, so 'self' is taken to have none: self -> self.",
      ])
    #expect(chart.people.first { $0.id == "a" }?.manager == nil)
    #expect(chart.people.first { $0.id == "c" }?.manager == "b")
    #expect(orgData("[1]").problems.count == 1)
    #expect(orgData("{").problems.count == 1)
    #expect(orgData(String(repeating: "{\"a\":\n", count: 20_000)).problems.count == 1)
  }

  @Test func readsDevLake() {
    let chart = OrgChart.devLake(
      teams: file(
        "teams.csv", "Id,Name,Alias,ParentId,SortingIndex\n1,Eng,,,2\n2,Core,\"c, d\",1,1\n3,\"Ops \"\"X\"\"\",,,0\n"),
      users: file("users.csv", "\u{FEFF}Id,Name,Email,TeamIds\r\n10,\"Ann\nLee\",ann@x.example,2;3\r\n11,Bo,,\r\n"),
      accounts: file("accounts.csv", "AccountId,UserId\ngithub:Account:1:AnnLee,10\nx:12,10\n"))
    #expect(chart.problems.isEmpty)
    #expect(chart.departments.map(\.name) == ["Eng"])
    #expect(chart.teams.map(\.name) == ["Ops \"X\"", "Core", "Eng"])
    #expect(chart.teams.map(\.parent) == [nil, "1", nil] && chart.teams[1].alias == "c, d")
    #expect(chart.people.map(\.line) == [2, 4])
    #expect(chart.people[0].emails == ["ann@x.example"] && chart.people[0].logins == ["annlee"])
    #expect(chart.memberships.map(\.team) == ["2", "3"])
  }

  @Test func reportsBadRows() {
    let chart = OrgChart.devLake(
      teams: file("t.csv", "id,name,parentid\n1,A,2\n2,B,1\n3,C,9\n3,D,\n,E,\n4,F\n"),
      users: file("u.csv", "Id,Name,Email,TeamIds\n1,A,nope,7\n1,B,,\n,,x,\n"),
      accounts: file("a.csv", "AccountId,UserId\nx,9\n"))
    #expect(
      chart.problems.map { "\($0.path) \($0.line ?? 0)" } == [
        "t.csv 7", "t.csv 5", "t.csv 6", "t.csv 4", "t.csv 2", "u.csv 2", "u.csv 2", "u.csv 3", "u.csv 4", "a.csv 2",
      ])
    #expect(chart.teams.map(\.parent) == [nil, "1", nil])
    let none = file("n.csv", "")
    #expect(OrgChart.devLake(teams: none, users: file("u.csv", "Id\n")).problems.count == 2)
    #expect(OrgChart.devLake(teams: file("t.csv", "Id,Name\n1,\"open"), users: none).problems.count == 2)
  }
}
