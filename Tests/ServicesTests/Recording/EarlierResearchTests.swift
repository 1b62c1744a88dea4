import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct EarlierResearchTests {
  private let viewer = Viewer.anonymous

  private func record(_ need: String, _ organization: SmallOrganization, adopting: String? = nil) async throws {
    let recording = organization.guildhall.useCases.recording
    let label = try await recording.record(RecordRequest(need: need, candidates: [], viewer: viewer)).label
    guard let adopting else { return }
    _ = try await recording.decide(
      DecideRequest(label: label, opinions: [.init(candidate: adopting, kind: .adopt)], viewer: viewer))
  }

  private func earlier(_ need: String, _ organization: SmallOrganization) async throws -> [EarlierResearch] {
    try await organization.guildhall.useCases.researching.research(ResearchRequest(need: need, viewer: viewer)).earlier
  }

  @Test func wordsTellWithoutAModel() async throws {
    let organization = try await SmallOrganization()
    try await record("retry calls that fail", organization)
    try await record("parse a table of figures", organization, adopting: "retry-kit")
    try await record("draw a picture", organization, adopting: "acme/other")
    let found = try await earlier("calls that fail and retry", organization)
    #expect(found.map(\.dossier.label) == ["R-1", "R-2"])
    #expect(found.map(\.why) == [.sameNeed, .sameCandidates(["retry-kit"])])
    // What is recorded later is found at once.
    try await record("retry calls that fail", organization)
    #expect(try await earlier("retry calls that fail", organization).map(\.dossier.label) == ["R-4", "R-1", "R-2"])
  }

  @Test func damagedRecordsTakeNoCandidatesAway() async throws {
    let organization = try await SmallOrganization()
    try organization.folder.write("rubbish", to: "data/records.sqlite")
    let answer = try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "calls that fail", viewer: viewer))
    #expect(answer.candidates.first?.offer.summary.name == "retry-kit")
    #expect(answer.lacks.contains { $0.hasPrefix("What others decided before is not known") })
  }

  @Test(.enabled(if: SentenceModelFolder.url != nil)) func meaningTellsWithAModel() async throws {
    let organization = try await SmallOrganization()
    let models = organization.folder.file("data/models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: models.appendingPathComponent("all-MiniLM-L6-v2"),
      withDestinationURL: try #require(SentenceModelFolder.url))
    // More than are read with one question.
    for number in 0..<20 { try await record("draw picture number \(number) on a canvas", organization) }
    try await record("retry a flaky HTTP request with exponential backoff", organization)
    let found = try await earlier("send an HTTP request again when it fails, with growing delays", organization)
    #expect(found.map(\.dossier.label) == ["R-21"])
    #expect(try await earlier("draw a picture", organization).count == 5)
  }
}
