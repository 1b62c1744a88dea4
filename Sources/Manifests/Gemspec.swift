import StructuredText

/// `*.gemspec` of Ruby (guides.rubygems.org/specification-reference). It is a program;
/// read are its plain assignments, `spec.name = "..."`, one a line.
enum Gemspec {
  static func project(_ file: ManifestFile) throws(ManifestFailure) -> ManifestProject? {
    var values: [String: [String]] = [:]
    var lines: [String: Int] = [:]
    var dependencies: [ManifestDependency] = []
    var number = 0
    for line in file.lines {
      number += 1
      let statement = line.drop { $0.isWhitespace }
      guard let dot = statement.firstIndex(of: "."), isWord(statement[..<dot]) else { continue }
      let call = statement[statement.index(after: dot)...]
      let name = call.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
      let rest = call.dropFirst(name.count).drop { $0.isWhitespace }
      let texts = RubyArguments(rest).plainTexts
      if name.hasPrefix("add_"), name.hasSuffix("dependency"), let first = texts.first {
        dependencies.append(
          ManifestDependency(
            ecosystem: "gem", name: first, requirement: texts.dropFirst().joined(separator: ", "),
            scope: name == "add_development_dependency" ? .development : .runtime, line: number))
      } else if rest.hasPrefix("="), !rest.hasPrefix("=="), values[String(name)] == nil {
        values[String(name)] = texts
        lines[String(name)] = number
      }
    }
    var project = ManifestProject(
      // A name that is computed is nearly always that of the file.
      name: ManifestText.name(values["name"]?.first) ?? file.stem, folder: file.folder, ecosystem: "gem")
    project.description =
      ManifestText.line(
        values["summary"]?.first ?? values["description"]?.first, upTo: ManifestText.longestDescription) ?? ""
    project.license = License.expression(
      values["license"]?.first ?? values["licenses"]?.joined(separator: " OR "))
    project.homepage = ManifestText.homepage(values["homepage"]?.first)
    project.version = ManifestText.name(values["version"]?.first)
    for (keys, field) in [
      (["name"], ManifestProject.Field.name), (["summary", "description"], .description),
      (["license", "licenses"], .license), (["homepage"], .homepage), (["version"], .version),
    ] {
      project.lines[field] = keys.lazy.compactMap { lines[$0] }.first
    }
    for dependency in dependencies { project.add(dependency) }
    return project
  }

  private static func isWord(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
