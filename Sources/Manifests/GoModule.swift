import StructuredText

/// `go.mod` (go.dev/ref/mod).
enum GoModule {
  static func project(_ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    var project: ManifestProject?
    var dependencies: [ManifestDependency] = []
    var block: Substring?
    var number = 0
    for line in file.lines {
      number += 1
      let comment = line.firstRange(of: "//")
      let isIndirect = comment.map { line[$0.upperBound...].contains("indirect") } ?? false
      var words = (comment.map { line[..<$0.lowerBound] } ?? line).split { $0.isWhitespace }
      if words == [")"] {
        block = nil
        continue
      }
      if words.count == 2, words[1] == "(" {
        block = words[0]
        continue
      }
      if let block { words.insert(block, at: 0) }
      guard words.count > 1 else { continue }
      let value = unquoted(words[1])
      if words[0] == "module", project == nil, let name = ManifestText.name(value) {
        project = ManifestProject(name: name, folder: file.folder, ecosystem: "golang")
        project?.lines[.name] = number
      } else if words[0] == "require" {
        dependencies.append(
          ManifestDependency(
            ecosystem: "golang", name: value, requirement: words.count > 2 ? String(words[2]) : "",
            scope: isIndirect ? .indirect : .runtime, line: number))
      }
    }
    guard var project else { throw ManifestFailure(cause: "it has no line 'module PATH'") }
    for dependency in dependencies { project.add(dependency) }
    return project
  }

  private static func unquoted(_ word: Substring) -> String {
    guard word.count > 1, let quote = word.first, quote == "\"" || quote == "`", word.last == quote else {
      return String(word)
    }
    return String(word.dropFirst().dropLast())
  }
}
