/// Shell commands in workflow files of GitHub and GitLab.
///
/// The lines are read as they stand, by their indentation: each command needs its line, the files
/// are full of expressions, and a whole YAML reader would have to be told about all of them.
enum WorkflowSteps {
  static func commands(in file: ProjectFile) -> [ProjectCommand] {
    let isGitLab = file.name == ".gitlab-ci.yml"
    var found: [ProjectCommand] = []
    /// The indentation of the key whose block or list is being read.
    var block: (indentation: Int, isList: Bool)?
    var held: (text: String, line: Int)?
    for (index, line) in file.lines.enumerated() {
      let text = line.trimmed
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let indentation = line.utf8.prefix { $0 == 0x20 }.count
      if let open = block {
        let isItem = open.isList && text.hasPrefix("- ")
        if indentation > open.indentation || (isItem && indentation == open.indentation) {
          let command = isItem ? unquoted(text.dropFirst(2).trimmed) : text
          let whole = held.map { $0.text + " " + command } ?? command
          let start = held?.line ?? index + 1
          held = nil
          if whole.hasSuffix("\\") {
            held = (whole.dropLast().trimmed, start)
          } else {
            add(whole, file, start, to: &found)
          }
          continue
        }
        block = nil
        held = nil
      }
      guard let value = value(of: isGitLab ? ["script", "before_script"] : ["run"], in: text) else { continue }
      // `- run:` sits two columns further in than its line.
      let own = text.hasPrefix("- ") ? indentation + 2 : indentation
      if value.isEmpty || value.hasPrefix("|") || value.hasPrefix(">") {
        block = (own, isGitLab && value.isEmpty)
      } else {
        add(unquoted(value), file, index + 1, to: &found)
      }
    }
    return found
  }

  private static func value(of keys: [String], in text: String) -> String? {
    let entry = text.hasPrefix("- ") ? text.dropFirst(2).trimmed[...] : text[...]
    for key in keys where entry.hasPrefix(key + ":") { return entry.dropFirst(key.count + 1).trimmed }
    return nil
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let mark = text.first, mark == "\"" || mark == "'", text.last == mark else { return text }
    return String(text.dropFirst().dropLast().replacing("\\\"", with: "\""))
  }

  private static func add(_ text: String, _ file: ProjectFile, _ line: Int, to found: inout [ProjectCommand]) {
    for command in ShellLine.commands(in: text) {
      // What the workflow fills in means nothing outside of it.
      guard !command.contains("${{"), let purpose = CommandPurpose.of(command), purpose != .install else { continue }
      found.append(
        ProjectCommand(
          purpose: purpose, command: command, basis: .workflow,
          source: Evidence(path: file.path, line: line, text: text)))
    }
  }
}
