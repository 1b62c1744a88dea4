import Foundation
import SearchModel
import Services
import Synchronization
import Testing

@testable import Commands

@Suite struct ResearchDialogueTests {
  private static let need = "retry a flaky call"

  private static func answer(_ names: String...) -> ResearchAnswer {
    ResearchAnswer(
      need: need,
      candidates: names.enumerated().map { number, name in
        ResearchCandidate(
          offer: ProjectOffer(
            summary: ProjectSummary(
              id: Int64(number), name: name, description: "About \(name).", repository: "acme/\(name)", folder: "",
              ecosystem: "npm"), channels: ["#\(name)"]), score: 1, fit: .good)
      })
  }

  private static func dossier(_ state: ResearchDossier.State = .open) -> ResearchDossier {
    ResearchDossier(label: "R-5", need: need, created: Date(timeIntervalSince1970: 0), state: state)
  }

  private static func started(_ names: String...) -> ResearchDialogue {
    var dialogue = ResearchDialogue(printer: ResearchPrinter(terminal: .standardOutput(environment: ["NO_COLOR": "1"])))
    _ = dialogue.read(need)
    var answer = answer()
    answer.candidates = names.flatMap { self.answer($0).candidates }
    _ = dialogue.take(answer)
    return dialogue
  }

  @Test func aNeedIsAskedForUntilItHasAWord() {
    var dialogue = ResearchDialogue(printer: .standard())
    #expect(dialogue.prompt == "What do you need? " && !dialogue.read("  ?! ").isEmpty && dialogue.request == nil)
    #expect(dialogue.read(" \(Self.need) ").isEmpty)
    #expect(dialogue.request == .research(need: Self.need))
    let shown = dialogue.take(Self.answer("a", "b"))
    #expect(shown.contains { $0.contains("1. a") } && shown.contains { $0.contains("2. b") })
    #expect(dialogue.stage == .choice && dialogue.request == nil)
  }

  @Test func aNumberShowsMore() {
    var dialogue = Self.started("a", "b")
    #expect(dialogue.read("2").contains { $0.contains("#b") })
    #expect(dialogue.read("3") == ["There are candidates 1 to 2."] && dialogue.read("0").count == 1)
    #expect(dialogue.request == nil)
  }

  @Test func adoptingRecordsThenDecides() {
    var dialogue = Self.started("a", "b")
    #expect(dialogue.read("a 2 it is there already").isEmpty)
    #expect(dialogue.request == .record(need: Self.need, candidates: ["acme/a:#a", "acme/b:#b"]))
    #expect(dialogue.take(Self.dossier()) == ["Recorded as R-5."])
    #expect(
      dialogue.request
        == .decide(label: "R-5", .init(candidate: "acme/b:#b", kind: .adopt, words: "it is there already")))
    let shown = dialogue.take(Self.dossier(.taken))
    #expect(dialogue.stage == .over && dialogue.isDecided && shown.contains("  Research: R-5"))
  }

  @Test func aDismissalAsksWhyAndGoesOn() {
    var dialogue = Self.started("a")
    #expect(dialogue.read("d 1").count == Verdict.Reason.allCases.count + 1)
    #expect(dialogue.prompt == "Why not? " && dialogue.read("99").count > 1 && dialogue.stage == .reason(candidate: 1))
    #expect(dialogue.read("4 too slow").isEmpty)
    _ = dialogue.take(Self.dossier())
    #expect(
      dialogue.request
        == .decide(label: "R-5", .init(candidate: "acme/a:#a", kind: .dismiss, reason: .performance, words: "too slow"))
    )
    _ = dialogue.take(Self.dossier())
    #expect(dialogue.stage == .choice && dialogue.read("b nothing streams").isEmpty)
    // Recorded once.
    #expect(dialogue.request == .decide(label: "R-5", .init(kind: .build, words: "nothing streams")))
    _ = dialogue.take(Self.dossier(.built))
    #expect(dialogue.stage == .over)
  }

  @Test func reasonsAreNumbersWordsOrSentences() {
    #expect(ResearchDialogue.reason("1")?.0 == .missingFeature && ResearchDialogue.reason("too-large")?.0 == .tooLarge)
    #expect(ResearchDialogue.reason("no streaming at all")?.0 == .other)
    #expect(ResearchDialogue.reason("no streaming at all")?.1 == "no streaming at all")
    #expect(
      ResearchDialogue.reason("0") == nil && ResearchDialogue.reason("what") == nil
        && ResearchDialogue.reason("") == nil)
  }

  @Test func whatIsNotUnderstoodRecordsNothing() {
    var dialogue = Self.started("a")
    for line in ["", "a", "a x", "a 7", "z", "dismiss", "1e9", "a -1", "\u{1B}[31m", "99999999999999999999"] {
      #expect(!dialogue.read(line).isEmpty, "\(line)")
      #expect(dialogue.request == nil && dialogue.stage == .choice, "\(line)")
    }
    #expect(!dialogue.read("\u{1B}[31m").joined().contains("\u{1B}"))
  }

  @Test func leavingSaysWhatIsKept() {
    var empty = Self.started("a")
    #expect(empty.read("q") == ["Nothing was recorded."] && empty.stage == .over && !empty.isDecided)
    var recorded = Self.started("a")
    _ = recorded.read("r")
    _ = recorded.take(Self.dossier())
    #expect(recorded.end().contains("  Research: R-5") && !recorded.isDecided)
  }

  @Test func aFailureLeavesTheConversationOpen() {
    var dialogue = Self.started("a")
    _ = dialogue.read("a 1")
    #expect(dialogue.take(UserFacingError(.busy, "Locked.", hint: "Wait.")) == ["Locked.", "Wait."])
    #expect(dialogue.request == nil && dialogue.stage == .choice)
    _ = dialogue.read("a 1")
    #expect(dialogue.request == .record(need: Self.need, candidates: ["acme/a:#a"]))
  }
}
