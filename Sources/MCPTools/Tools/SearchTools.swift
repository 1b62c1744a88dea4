import QueryLanguage
import SearchModel
import Services
import WireTypes

extension Tool {
  static let searchCode = Tool(
    name: "search_code", title: "Search code",
    about: """
      Search the text of every file of every repository that you may see. Terms are ANDed; `or`, `-`, parentheses, \
      "quoted", /regex/ (over lines where it names \\n); fields repo: file: lang: sym: content: case:yes branch: rev: \
      owner:. Answers lines with their numbers; read around them with read_file.
      """,
    arguments: [
      ToolArgument(
        name: "query", kind: .text(most: 4096), isRequired: true, about: #"For instance: func retry lang:swift"#),
      .limit(1...50, standard: 15), .team,
    ],
    output: "SearchReply",
    answer: { call in
      try await found(call.arguments.required("query"), call)
    })

  static let findSymbol = Tool(
    name: "find_symbol", title: "Find where something is defined",
    about: """
      Find definitions by name: functions, types, constants, in all repositories. The name may be a part of it; case \
      does not matter unless it has capitals.
      """,
    arguments: [
      ToolArgument(
        name: "name", kind: .text(most: 200), isRequired: true, about: "A name or a part of it: RetryPolicy."),
      ToolArgument(name: "language", kind: .text(most: 60), about: "Only in this language: Swift."),
      .limit(1...50, standard: 15),
    ],
    output: "SearchReply",
    answer: { call in
      let name = call.arguments.required("name")
      let pattern = Pattern(name, ignoresCase: !name.contains(where: \.isUppercase))
      let language = call.arguments.text("language").map { [Query.language($0)] } ?? []
      let query = ParsedQuery(root: .and([.symbol(pattern, kind: nil)] + language))
      return try await found(QueryPrinter.text(of: query), call)
    })

  /// Lines of one file in an answer.
  private static let mostLines = 5

  private static func found(_ query: String, _ call: ToolCall) async throws -> ToolAnswer {
    let answer = try await call.useCases.searching.search(
      SearchRequest(
        query: query, type: .code, viewer: call.viewer, limit: call.arguments.count("limit"), asker: call.asker))
    var reply = SearchReply(
      answer, results: answer.files.map(SearchResult.init), firstRank: 1, next: nil)
    reply.facets = []
    for index in reply.results.indices {
      reply.results[index].why = []
      reply.results[index].lines = reply.results[index].lines.map { Array($0.prefix(mostLines)) }
    }
    let text = SearchText(reply: reply, isBound: answer.incomplete.areBounds, links: call.links).text
    return ToolAnswer(text: text, value: reply)
  }
}

/// Matching lines by file.
struct SearchText {
  let reply: SearchReply
  /// Whether there may be more than was counted.
  let isBound: Bool
  let links: PageLinks

  var text: String {
    var text = ToolText()
    text.say(summary)
    var shown = 0
    for result in reply.results {
      guard let repository = result.repository, let path = result.path,
        text.data("\(repository):\(path)" + (result.owner.map { "  (owned by \($0))" } ?? ""))
      else { break }
      shown += 1
      for line in result.lines ?? [] {
        text.detail("\(line.line): \(line.text)" + (line.definition.map { "  [defines a \($0)]" } ?? ""), most: 300)
      }
      let more = (result.lineCount ?? 0) - (result.lines?.count ?? 0)
      if more > 0 { text.detail("and \(more) more lines") }
      text.detail("page: \(links.page(of: repository, path, line: result.line))")
    }
    if shown < reply.results.count { text.say("\(reply.results.count - shown) more files had no room.") }
    if reply.totals.files > reply.results.count {
      text.say("Narrow the query (repo:, file:, lang:), or raise limit, to see more.")
    }
    for reason in reply.incomplete { text.say("Not the whole answer: \(VisibleText.line(reason))") }
    for hint in reply.hints { text.say(VisibleText.line(hint)) }
    for suggestion in reply.suggestions.prefix(3) {
      text.say("Try (\(VisibleText.line(suggestion.reason))): \(VisibleText.line(suggestion.query))")
    }
    return text.finished()
  }

  private var summary: String {
    let bound = isBound ? "at least " : ""
    guard reply.totals.files > 0 else { return "Nothing was found." }
    return """
      \(bound)\(reply.totals.lines) lines in \(reply.totals.files) files match; the best \(reply.results.count) \
      files follow.
      """
  }
}
