/// What a section of a record is about, by its heading. Templates differ in their words: those of MADR, Nygard,
/// Tyree and Akerman ("Architecture Decisions: Demystifying Architecture", 2005) and common variants are known.
enum DecisionHeading {
  case status, date, people, context, drivers, options, judgements, decision, advantages, drawbacks, consequences

  private static let words: [String: DecisionHeading] = {
    let rows: [(DecisionHeading, String)] = [
      (.status, "status;state"), (.date, "date"),
      (.people, "deciders;decision makers;decision-makers;decided by;people;participants"),
      (.context, "issue;background;motivation;summary;introduction"),
      (.drivers, "decision drivers;drivers;forces;requirements;goals;constraints;assumptions"),
      (
        .options,
        "considered options;options;options considered;alternatives;alternatives considered;considered alternatives;"
          + "positions;possible solutions;proposals"
      ),
      (
        .decision,
        "decision;decisions;decision outcome;outcome;choice;solution;resolution;rationale;argument;justification"
      ),
      (.advantages, "advantages;benefits;pros;positive consequences;positive"),
      (.drawbacks, "drawbacks;drawback;disadvantages;cons;risks;negative consequences;negative;costs"),
      (.consequences, "consequences;consequence;implications;results;impact;trade-offs;tradeoffs"),
    ]
    var words: [String: DecisionHeading] = [:]
    for (heading, names) in rows {
      for name in names.split(separator: ";") { words[String(name)] = heading }
    }
    return words
  }()

  /// Of `1. Context and Problem Statement:`; nil for a heading that says nothing of a decision.
  static func of(_ heading: String) -> DecisionHeading? {
    var text = heading.lowercased().filter { !"*_`:".contains($0) }[...]
    text = text.drop { $0.isNumber || $0 == "." || $0 == ")" || $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    let name = String(text)
    if let known = words[name] { return known }
    if name.hasPrefix("context") || name.hasPrefix("problem") { return .context }
    if name.hasPrefix("pros and cons") { return .judgements }
    if name.hasPrefix("positive consequence") { return .advantages }
    if name.hasPrefix("negative consequence") { return .drawbacks }
    return name.contains("consequences") ? .consequences : nil
  }

  /// A paragraph that begins with its heading, as `**Decision.** We take it.` reads without markup, and the rest of it.
  static func runIn(_ line: String) -> (heading: DecisionHeading, rest: String)? {
    guard let end = line.prefix(40).firstIndex(where: { ".:".contains($0) }), let heading = of(String(line[..<end]))
    else { return nil }
    let rest = line[line.index(after: end)...]
    guard rest.first.map(\.isWhitespace) ?? true else { return nil }
    return (heading, String(rest.drop(while: \.isWhitespace)))
  }
}
