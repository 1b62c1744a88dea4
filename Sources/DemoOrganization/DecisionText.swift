/// Decisions that teams wrote down, as MADR 4 writes them.
struct DecisionText: Sendable {
  let title: String
  let context: String
  let options: [(name: String, good: String, bad: String)]
  /// Index in `options`.
  let chosen: Int
  let because: String

  var slug: String {
    let letters = title.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return String(letters).split(separator: "-").joined(separator: "-")
  }

  func markdown(day: DayNumber, people: [String], number: Int) -> String {
    let makers = people.map { "  - \"\($0)\"\n" }.joined()
    let considered = options.map { "* \($0.name)\n" }.joined()
    let judged = options.map { "### \($0.name)\n\n* Good, because \($0.good)\n* Bad, because \($0.bad)\n" }
    return """
      ---
      status: accepted
      date: "\(day)"
      decision-makers:
      \(makers)---

      # \(title)

      ## Context and Problem Statement

      \(context)

      ## Considered Options

      \(considered)
      ## Decision Outcome

      Chosen option: "\(options[chosen].name)", because \(because).

      ### Consequences

      * Good, because \(options[chosen].good)
      * Bad, because \(options[chosen].bad)

      ## Pros and Cons of the Options

      \(judged.joined(separator: "\n"))
      """
  }

  /// Which of them a team of that language may have to take.
  static func known(_ language: ProgrammingLanguage) -> [DecisionText] { everywhere + (special[language] ?? []) }

  private static let everywhere = [
    DecisionText(
      title: "Keep settings in the environment",
      context:
        "Settings stood in files beside the code. Three times in a year a file of the test system went to production.",
      options: [
        ("the environment", "every platform of ours has it", "there is no order in a long list of variables"),
        ("a file for each system", "a change of settings is reviewed", "the wrong file can be taken"),
        ("a settings service", "a change needs no restart", "nothing starts when it is down"),
      ], chosen: 0, because: "it cannot be copied to the wrong place"),
    DecisionText(
      title: "Answer errors in one shape",
      context: "Clients read four shapes of errors and show the raw text where they know none of them.",
      options: [
        ("problem details of RFC 9457", "libraries know it", "old clients must be changed"),
        ("our own shape", "nothing has to change here", "everybody else has to learn it"),
      ], chosen: 0, because: "partners asked for it and two teams have it already"),
    DecisionText(
      title: "Release on every merge",
      context: "A release took a day every second week, and nobody knew which change had broken something.",
      options: [
        ("release on every merge", "a fault is found in one small change", "the tests must be trusted"),
        ("release every week", "there is time to look at it", "changes wait"),
      ], chosen: 0, because: "the last three faults would have been found within the hour"),
    DecisionText(
      title: "Use identifiers that sort by time",
      context: "Random identifiers scatter over the index of the database, and lists cannot be paged by them.",
      options: [
        ("ULID", "they sort by the time they were made", "they tell that time to everybody"),
        ("numbers from the database", "they are short", "they tell how many there are"),
        ("random UUIDs", "they tell nothing", "they do not sort"),
      ], chosen: 0, because: "lists are what users look at most"),
    DecisionText(
      title: "Take retries from the runtime team",
      context:
        "Each client tried again in a way of its own, and all of them came back at the same second after an outage.",
      options: [
        ("the runtime team's package", "jitter and a circuit breaker are in it", "a change there reaches us"),
        ("our own loop", "it is ten lines", "it is ten lines in every repository"),
      ], chosen: 0, because: "somebody else keeps it right"),
    DecisionText(
      title: "Store times in UTC",
      context: "A night in October has one hour twice. Two reports counted it twice as well.",
      options: [
        ("UTC everywhere", "every hour is there once", "people have to be shown their own time"),
        ("the time of the place", "people read it as it is", "it needs the place beside it"),
      ], chosen: 0, because: "only pages know who reads them"),
  ]

  private static let special: [ProgrammingLanguage: [DecisionText]] = [
    .swift: [
      DecisionText(
        title: "Guard shared state with actors",
        context: "Two data races were found by customers. The locks that should have helped were taken in two orders.",
        options: [
          ("actors", "the compiler finds what is unguarded", "every call may wait"),
          ("locks", "calls do not wait", "nobody checks the order"),
        ], chosen: 0, because: "we trust the compiler more than ourselves")
    ],
    .go: [
      DecisionText(
        title: "Bound every queue",
        context: "A slow neighbour filled our memory with work that nobody waited for any more.",
        options: [
          ("bounded queues that refuse", "callers learn of it at once", "callers must be able to wait"),
          ("queues on disk", "nothing is refused", "old work is done for nobody"),
        ], chosen: 0, because: "a quick no is worth more than a late yes")
    ],
    .python: [
      DecisionText(
        title: "Check rows at the door",
        context: "Broken rows of partners were found weeks later, in figures that made no sense.",
        options: [
          ("refuse files with too many broken rows", "the partner learns of it in the morning", "good rows wait too"),
          ("repair what can be guessed", "the figures are there in time", "some of them are guesses"),
        ], chosen: 0, because: "a guess that is stored becomes a fact")
    ],
    .typeScript: [
      DecisionText(
        title: "Render on the server first",
        context: "On the phones of drivers the portal took nine seconds to show anything.",
        options: [
          ("pages from the server", "something is shown within a second", "some code runs in two places"),
          ("a smaller bundle", "nothing has to be rebuilt", "it was four seconds still"),
        ], chosen: 0, because: "drivers stand in the rain while they wait")
    ],
  ]
}
