import ChangeReading
import SearchModel
import Services

/// Reports as a check makes them, of harmless and of hostile names.
enum CheckReports {
  static var usual: ChangeReport {
    var report = ChangeReport(change: "main..HEAD", repository: "shop")
    let kit = InsideProject(
      identifier: "acme/kit:#http-kit", name: "http-kit", description: "Wraps axios with retries.",
      repository: "acme/kit", owner: "Platform", channel: "#platform", snippet: "npm install @acme/http-kit", usedBy: 4,
      license: "MIT", page: "https://guildhall.example.org/projects/acme/kit")
    report.findings = [
      ChangeReport.Finding(
        thing: NewThing(kind: .dependency, name: "axios", ecosystem: "npm", path: "web/package.json", line: 12),
        need: "axios: Promise based HTTP client",
        candidates: [
          InsideCandidate(
            project: InsideProject(identifier: "acme/net:#calls", name: "calls", repository: "acme/net"), fit: .partial,
            why: "Calls other services.", warnings: ["No licence says how it may be used."])
        ],
        use: InsideUse(
          wrappers: [kit], users: [ProjectLink(name: "web", repository: "acme/web", folder: "")], total: 5)),
      ChangeReport.Finding(
        thing: NewThing(kind: .module, name: "billing", path: "src/billing"), need: "billing", answer: "R-12"),
      ChangeReport.Finding(
        thing: NewThing(kind: .package, name: "moon", ecosystem: "npm", path: "moon/package.json", line: 1),
        need: "moon"),
    ]
    report.own = [NewThing(kind: .dependency, name: "@acme/ui", ecosystem: "npm", path: "web/package.json", line: 13)]
    report.records = [
      ChangeReport.Record(
        label: "R-12", found: InsideRecord(label: "R-12", need: "send bills", state: .built, candidates: []),
        isUsed: true),
      ChangeReport.Record(label: "R-99", found: nil),
    ]
    report.lacks = ["Words are compared and not meanings."]
    return report
  }

  static let hostileName = "x`](javascript:alert(1)) @all <img src=x> {0} [y](z)\u{202E}\n# big"

  static var hostile: ChangeReport {
    var report = ChangeReport(change: hostileName, repository: hostileName)
    let project = InsideProject(
      identifier: hostileName, name: hostileName, description: hostileName, repository: "a/b", owner: hostileName,
      channel: hostileName, snippet: "```\n" + hostileName, license: hostileName)
    report.findings = [
      ChangeReport.Finding(
        thing: NewThing(
          kind: .package, name: hostileName, ecosystem: "npm", path: "a b/é%\n\"<x>/package.json", line: 3),
        need: "it's " + hostileName,
        candidates: [InsideCandidate(project: project, fit: .good, why: hostileName, warnings: [hostileName])])
    ]
    report.lacks = [hostileName]
    return report
  }
}
