import Foundation
import SearchModel
import Services
import WireTypes

extension Samples {
  static let recordBody = RecordBody(
    need: "answer many connections without a thread for each", person: "ada@example.org", team: "Payments",
    project: "shop/payments", candidates: ["apple/swift-nio"])

  static let decideBody = DecideBody(
    verdicts: [.init(candidate: "apple/swift-nio", kind: .adopt, words: "It does all that we need.")],
    person: "ada@example.org")

  static var record: ResearchRecordReply { ResearchRecordReply(dossier) }

  static var records: ResearchRecordsReply {
    ResearchRecordsReply(DossierPage(dossiers: [dossier], total: 1), next: nil)
  }

  static var decisionDocument: DecisionDocumentReply {
    DecisionDocumentReply(
      DecisionDocument(
        fileName: "0012-answer-many-connections.md", markdown: "# Answer many connections without a thread for each\n"))
  }

  static var dossier: ResearchDossier {
    let verdict = Verdict(
      candidate: projectSummary.identifier, kind: .adopt, words: "It does all that we need.", person: "ada@example.org",
      date: date)
    return ResearchDossier(
      label: "R-12", need: "answer many connections without a thread for each",
      asker: Asker(person: "ada@example.org", team: "Payments"), project: "shop/payments", created: date,
      candidates: [
        .init(
          identifier: projectSummary.identifier, title: "swift-nio", address: ProjectAddress(projectSummary),
          verdicts: [verdict],
          use: .used(by: [ProjectLink(name: "payments", repository: "shop/payments", folder: "")]))
      ], state: .taken)
  }

  static let opinions = ProjectOpinions(
    takenBy: [.adopt: 2],
    dismissals: [.init(reason: .missingFeature, teams: 3, words: ["no streaming"])])
}
