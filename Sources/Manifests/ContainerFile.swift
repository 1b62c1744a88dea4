import StructuredText

/// `Dockerfile` and `Containerfile` (docs.docker.com/reference/dockerfile): the images it is built on, and the labels of
/// the OCI (github.com/opencontainers/image-spec, annotations.md).
struct ContainerFile {
  private struct Stage {
    var name: String?
    /// An image, or the name of a stage before.
    var base: String
    var line: Int
  }

  private static let label = "org.opencontainers.image."
  private static let most = 1_000

  private var project: ManifestProject
  /// The defaults of arguments.
  private var arguments: [String: String] = [:]
  private var stages: [Stage] = []
  /// Images that single files are copied from.
  private var sources: [(image: String, line: Int)] = []
  private var isService: Int?
  private var isProgram: Int?

  static func supplement(_ file: ManifestFile) throws(ManifestFailure) -> ManifestSupplement {
    var project = ManifestProject(name: "", folder: file.folder, ecosystem: "docker")
    project.path = file.path
    project.isPackage = false
    var reader = ContainerFile(project: project)
    for (text, line) in try instructions(file.lines) { reader.read(text[...], line: line) }
    guard !reader.stages.isEmpty else { throw ManifestFailure(cause: "it has no line 'FROM IMAGE'") }
    reader.finish()
    return ManifestSupplement(kind: .container, project: reader.project)
  }

  // MARK: Instructions

  /// Each on one line, with the number of its first.
  private static func instructions(_ rows: [Substring]) throws(ManifestFailure) -> [(text: String, line: Int)] {
    var instructions: [(text: String, line: Int)] = []
    var escape: Character = "\\"
    var text = ""
    var start = 0
    // Where the texts end that an instruction takes its files from: `<<EOF`.
    var ends: [Substring] = []
    var firstEnd = 0
    for (index, row) in rows.enumerated() {
      if let end = ends.first {
        if row.drop(while: { $0 == "\t" }) == end { ends.removeFirst() }
        continue
      }
      let trimmed = row.drop(while: \.isWhitespace)
      if trimmed.hasPrefix("#") {
        let directive = trimmed.dropFirst().lowercased().filter { !$0.isWhitespace }
        if instructions.isEmpty, text.isEmpty, directive == "escape=`" { escape = "`" }
        continue
      }
      if trimmed.isEmpty { continue }
      if text.isEmpty { start = index + 1 }
      var end = trimmed
      while end.last?.isWhitespace == true { end.removeLast() }
      if end.last == escape {
        text += end.dropLast() + " "
        continue
      }
      text += trimmed
      ends = heredocs(trimmed)
      firstEnd = index + 1
      instructions.append((text, start))
      text = ""
    }
    if let end = ends.first {
      let word = OneLine.text(String(end), upTo: 50) ?? ""
      throw ManifestFailure(line: firstEnd, cause: "the text that '\(word)' should end has no end")
    }
    if !text.isEmpty { instructions.append((text, start)) }
    return instructions
  }

  private static func heredocs(_ row: Substring) -> [Substring] {
    guard let instruction = row.split(whereSeparator: \.isWhitespace).first?.uppercased(),
      ["RUN", "COPY", "ADD"].contains(instruction)
    else { return [] }
    var ends: [Substring] = []
    var rest = row
    while let start = rest.firstRange(of: "<<"), ends.count < 100 {
      var word = rest[start.upperBound...]
      rest = word
      if word.hasPrefix("-") { word = word.dropFirst() }
      if let quote = word.first, quote == "\"" || quote == "'" { word = word.dropFirst() }
      let name = word.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      // `<<<` hands over a text to a shell, and `1 << 4` is a shift.
      if let first = name.first, first.isLetter || first == "_" { ends.append(name) }
    }
    return ends
  }

  private mutating func read(_ text: Substring, line: Int) {
    let name = text.prefix { !$0.isWhitespace }
    let rest = text.dropFirst(name.count)
    switch name.uppercased() {
    case "FROM": addStage(rest, line: line)
    case "ARG": for (key, value) in Self.pairs(rest) where arguments[key] == nil { arguments[key] = resolved(value) }
    case "COPY": addSource(rest, line: line)
    case "LABEL": for (key, value) in Self.pairs(rest) { addLabel(key, value, line: line) }
    case "EXPOSE": isService = isService ?? line
    case "CMD", "ENTRYPOINT": isProgram = isProgram ?? line
    default: break
    }
  }

  private mutating func addStage(_ rest: Substring, line: Int) {
    let words = rest.split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("--") }
    guard let base = words.first, stages.count < Self.most else { return }
    let name = words.count > 2 && words[1].lowercased() == "as" ? words[2].lowercased() : nil
    stages.append(Stage(name: name, base: resolved(String(base)) ?? "", line: line))
    // What runs is what the last stage says.
    isService = nil
    isProgram = nil
  }

  private mutating func addSource(_ rest: Substring, line: Int) {
    for word in rest.split(whereSeparator: \.isWhitespace).prefix(while: { $0.hasPrefix("--") })
    where word.hasPrefix("--from=") && sources.count < Self.most {
      guard let image = resolved(String(word.dropFirst(7))), Int(image) == nil, stage(image) == nil else { continue }
      sources.append((image, line))
    }
  }

  private mutating func addLabel(_ key: String, _ value: String, line: Int) {
    guard key.hasPrefix(Self.label), let value = resolved(value), !value.isEmpty else { return }
    let field: ManifestProject.Field
    switch key.dropFirst(Self.label.count) {
    case "title":
      guard let name = ManifestText.name(value) else { return }
      project.name = name
      field = .name
    case "description":
      project.description = ManifestText.line(value, upTo: ManifestText.longestDescription) ?? ""
      field = .description
    case "licenses":
      project.license = License.expression(value)
      field = .license
    case "version":
      project.version = ManifestText.name(value)
      field = .version
    case "url":
      project.homepage = ManifestText.homepage(value)
      field = .homepage
    case "source" where project.homepage == nil:
      project.homepage = ManifestText.homepage(value)
      field = .homepage
    default: return
    }
    project.lines[field] = line
  }

  // MARK: Stages

  private func stage(_ name: String) -> Int? { stages.lastIndex { $0.name == name.lowercased() } }

  private mutating func finish() {
    var bases: [(image: String, line: Int)] = []
    /// The place in `bases` of what each stage stands on.
    var roots: [Int?] = []
    var names: [String: Int] = [:]
    for (index, stage) in stages.enumerated() {
      if let earlier = names[stage.base.lowercased()] {
        roots.append(roots[earlier])
      } else if stage.base.isEmpty || stage.base == "scratch" {
        roots.append(nil)
      } else {
        roots.append(bases.count)
        bases.append((stage.base, stage.line))
      }
      if let name = stage.name { names[name] = index }
    }
    var seen: Set<[String]> = []
    for (index, base) in bases.enumerated() {
      let isFinal = roots.last == .some(index)
      if isFinal { seen.remove(Self.reference(base.image)) }
      add(base.image, scope: isFinal ? .runtime : .build, line: base.line, seen: &seen)
    }
    for (image, line) in sources { add(image, scope: .build, line: line, seen: &seen) }
    if let isService {
      project.note(.service, line: isService)
    } else if let isProgram {
      project.note(.application, line: isProgram)
    }
  }

  private mutating func add(
    _ image: String, scope: ManifestDependency.Scope, line: Int, seen: inout Set<[String]>
  ) {
    let reference = Self.reference(image)
    guard !reference[0].isEmpty, seen.insert(reference).inserted else { return }
    project.add(
      ManifestDependency(ecosystem: "docker", name: reference[0], requirement: reference[1], scope: scope, line: line))
  }

  /// Name and version of `[host[:port]/]path[:tag][@digest]`; Docker Hub and its `library` go without saying.
  private static func reference(_ image: String) -> [String] {
    let digest = image.firstIndex(of: "@").map { image[$0...].dropFirst() }
    var name = image.prefix { $0 != "@" }
    var tag: Substring?
    if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") {
      tag = name[name.index(after: colon)...]
      name = name[..<colon]
    }
    for prefix in ["docker.io/", "index.docker.io/", "library/"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    return [String(name), [tag, digest].compactMap(\.self).joined(separator: "@")]
  }

  // MARK: Words

  /// `key=value key="a value"`, `key` alone, and `key value` as labels were written once.
  private static func pairs(_ text: Substring) -> [(key: String, value: String)] {
    var pairs: [(key: String, value: String)] = []
    for word in words(text).prefix(most) {
      guard let sign = word.firstIndex(of: "=") else { continue }
      pairs.append((String(word[..<sign]), String(word[word.index(after: sign)...])))
    }
    if pairs.isEmpty, let key = words(text).first {
      let value = words(text).dropFirst().joined(separator: " ")
      if !value.isEmpty { pairs.append((key, value)) }
    }
    return pairs
  }

  /// Quotes keep white space together, and fall away.
  private static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "")
        word?.append(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// Arguments for their defaults: `$NAME`, `${NAME}`, `${NAME:-default}`; nil when one has none.
  private func resolved(_ text: String) -> String? {
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "$") {
      result += rest[..<sign]
      rest = rest[sign...].dropFirst()
      let isBraced = rest.hasPrefix("{")
      if isBraced { rest.removeFirst() }
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      rest = rest.dropFirst(name.count)
      var value = arguments[String(name)]
      if isBraced {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let otherwise = rest[..<end]
        rest = rest[end...].dropFirst()
        if otherwise.hasPrefix(":-") || otherwise.hasPrefix("-"), value?.isEmpty ?? true {
          value = String(otherwise.drop { $0 == ":" }.dropFirst())
        } else if !otherwise.isEmpty, !otherwise.hasPrefix(":-"), !otherwise.hasPrefix("-") {
          return nil
        }
      }
      guard let value, !value.contains("$"), result.utf8.count + value.utf8.count <= 10_000 else { return nil }
      result += value
    }
    return result + rest
  }
}
