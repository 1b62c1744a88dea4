import ChangeReading
import SearchModel
import Testing

@testable import Services

/// An organisation made up for one test.
private struct Knowledge: InsideKnowledge {
  var candidates: [InsideCandidate] = []
  var uses: [String: InsideUse] = [:]
  var records: [InsideRecord] = []

  func candidates(for need: String, limit: Int) async throws -> (candidates: [InsideCandidate], lacks: [String]) {
    if need.contains("unaskable") { throw UserFacingError(.badRequest, "The need has no word.") }
    return (candidates, ["There is no sentence model."])
  }

  func use(of package: PackageKey, at location: PackageLocation?) async throws -> InsideUse {
    uses[package.name] ?? InsideUse()
  }

  func record(_ label: String) async throws -> InsideRecord? { records.first { $0.label == label } }
}

@Suite struct ChangeCheckTests {
  private static func candidate(
    _ name: String, _ fit: ResearchCandidate.Fit, in repository: String = "acme/tools"
  ) -> InsideCandidate {
    InsideCandidate(
      project: InsideProject(identifier: "\(repository):#\(name)", name: name, repository: repository), fit: fit)
  }

  private static let package = NewThing(
    kind: .package, name: "retry-calls", ecosystem: "npm", path: "package.json", about: "Tries again.")

  private func report(
    _ knowledge: Knowledge, _ things: [NewThing], labels: [String] = [], place: String = "acme/shop"
  ) async throws -> ChangeReport {
    try await ChangeCheck(knowledge).report(
      on: WorkingChange(name: "main..HEAD", repository: "shop", things: things, labels: labels, place: place))
  }

  @Test func threeOfThoseThatFitAreOffered() async throws {
    let knowledge = Knowledge(candidates: [
      Self.candidate("a", .good), Self.candidate("own", .good, in: "Acme/Shop"), Self.candidate("b", .partial),
      Self.candidate("c", .partial), Self.candidate("d", .partial), Self.candidate("e", .weak),
    ])
    let report = try await report(knowledge, [Self.package])
    #expect(report.findings.map(\.candidates)[0].map(\.project.name) == ["a", "b", "c"])
    #expect(report.findings[0].advice == .good && report.advises(atLeast: .good))
    #expect(report.lacks == ["There is no sentence model."])
  }

  @Test func whatHardlyFitsIsNotOffered() async throws {
    let report = try await report(Knowledge(candidates: [Self.candidate("e", .weak)]), [Self.package])
    #expect(report.findings[0].candidates.isEmpty && report.findings[0].advice == nil)
    #expect(!report.advises(atLeast: .partial))
  }

  @Test func oneWordFitsInPartByChance() async throws {
    let knowledge = Knowledge(candidates: [Self.candidate("a", .partial)])
    let vague = NewThing(kind: .dependency, name: "axios", ecosystem: "npm", path: "package.json")
    #expect(try await report(knowledge, [vague]).findings[0].candidates.isEmpty)
    var told = vague
    told.about = "Calls over HTTP."
    #expect(try await report(knowledge, [told]).findings[0].advice == .partial)
  }

  @Test func aDependencyIsComparedWithItsUse() async throws {
    let kit = InsideProject(identifier: "acme/kit:#axios-kit", name: "axios-kit", repository: "acme/kit")
    let own = ProjectLink(name: "shop", repository: "acme/shop", folder: "")
    let web = ProjectLink(name: "web", repository: "acme/web", folder: "")
    let knowledge = Knowledge(uses: [
      "axios": InsideUse(wrappers: [kit], users: [own, web], total: 2, about: "Calls over HTTP."),
      "inner": InsideUse(publishers: [kit]),
    ])
    let things = ["axios", "inner", "left"].map {
      NewThing(kind: .dependency, name: $0, ecosystem: "npm", path: "package.json")
    }
    let report = try await report(knowledge, things)
    #expect(report.findings.map(\.thing.name) == ["axios", "left"] && report.own.map(\.name) == ["inner"])
    #expect(report.findings[0].use?.users == [web] && report.findings[0].use?.total == 1)
    #expect(report.findings[0].need == "axios: Calls over HTTP." && report.findings[0].advice == .good)
    #expect(report.findings[1].advice == nil)
  }

  @Test func recordedResearchSettlesWhatItIsAbout() async throws {
    let knowledge = Knowledge(
      candidates: [Self.candidate("a", .good)],
      records: [
        InsideRecord(label: "R-1", need: "wait longer each time", state: .taken, candidates: ["acme/tools:#a"]),
        InsideRecord(label: "R-2", need: "paint a house", state: .built, candidates: []),
      ])
    let report = try await report(knowledge, [Self.package], labels: ["R-1", "R-2", "R-3"])
    #expect(report.findings[0].answer == "R-1" && report.findings[0].advice == nil)
    #expect(report.records.map(\.isUsed) == [true, false, false])
    #expect(report.records.map { $0.found != nil } == [true, true, false])
    #expect(!report.advises(atLeast: .partial))
  }

  @Test func aNeedWithTheNameIsAboutIt() async throws {
    let record = InsideRecord(label: "R-4", need: "Retry failing calls", state: .built, candidates: [])
    let report = try await report(
      Knowledge(candidates: [Self.candidate("a", .good)], records: [record]), [Self.package], labels: ["R-4"])
    #expect(report.findings[0].answer == "R-4")
  }

  @Test func oneThatCannotBeAskedStopsNoOther() async throws {
    let odd = NewThing(kind: .module, name: "unaskable", path: "unaskable")
    let report = try await report(Knowledge(candidates: [Self.candidate("a", .good)]), [odd, Self.package])
    #expect(report.findings.map(\.thing.name) == ["retry-calls"])
    #expect(report.lacks.contains { $0.contains("unaskable") })
  }

  @Test func manyAreCounted() async throws {
    let things = (0..<60).map { NewThing(kind: .module, name: "module\($0)", path: "m\($0)") }
    let report = try await report(Knowledge(), things)
    #expect(report.findings.count == ChangeReport.mostFindings && report.omitted == 10)
  }
}
