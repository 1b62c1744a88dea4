import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct ResearchTests {
  private let stranger = Viewer.anonymous
  private let member = Viewer.member(teams: ["Security"])

  private func research(
    _ need: String, _ organization: SmallOrganization, viewer: Viewer = .anonymous, limit: Int = 10
  ) async throws -> ResearchAnswer {
    try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: need, viewer: viewer, limit: limit))
  }

  private func names(_ answer: ResearchAnswer) -> [String] { answer.candidates.map(\.offer.summary.name) }

  @Test func withoutAModelWordsAreComparedAndTheAnswerSaysSo() async throws {
    let organization = try await SmallOrganization()
    let answer = try await research("calls that fail", organization)
    let best = try #require(answer.candidates.first)
    #expect(best.offer.summary.name == "retry-kit" && best.fit == .partial)
    #expect(best.why.map(\.text) == ["Retries calls that fail."])
    #expect(best.warnings == ["No licence says how it may be used."])
    #expect(best.offer.snippet?.contains("/src/acme/tools") == true)
    #expect(answer.lacks.count == 1 && answer.lacks[0].contains("make model"))
    #expect(try await organization.guildhall.readProjects(threads: 1) == 0)
    #expect(try await research("zebra", organization).candidates.isEmpty)
  }

  @Test func whatIsHiddenIsNoCandidateAndNotCounted() async throws {
    let organization = try await SmallOrganization()
    let seen = try await research("secret backoff", organization, viewer: stranger)
    let all = try await research("secret backoff", organization, viewer: member)
    #expect(!names(seen).contains("secret") && names(all).contains("secret"))
    #expect(seen.compared == all.compared - 1)
    // A fork's original stands for it.
    #expect(!names(try await research("copy", organization, viewer: .operator)).contains("copy"))
  }

  @Test func needsThatCannotBeComparedAreRefused() async throws {
    let organization = try await SmallOrganization()
    for (need, limit) in [("", 10), ("?! …", 10), (String(repeating: "word ", count: 500), 10), ("x", 0), ("x", 51)] {
      let error = await #expect(throws: UserFacingError.self) {
        _ = try await research(need, organization, limit: limit)
      }
      #expect(error?.code == .badRequest && error?.hint.isEmpty == false)
    }
    #expect(try await research("\u{0} <script> \"'; DROP TABLE", organization).candidates.isEmpty)
  }

  @Test func importedProjectsAreCandidates() async throws {
    let organization = try await SmallOrganization()
    try organization.folder.write(
      #"{"name": "stamina", "identifier": "x-1", "description": "Production-grade retries"}"#, to: "catalog.jsonl")
    _ = try await organization.guildhall.importCatalog(
      CatalogInput(path: organization.folder.file("catalog.jsonl").path), source: "upstream")
    let answer = try await research("production-grade", organization)
    #expect(answer.candidates.map(\.offer.summary.identifier) == ["import:upstream#x-1"])
    #expect(answer.candidates[0].warnings.isEmpty)
  }

  @Test func aModelThatCannotBeReadIsSaid() async throws {
    let organization = try await SmallOrganization()
    let folder = organization.folder.file("data/models/all-MiniLM-L6-v2")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("rubbish".utf8).write(to: folder.appendingPathComponent("model.safetensors"))
    let answer = try await research("calls that fail", organization)
    #expect(names(answer) == ["retry-kit"] && answer.lacks.first?.contains("model.safetensors") == true)
    await #expect(throws: UserFacingError.self) { _ = try await organization.guildhall.readProjects(threads: 1) }
  }
}

/// With the sentence model, where `make model` put it.
@Suite(.enabled(if: SentenceModelFolder.url != nil)) struct ResearchByMeaningTests {
  private func organization() async throws -> SmallOrganization {
    let organization = try await SmallOrganization()
    try organization.installModel()
    return organization
  }

  private func research(
    _ need: String, _ organization: SmallOrganization, viewer: Viewer = .anonymous
  ) async throws -> ResearchAnswer {
    try await organization.guildhall.useCases.researching.research(ResearchRequest(need: need, viewer: viewer))
  }

  private let need = "try it again after a failure, pausing for more time on every attempt"

  @Test func aNeedInOtherWordsFindsTheProjectAndItsSection() async throws {
    let organization = try await organization()
    try organization.tools.commit([
      "README.md": """
      # Tools

      Small helpers for everyday work.

      ## Backoff

      Calls that fail are made again, each time after a longer pause, with some jitter.

      """
    ])
    try await organization.guildhall.sync()
    let before = try await research(need, organization)
    #expect(before.lacks.first?.hasPrefix("\(before.compared) of \(before.compared) projects") == true)
    let read = try await organization.guildhall.readProjects(threads: 2)
    #expect(read >= 4)
    #expect(try await organization.guildhall.readProjects(threads: 2) == 0, "once is enough")
    let answer = try await research(need, organization)
    let best = try #require(answer.candidates.first)
    #expect(best.offer.summary.name == "retry-kit" && best.fit != .weak && answer.lacks.isEmpty)
    let evidence = try #require(best.why.first { $0.kind == .readme })
    #expect(evidence.path == "README.md" && evidence.heading == "Backoff" && evidence.text.hasPrefix("Calls that fail"))
    #expect(best.terms.first?.reason == "meaning")
  }

  @Test func whatNobodyHasReadIsFoundByItsWordsUntilItIs() async throws {
    let organization = try await organization()
    try await organization.guildhall.readProjects(threads: 2)
    try organization.folder.write(
      """
      {"name": "halfway", "identifier": "x-1", "description": "Draws ferns"}
      {"name": "clockwork", "identifier": "x-2", "description": "Counts sheep"}
      """, to: "catalog.jsonl")
    _ = try await organization.guildhall.importCatalog(
      CatalogInput(path: organization.folder.file("catalog.jsonl").path), source: "upstream")
    let need = "how to draw ferns"
    let before = try await research(need, organization)
    let found = try #require(before.candidates.first)
    #expect(found.offer.summary.name == "halfway" && found.fit == .partial)
    #expect(found.terms.first?.reason == "words")
    #expect(before.lacks.first?.hasPrefix("2 of \(before.compared) projects are compared by words only") == true)
    #expect(!before.candidates.contains { $0.offer.summary.name == "clockwork" })
    // A project that was read and is near stands before one that has a word by chance.
    let other = try await research("the calls that fail are to be made again, like counts", organization)
    #expect(other.candidates.first?.offer.summary.name == "retry-kit")
    #expect(try await organization.guildhall.readProjects(threads: 2) == 2)
    let after = try await research(need, organization)
    #expect(after.candidates.first?.offer.summary.name == "halfway" && after.lacks.isEmpty)
    #expect(after.candidates.first?.terms.first?.reason == "meaning")
  }

  @Test func whatIsHiddenHasNoEvidence() async throws {
    let organization = try await organization()
    try await organization.guildhall.readProjects(threads: 2)
    for viewer in [Viewer.anonymous, .member(teams: ["Platform"])] {
      let answer = try await research("retries in secret", organization, viewer: viewer)
      #expect(!answer.candidates.contains { $0.offer.summary.repository == "acme/secret" })
      #expect(!answer.candidates.flatMap(\.why).contains { $0.text.contains("secret") })
    }
    let known = try await research("retries in secret", organization, viewer: .member(teams: ["Security"]))
    #expect(known.candidates.first?.offer.summary.repository == "acme/secret")
  }

  @Test func whatChangesIsReadAgain() async throws {
    let organization = try await organization()
    try await organization.guildhall.readProjects(threads: 2)
    try organization.tools.commit(["README.md": "# Tools\n\nReads and writes spreadsheets of accountants.\n"])
    try await organization.guildhall.sync()
    #expect(try await organization.guildhall.readProjects(threads: 2) == 1)
    let answer = try await research("tables of figures for bookkeeping", organization)
    #expect(answer.candidates.first?.offer.summary.repository == "acme/tools")
  }
}
