extension ProjectCommands {
  /// Commands in a document's code blocks, and in its prose where a span of code is a command.
  static func documented(in document: ProseDocument) -> [ProjectCommand] {
    var found: [ProjectCommand] = []
    var held: (text: String, line: ProseDocument.Line)?
    for line in document.lines {
      if let language = line.code {
        guard shells.contains(language) else { continue }
        let isPrompted = line.text.hasPrefix("$ ") || line.text.hasPrefix("% ") || line.text.hasPrefix("> ")
        var text = isPrompted ? line.text.dropFirst(2).trimmed : line.text
        if let before = held { text = before.text + " " + text }
        if text.hasSuffix("\\") {
          held = (text.dropLast().trimmed, held?.line ?? line)
          continue
        }
        add(text, document.evidence(held?.line ?? line), to: &found)
        held = nil
      } else {
        held = nil
        for span in codeSpans(in: line.text) where span.contains(" ") {
          add(span, document.evidence(line), to: &found)
        }
      }
    }
    return found
  }

  private static let shells: Set<String> = [
    "", "sh", "bash", "shell", "zsh", "console", "terminal", "shell-session", "shellsession", "bash-session", "text",
    "command", "cmd", "powershell", "fish",
  ]

  private static func add(_ text: String, _ source: Evidence, to found: inout [ProjectCommand]) {
    for command in ShellLine.commands(in: text) {
      guard let purpose = CommandPurpose.of(command) else { continue }
      found.append(ProjectCommand(purpose: purpose, command: command, basis: .documented, source: source))
    }
  }

  private static func codeSpans(in text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 && $0 < parts.count - 1 }.map { parts[$0].trimmed }
  }
}

/// A line of a shell, read only as far as it takes to tell its commands apart.
enum ShellLine {
  /// Longer ones are scripts that happen to stand on one line.
  private static let longest = 400

  /// The commands joined by `&&` or `;`, without comments.
  static func commands(in line: String) -> [String] {
    guard line.utf8.count <= longest else { return [] }
    var commands: [String] = []
    var current = ""
    var quote: Character?
    var previous: Character = " "
    let characters = Array(line)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "#", previous == " " {
        break
      } else if character == ";" || (character == "&" && index + 1 < characters.count && characters[index + 1] == "&") {
        commands.append(current.trimmed)
        current = ""
        index += character == ";" ? 1 : 2
        previous = " "
        continue
      }
      current.append(character)
      previous = character
      index += 1
    }
    commands.append(current.trimmed)
    return commands.filter { !$0.isEmpty }
  }
}
