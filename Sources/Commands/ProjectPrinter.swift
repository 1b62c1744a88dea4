import Services
import Wording

/// A project as lines for people.
struct ProjectPrinter {
  let terminal: Terminal

  func lines(_ detail: ProjectDetail) -> [String] {
    heading(detail) + packages(detail.packages) + dependencies(detail.dependencies) + consumers(detail)
  }

  private func heading(_ detail: ProjectDetail) -> [String] {
    let project = detail.summary
    let repository = project.repository ?? ""
    let place = project.folder.isEmpty ? repository : "\(repository):\(project.folder)"
    let facts = [
      place, project.ecosystem, project.owner.map { "owned by \($0)" } ?? "no owner", project.license ?? "no licence",
    ]
    var lines = [terminal.styled(harmless(project.name), .strong)]
    if !project.description.isEmpty { lines.append(harmless(project.description)) }
    lines.append(facts.filter { !$0.isEmpty }.map(harmless).joined(separator: " · "))
    if !project.topics.isEmpty {
      lines.append(terminal.styled(harmless(project.topics.joined(separator: ", ")), .quiet))
    }
    lines.append(harmless(detail.sourceURL))
    return lines
  }

  private func packages(_ packages: [PublishedPackage]) -> [String] {
    packages.flatMap { package in
      let version = package.version.map { " \($0)" } ?? ""
      let snippet = package.snippet ?? ""
      return title("How to use \(package.name)\(version) (\(package.ecosystem))")
        + (snippet.isEmpty ? ["  Only from within its repository."] : [])
        + snippet.split(separator: "\n").map { "  " + harmless(String($0)) }
    }
  }

  private func dependencies(_ dependencies: [ProjectDependency]) -> [String] {
    guard !dependencies.isEmpty else { return [] }
    return title("Depends on \(Counted.text(dependencies.count, "package"))")
      + dependencies.map { dependency in
        let provider = dependency.provider.map { "here: \($0.repository)" } ?? ""
        let scope = dependency.scope == "runtime" ? "" : dependency.scope
        return entry(
          dependency.name, [dependency.requirement, scope, provider, Self.place(dependency.path, dependency.line)])
      }
  }

  private func consumers(_ detail: ProjectDetail) -> [String] {
    let direct = Set(detail.consumers.map(\.project)).count
    guard direct > 0 else { return title("Used by no project that is known here") }
    var lines = title("Used by \(Counted.text(direct, "project"))")
    lines += detail.consumers.map { consumer in
      let place = "\(consumer.project.repository):\(Self.place(consumer.path, consumer.line))"
      let scope = consumer.scope == "runtime" ? "" : consumer.scope
      return entry(consumer.project.name, [consumer.requirement, scope, place])
    }
    guard !detail.indirectConsumers.isEmpty else { return lines }
    lines += title("Through others, by \(Counted.text(detail.indirectConsumers.count, "project")) more")
    return lines
      + detail.indirectConsumers.map { consumer in
        let through = consumer.through.map(\.name).joined(separator: ", then ")
        return entry(consumer.project.name, [consumer.project.repository, "through \(through)"])
      }
  }

  private func title(_ text: String) -> [String] { ["", terminal.styled(harmless(text), .good)] }

  private func entry(_ name: String, _ facts: [String]) -> String {
    "  " + ([name] + facts.filter { !$0.isEmpty }).map(harmless).joined(separator: " · ")
  }

  private static func place(_ path: String, _ line: Int?) -> String { line.map { "\(path):\($0)" } ?? path }
}
