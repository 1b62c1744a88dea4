import Decisions
import Foundation
import SearchModel

extension DecisionRecord {
  /// The research as its team would document it.
  init(_ dossier: ResearchDossier) {
    self.init(title: dossier.need)
    research = dossier.label
    status = dossier.state == .open ? .proposed : .accepted
    let newest = (dossier.candidates.flatMap(\.verdicts) + dossier.verdicts).map(\.date).max()
    date = (newest ?? dossier.created).formatted(.iso8601.year().month().day())
    let voices = dossier.candidates.flatMap(\.verdicts) + dossier.verdicts
    people.deciders = ([dossier.asker.person] + voices.map(\.person)).reduce(into: []) { names, name in
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    let team = dossier.asker.team.isEmpty ? "A team" : dossier.asker.team
    let purpose = dossier.project.isEmpty ? "" : " for \(dossier.project)"
    context = "\(team) needed\(purpose): \(dossier.need)"
    options = dossier.candidates.map(Self.option)
    let standing = dossier.candidates.compactMap { candidate in candidate.standing.map { (candidate.title, $0) } }
    let taken = standing.filter { $0.1.kind.takes }
    if let last = dossier.verdicts.last, last.kind == .build {
      options.append(Option(title: "Build anew", text: last.words))
    }
    chosen = taken.first?.0 ?? (dossier.state == .built ? "Build anew" : nil)
    decision = Self.outcome(dossier, taken: taken)
  }

  private static func option(_ candidate: ResearchDossier.Candidate) -> Option {
    var option = Option(title: candidate.title)
    guard let verdict = candidate.standing else { return option }
    let reason = verdict.reason.map(\.words) ?? ""
    let said = [reason, verdict.words].filter { !$0.isEmpty }.joined(separator: ": ")
    if verdict.kind == .dismiss {
      option.drawbacks = [said.isEmpty ? "it was dismissed" : said]
    } else {
      option.advantages = [said.isEmpty ? "it does what is needed" : said]
    }
    return option
  }

  private static func outcome(_ dossier: ResearchDossier, taken: [(String, Verdict)]) -> String {
    switch dossier.state {
    case .open: return "Not decided yet."
    case .dropped: return "It is not needed any more."
    case .built: return "Chosen option: \"Build anew\", because no candidate does the job."
    case .taken:
      return taken.map { title, verdict in
        "Chosen option: \"\(title)\" (\(verdict.kind.rawValue)), because "
          + (verdict.words.isEmpty ? "it does what is needed." : verdict.words)
      }.joined(separator: "\n")
    }
  }
}

extension ResearchDossier {
  /// As a decision record in Markdown; `number` is what its file is called by, nil takes the research's own.
  package func decisionDocument(number: Int? = nil) -> DecisionDocument {
    let record = DecisionRecord(self)
    let own = Int(clamping: ResearchLabel.number(label) ?? 0)
    return DecisionDocument(
      fileName: DecisionWriter.fileName(record, number: number ?? own), markdown: DecisionWriter.document(record))
  }
}
