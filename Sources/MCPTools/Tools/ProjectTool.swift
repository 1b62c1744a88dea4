import SearchModel
import Services
import WireTypes

extension Tool {
  static let project = Tool(
    name: "project", title: "Look at a project",
    about: """
      What a project is, who owns it, how to use, build and test it, who uses it, what it needs, how ready it is for \
      others, and what earlier teams decided about it.
      """,
    arguments: [
      ToolArgument(
        name: "name", kind: .text(most: 600), isRequired: true,
        about: "Its name, its repository's, or the id that research and search give.")
    ],
    output: "ProjectReply",
    answer: { call in
      let text = try await ProjectText(named: call.arguments.required("name"), call)
      return ToolAnswer(text: text.text, value: text.reply)
    })
}

/// A project's page in words.
struct ProjectText {
  /// Items of each list that an answer shows, and of those that are read on demand only.
  private static let (most, fewer) = (10, 5)

  let reply: ProjectReply
  private let summary: ProjectSummary
  private let opinion: String
  private let links: PageLinks
  /// What was left out of lists, as sentences.
  private let cuts: [String]

  init(named name: String, _ call: ToolCall) async throws {
    let detail = try await call.useCases.cataloguing.project(name, viewer: call.viewer)
    let identifier = detail.summary.identifier
    let opinions = try await call.useCases.recording.opinions(of: [identifier], viewer: call.viewer)
    summary = detail.summary
    opinion = opinions[identifier].map { OpinionLine(of: identifier, $0).text } ?? ""
    links = call.links
    (reply, cuts) = Self.bounded(ProjectReply(detail))
  }

  private static func bounded(_ whole: ProjectReply) -> (ProjectReply, [String]) {
    var (reply, cuts) = (whole, [String]())
    func cut<Item>(_ list: inout [Item], _ name: String, most: Int = most) {
      guard list.count > most else { return }
      cuts.append("\(list.count - most) more \(name)")
      list = Array(list.prefix(most))
    }
    cut(&reply.consumers, "consumers")
    cut(&reply.indirectConsumers, "indirect consumers")
    cut(&reply.dependencies, "dependencies")
    cut(&reply.documents, "documents", most: fewer)
    cut(&reply.releases, "releases", most: fewer)
    cut(&reply.siblings, "projects of the same repository")
    cut(&reply.packages, "packages")
    cut(&reply.facts, "facts")
    cut(&reply.commands, "commands", most: fewer)
    cut(&reply.problems, "problems")
    cut(&reply.interfaces, "interfaces")
    cut(&reply.owners, "owners")
    // Drafts of missing sections are for owners, and long.
    reply.readiness?.checks = []
    reply.weeks = []
    return (reply, cuts)
  }

  var text: String {
    var text = ToolText()
    text.say("One project:")
    text.data(first, most: 1_200)
    for line in facts { text.data(line) }
    for package in reply.packages {
      for line in (package.snippet ?? "").split(separator: "\n").prefix(8) { text.source("use: \(line)") }
    }
    for line in lists { text.data(line) }
    if !cuts.isEmpty { text.say("Left out for room: \(cuts.joined(separator: ", ")).") }
    if let page = links.page(of: summary) { text.say("All of it: \(page)") }
    return text.finished()
  }

  private var first: String {
    let owners = reply.owners.map { $0.basis == "guess" ? "perhaps \($0.title)" : $0.title }
    let owned = owners.isEmpty ? "owner unknown" : "owned by \(owners.joined(separator: ", "))"
    return "\(reply.project.name) exists, \(owned)" + (opinion.isEmpty ? "" : "; \(opinion)")
  }

  private var facts: [String] {
    let project = reply.project
    var lines = ["id: \(project.id)"]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("\(name): \(value)") }
    }
    add("what", project.description)
    add("repository", project.repository)
    add("imported from", project.source)
    add("address", project.url)
    add("licence", project.license)
    add("lifecycle", project.lifecycle)
    add("language", project.language)
    add("ask in", Set(reply.owners.flatMap(\.channels)).sorted().joined(separator: ", "))
    add("newest release", reply.releases.first?.version)
    add("readiness", project.readiness.map { "\(Int(($0 * 100).rounded())) %" })
    add("used by", project.usedBy.map { "\($0) other \($0 == 1 ? "repository" : "repositories")" })
    return lines
  }

  private var lists: [String] {
    func place(_ path: String, _ line: Int?) -> String { " (\(path)\(line.map { ":\($0)" } ?? ""))" }
    return reply.commands.map { "\($0.purpose): \($0.command)" + place($0.path, $0.line) }
      + reply.dependencies.map { "needs: \($0.name) \($0.requirement)" + place($0.path, $0.line) }
      + reply.consumers.map {
        "consumer: \($0.project.id)" + place("\($0.project.repository):\($0.path)", $0.line)
      }
      + reply.documents.map { "document: \($0.path) \($0.title)" }
  }
}
