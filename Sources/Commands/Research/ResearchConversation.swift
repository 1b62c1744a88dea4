import Foundation
import SearchModel
import Services

/// Leads a `ResearchDialogue` at a terminal: reads lines, asks Guildhall, prints.
struct ResearchConversation {
  private let useCases: UseCases
  private let asker: Asker
  /// Whom a need counts for as demand; nil when nothing is kept of it.
  private let looking: Asker?
  /// The project that it is for; empty when nobody said.
  private let project: String
  private let readLine: () -> String?
  private let write: (String) -> Void

  init(
    _ useCases: UseCases, asker: Asker, looking: Asker? = nil, project: String = "",
    readLine: @escaping () -> String? = { Swift.readLine() },
    write: @escaping (String) -> Void = { FileHandle.standardOutput.write(Data($0.utf8)) }
  ) {
    self.useCases = useCases
    self.asker = asker
    self.looking = looking
    self.project = project
    self.readLine = readLine
    self.write = write
  }

  /// `need` is what was said already; nil asks for it. What was recorded stays, however it ends.
  ///
  /// - Returns: whether it ended in a decision.
  func run(need: String?, printer: ResearchPrinter = .standard()) async -> Bool {
    var dialogue = ResearchDialogue(printer: printer)
    if let need { show(dialogue.read(need)) }
    while dialogue.stage != .over {
      if let request = dialogue.request {
        show(await answer(request, in: &dialogue))
        continue
      }
      write(dialogue.prompt)
      guard let line = readLine() else {
        write("\n")
        show(dialogue.end())
        break
      }
      show(dialogue.read(line))
    }
    return dialogue.isDecided
  }

  private func answer(_ request: ResearchDialogue.Request, in dialogue: inout ResearchDialogue) async -> [String] {
    do {
      switch request {
      case .research(let need):
        return dialogue.take(
          try await useCases.researching.research(
            ResearchRequest(
              need: need, viewer: .operator, limit: ResearchDialogue.mostCandidates, asker: looking)))
      case .record(let need, let candidates):
        return dialogue.take(
          try await useCases.recording.record(
            RecordRequest(
              need: need, asker: asker, project: project, candidates: candidates, viewer: .operator)))
      case .decide(let label, let opinion):
        return dialogue.take(
          try await useCases.recording.decide(
            DecideRequest(label: label, opinions: [opinion], person: asker.person, viewer: .operator)))
      }
    } catch let error as UserFacingError {
      return dialogue.take(error)
    } catch {
      return dialogue.take(UserFacingError(.internal, "\(error)"))
    }
  }

  private func show(_ lines: [String]) {
    if !lines.isEmpty { write(lines.joined(separator: "\n") + "\n") }
  }
}
