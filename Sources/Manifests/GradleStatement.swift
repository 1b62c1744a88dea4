/// One statement of a Gradle build script.
struct GradleStatement {
  typealias Token = GradleLexer.Token

  /// Calls whose arguments are no packages of a repository.
  private static let passedOver: Set<String> = [
    "files", "fileTree", "npm", "devNpm", "gradleApi", "localGroovy", "exclude",
  ]

  private let tokens: [Token]

  init(_ tokens: ArraySlice<Token>) { self.tokens = Array(tokens) }

  private func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  private func text(_ index: Int) -> GradleText? {
    guard tokens.indices.contains(index), case .text(let text) = tokens[index].kind else { return nil }
    return text
  }

  private func isSign(_ index: Int, _ sign: Character) -> Bool {
    guard tokens.indices.contains(index), case .sign(let byte) = tokens[index].kind else { return false }
    return byte == sign.asciiValue
  }

  var firstWord: String? { word(0) }

  var texts: [(text: GradleText, line: Int)] {
    tokens.indices.compactMap { index in text(index).map { ($0, tokens[index].line) } }
  }

  /// The index behind the parenthesis that closes the one at an index.
  private func end(of open: Int) -> Int {
    var depth = 0
    for index in tokens.indices.dropFirst(open) {
      if isSign(index, "(") { depth += 1 }
      if isSign(index, ")") {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return tokens.count
  }

  /// The words of `a.b.c`, and the index behind them.
  private func chain(at start: Int) -> (words: [String], end: Int) {
    var words: [String] = []
    var index = start
    while let word = word(index) {
      words.append(word)
      guard isSign(index + 1, "."), self.word(index + 2) != nil else { return (words, index + 1) }
      index += 2
    }
    return (words, index)
  }

  // MARK: Dependencies

  /// `implementation ...`, `"implementation"(...)`, `add("implementation", ...)`.
  var configuration: String? {
    if word(0) == "add", isSign(1, "("), let name = text(2) { return name.text }
    if let name = text(0), isSign(1, "(") { return name.text }
    return tokens.count > 1 ? word(0) : nil
  }

  var needs: [(what: GradleScript.Need.What, line: Int)] {
    var needs: [(what: GradleScript.Need.What, line: Int)] = []
    var labelled: [String: GradleText] = [:]
    var labelLine = 0
    func endLabelled() {
      if let group = labelled["group"], let name = labelled["name"] {
        needs.append((.coordinates(group: group, name: name, version: labelled["version"]), labelLine))
      }
      labelled = [:]
    }
    var index = word(0) == "add" && isSign(1, "(") ? 3 : 1
    while index < tokens.count {
      let line = tokens[index].line
      if let text = text(index) {
        index += 1
        if isSign(index, "+") {
          let (words, end) = chain(at: index + 1)
          let rest = words.isEmpty ? self.text(index + 1)?.text ?? "" : GradleText(name: words).text
          needs.append((.notation(GradleText(text.text + rest, isTemplate: true)), line))
          index = max(end, index + 1)
        } else {
          needs.append((.notation(text), line))
        }
        continue
      }
      guard let word = word(index) else {
        index += 1
        continue
      }
      if isSign(index + 1, ":") || isSign(index + 1, "=") {
        if word == "group" { endLabelled() }
        labelLine = labelled.isEmpty ? line : labelLine
        let (value, end) = value(at: index + 2)
        labelled[word] = value
        index = end
      } else if isSign(index + 1, "("), word == "project" || word == "kotlin" || Self.passedOver.contains(word) {
        let end = end(of: index + 1)
        if let what = call(word, index + 2..<end) { needs.append((what, line)) }
        index = end
      } else {
        var (words, end) = chain(at: index)
        if isSign(end, "("), words.last == "get" { words.removeLast() } else if isSign(end, "(") { words = [] }
        if words.count > 0 { needs.append((.accessor(words), line)) }
        index = end
      }
    }
    endLabelled()
    return needs
  }

  /// A text, or a name that stands for one.
  private func value(at index: Int) -> (GradleText?, end: Int) {
    if let text = text(index) { return (text, index + 1) }
    let (words, end) = chain(at: index)
    return (words.isEmpty ? nil : GradleText(name: words), max(end, index + 1))
  }

  private func call(_ name: String, _ arguments: Range<Int>) -> GradleScript.Need.What? {
    let texts = arguments.compactMap(text)
    guard let first = texts.first else { return nil }
    switch name {
    case "project": return .project(first.text)
    case "kotlin":
      return .coordinates(
        group: GradleText("org.jetbrains.kotlin", isTemplate: false),
        name: GradleText("kotlin-" + first.text, isTemplate: first.isTemplate),
        version: texts.dropFirst().first)
    default: return nil
    }
  }

  // MARK: Plugins

  /// A statement of a `plugins` block: `id("x") version "1" apply false`, `kotlin("jvm") version "1"`, `java`,
  /// `alias(libs.plugins.x)`.
  var plugin: GradleScript.Plugin? {
    guard let name = word(0) else { return nil }
    let place = tokens.indices.first { word($0) == "version" }
    let version = place.flatMap { place in
      value(at: isSign(place + 1, "(") ? place + 2 : place + 1).0
    }
    let isApplied = !tokens.indices.contains {
      word($0) == "apply" && (word($0 + 1) == "false" || word($0 + 2) == "false")
    }
    let id: GradleText?
    switch name {
    case "id": id = text(1) ?? text(2)
    case "kotlin": id = text(2).map { GradleText("org.jetbrains.kotlin." + $0.text, isTemplate: $0.isTemplate) }
    case "alias":
      let words = chain(at: 2).words
      id = words.isEmpty ? nil : GradleText(name: words)
    default: id = tokens.count == 1 ? GradleText(name, isTemplate: false) : nil
    }
    return id.map { GradleScript.Plugin(id: $0, version: version, isApplied: isApplied, line: tokens[0].line) }
  }

  /// `apply plugin: 'x'`, `apply(plugin = "x")`.
  var appliedPlugin: GradleScript.Plugin? {
    guard word(0) == "apply" else { return nil }
    let start = isSign(1, "(") ? 2 : 1
    guard word(start) == "plugin", let id = text(start + 2) else { return nil }
    return GradleScript.Plugin(id: id, isApplied: true, line: tokens[0].line)
  }

  // MARK: Settings

  /// `project(":a").projectDir = file("x")`.
  var projectFolder: (path: String, folder: String)? {
    guard word(0) == "project", let path = text(2), tokens.indices.contains(where: { word($0) == "projectDir" }),
      let last = tokens.indices.last(where: { text($0) != nil }), last > 2, let folder = text(last)
    else { return nil }
    return (path.text, folder.text)
  }

  var settings: [(key: String, value: GradleText, line: Int)] {
    var depth = 0
    for index in tokens.indices {
      if isSign(index, "(") { depth += 1 }
      if isSign(index, ")") { depth -= 1 }
      // Neither a comparison nor an assignment that adds.
      if depth == 0, isSign(index, "="), !isSign(index + 1, "="), index > 0,
        !"=!<>+".contains(where: { isSign(index - 1, $0) })
      {
        return assignment(sign: index)
      }
    }
    return call.map { [$0] } ?? []
  }

  private func assignment(sign: Int) -> [(key: String, value: GradleText, line: Int)] {
    // The key is the last word, or the text in brackets: `extra["key"]`, and not the type in `val key: String`.
    var key = isSign(sign - 1, "]") ? text(sign - 2)?.text : word(sign - 1)
    if isSign(sign - 2, ":"), let name = word(sign - 3) { key = name }
    guard let key else { return [] }
    let value = sign + 1
    if let text = text(value), value + 1 == tokens.count || word(value + 1) == "as" {
      return [(key, text, tokens[value].line)]
    }
    guard isSign(value, "[") else {
      let (words, end) = chain(at: value)
      return end == tokens.count && !words.isEmpty ? [(key, GradleText(name: words), tokens[value].line)] : []
    }
    // A map: `versions = [guava: "32", junit: "5"]`.
    return tokens.indices.dropFirst(value).compactMap { index in
      guard isSign(index + 1, ":"), let name = word(index) ?? text(index)?.text, let text = text(index + 2) else {
        return nil
      }
      return ("\(key).\(name)", text, tokens[index].line)
    }
  }

  /// `group "x"`, `archivesName.set("x")`, `set("key", "x")`, `val key by extra("x")`.
  private var call: (key: String, value: GradleText, line: Int)? {
    let line = tokens[0].line
    if tokens.count == 2, let key = word(0), let value = text(1) { return (key, value, line) }
    if let place = tokens.indices.first(where: { word($0) == "set" && isSign($0 + 1, "(") }) {
      if let key = text(place + 2), isSign(place + 3, ","), let value = text(place + 4) {
        return (key.text, value, line)
      }
      if place > 1, isSign(place - 1, "."), let key = word(place - 2), let value = text(place + 2),
        isSign(place + 3, ")")
      {
        return (key, value, line)
      }
    }
    if let place = tokens.indices.first(where: { word($0) == "by" && word($0 + 1) == "extra" }), place > 0,
      let value = text(place + 3), let key = isSign(place - 2, ":") ? word(place - 3) : word(place - 1)
    {
      return (key, value, line)
    }
    return nil
  }
}
