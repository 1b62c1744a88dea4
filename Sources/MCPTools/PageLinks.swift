package import Services

/// Where people read what an agent is told of: the pages of the site.
package struct PageLinks: Sendable {
  /// Address of the site without a slash at its end; empty where nobody said it, and links are paths then.
  package var site: String
  /// Paths, from the slash that begins them.
  package var project: @Sendable (ProjectSummary) -> String?
  package var line: @Sendable (_ repository: String, _ path: String, _ line: Int?) -> String
  package var research: @Sendable (_ need: String) -> String
  package var chapter: @Sendable (_ slug: String) -> String
  package var question: @Sendable (_ label: String) -> String

  package init(
    site: String, project: @escaping @Sendable (ProjectSummary) -> String?,
    line: @escaping @Sendable (_ repository: String, _ path: String, _ line: Int?) -> String,
    research: @escaping @Sendable (_ need: String) -> String, chapter: @escaping @Sendable (_ slug: String) -> String,
    question: @escaping @Sendable (_ label: String) -> String
  ) {
    self.site = site
    self.project = project
    self.line = line
    self.research = research
    self.chapter = chapter
    self.question = question
  }

  func page(of summary: ProjectSummary) -> String? { project(summary).map { site + $0 } }

  func page(of repository: String, _ path: String, line number: Int? = nil) -> String {
    site + line(repository, path, number)
  }
}
