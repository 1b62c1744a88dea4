import SearchModel
import Services
import WireTypes

extension Tool {
  static let research = Tool(
    name: "research", title: "Research before you build",
    about: """
      Call this before you write something that others may need too, or add a dependency from outside. Say what is \
      needed in one sentence; the answer names the organisation's own projects that may do it, whether they fit, who \
      owns them, what earlier teams decided about them and why, and the line that takes them into use. Record the \
      outcome with record_verdict.
      """,
    arguments: [
      ToolArgument(
        name: "need", kind: .text(most: ResearchRequest.longestNeed), isRequired: true,
        about: "The need in a sentence: 'retry a flaky HTTP call, waiting longer each time'."),
      .limit(1...20, standard: 5),
      .team,
    ],
    output: "ResearchReply",
    answer: { call in
      let request = ResearchRequest(
        need: call.arguments.required("need"), viewer: call.viewer, limit: call.arguments.count("limit"),
        asker: call.asker)
      let answer = try await call.useCases.researching.research(request)
      let opinions = try await call.useCases.recording.opinions(
        of: answer.candidates.map(\.offer.summary.identifier), viewer: call.viewer)
      let text = ResearchText(answer: answer, reply: ResearchReply(answer), opinions: opinions, links: call.links)
      return ToolAnswer(text: text.text, value: text.reply)
    })
}

/// What there is for a need, the verdicts first: an agent may read no further.
struct ResearchText {
  let answer: ResearchAnswer
  let reply: ResearchReply
  let opinions: [String: ProjectOpinions]
  let links: PageLinks

  var text: String {
    var text = ToolText()
    text.say(summary)
    var shown = 0
    for (candidate, offered) in zip(reply.candidates, answer.candidates) {
      guard text.data("\(candidate.rank). \(verdict(on: candidate))", most: 1_200) else { break }
      shown += 1
      for line in details(of: candidate, offered.offer.summary) { text.detail(line) }
      guard candidate.fit != ResearchCandidate.Fit.weak.rawValue else { continue }
      for line in (candidate.snippet ?? "").split(separator: "\n").prefix(8) { text.source("   use: \(line)") }
    }
    for line in asides { text.data(line) }
    if shown < reply.candidates.count { text.say("\(reply.candidates.count - shown) more candidates had no room.") }
    if text.isFull { text.say("Not all had room; ask with a smaller limit.") }
    for lack in reply.lacks { text.say("Lacks: \(VisibleText.line(lack))") }
    text.say("People see the same at \(links.site)\(links.research(reply.need))")
    text.say(next)
    return text.finished()
  }

  /// What stands beside the candidates: earlier decisions, code, practices, people.
  private var asides: [String] {
    var lines = reply.earlier.prefix(Self.mostAsides).map { earlier in
      let record = earlier.record
      let team = record.team.isEmpty ? "" : " by \(record.team)"
      let verdicts = record.candidates.flatMap { candidate in
        candidate.verdicts.suffix(1).map { "\(candidate.title) \($0.kind)\($0.reason.map { " (\($0))" } ?? "")" }
      }
      return "Earlier research \(record.id)\(team): \(record.need) - \(record.outcome)"
        + (verdicts.isEmpty ? "" : "; \(verdicts.joined(separator: ", "))")
    }
    lines += reply.decisions.prefix(Self.mostAsides).map { "Decision: \($0.title) (\($0.id)): \($0.why)" }
    lines += reply.questions.prefix(Self.mostAsides).map {
      "Asked before: \($0.id) \($0.title)" + ($0.excerpt.isEmpty ? " (\($0.state))" : " - \($0.excerpt)")
        + " (page: \(links.site)\(links.question($0.id)))"
    }
    lines += reply.code.prefix(Self.mostAsides).map {
      "Code that does it: \($0.kind) \($0.name) (\($0.repository):\($0.path):\($0.line)): \($0.text)"
    }
    lines += reply.practices.prefix(Self.mostAsides).map {
      "Practice: \($0.title) (\(ResourceAddress.practice($0.slug).text)): \($0.text)"
    }
    return lines + reply.people.prefix(Self.mostAsides).map { "Ask \($0.kind) \($0.title), who \($0.why)" }
  }

  private static let mostAsides = 5

  private var summary: String {
    let fitting = reply.candidates.count { $0.fit != ResearchCandidate.Fit.weak.rawValue }
    let compared = "\(reply.compared) \(reply.compared == 1 ? "project was" : "projects were") compared with the need"
    guard fitting > 0 else { return "Nothing that exists seems to do it; \(compared)." }
    return "\(compared); \(fitting) of \(reply.candidates.count) candidates may do it."
  }

  private var next: String {
    reply.fits
      ? "Read more with project, read_file or who_knows; then record what you decide with record_verdict."
      : "If it is built anew, record that with record_verdict (verdict build), so that the next team finds it."
  }

  /// "swift-retry exists, fits well, is owned by Platform; dismissed by Payments because…"
  private func verdict(on candidate: ResearchCandidateItem) -> String {
    let fit = ResearchCandidate.Fit(rawValue: candidate.fit)?.words ?? candidate.fit
    let owner = candidate.owner.map { ", owned by \($0)" } ?? ", owner unknown"
    let decided = opinions[candidate.id].map { OpinionLine(of: candidate.id, $0).text } ?? ""
    return "\(candidate.title) exists, \(fit)\(owner)" + (decided.isEmpty ? "" : "; \(decided)")
  }

  private func details(of candidate: ResearchCandidateItem, _ summary: ProjectSummary) -> [String] {
    let project = candidate.project
    var facts = ["id: \(candidate.id)"]
    if !project.description.isEmpty { facts.append("what: \(project.description)") }
    facts += candidate.why.filter { $0.kind != "summary" }.prefix(3).map { evidence in
      let line = evidence.line.map { ":\($0)" } ?? ""
      let place = [evidence.path.map { $0 + line }, evidence.symbol ?? evidence.heading].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: ", ")
      return "why: \(evidence.text)" + (place.isEmpty ? "" : " (\(place))")
    }
    let figures = [
      candidate.usedBy.map { "used by \($0) other \($0 == 1 ? "repository" : "repositories")" },
      candidate.readiness.map { "readiness \(Int(($0 * 100).rounded())) %" }, candidate.license,
      candidate.lifecycle.isEmpty ? nil : candidate.lifecycle, candidate.channel.map { "ask in \($0)" },
      candidate.source.map { "imported from \($0)" },
    ].compactMap(\.self)
    if !figures.isEmpty { facts.append("facts: " + figures.joined(separator: "; ")) }
    facts += candidate.warnings.map { "against it: \($0)" }
    if let page = links.page(of: summary) { facts.append("page: \(page)") }
    return facts
  }
}
