import ArgumentParser
import Foundation
import SearchModel
import Services
import WireTypes

struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask a question in public, and put it to those who know.",
    discussion: """
      The question goes to the channels that guildhall.yaml names for its subject, and into the inbox of a few who \
      know it and whose turn it is. What was asked before is shown first; --preview shows that and where the \
      question would go, and keeps nothing.

      Who asks is taken from git's user.email and the org chart unless --by says it; so is the team.

      Examples:
        guildhall ask "How do I renew a certificate?" --project swift-nio
        guildhall ask "Who runs the build machines?" --to Platform --words "Two of them are full."
        guildhall ask "How are secrets rotated?" --repo acme/tools --preview

      Exit code: 0 asked, 1 when there is no such project or team, 2 for another failure.
      """)

  @OptionGroup var place: PlaceOptions

  @Argument(help: "The question, in one sentence.")
  var question: [String]

  @Option(name: .long, help: ArgumentHelp("What else there is to say.", valueName: "text"))
  var words = ""

  @Option(name: .long, help: ArgumentHelp("The project that it is about.", valueName: "project"))
  var project: String?

  @Option(name: .long, help: ArgumentHelp("The repository that it is about.", valueName: "repository"))
  var repo: String?

  @Option(name: .long, help: ArgumentHelp("The team that it is put to.", valueName: "team"))
  var to: String?

  @OptionGroup var person: PersonOptions

  @Option(name: .long, help: ArgumentHelp("Of which team.", valueName: "team"))
  var team: String?

  @Flag(name: .long, help: "Show where it would go and what was asked before; keep nothing.")
  var preview = false

  @Flag(name: .long, help: "One JSON object, as the API gives it.")
  var json = false

  func validate() throws {
    guard project == nil || repo == nil else { throw ValidationError("Give one of --project and --repo.") }
    guard !question.isEmpty else { throw ValidationError("Say the question.") }
  }

  func run() async throws {
    try await reportingFailure {
      let guildhall = try place.open()
      let environment = ProcessInfo.processInfo.environment
      var asker = try await person.asker(guildhall, environment: environment)
      asker.team = team ?? environment["GUILDHALL_TEAM"] ?? asker.team
      let request = AskRequest(
        title: question.joined(separator: " "), words: words, asker: asker, subject: project ?? repo ?? "",
        team: to ?? "", viewer: .operator)
      let output = Output()
      defer { output.flush() }
      try await reportingAbsence {
        let found = try await guildhall.useCases.questions.preview(request)
        if preview { return try show(found, output) }
        if !json { show(found.similar, output) }
        let detail = try await guildhall.useCases.questions.ask(request)
        // A server that runs sends it as well, and only one of them does.
        try await guildhall.tendQuestions(environment: environment)
        let sent = try await guildhall.useCases.questions.question(detail.summary.label, viewer: .operator)
        if json { return output.line(try WireJSON.line(QuestionReply(sent))) }
        for line in QuestionPrinter.standard().lines(sent, now: Date()) { output.line(line) }
      }
    }
  }

  private func show(_ preview: AskPreview, _ output: Output) throws {
    if json { return output.line(try WireJSON.line(SimilarQuestionsReply(preview.similar))) }
    show(preview.similar, output)
    for channel in preview.channels { output.line("It would go to \(harmless(channel.name)) (\(channel.kind)).") }
    for place in preview.places { output.line("Its owners also talk in \(harmless(place)); nothing is sent there.") }
    for person in preview.people {
      output.line("It would be put to \(harmless(person.person.name)): \(harmless(person.why))")
    }
    if preview.channels.isEmpty, preview.people.isEmpty {
      output.line("No channel is configured for it and nobody is known who knows it: it would stand on its page alone.")
    }
  }

  private func show(_ similar: [QuestionSummary], _ output: Output) {
    guard !similar.isEmpty else { return }
    output.line("Asked before:")
    for question in similar { QuestionPrinter.standard().lines(question).forEach(output.line) }
    output.line("")
  }
}
